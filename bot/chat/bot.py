"""The library's bot, which also gives updates one by one, before they are parsed."""

from collections.abc import Sequence
from typing import Any, cast

from telegram.ext import ExtBot

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")


class PollingBot(ExtBot[None]):
    """A bot whose updates come raw: one that cannot be parsed does not hide the others."""

    async def raw_updates(
        self, offset: int, wait_s: int, read_timeout_s: float
    ) -> Sequence[dict[str, Any]]:  # Any: JSON as it came
        """Updates from `offset` on; those below it are forgotten by Telegram for good.

        Waits up to `wait_s` seconds for one. TelegramError: as of any request.
        """
        data = {"offset": offset, "timeout": wait_s, "allowed_updates": list(ALLOWED_UPDATES)}
        updates = await self._post("getUpdates", data, read_timeout=wait_s + read_timeout_s)
        return cast("list[dict[str, Any]]", updates)
