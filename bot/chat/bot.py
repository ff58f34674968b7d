"""The library's bot with two ways in that it has not: updates unparsed, and a message sent without
reading back what Telegram made of it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from telegram import InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode, PollType
from telegram.ext import ExtBot

if TYPE_CHECKING:
    from bot.quiz.items import QuizItem

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "poll_answer",
    "my_chat_member",
)
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
    ) -> dict[str, Any]:  # Any: JSON as it came
        """Sends a message, as an answer to the one with the id `reply_to`; what Telegram made.

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
        return cast("dict[str, Any]", await self._post("sendMessage", data))

    async def send_quiz(
        self, chat_id: int, item: "QuizItem", keyboard: InlineKeyboardMarkup | None = None
    ) -> dict[str, Any]:  # Any: JSON as it came
        """Sends an item as a quiz poll that shows who voted: else no vote would come."""
        data = {
            "chat_id": chat_id,
            "question": item.question,
            "options": [{"text": option} for option in item.options],
            "type": PollType.QUIZ,
            "is_anonymous": False,
            "correct_option_ids": [item.right],
            "explanation": item.explanation,
            "reply_markup": keyboard,
        }
        return cast("dict[str, Any]", await self._post("sendPoll", data))

    async def send_png(
        self, chat_id: int, png: bytes, caption: str
    ) -> dict[str, Any]:  # Any: JSON as it came
        """Sends a picture with a text under it."""
        picture = InputFile(png, filename="konspekt.png")
        data = {"chat_id": chat_id, "photo": picture, "caption": caption}
        return cast("dict[str, Any]", await self._post("sendPhoto", data))

    async def edit_html(
        self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup
    ) -> dict[str, Any]:  # Any: JSON as it came
        """Replaces the text and the buttons of a message."""
        data = {
            "chat_id": chat_id,
            "message_id": message_id,
            "text": html,
            "parse_mode": ParseMode.HTML,
            "link_preview_options": _NO_PREVIEW,
            "reply_markup": keyboard,
        }
        return cast("dict[str, Any]", await self._post("editMessageText", data))
