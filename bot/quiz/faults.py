"""Questions on errors: why a message comes, which message that explains, what helps."""

import re
from collections.abc import Iterator
from typing import Final

from bot.knowledge.course import Entry, Error, Example, Language
from bot.quiz.draft import OPTION, Choice, Draft, Pool, drawn
from bot.quiz.examples import said_of
from bot.quiz.explaining import explained, hints, shown_of, whole, worded
from bot.quiz.neighbours import Neighbours
from bot.quiz.prose import acts, sentences, stems

_TOUCHES: Final = 2  # words of a step that the error's text must have
_LOOKS: Final = re.compile(
    r"(?:Shows|Prints|Lists|Checks|Looks|Finds|Tries|Watches|Searches"
    r"|Показыва|Печата|Выводит|Провер|Ищет|Находит|Узна|Смотрит|Пробует)"
)


def error_drafts(error: Error, around: Neighbours, language: Language) -> Iterator[Draft]:
    """Its cause, its message and its fix."""
    linked = {*error.see}
    tiers = around.tiers(
        error,
        lambda other: (
            isinstance(other, Error) and other.id not in linked and error.id not in other.see
        ),
    )
    hidden = around.telling(language, error.matches[0])
    yield from _cause(error, drawn(tiers, lambda other: _caused(other, language)), language)
    messages = drawn(tiers, lambda other: _printed(other, language))
    yield from _message(error, messages, hidden, language)
    yield from _fix(error, drawn(tiers, lambda other: _fixed(other, language)), language)


def _cause(error: Error, pool: Pool, language: Language) -> Iterator[Draft]:
    text, message = error.text[language], error.matches[0]
    if said := sentences(text)[0].within(OPTION):
        yield Draft(
            kind="error",
            key="error",
            question=worded("error", language, message=message),
            cue=message,
            right=Choice(said, error.id, _behind(error, language)),
            pool=pool,
            form="prose",
            explanation=explained("", text, said),
            hints=hints(text, (said,)),
        )


def _message(
    error: Error, pool: Pool, hidden: frozenset[str], language: Language
) -> Iterator[Draft]:
    text, message = error.text[language], error.matches[0]
    shown = shown_of(text, hidden)
    if shown is not None:
        yield Draft(
            kind="error",
            key="error:message",
            question=worded("error_message", language, text=shown),
            cue=shown,
            right=Choice(message, error.id, whole(text)),
            pool=pool,
            form="name",
            explanation=explained(message, text, shown),
            hints=hints(text, (shown,), hidden),
        )


def _fix(error: Error, pool: Pool, language: Language) -> Iterator[Draft]:
    """The first step that mends something of which the error's text speaks."""
    about = stems(_behind(error, language, steps=False))
    steps = ((step, said) for step in error.fix if (said := _remedy(step, language)))
    fitting = (pair for pair in steps if len(about & stems(pair[1])) >= _TOUCHES)
    step, said = next(fitting, (None, ""))
    if step is None:
        return
    title, message = error.title[language], error.matches[0]
    line = "" if "\n" in step.shown else step.shown
    yield Draft(
        kind="error",
        key="error:fix",
        question=worded("error_fix", language, title=title, message=message),
        cue=f"{message} {title}",
        right=Choice(said, error.id, _behind(error, language), step.shown),
        pool=pool,
        form="prose",
        explanation=explained(line, step.text[language], said),
        hints=hints(error.text[language], (said,)),
    )


def _caused(other: Entry, language: Language) -> Iterator[Choice]:
    if isinstance(other, Error) and (said := sentences(other.text[language])[0].within(OPTION)):
        yield Choice(said, other.id, _behind(other, language))


def _printed(other: Entry, language: Language) -> Iterator[Choice]:
    if isinstance(other, Error):
        yield Choice(other.matches[0], other.id, whole(other.text[language]))


def _fixed(other: Entry, language: Language) -> Iterator[Choice]:
    if isinstance(other, Error):
        for example in other.fix:
            if said := _remedy(example, language):
                yield Choice(said, other.id, _behind(other, language), example.shown)


def _remedy(example: Example, language: Language) -> str | None:
    """What a step of the fix does; None if it only looks: that may help with any error."""
    said = said_of(example, language)
    return None if said is None or not acts(said) or _LOOKS.match(said) else said


def _behind(error: Error, language: Language, *, steps: bool = True) -> str:
    """All that is said of the error, its cure included."""
    said = [error.text, *(example.text for example in error.fix if steps)]
    return " ".join([error.title[language], *(whole(each[language]) for each in said)])
