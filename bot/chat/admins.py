"""What those who look after the bot are told, each in a message."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.chat.replies import Replies
from bot.errors import Problem

log = logging.getLogger(__name__)

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Admins:
    """Tells every admin; one who cannot be reached hinders nothing."""

    replies: Replies
    people: frozenset[int]

    async def tell_of_course(self, problems: Sequence[Problem]) -> None:
        """The course was changed and has these problems; without any it is in order again."""
        language = self.replies.default
        listed = "\n".join(str(problem) for problem in problems[:_SHOWN])
        told = "admin.course_broken" if problems else "admin.course_mended"
        for person in sorted(self.people):
            try:
                await self.replies.say(person, told, language, count=len(problems), problems=listed)
            except TelegramError as fault:
                log.warning("An admin could not be told of the course: %s", fault)
