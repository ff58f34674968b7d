"""sendPhoto: a picture with a caption, uploaded or by the id of an uploaded one."""

import struct

from tests.botapi.messages import deliver
from tests.botapi.params import Params
from tests.botapi.refusal import Json, bad_request
from tests.botapi.text import utf16_length
from tests.botapi.world import World

CAPTION_LIMIT = 1024
MOST_BYTES = 10 * 2**20
_MOST_SIDES = 10_000
_MOST_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"


def send_photo(world: World, params: Params) -> Json:
    """Sends an uploaded PNG; Telegram takes other formats too, the product sends none."""
    chat = world.chat_of(params.text("chat_id"), writing=True)
    picture = params.values.get("photo")
    if not picture:
        raise bad_request("there is no photo in the request")
    if not isinstance(picture, bytes):
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    width, height = _size(picture)
    caption = params.formatted("caption", "parse_mode", "caption_entities")
    if utf16_length(caption.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {
        "photo": [
            {
                "file_id": world.new_id(),
                "file_unique_id": world.new_id(),
                "width": width,
                "height": height,
                "file_size": len(picture),
            }
        ]
    }
    if caption.text:
        content["caption"] = caption.text
    if caption.entities:
        content["caption_entities"] = list(caption.entities)
    world.pictures.append(picture)
    return deliver(world, params, chat, content, "sendPhoto")


def _size(picture: bytes) -> tuple[int, int]:
    if len(picture) > MOST_BYTES:
        raise bad_request("file is too big")
    if not picture.startswith(_PNG) or picture[12:16] != b"IHDR":
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", picture[16:24])
    if width + height > _MOST_SIDES or max(width, height) > _MOST_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
