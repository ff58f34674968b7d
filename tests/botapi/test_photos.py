"""Pictures: uploaded, looked at, refused."""

import io
import struct

import aiohttp
import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.refusal import Json
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


def png(width: int = 100, height: int = 50) -> bytes:
    """The beginning of a PNG, which is as much as is looked at."""
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height)


async def upload(api: BotApi, picture: bytes, **params: str) -> Json:
    """The answer to an upload."""
    form = aiohttp.FormData(params | {"chat_id": "1"})
    form.add_field("photo", io.BytesIO(picture), filename="x.png", content_type="image/png")
    async with aiohttp.ClientSession() as session:
        url = f"{api.base_url}{api.token}/sendPhoto"
        async with session.post(url, data=form) as response:
            body: Json = await response.json()
            return body


async def test_a_picture_comes_with_its_caption(api: BotApi) -> None:
    api.open_chat(1)
    picture = png()
    sent = (await upload(api, picture, caption="<b>x</b>", parse_mode="HTML"))["result"]
    assert (sent["caption"], sent["photo"][0]["width"]) == ("x", 100)
    assert api.pictures == [picture]
    assert api.sent(1, "sendPhoto")[0].text == "x"


@pytest.mark.parametrize(
    ("picture", "caption", "reason"),
    [
        pytest.param(b"GIF89a", "", "IMAGE_PROCESS_FAILED", id="no PNG"),
        pytest.param(png(9000, 1001), "", "PHOTO_INVALID_DIMENSIONS", id="too large"),
        pytest.param(png(210, 10), "", "PHOTO_INVALID_DIMENSIONS", id="too narrow"),
        pytest.param(png() + b"x" * 10 * 2**20, "", "too big", id="too many bytes"),
        pytest.param(png(), "x" * 1025, "caption is too long", id="long caption"),
    ],
)
async def test_a_picture_is_refused(api: BotApi, picture: bytes, caption: str, reason: str) -> None:
    api.open_chat(1)
    assert reason in (await upload(api, picture, caption=caption))["description"]


async def test_what_is_no_upload_is_refused(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    assert "no photo" in (await ask("sendPhoto", chat_id=1))["description"]
    assert "wrong remote file" in (await ask("sendPhoto", chat_id=1, photo="x"))["description"]


async def test_a_file_is_no_text(api: BotApi) -> None:
    api.open_chat(1)
    form = aiohttp.FormData({"chat_id": "1"})
    form.add_field("text", b"x", filename="x.txt")
    async with aiohttp.ClientSession() as session:
        url = f"{api.base_url}{api.token}/sendMessage"
        async with session.post(url, data=form) as response:
            assert response.status == 400
