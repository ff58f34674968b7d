"""What pydantic finds wrong, as problems in words for a person who writes notes."""

from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import Problem
from bot.knowledge.fields import FAULTS, PartFault, Path, kind_of
from bot.knowledge.models import KINDS, PARTS, Shape
from bot.knowledge.source import Document
from bot.knowledge.tree import BROKEN, Mapping, Place

_SHOWN: Final = 60  # characters of a wrong value that a message repeats

_ENTRY_KEYS: Final = frozenset(key for shape in KINDS.values() for key in shape.model_fields)
_EXPECTED: Final = {
    "list_type": "a list",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "union_tag_not_found": "keys with values",
}


def quoted(value: str) -> str:
    """`value` in quotes on one line, cut where it is long."""
    line = " ".join(value.split())
    return f"'{line}'" if len(line) <= _SHOWN else f"'{line[:_SHOWN]}…'"


def nearest(word: str, known: Collection[str]) -> str | None:
    """The one of `known` that was probably meant by `word`; None if none is like it."""
    if len(word) > _SHOWN:
        return None
    return next(iter(get_close_matches(word, known, 1)), None)


def problems(document: Document, error: ValidationError, shape: type[Shape]) -> Iterator[Problem]:
    """Each thing that `error` says of `document`, which was to be a `shape`, once."""
    details = error.errors(include_url=False)
    lines = document.lines()
    meant = set(_meant_keys(details, shape))
    for detail in details:
        path = _path(detail)
        if _is_told(detail) or (detail["type"] == "missing" and path in meant):
            continue
        if detail["type"] == FAULTS:
            for fault in detail["ctx"][FAULTS]:
                at = _fault_place(document, lines, path, fault)
                yield document.problem(at, _labelled(path, fault.message))
        else:
            write = _WRITERS.get(detail["type"], _wrong_value)
            yield write(document, detail, shape)


def _is_told(detail: ErrorDetails) -> bool:
    """The value could not be read, so a problem tells of it already."""
    value = detail["input"]
    if isinstance(value, Mapping) and detail["type"].startswith("union_tag"):
        value = value.get("kind")
    return value is BROKEN


def _path(detail: ErrorDetails) -> Path:
    """Where in the file; pydantic puts the entry's kind in between."""
    path = detail["loc"]
    return (*path[:2], *path[3:]) if path[:1] == ("entries",) else path


def _labelled(path: Path, message: str) -> str:
    label = next((step for step in reversed(path) if isinstance(step, str)), None)
    return message if label is None else f"{label}: {message}"


def _keys(detail: ErrorDetails, shape: type[Shape]) -> Collection[str]:
    """The keys that may stand beside the unknown one."""
    above = [step for step in detail["loc"][:-1] if isinstance(step, str)]
    if not above:
        return shape.model_fields
    return (PARTS | KINDS)[above[-1]].model_fields


def _meant_keys(details: list[ErrorDetails], shape: type[Shape]) -> Iterator[Path]:
    """Paths of keys that are there, but misspelt: they are not missing too."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            path = _path(detail)
            meant = nearest(str(path[-1]), _keys(detail, shape))
            if meant is not None:
                yield (*path[:-1], meant)


def _fault_place(document: Document, lines: list[str], path: Path, fault: PartFault) -> Place:
    value, place = document.walk((*path, *fault.path))
    if fault.is_key:
        return document.key_place((*path, *fault.path))
    if not fault.offset or not isinstance(value, str):
        return place
    rest = lines[place.line - 1][place.column - 1 :]
    start = 1 if rest[:1] in {"'", '"'} else 0
    if not rest.startswith(value, start):  # it has escapes or several lines: no simple column
        return place
    return Place(place.line, place.column + start + fault.offset)


def _unknown_key(document: Document, detail: ErrorDetails, shape: type[Shape]) -> Problem:
    path = _path(detail)
    key = str(path[-1])
    keys = _keys(detail, shape)
    meant = nearest(key, keys)
    hint = f"did you mean '{meant}'?" if meant else f"allowed: {', '.join(keys)}"
    return document.problem(document.key_place(path), f"unknown key {quoted(key)}: {hint}")


def _missing(document: Document, detail: ErrorDetails, _: type[Shape]) -> Problem:
    path = _path(detail)
    above, place = document.walk(path[:-1])
    first = above.first if isinstance(above, Mapping) else place
    return document.problem(first, f"{path[-1]}: missing")


def _kind(document: Document, detail: ErrorDetails, shape: type[Shape]) -> Problem:
    entry = detail["input"]
    path = _path(detail)
    named = ", ".join(KINDS)
    if not isinstance(entry, Mapping):
        return _wrong_value(document, detail, shape)
    if "kind" not in entry:
        if typed := nearest("kind", entry.keys() - _ENTRY_KEYS):
            wrong = f"unknown key '{typed}': did you mean 'kind'?"
            return document.problem(document.key_place((*path, typed)), wrong)
        return document.problem(entry.first, f"kind: missing ({named})")
    kind = entry["kind"]
    if not isinstance(kind, str):
        wrong = "empty" if kind is None else f"expected text, got {kind_of(kind)}"
        return document.problem(entry.place("kind"), f"kind: {wrong} ({named})")
    meant = nearest(kind, KINDS)
    hint = f": did you mean '{meant}'?" if meant else ""
    return document.problem(entry.place("kind"), f"unknown kind {quoted(kind)}{hint} ({named})")


def _wrong_value(document: Document, detail: ErrorDetails, _: type[Shape]) -> Problem:
    path = _path(detail)
    return document.problem(document.walk(path)[1], _labelled(path, _wrong(detail)))


def _wrong(detail: ErrorDetails) -> str:
    value = detail["input"]
    kind = detail["type"]
    if value is None or (isinstance(value, str) and not value.strip()):
        return "empty"
    if kind in {"bool_parsing", "string_pattern_mismatch", "literal_error"}:
        return f"{quoted(str(value))} {_RULES[kind](detail)}"
    if kind in _EXPECTED:
        return f"expected {_EXPECTED[kind]}, got {kind_of(value)}"
    if kind == "too_short":
        return "the list is empty"
    if kind == "string_too_long":
        return f"{len(value)} characters, but at most {detail['ctx']['max_length']} are allowed"
    return detail["msg"]


_RULES: Final[dict[str, Callable[[ErrorDetails], str]]] = {
    "bool_parsing": lambda _: "is neither true nor false",
    "string_pattern_mismatch": lambda _: "may hold only letters a-z, digits, _ and single - inside",
    "literal_error": lambda detail: f"is not {detail['ctx']['expected']}",
}
_WRITERS: Final[dict[str, Callable[[Document, ErrorDetails, type[Shape]], Problem]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
}
