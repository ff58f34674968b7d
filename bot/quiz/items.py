"""Questions for the quiz, made of a course: one entry trains one card."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from random import Random
from typing import Final

from bot.knowledge.course import Command, Course, Definition, Entry, Error, Language, Table, title
from bot.quiz.authored import authored_drafts
from bot.quiz.commands import command_drafts
from bot.quiz.definitions import definition_drafts
from bot.quiz.distractors import normal, pick
from bot.quiz.draft import HINT, QUESTION, Draft, Kind
from bot.quiz.examples import example_drafts
from bot.quiz.explaining import worded
from bot.quiz.faults import error_drafts
from bot.quiz.flags import flag_drafts
from bot.quiz.memory import Maturity
from bot.quiz.neighbours import Neighbours
from bot.quiz.prose import blanked, stems
from bot.quiz.tables import table_drafts
from bot.quiz.typed import TypedItem, typed_items

__all__ = ["ItemSource", "Kind", "Maturity", "QuizItem", "TypedItem"]

FEW: Final = 2  # options of an item for a new card
MANY: Final = 4
_BRIEF: Final = 3  # characters; a hint may hold so short a name by chance
_BLANKS: Final = 2  # words; a question with more of them blanked out is a riddle


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A multiple-choice question in plain text, within Telegram's limits for quiz polls.

    `key` names it within its entry and stays the same over restarts and reloads. `right` is the
    index of the only right option; the last option is "I don't know".
    """

    entry_id: str
    key: str
    kind: Kind
    language: Language
    question: str
    options: tuple[str, ...]
    right: int
    explanation: str
    hint: str


class ItemSource:
    """Makes questions out of the entries of one course; made anew when the course is reloaded."""

    def __init__(self, course: Course) -> None:
        self._around = Neighbours(course)

    def items(
        self, entry: Entry, language: Language, rng: Random, choices: int
    ) -> Iterator[QuizItem]:
        """Every multiple-choice question on `entry`: 2 or 4 real options, as `choices` says.

        Where a question has not so many wrong options, it has 2.
        """
        made = [
            item
            for draft in self._drafts(entry, language)
            if (item := self._made(entry, draft, language, rng, choices)) is not None
        ]
        fair = [item for item, gives_away in made if not gives_away]
        yield from fair or [item for item, _ in made]

    def item(
        self,
        entry: Entry,
        language: Language,
        rng: Random,
        maturity: Maturity,
        avoid: Collection[str] = (),
    ) -> QuizItem | TypedItem | None:
        """One question to ask now; None if the author wants none on `entry`.

        `avoid`: keys of what was asked lately; one of them comes only where there is no other.
        """
        if maturity == "mature":
            typed = [item for item in self._typed(entry, language) if item.key not in avoid]
            if typed:
                return rng.choice(typed)
        choices = FEW if maturity == "new" else MANY
        drafts = _mixed(self._drafts(entry, language), rng)
        drafts.sort(key=lambda draft: draft.key in avoid)
        second: QuizItem | None = None
        for draft in drafts:
            made = self._made(entry, draft, language, rng, choices)
            if made is None:
                continue
            item, gives_away = made
            if not gives_away and len(item.options) == choices + 1:
                return item
            second = second or item
        return second

    def rebuilt(
        self, entry: Entry, language: Language, key: str, rng: Random, choices: int = MANY
    ) -> QuizItem | TypedItem | None:
        """The question that `key` names, options chosen anew; None if it exists no more."""
        for item in self._typed(entry, language):
            if item.key == key:
                return item
        for draft in self._drafts(entry, language):
            if draft.key == key:
                made = self._made(entry, draft, language, rng, choices)
                return made and made[0]
        return None

    def _typed(self, entry: Entry, language: Language) -> Iterator[TypedItem]:
        if entry.quiz is not None:
            yield from typed_items(entry, self._around.grammar, language)

    def _drafts(self, entry: Entry, language: Language) -> Iterator[Draft]:
        if entry.quiz is None:
            return
        yield from authored_drafts(entry, language)
        match entry:
            case Definition():
                yield from definition_drafts(entry, self._around, language)
            case Command():
                yield from command_drafts(entry, self._around, language)
                yield from flag_drafts(entry, self._around, language)
            case Error():
                yield from error_drafts(entry, self._around, language)
            case Table():
                yield from table_drafts(entry, language)
        if isinstance(entry, Definition | Command):
            yield from example_drafts(entry, self._around, language)

    def _made(
        self, entry: Entry, draft: Draft, language: Language, rng: Random, choices: int
    ) -> tuple[QuizItem, bool] | None:
        """The question with its options, and whether its words give the right one away."""
        if len(draft.question) > QUESTION:
            return None
        picked = pick(draft, self._around, rng, choices - 1)
        picked = picked or pick(draft, self._around, rng, FEW - 1)
        if picked is None:
            return None
        options = [draft.right.text, *picked.wrong]
        rng.shuffle(options)
        blanks = _BLANKS if draft.form == "name" else 0
        item = QuizItem(
            entry_id=entry.id,
            key=draft.key,
            kind=draft.kind,
            language=language,
            question=_untold(draft, picked.telling),
            options=(*options, worded("dont_know", language)),
            right=options.index(draft.right.text),
            explanation=draft.explanation,
            hint=self._hint(entry, draft, language),
        )
        return item, len(picked.telling) > blanks

    def _hint(self, entry: Entry, draft: Draft, language: Language) -> str:
        """The best hint that does not say the right option in other words."""
        for hint in (*draft.hints, *self._places(entry, language)):
            if len(hint) <= HINT and not self._tells(hint, draft.right.text):
                return hint
        return worded("hint_exclude", language)

    def _tells(self, hint: str, right: str) -> bool:
        said = stems(right) - self._around.subject
        return len(said & stems(hint)) > len(said) / 2 or (
            len(right) > _BRIEF and normal(right) in normal(hint)
        )

    def _places(self, entry: Entry, language: Language) -> Iterator[str]:
        """Where in the course an entry stands, as hints."""
        yield worded("hint_topic", language, topic=self._around.topic(entry).title[language])
        for target in entry.see:
            near = self._around.course.entries[target.split("#")[0]]
            yield worded("hint_near", language, title=title(near, language))


def _untold(draft: Draft, telling: frozenset[str]) -> str:
    """The question without the words that only the right option has, where it can do without."""
    if draft.form != "name" or not telling:
        return draft.question
    return draft.question.replace(draft.cue, blanked(draft.cue, telling))


def _mixed(drafts: Iterable[Draft], rng: Random) -> list[Draft]:
    """Drafts in such an order that each kind of question is as likely as another to come first."""
    by_kind: dict[Kind, list[Draft]] = {}
    for draft in drafts:
        by_kind.setdefault(draft.kind, []).append(draft)
    groups = [rng.sample(group, len(group)) for group in by_kind.values()]
    rng.shuffle(groups)
    return [draft for turn in zip_longest(*groups) for draft in turn if draft is not None]
