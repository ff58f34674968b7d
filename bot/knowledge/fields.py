"""The types of the fields of a course: lines, ids, and texts and names in every language.

The context of a validation is the course's languages, or None where they could not be read.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from bot.knowledge.course import LANGUAGES, Language, Localized
from bot.knowledge.course import Name as NameValue
from bot.knowledge.course import Names as NamesValue
from bot.knowledge.course import Text as TextValue
from bot.knowledge.tree import BROKEN
from bot.markup import Markup, MarkupError, parse

T = TypeVar("T")
Path: TypeAlias = tuple[str | int, ...]

FAULTS = "faults"  # the type of an error whose context lists PartFaults under this name


class PartFault(NamedTuple):
    """What is wrong inside a value: where in it, in words; `offset` is in characters of a text."""

    path: Path
    message: str
    is_key: bool = False
    offset: int = 0


def kind_of(value: object) -> str:
    """What `value` is to a person who writes YAML."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "keys with values"
        case list():
            return "a list"
    return "text"


def _refuse(faults: list[PartFault]) -> PydanticCustomError:
    return PydanticCustomError(FAULTS, "see the context", {FAULTS: faults})


def _line(value: object, path: Path, faults: list[PartFault]) -> str:
    """`value` as a text of one line without spaces around it; "" if it is none."""
    if value is BROKEN:
        return ""
    if not isinstance(value, str):
        wrong = "empty" if value is None else f"expected text, got {kind_of(value)}"
        faults.append(PartFault(path, wrong))
        return ""
    text = value.strip()
    if not text:
        faults.append(PartFault(path, "empty"))
    elif "\n" in text:
        faults.append(PartFault(path, "must stand on one line"))
    return text


def _markup(value: object, path: Path, faults: list[PartFault]) -> Markup:
    """`value` as text with inline markup."""
    if not isinstance(value, str) or not value.strip():
        _line(value, path, faults)
        return ()
    try:
        return parse(value.strip())
    except MarkupError as error:
        offset = error.offset + len(value) - len(value.lstrip())
        faults.append(PartFault(path, str(error), offset=offset))
        return ()


def _lines(value: object, path: Path, faults: list[PartFault]) -> tuple[str, ...]:
    """`value` as a list of lines; a single text is a list of one."""
    if not isinstance(value, list):
        return (_line(value, path, faults),)
    return tuple(_line(item, (*path, index), faults) for index, item in enumerate(value))


def _some_lines(value: object, path: Path, faults: list[PartFault]) -> tuple[str, ...]:
    if value == []:
        faults.append(PartFault(path, "the list is empty"))
    return _lines(value, path, faults)


def _localized(
    value: object, info: ValidationInfo, read: Callable[[object, Path, list[PartFault]], T]
) -> Localized[T]:
    """`value` in every language: each read from a mapping, or one for all."""
    faults: list[PartFault] = []
    languages: tuple[str, ...] = info.context or LANGUAGES
    named = ", ".join(languages)
    values: dict[Any, T] = {}  # keys are checked to be languages
    if isinstance(value, dict):
        for key in value:
            if key not in languages:
                whose = "the course's languages" if info.context else "the languages"
                wrong = f"'{key}' is not one of {whose} ({named})"
                faults.append(PartFault((key,), wrong, is_key=True))
        for language in languages:
            if language in value:
                values[language] = read(value[language], (language,), faults)
            elif info.context:
                wrong = f"no '{language}' (the course's languages are {named})"
                faults.append(PartFault((), wrong))
    else:
        values = dict.fromkeys(languages, read(value, (), faults))
    if faults:
        raise _refuse(faults)
    return Localized(MappingProxyType(values))


def _text(value: object, info: ValidationInfo) -> TextValue:
    return _localized(value, info, _markup)


def _name(value: object, info: ValidationInfo) -> NameValue:
    return _localized(value, info, _line)


def _names(value: object, info: ValidationInfo) -> NamesValue:
    return _localized(value, info, _lines)


def _some_names(value: object, info: ValidationInfo) -> NamesValue:
    return _localized(value, info, _some_lines)


def _one_line(value: object) -> str:
    faults: list[PartFault] = []
    text = _line(value, (), faults)
    if faults:
        raise _refuse(faults)
    return text


def _script(value: str) -> str:
    if not value.strip():
        raise _refuse([PartFault((), "empty")])
    return value.strip()


def _distinct(values: list[Language]) -> list[Language]:
    first = {value: index for index, value in reversed([*enumerate(values)])}
    faults = [
        PartFault((index,), f"'{value}' again")
        for index, value in enumerate(values)
        if first[value] != index
    ]
    if faults:
        raise _refuse(faults)
    return values


def _flag_name(value: str) -> str:
    if not value.startswith("-") or value == "-" or any(c.isspace() or c in ",=" for c in value):
        wrong = f"'{value}' is not a flag: it starts with '-' and has no space, comma or '='"
        raise _refuse([PartFault((), wrong)])
    return value


# An editor reads `1.10` and `no` as a number and a boolean; here they are text.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_LIST: dict[str, Any] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
_SOME: dict[str, Any] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}


def _schema(one: dict[str, Any]) -> WithJsonSchema:
    """The schema of a value that is `one`, or a mapping of languages to it."""
    options = one.get("anyOf", [one])
    by_language = {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, one),
        "additionalProperties": False,
        "minProperties": 1,
    }
    return WithJsonSchema({"anyOf": [*options, by_language]})


ID_PATTERN = r"^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*$"

Text: TypeAlias = Annotated[TextValue, PlainValidator(_text), _schema(_SCALAR)]
Name: TypeAlias = Annotated[NameValue, PlainValidator(_name), _schema(_SCALAR)]
Names: TypeAlias = Annotated[NamesValue, PlainValidator(_names), _schema(_LIST)]
SomeNames: TypeAlias = Annotated[NamesValue, PlainValidator(_some_names), _schema(_SOME)]
Line: TypeAlias = Annotated[str, PlainValidator(_one_line), WithJsonSchema(_SCALAR)]
Script: TypeAlias = Annotated[str, AfterValidator(_script), WithJsonSchema(_SCALAR)]
FlagName: TypeAlias = Annotated[
    Line,
    AfterValidator(_flag_name),
    WithJsonSchema({"type": "string", "pattern": r"^-[^\s,=]+$"}),
]
# Ids travel in 64 bytes of callback data and 64 characters of a deep link.
EntryId: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=40)]
RowId: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=20)]
Languages: TypeAlias = Annotated[
    list[Language],
    AfterValidator(_distinct),
    Field(min_length=1, json_schema_extra={"uniqueItems": True}),
]
