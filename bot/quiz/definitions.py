"""Questions on terms: what one means, and which one is described."""

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from bot.knowledge.course import Definition, Entry, Language
from bot.quiz.draft import OPTION, Choice, Draft, Pool, drawn
from bot.quiz.explaining import described, explained, hints, shown_of, whole, worded
from bot.quiz.neighbours import Neighbours

# Terms of one sort are asked for in the same words, and stand beside each other.
Sort: TypeAlias = Literal["concept", "key", "howto", ""]

_DETAIL: Final = 40  # characters
# A title that begins with an infinitive: «Скопировать том». English ones cannot be told.
_ASKS_TO_DO: Final = re.compile(r"^(?:Не )?[А-ЯЁ][а-яё]*(?:ть|ти|чь)(?:ся)?\b")


def definition_drafts(entry: Definition, around: Neighbours, language: Language) -> Iterator[Draft]:
    """A term and its meaning, asked from both sides."""
    title, text = entry.term[language][0], entry.text[language]
    hidden = around.telling(language, title)
    shown = shown_of(text, hidden)
    if shown is not None:
        yield Draft(
            kind="term",
            key="term",
            question=worded(f"term_{sort_of(entry)}", language, text=shown),
            cue=shown,
            right=Choice(title, entry.id, whole(text)),
            pool=_pool(entry, around, language, titles=True),
            form="name",
            explanation=explained(title, text, shown),
            hints=hints(text, (shown,), hidden),
        )
    said = _summary(entry, around, language)
    if said is not None:
        yield Draft(
            kind="meaning",
            key="meaning",
            question=worded(f"meaning_{sort_of(entry)}", language, name=title),
            cue=title,
            right=Choice(said, entry.id, whole(text)),
            pool=_pool(entry, around, language, titles=False),
            form="prose",
            explanation=explained(title, text, said),
            hints=hints(text, (said,)),
        )


def sort_of(entry: Entry) -> Sort:
    """What sort of term an entry is; empty if it is none."""
    if not isinstance(entry, Definition):
        return ""
    if entry.syntax:
        return "key"
    return "howto" if entry.steps and _ASKS_TO_DO.search(entry.term["ru"][0]) else "concept"


def _pool(entry: Definition, around: Neighbours, language: Language, *, titles: bool) -> Pool:
    """Titles or descriptions of terms of the same sort, those with a name in common left out."""
    taken = _names(entry)

    def choices(other: Entry) -> Iterator[Choice]:
        if not isinstance(other, Definition) or not taken.isdisjoint(_names(other)):
            return
        text = whole(other.text[language])
        if titles:
            yield Choice(other.term[language][0], other.id, text)
        elif said := _summary(other, around, language):
            yield Choice(said, other.id, text)

    sort = sort_of(entry)
    same = around.tiers(entry, lambda other: sort_of(other) == sort)
    others = around.tiers(entry, lambda other: sort_of(other) not in {sort, ""})
    return drawn([*same, *others], choices)


def _summary(entry: Definition, around: Neighbours, language: Language) -> str | None:
    """What is said of a term in the space of an option; of what is to be done, in some detail."""
    hidden = around.telling(language, entry.term[language][0])
    said = described(entry.text[language], hidden, OPTION)
    is_vague = said is not None and len(said) < _DETAIL and sort_of(entry) == "howto"
    return None if is_vague else said


def _names(entry: Definition) -> frozenset[str]:
    return frozenset(name.casefold() for names in entry.term.values() for name in names)
