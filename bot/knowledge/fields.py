"""The types of the fields of a course: lines, ids, and texts and names in every language.

The context of a validation is the course's languages, or None where they could not be read.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
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


def refuse(faults: list[PartFault]) -> PydanticCustomError:
    """The error that tells of `faults`."""
    return PydanticCustomError(FAULTS, "see the context", {FAULTS: faults})


def line(value: object, path: Path, faults: list[PartFault]) -> str:
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
        line(value, path, faults)
        return ()
    try:
        return parse(value.strip())
    except MarkupError as error:
        offset = error.offset + len(value) - len(value.lstrip())
        faults.append(PartFault(path, str(error), offset=offset))
        return ()


def lines(value: object, path: Path, faults: list[PartFault]) -> tuple[str, ...]:
    """`value` as a list of lines; a single text is a list of one."""
    if not isinstance(value, list):
        return (line(value, path, faults),)
    return tuple(line(item, (*path, index), faults) for index, item in enumerate(value))


def _some_lines(value: object, path: Path, faults: list[PartFault]) -> tuple[str, ...]:
    if value == []:
        faults.append(PartFault(path, "the list is empty"))
    return lines(value, path, faults)


def localized(
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
        raise refuse(faults)
    return Localized(MappingProxyType(values))


def _text(value: object, info: ValidationInfo) -> TextValue:
    return localized(value, info, _markup)


def _name(value: object, info: ValidationInfo) -> NameValue:
    return localized(value, info, line)


def _names(value: object, info: ValidationInfo) -> NamesValue:
    return localized(value, info, lines)


def _some_names(value: object, info: ValidationInfo) -> NamesValue:
    return localized(value, info, _some_lines)


def _one_line(value: object) -> str:
    faults: list[PartFault] = []
    text = line(value, (), faults)
    if faults:
        raise refuse(faults)
    return text


def _given(value: object) -> object:
    if value is None:
        raise refuse([PartFault((), "empty")])
    return value


def _script(value: str) -> str:
    if not value.strip():
        raise refuse([PartFault((), "empty")])
    return value.strip()


def _distinct(values: list[Language]) -> list[Language]:
    first = {value: index for index, value in reversed([*enumerate(values)])}
    faults = [
        PartFault((index,), f"'{value}' again")
        for index, value in enumerate(values)
        if first[value] != index
    ]
    if faults:
        raise refuse(faults)
    return values


def _flag_name(value: str) -> str:
    if not value.startswith("-") or value == "-" or any(c.isspace() or c in ",=" for c in value):
        wrong = f"'{value}' is not a flag: it starts with '-' and has no space, comma or '='"
        raise refuse([PartFault((), wrong)])
    return value


def by_language(one: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping of languages to what has the schema `one`."""
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, one),
        "additionalProperties": False,
        "minProperties": 1,
    }


# An editor reads `1.10` and `no` as a number and a boolean; here they are text.
SCALAR: Final[dict[str, Any]] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_LIST: Final = {"type": "array", "items": SCALAR}
TEXT: Final = {"anyOf": [SCALAR, by_language(SCALAR)]}
NAMES: Final = {"anyOf": [SCALAR, _LIST, by_language({"anyOf": [SCALAR, _LIST]})]}


def _id(max_length: int) -> tuple[StringConstraints, WithJsonSchema]:
    pattern = r"^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*$"
    drawn = {"type": ["string", "integer"], "pattern": pattern, "maxLength": max_length}
    return StringConstraints(pattern=pattern, max_length=max_length), WithJsonSchema(drawn)


# A key that may be left out, but is not empty where it stands.
Maybe: TypeAlias = Annotated[T | None, BeforeValidator(_given)]
Text: TypeAlias = Annotated[TextValue, PlainValidator(_text), WithJsonSchema(TEXT)]
Name: TypeAlias = Annotated[NameValue, PlainValidator(_name), WithJsonSchema(TEXT)]
Names: TypeAlias = Annotated[NamesValue, PlainValidator(_names), WithJsonSchema(NAMES)]
SomeNames: TypeAlias = Annotated[NamesValue, PlainValidator(_some_names), WithJsonSchema(NAMES)]
Line: TypeAlias = Annotated[str, PlainValidator(_one_line), WithJsonSchema(SCALAR)]
Script: TypeAlias = Annotated[str, AfterValidator(_script), WithJsonSchema(SCALAR)]
FlagName: TypeAlias = Annotated[
    Line,
    AfterValidator(_flag_name),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^-[^\s,=]+$"}),
]
# Ids travel in 64 bytes of callback data and 64 characters of a deep link.
EntryId: TypeAlias = Annotated[str, *_id(40)]
RowId: TypeAlias = Annotated[str, *_id(20)]
Languages: TypeAlias = Annotated[
    list[Language],
    AfterValidator(_distinct),
    Field(min_length=1, json_schema_extra={"uniqueItems": True}),
]
