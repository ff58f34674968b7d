"""The fields of quiz questions that authors write: short enough for a poll of Telegram."""

from typing import Annotated, Any, Final, TypeAlias, TypeVar

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema

from bot.knowledge.course import Name, Names
from bot.knowledge.fields import (
    SCALAR,
    TEXT,
    PartFault,
    Path,
    by_language,
    line,
    lines,
    localized,
    refuse,
)

T = TypeVar("T")

# core.telegram.org/bots/api#sendpoll
QUESTION: Final = 300
OPTION: Final = 100
EXPLANATION: Final = 200


def _check_length(text: str, most: int, path: Path, faults: list[PartFault]) -> None:
    if len(text) > most:
        wrong = f"{len(text)} characters, but at most {most} are allowed"
        faults.append(PartFault(path, wrong))


def _within(most: int) -> PlainValidator:
    def read(value: object, path: Path, faults: list[PartFault]) -> str:
        text = line(value, path, faults)
        _check_length(text, most, path, faults)
        return text

    def validate(value: object, info: ValidationInfo) -> Name:
        return localized(value, info, read)

    return PlainValidator(validate)


def _read_options(value: object, path: Path, faults: list[PartFault]) -> tuple[str, ...]:
    found = lines(value, path, faults)
    if len(found) < 2:
        faults.append(PartFault(path, "at least two options, the right one first"))
    seen: set[str] = set()
    for index, option in enumerate(found):
        _check_length(option, OPTION, (*path, index), faults)
        if option and option.casefold() in seen:
            faults.append(PartFault((*path, index), f"'{option}' again"))
        seen.add(option.casefold())
    return found


def _options(value: object, info: ValidationInfo) -> Names:
    return localized(value, info, _read_options)


def _unless_false(value: object) -> object:
    if isinstance(value, str) and value.strip().casefold() == "false":
        return None
    if value is None or isinstance(value, str):
        wrong = "false, or a list of questions" if value else "empty"
        raise refuse([PartFault((), wrong)])
    return value


_LIST: Final[dict[str, Any]] = {"type": "array", "items": SCALAR, "minItems": 2}

UnlessFalse: TypeAlias = Annotated[T | None, BeforeValidator(_unless_false)]
QuestionText: TypeAlias = Annotated[Name, _within(QUESTION), WithJsonSchema(TEXT)]
Explanation: TypeAlias = Annotated[Name, _within(EXPLANATION), WithJsonSchema(TEXT)]
Options: TypeAlias = Annotated[
    Names,
    PlainValidator(_options),
    WithJsonSchema({"anyOf": [_LIST, by_language(_LIST)]}),
]
