"""The quiz at the keyboard, on the same memory as in Telegram."""

from asyncio import Runner
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from bot.commandline.grammar import Grammar
from bot.i18n import text
from bot.knowledge.course import Language
from bot.quiz.calendar import learning_moment
from bot.quiz.items import QuizItem
from bot.quiz.journal import TERMINAL, Asked, Journal
from bot.quiz.lesson import RECENT, AnyItem, Lessons, graded
from bot.quiz.memory import review
from bot.quiz.progress import Review
from bot.quiz.typed import judge, verdict_text
from bot.render.feedback import asked_again, explained

T = TypeVar("T")

LEAVE = frozenset({"/quit", "/exit", "/q", "q", "й"})
_HINT = frozenset({"/hint", "?", "hint"})


@dataclass(slots=True, kw_only=True)
class Practising:
    """Asks and remembers, one item after another. The journal is opened for the first one."""

    open_journal: Callable[[], Awaitable[Journal]]
    lessons: Lessons
    grammar: Grammar
    zone: str
    language: Language
    clock: Callable[[], datetime]
    rng: Random
    console: Console
    _runner: Runner = field(default_factory=Runner)
    _journal: Journal | None = None

    def __enter__(self) -> "Practising":
        return self

    def __exit__(self, *raised: object) -> None:
        if self._journal is not None:
            self._wait(self._journal.close())
        self._runner.close()

    @property
    def journal(self) -> Journal:
        """The journal. StoreError: it cannot be opened."""
        if self._journal is None:
            self._journal = self._wait(self.open_journal())
        return self._journal

    def run(self, typed: Iterator[str]) -> None:
        """Asks until the input ends or the person leaves."""
        while self.ask(typed):
            pass

    def ask(self, typed: Iterator[str]) -> bool:
        """Asks one item; False where there is nothing to ask, or nobody who answers."""
        item = self._next()
        if item is None:
            self._say(text("learn.nothing_to_ask", self.language))
            return False
        asked = self._asked(item)
        self._show(item)
        answer, hinted = self._answer(item, typed)
        if answer is None:
            return False
        right, said = self._judged(answer, item)
        moment = learning_moment(self.clock(), self.zone)
        grade = graded(right=right, hinted=hinted)
        self._wait(self.journal.record(asked))
        card = self._wait(
            self.journal.review(
                Review(asked.entry_id, grade, self.clock()),
                TERMINAL,
                asked,
                lambda before: review(before, asked.entry_id, grade, moment),
                None,
            )
        )
        lines = [said, *explained(item, self.language, right=right)]
        if card is not None:
            lines.append(asked_again(card, moment, self.language))
        self._say("\n".join(lines))
        return True

    def _wait(self, work: Awaitable[T]) -> T:
        async def waited() -> T:
            return await work

        return self._runner.run(waited())

    def _next(self) -> AnyItem | None:
        cards = self._wait(self.journal.cards(TERMINAL))
        recent = self._wait(self.journal.recent(TERMINAL, RECENT))
        now = learning_moment(self.clock(), self.zone)
        return self.lessons.next_item(cards, recent, self.language, now, self.rng, typed=True)

    def _asked(self, item: AnyItem) -> Asked:
        now = self.clock()
        right = item.right if isinstance(item, QuizItem) else None
        made = f"c{now.isoformat()}"
        return Asked(made, TERMINAL, item.entry_id, item.key, item.language, right, now)

    def _show(self, item: AnyItem) -> None:
        self.console.print(Text(item.question, style="bold"))
        if isinstance(item, QuizItem):
            for number, option in enumerate(item.options, 1):
                self.console.print(Text(f"  {number}. {option}"))
        self.console.print(Text(text("practice.how", self.language), style="dim"))

    def _answer(self, item: AnyItem, typed: Iterator[str]) -> tuple[str | None, bool]:
        """What was answered, None where the input ended, and whether after a hint."""
        hinted = False
        for said in typed:
            if said.casefold() in LEAVE:
                break
            if said.casefold() in _HINT:
                hinted = True
                self._say(text("learn.hint", self.language, hint=item.hint))
            elif not isinstance(item, QuizItem) or _option(said, item) is not None:
                return said, hinted
            else:
                self._say(text("practice.a_number", self.language, count=len(item.options)))
        return None, hinted

    def _judged(self, answer: str, item: AnyItem) -> tuple[bool, str]:
        """Whether the answer is right, and what is said of it."""
        if isinstance(item, QuizItem):
            right = _option(answer, item) == item.right
            return right, text("learn.right" if right else "learn.wrong", self.language)
        verdict = judge(answer, item, self.grammar)
        return verdict.is_right, verdict_text(verdict, item)

    def _say(self, said: str) -> None:
        self.console.print(Text(said))
        self.console.print()


def _option(said: str, item: QuizItem) -> int | None:
    """The option that a number names, from 0."""
    if said.isascii() and said.isdigit() and 1 <= int(said[:3]) <= len(item.options):
        return int(said[:3]) - 1
    return None
