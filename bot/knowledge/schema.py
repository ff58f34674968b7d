"""JSON Schema of course files for editors: `python -m bot.knowledge.schema` prints it."""

import json
import sys
from typing import Any

from pydantic.json_schema import models_json_schema

from bot.knowledge.fields import NAMES, SCALAR, TEXT
from bot.knowledge.models import KINDS, PARTS, CourseFile, Shape, TopicFile

_SHARED = {"Line": SCALAR, "Names": NAMES, "Text": TEXT}


def schema() -> dict[str, Any]:
    """One schema for course.yaml and for topic files, told apart by their keys.

    `if` and `then` rather than `oneOf`: an editor then complains of the key that is wrong, not
    that none of the alternatives fits.
    """
    models: list[type[Shape]] = [CourseFile, TopicFile]
    _, drawn = models_json_schema([(model, "validation") for model in models])
    names = sorted(shape.__name__ for shape in {*models, *KINDS.values(), *PARTS.values()})
    definitions = {name: drawn["$defs"][name] for name in names}
    for definition in definitions.values():
        _tidy(definition)
    entries = definitions["TopicFile"]["properties"]["entries"]
    entries["items"] = _entry()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Konspekt course",
        "description": "course.yaml, or a topic file: a title and its entries.",
        "type": "object",
        "if": {"anyOf": [{"required": [key]} for key in ("id", "title", "languages")]},
        "then": {"$ref": "#/$defs/CourseFile"},
        "else": {"$ref": "#/$defs/TopicFile"},
        "$defs": _fold(definitions) | _SHARED,
    }


def _fold(value: Any) -> Any:  # any JSON
    """`value` with references in place of what is in _SHARED."""
    if isinstance(value, list):
        return [_fold(item) for item in value]
    if not isinstance(value, dict):
        return value
    bare = {key: item for key, item in value.items() if key != "description"}
    for name, shared in _SHARED.items():
        if bare == shared:
            described = value.keys() & {"description"}
            return {key: value[key] for key in described} | {"$ref": f"#/$defs/{name}"}
    return {key: _fold(item) for key, item in value.items()}


def _entry() -> dict[str, Any]:
    """An entry: its kind says which keys it has."""
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"kind": {"enum": list(KINDS), "description": "What sort of entry this is."}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{shape.__name__}"},
            }
            for kind, shape in KINDS.items()
        ],
    }


def _tidy(definition: dict[str, Any]) -> None:
    """Leave out what pydantic adds for itself: titles made of names, null where a key may miss."""
    definition.pop("title")
    for value in definition["properties"].values():
        value.pop("title", None)
        value.pop("default", None)
        options = value.pop("anyOf", None)
        if options is None:
            continue
        options = [option for option in options if option != {"type": "null"}]
        value.update(options[0] if len(options) == 1 else {"anyOf": options})
    if quiz := definition["properties"].get("quiz"):
        listed = {key: quiz.pop(key) for key in ("type", "items")}
        quiz["anyOf"] = [listed, {"const": False}]


def main() -> None:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
