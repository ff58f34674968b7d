"""The library's bot with two ways in that it has not: updates unparsed, and a message sent without
reading back what Telegram made of it.
"""

from collections.abc import Sequence
from typing import Any, cast

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.ext import ExtBot

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class KonspektBot(ExtBot[None]):
    """A bot that polls and answers. TelegramError: as of any request of the library."""

    async def raw_updates(
        self, offset: int, wait_s: int, read_timeout_s: float
    ) -> Sequence[dict[str, Any]]:  # Any: JSON as it came
        """Updates from `offset` on; those below it are forgotten by Telegram for good.

        Waits up to `wait_s` seconds for one. An update that cannot be parsed does not hide others.
        """
        data = {"offset": offset, "timeout": wait_s, "allowed_updates": list(ALLOWED_UPDATES)}
        updates = await self._post("getUpdates", data, read_timeout=wait_s + read_timeout_s)
        return cast("list[dict[str, Any]]", updates)

    async def send_html(
        self,
        chat_id: int,
        html: str,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
    ) -> None:
        """Sends a message, as an answer to the one with the id `reply_to`.

        The library would turn the sent message into objects, a tenth of the work of an answer.
        """
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        data = {
            "chat_id": chat_id,
            "text": html,
            "parse_mode": ParseMode.HTML,
            "link_preview_options": _NO_PREVIEW,
            "reply_markup": keyboard,
            "reply_parameters": reply,
        }
        await self._post("sendMessage", data)
