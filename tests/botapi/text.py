"""Texts as Telegram counts and cleans them, and the entities it finds in plain text."""

import re
from dataclasses import dataclass
from typing import Any

from tests.botapi.refusal import Json, bad_request

TEXT_LIMIT = 4096

_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}\b")
_CONTROL = {code: " " for code in range(32) if code != 10} | {13: None}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as shown, with its entities in Telegram's JSON."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, in which Telegram measures texts and entities."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of `text` that an entity covers; offset and length in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")[offset * 2 : (offset + length) * 2]
    return units.decode("utf-16-le", "surrogatepass")


def require_unicode(value: Any) -> None:
    """Refuses lone surrogates anywhere in a value from outside."""
    match value:
        case str() if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise bad_request("strings must be encoded in UTF-8") from None
        case dict():
            require_unicode([*value.keys(), *value.values()])
        case list():
            for one in value:
                require_unicode(one)


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen."""
    return not text.translate(_INVISIBLE).strip()


def clean(formatted: Formatted) -> Formatted:
    """Without control characters and without space around it; entities moved along."""
    text = formatted.text
    if not text.isprintable():
        # A carriage return would move the entities after it: Telegram drops it before parsing.
        text = text.translate(_CONTROL)
    cut = len(text) - len(text.lstrip())
    stripped = text.strip()
    if len(stripped) == len(text):
        return Formatted(text, formatted.entities)
    shift, end = utf16_length(text[:cut]), utf16_length(stripped)
    moved = []
    for entity in formatted.entities:
        begin = max(entity["offset"] - shift, 0)
        length = min(entity["offset"] + entity["length"] - shift, end) - begin
        if length > 0:
            moved.append(entity | {"offset": begin, "length": length})
    return Formatted(stripped, tuple(moved))


def found_entities(text: str) -> list[Json]:
    """Commands and mentions that Telegram marks in what people write."""
    commands = [(found.span(), "bot_command") for found in _COMMAND.finditer(text)]
    taken = [span for span, _ in commands]
    mentions = [
        (found.span(), "mention")
        for found in _MENTION.finditer(text)
        if not any(begin <= found.start() < end for begin, end in taken)
    ]
    return [
        {
            "type": kind,
            "offset": utf16_length(text[:begin]),
            "length": utf16_length(text[begin:end]),
        }
        for (begin, end), kind in sorted(commands + mentions)
    ]
