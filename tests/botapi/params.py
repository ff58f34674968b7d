"""Parameters of one call, whichever way they came: query, form, multipart or JSON."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.botapi.formatting import parse_error, parse_html
from tests.botapi.refusal import Json, bad_request
from tests.botapi.text import TEXT_LIMIT, Formatted, clean, is_blank, require_unicode, utf16_length

_ENTITY_KEYS = frozenset(
    "type offset length url user language custom_emoji_id unix_time date_time_format".split()
)
_PREVIEW_KEYS = frozenset(
    "is_disabled url prefer_small_media prefer_large_media show_above_text".split()
)
_TRUE = frozenset(("true", "True", "yes", "1"))
_FALSE = frozenset(("false", "False", "no", "0", ""))


async def read_params(request: web.Request) -> Json:
    """Parameters as sent; values are strings unless the body is JSON. Raises RefusalError."""
    params: Json = _urlencoded(request.rel_url.raw_query_string)
    if request.method != "POST" or not request.can_read_body:
        return params
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            body = await part.read(decode=True)  # type: ignore[union-attr]
            is_file = getattr(part, "filename", None) is not None
            value = bytes(body) if is_file else body.decode(errors="surrogateescape")
            params[getattr(part, "name", None) or ""] = value
        return params
    body = await request.read()
    if request.content_type == "application/json":
        try:
            sent = json.loads(body)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise bad_request("can't parse request: JSON object expected")
        return params | sent
    return params | _urlencoded(body.decode(errors="surrogateescape"))


def _urlencoded(text: str) -> Json:
    return dict(parse_qsl(text, keep_blank_values=True, errors="surrogateescape")) if text else {}


def only(keys: frozenset[str], value: Any, what: str) -> Json:
    """`value` as an object with no keys but these. Telegram ignores others; a typo hides there."""
    if not isinstance(value, dict):
        raise bad_request(f"{what} must be an Object")
    if unknown := value.keys() - keys:
        raise bad_request(f'unknown field "{min(unknown)}" in {what}')
    return value


@dataclass(frozen=True, slots=True)
class Params:
    """Typed access to parameters. Every accessor raises RefusalError for what Telegram refuses."""

    values: Json

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers in JSON bodies count as their digits."""
        value = self.values.get(name, default)
        if isinstance(value, bytes):
            raise bad_request(f'parameter "{name}" can\'t be a file')
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number; `default` where it is missing, unless that is None."""
        if name not in self and default is not None:
            return default
        try:
            return int(self.text(name))
        except ValueError:
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def boolean(self, name: str, *, default: bool = False) -> bool:
        """A flag in any of Telegram's spellings."""
        text = self.text(name) if name in self else str(default)
        if text not in _TRUE | _FALSE:
            raise bad_request(f'parameter "{name}" must be a Boolean')
        return text in _TRUE

    def json(self, name: str) -> Any:
        """A JSON-serialized parameter; None where it is missing."""
        value = self.values.get(name)
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name} JSON object") from None
            require_unicode(value)
        return None if value == "" else value

    def formatted(
        self, name: str, mode: str = "parse_mode", entities: str = "entities"
    ) -> Formatted:
        """A text with its markup, cleaned; it may be empty."""
        return formatted(self.text(name), self.text(mode), self.json(entities))

    def message_text(self) -> Formatted:
        """The text of a message: not empty, at most 4096 UTF-16 units. Link preview checked too."""
        if (preview := self.json("link_preview_options")) is not None:
            only(_PREVIEW_KEYS, preview, "LinkPreviewOptions")
        return full_text(self.formatted("text"))


def full_text(text: Formatted) -> Formatted:
    """`text` if it can be sent as a message."""
    if is_blank(text.text):
        raise bad_request("message text is empty")
    if utf16_length(text.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def formatted(raw: str, mode: str, entities: Any) -> Formatted:
    """`raw` read in a parse mode, or with the entities given apart from it."""
    if mode.lower() == "html":
        text = parse_html(raw.replace("\r", ""))
        require_unicode(text.text)
        return clean(text)
    if mode:
        # Markdown exists in Telegram; the product does not use it, and half a parser would lie.
        raise bad_request("unsupported parse_mode")
    if entities is None:
        return clean(Formatted(raw))
    if not isinstance(entities, list):
        raise parse_error("expected an Array of MessageEntity")
    length = utf16_length(raw)
    for entity in entities:
        only(_ENTITY_KEYS, entity, "MessageEntity")
        begin, size = entity.get("offset"), entity.get("length")
        if not isinstance(begin, int) or not isinstance(size, int) or "type" not in entity:
            raise parse_error("MessageEntity needs type, offset and length")
        if begin < 0 or size <= 0 or begin + size > length:
            raise parse_error("entity begins or ends outside of the text")
    return clean(Formatted(raw, tuple(entities)))
