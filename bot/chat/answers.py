"""Answers to items, however they were given: remembered, explained in private, followed by more."""

from dataclasses import dataclass
from datetime import datetime
from html import escape

from telegram import InlineKeyboardMarkup, User

from bot.chat.asking import Asking
from bot.chat.keyboards import column
from bot.chat.presses import Do, Press, ShowEntry
from bot.i18n import text
from bot.knowledge.course import title
from bot.quiz.calendar import learning_moment
from bot.quiz.journal import Asked
from bot.quiz.lesson import graded
from bot.quiz.memory import Card, review
from bot.quiz.progress import Review
from bot.render.feedback import asked_again, explained


@dataclass(frozen=True, slots=True)
class Answers:
    """Takes answers."""

    asking: Asking

    async def take(self, asked: Asked, person: User, *, right: bool, said: str = "") -> None:
        """Stores an answer, the first one of a person; `said`: what is told of it first.

        In a group nobody is told: others are still to answer, and nobody is to be shamed.
        """
        moment = learning_moment(self.asking.clock(), await self.asking.zone_of(person.id))
        card = await self._remembered(asked, person, moment, right=right)
        if card is not None and asked.chat_id > 0:
            item = self.asking.lessons.again(asked)
            verdict = said or text("learn.right" if right else "learn.wrong", asked.language)
            lines = [verdict, *explained(item, asked.language, right=right)]
            if item is not None:
                lines.append(asked_again(card, moment, asked.language))
            html = escape("\n\n".join(lines), quote=False)
            await self.asking.replies.sender.send(person.id, html, self._buttons(asked))
        await self.asking.follow(asked)

    async def _remembered(
        self, asked: Asked, person: User, moment: datetime, *, right: bool
    ) -> Card | None:
        """The card after the answer; None where the person had answered before."""
        journal = await self.asking.shelf()
        hinted = right and await journal.is_hinted(asked.id, person.id)
        grade = graded(right=right, hinted=hinted)
        return await journal.review(
            Review(asked.entry_id, grade, self.asking.clock()),
            person.id,
            asked,
            lambda before: review(before, asked.entry_id, grade, moment),
            # A name is for leaderboards, which are in groups.
            person.first_name if asked.chat_id < 0 else None,
        )

    def _buttons(self, asked: Asked) -> InlineKeyboardMarkup | None:
        """To the entry, and to another item unless a daily quiz brings the next one."""
        entry = self.asking.replies.course.entries.get(asked.entry_id)
        buttons: list[tuple[str, Press]] = []
        if entry is not None:
            name = title(entry, asked.language)
            label = text("learn.read", asked.language, title=name)
            buttons.append((label, ShowEntry(entry.id)))
        if asked.local_date is None:
            buttons.append((text("learn.another", asked.language), Do("another")))
        return column(buttons) if buttons else None
