"""/stats: how far a person has come, in words and as a picture."""

import asyncio
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.knowledge.course import Language
from bot.quiz.progress import Progress, progress
from bot.render.feedback import progress_text
from bot.render.pictures import progress_png


@dataclass(frozen=True, slots=True)
class Stats:
    """Tells a person's progress where it was asked for."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, compute, send."""
        chat, person = update.effective_chat, update.effective_user
        if chat is None or person is None:
            return
        language = self.asking.replies.language_of(person)
        found = await self._progress(person.id, language)
        if not found.answered:
            await self.asking.replies.say(chat.id, "learn.no_stats", language)
            return
        picture = await asyncio.to_thread(progress_png, found, language)
        await self.asking.replies.sender.send_picture(
            chat.id, picture, progress_text(found, language)
        )

    async def _progress(self, learner_id: int, language: Language) -> Progress:
        journal = await self.asking.shelf()
        course = self.asking.replies.course
        chat = await journal.chat(learner_id)
        return progress(
            await journal.reviews(learner_id),
            await journal.cards(learner_id),
            course.entries.keys(),
            {entry.id: topic.title[language] for topic in course.topics for entry in topic.entries},
            self.asking.zone if chat is None else chat.schedule.zone,
            self.asking.clock(),
            weekdays_only=chat is not None and chat.schedule.weekdays_only,
        )


def register(application: AnyApplication, asking: Asking) -> None:
    """Adds the handler."""
    application.add_handler(CommandHandler("stats", Stats(asking)))
