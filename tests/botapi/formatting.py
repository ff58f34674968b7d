"""Texts with Telegram's HTML: what is shown and its entities, or Telegram's refusal.

Follows the rules of Telegram's own parser, which are not those of HTML.
"""

import re
from dataclasses import dataclass, field

from tests.botapi.refusal import Json, RefusalError, bad_request
from tests.botapi.text import Formatted, utf16_length

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SPACE = " \t\r\n\v\0"
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(rf"[^>{_SPACE}]*")
_END_TAG = re.compile(rf"</([^>{_SPACE}]*)[{_SPACE}]*(>?)")
_SPACES = re.compile(rf"[{_SPACE}]*")
_ATTRIBUTE_NAME = re.compile(rf"[^=>{_SPACE}]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


def parse_html(html: str) -> Formatted:
    """What an HTML text shows. Raises RefusalError with Telegram's reason."""
    return _Parser(html).parse()


def parse_error(reason: str) -> RefusalError:
    """A refusal of a text because of its markup."""
    return bad_request(f"can't parse entities: {reason}")


def decode_references(raw: str) -> str:
    """`&lt;` and its like as characters; what Telegram does not know stays as it is."""
    return _REFERENCE.sub(_decoded, raw) if "&" in raw else raw


def _decoded(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return _NAMED.get(name, reference[0])
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    if code == 0 or code >= 0x10FFFF or len(reference[0].rstrip(";")) >= 10:
        return reference[0]
    return chr(code)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    piece: int


@dataclass(slots=True)
class _Parser:
    """Reads one HTML text from left to right. Offsets of entities are UTF-16 units."""

    html: str
    pieces: list[str] = field(default_factory=list)
    units: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def parse(self) -> Formatted:
        """The whole text. Raises RefusalError."""
        at = 0
        while (tag := self.html.find("<", at)) >= 0:
            self.add(self.html[at:tag])
            at = self.end_tag(tag) if self.html.startswith("/", tag + 1) else self.start_tag(tag)
        self.add(self.html[at:])
        if self.open:
            raise parse_error(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"'
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        entities = sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))
        return Formatted("".join(self.pieces), tuple(entities))

    def add(self, raw: str) -> None:
        if raw:
            text = decode_references(raw)
            self.pieces.append(text)
            self.units += utf16_length(text)

    def bytes_before(self, at: int) -> int:
        return len(self.html[:at].encode(errors="surrogatepass"))

    def where(self, tag: str, begin: int) -> str:
        return f'the tag "{tag}" at byte offset {self.bytes_before(begin)}'

    def start_tag(self, begin: int) -> int:
        """Opens the tag at `begin`; gives where the text goes on."""
        name = _TAG_NAME.match(self.html, begin + 1)
        assert name is not None
        if name.end() == len(self.html):
            raise parse_error(f"Unclosed start tag at byte offset {self.bytes_before(begin)}")
        tag = name[0].lower()
        if tag not in _STYLES:
            raise parse_error(
                f'Unsupported start tag "{tag}" at byte offset {self.bytes_before(begin)}'
            )
        attributes, end = self.attributes(tag, begin, name.end())
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "spoiler":
            raise parse_error(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self.bytes_before(begin)}'
            )
        self.open.append(_Open(tag, argument, self.units, len(self.pieces)))
        return end

    def attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            at = self.skip_spaces(at)
            if self.html.startswith(">", at):
                return found, at + 1
            name = _ATTRIBUTE_NAME.match(self.html, at)
            assert name is not None
            if not name[0]:
                raise parse_error(f"Empty attribute name in {self.where(tag, begin)}")
            at = self.skip_spaces(name.end())
            if (
                tag == "blockquote"
                and name[0] == "expandable"
                and not self.html.startswith("=", at)
            ):
                found["expandable"] = "1"
                continue
            if not self.html.startswith("=", at):
                raise parse_error(
                    "Expected equal sign in declaration of an attribute of "
                    + self.where(tag, begin)
                )
            found[name[0]], at = self.attribute_value(begin, self.skip_spaces(at + 1))

    def attribute_value(self, begin: int, at: int) -> tuple[str, int]:
        quote = self.html[at : at + 1]
        if quote in {"'", '"'}:
            end = self.html.find(quote, at + 1)
            if end < 0 or end + 1 == len(self.html):
                raise parse_error(f"Unclosed start tag at byte offset {self.bytes_before(begin)}")
            return decode_references(self.html[at + 1 : end]), end + 1
        token = _NAME_TOKEN.match(self.html, at)
        assert token is not None
        if self.html[token.end() : token.end() + 1] not in {*_SPACE, ">"}:
            raise parse_error(
                f"Unexpected end of name token at byte offset {self.bytes_before(at)}"
            )
        return token[0].lower(), token.end()

    def skip_spaces(self, at: int) -> int:
        spaces = _SPACES.match(self.html, at)
        assert spaces is not None
        return spaces.end()

    def end_tag(self, begin: int) -> int:
        """Closes the innermost tag; gives where the text goes on."""
        if not self.open:
            raise parse_error(f"Unexpected end tag at byte offset {self.bytes_before(begin)}")
        found = _END_TAG.match(self.html, begin)
        assert found is not None
        if not found[2]:
            raise parse_error(f"Unclosed end tag at byte offset {self.bytes_before(begin)}")
        opened = self.open.pop()
        name = found[1].lower()
        if name not in {"", opened.tag}:
            raise parse_error(
                f"Unmatched end tag at byte offset {self.bytes_before(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.units > opened.offset:
            self.close(opened)
        return found.end()

    def close(self, opened: _Open) -> None:
        entity: Json = {
            "type": _STYLES[opened.tag],
            "offset": opened.offset,
            "length": self.units - opened.offset,
        }
        if opened.tag == "a":
            entity["url"] = opened.argument or "".join(self.pieces[opened.piece :])
            if not re.match(r"https?://|tg://|mailto:|[\w-]+(\.[\w-]+)+", entity["url"]):
                return
        elif opened.tag == "tg-emoji":
            if not re.fullmatch(r"-?[1-9]\d{0,18}", opened.argument):
                raise parse_error("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in {"pre", "code"} and self.joins(opened, entity):
            return
        self.entities.append(entity)

    def joins(self, opened: _Open, entity: Json) -> bool:
        """Whether `<pre><code class="language-x">` made one entity; does so."""
        last = self.entities[-1] if self.entities else {}
        if opened.tag == "code":
            entity["language"] = opened.argument
        same = last.get("offset") == entity["offset"] and last.get("length") == entity["length"]
        if not same or {last.get("type"), entity["type"]} != {"pre", "code"}:
            return False
        language = last.get("language") or entity.get("language")
        if language:
            last |= {"type": "pre", "language": language}
        return bool(language)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case "blockquote":
            return attributes.get("expandable", "")
        case "code" if attributes.get("class", "").startswith("language-"):
            return attributes["class"].removeprefix("language-")
        case "span" if attributes.get("class", "").startswith("tg-"):
            return attributes["class"].removeprefix("tg-")
        case _:
            return ""
