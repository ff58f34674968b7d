"""A message -> the answer, sent. What private chats and groups have in common."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from telegram import Message, User

from bot.chat import keyboards
from bot.chat.recent import Recent
from bot.chat.sender import Sender
from bot.i18n import text
from bot.knowledge.course import Command, Course, Definition, Language, Table
from bot.markup import plain
from bot.matching.answerer import Answerer
from bot.matching.conversation import reply, told_in
from bot.matching.followups import Last, last_of
from bot.render.limits import MESSAGE_LENGTH, cut
from bot.render.telegram_html import render

_EXAMPLES = 3


@dataclass(slots=True, eq=False)
class Replies:
    """Answers from one course through one sender. `default`: the language if nobody tells.

    The one thing that changes is `answerer`: the whole of a course, put in the last one's place.
    """

    answerer: Answerer
    sender: Sender
    default: Language
    recent: Recent = field(default_factory=Recent)

    @property
    def course(self) -> Course:
        """What is answered from."""
        return self.answerer.index.course

    def language_of(self, person: User | None) -> Language:
        """The language a person has set in Telegram, if the course has it."""
        code = (person.language_code or "") if person is not None else ""
        for language in self.course.languages:
            if code.split("-")[0] == language:
                return language
        return self.taught(self.default)

    def taught(self, language: Language) -> Language:
        """The language if the course has it, else the course's first."""
        return language if language in self.course.languages else self.course.languages[0]

    async def answer(self, message: Message, question: str, *, quote: bool) -> None:
        """Answers a question. `quote`: as a reply to `message`, for where several people talk."""
        language = self.language_of(message.from_user)
        answer = reply(self.answerer, question, language, self._before(message))
        reply_to = message.message_id if quote else None
        keyboard = keyboards.under(answer)
        sent = await self.sender.send(message.chat_id, render(answer), keyboard, reply_to)
        self.recent.remember(sent, last_of(answer))

    def _before(self, message: Message) -> Last | None:
        """The answer that a message may lean on: of the message it replies to, else the last."""
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None and replied.from_user.is_bot:
            told = self.recent.last(message.chat_id, replied.message_id)
            told = told or told_in(replied.text or "", self.answerer)
            if told is not None:
                return told
        return self.recent.last(message.chat_id)

    async def show(self, chat_id: int, target_id: str, language: Language) -> bool:
        """Sends an entry or a row; False where the course has none of that id."""
        answer = self.answerer.show(target_id, language)
        if answer is None:
            return False
        sent = await self.sender.send(chat_id, render(answer), keyboards.under(answer))
        self.recent.remember(sent, last_of(answer))
        return True

    async def say(self, chat_id: int, text_id: str, language: Language, **values: object) -> None:
        """Sends a text of the interface."""
        await self.sender.send(chat_id, written(text(text_id, language, **values)))

    async def welcome(self, chat_id: int, language: Language) -> None:
        """Sends the greeting with example questions as buttons."""
        about = "" if self.course.about is None else plain(self.course.about[language])
        said = text("chat.welcome", language, course=self.course.title[language], about=about)
        buttons = keyboards.examples(example_questions(self.course, language))
        await self.sender.send(chat_id, written(said), buttons)


def written(said: str) -> str:
    """A text of the interface as HTML; what a course put in may be too long for a message."""
    return escape(cut(said, MESSAGE_LENGTH), quote=False)


def example_questions(course: Course, language: Language) -> Sequence[tuple[str, str]]:
    """A few questions worth asking first, with the entries that answer them: one of each kind."""
    askable = [entry for entry in course.entries.values() if entry.ask[language]]
    kinds = (Definition, Command, Table)
    firsts = [next((e for e in askable if isinstance(e, kind)), None) for kind in kinds]
    chosen = dict.fromkeys(entry.id for entry in (*firsts, *askable) if entry is not None)
    return tuple((course.entries[each].ask[language][0], each) for each in list(chosen)[:_EXAMPLES])
