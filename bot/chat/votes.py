"""Votes in polls, which say nothing of the chat they come from."""

import asyncio
import logging
from dataclasses import dataclass, field

from telegram import Update
from telegram.ext import PollAnswerHandler

from bot.chat.answers import Answers
from bot.chat.handling import AnyApplication, Context
from bot.chat.requests import READ_TIMEOUT_S
from bot.quiz.journal import Asked

log = logging.getLogger(__name__)

# A vote may come before its poll is stored: until its sending is answered, or taken as timed out.
PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, READ_TIMEOUT_S - 5)


@dataclass(frozen=True, slots=True)
class Vote:
    """Takes a vote as an answer."""

    answers: Answers
    pauses_s: tuple[float, ...] = field(default=PAUSES_S)

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, find what was asked, remember."""
        vote = update.poll_answer
        # Without options a vote is taken back: the first one counts.
        if vote is None or vote.user is None or not vote.option_ids:
            return
        asked = await self._asked(vote.poll_id, vote.user.id)
        if asked is None:
            log.warning("A vote came in a poll that was never stored: its sending was cut off")
            return
        await self.answers.take(asked, vote.user, right=list(vote.option_ids) == [asked.right])

    async def _asked(self, poll_id: str, learner_id: int) -> Asked | None:
        journal = await self.answers.asking.shelf()
        for pause_s in (0.0, *self.pauses_s):
            await asyncio.sleep(pause_s)
            if (asked := await journal.asked(poll_id)) is not None:
                return asked
        # The answer to its sending never came, so nobody knows its id; in a private chat the
        # person tells which poll it must be.
        return await journal.adopt(poll_id, learner_id)


def register(application: AnyApplication, answers: Answers) -> None:
    """Adds the handler."""
    application.add_handler(PollAnswerHandler(Vote(answers)))
