"""Questions that are answered with a command line, and the verdict on what was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.commandline.grammar import Grammar
from bot.knowledge.course import Entry, Example, Language
from bot.matching.normalise import clean
from bot.quiz.examples import asked_of, is_line, said_of
from bot.quiz.explaining import digest, explained, hints, worded
from bot.quiz.lines import Called, read
from bot.quiz.neighbours import lines_of

_LONGEST: Final = 60  # characters of a line that a person types on a phone


@dataclass(frozen=True, slots=True)
class TypedItem:
    """A question in plain text whose answer is a command line, such as `expected`."""

    entry_id: str
    key: str
    language: Language
    question: str
    expected: str
    explanation: str
    hint: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a typed line differs from the expected one; flags by their long names.

    `command`: the one to be called, where another or none was. `missing` and `extra`: flags with
    their values, and arguments. `is_right`: it does the same.
    """

    is_right: bool
    command: str | None = None
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def judge(typed: str, item: TypedItem, grammar: Grammar) -> Verdict:
    """Compares what a line does: spelling of names, order and joining of flags do not count."""
    typed = clean(typed).strip("` ")
    expected, found = read(item.expected, grammar), read(typed, grammar)
    name = expected.calls[0].command if expected and expected.calls else item.expected
    if typed.split() == item.expected.split() or (found is not None and found == expected):
        return Verdict(is_right=True)
    if expected is None or found is None or len(found.calls) != 1:
        return Verdict(is_right=False, command=name)
    wanted, called = expected.calls[0], found.calls[0]
    if called.command != wanted.command:
        return Verdict(is_right=False, command=name)
    return Verdict(
        is_right=False,
        missing=_beyond(wanted, called),
        extra=(*_beyond(called, wanted), *found.rest),
    )


def verdict_text(verdict: Verdict, item: TypedItem) -> str:
    """A verdict in words: what is missing, what is too much, or which command it should be."""
    if verdict.is_right:
        return worded("typed_right", item.language)
    if verdict.command is not None:
        return worded("typed_command", item.language, name=verdict.command)
    said = [
        worded(text_id, item.language, words=", ".join(found))
        for text_id, found in (
            ("typed_missing", verdict.missing),
            ("typed_extra", verdict.extra),
        )
        if found
    ]
    return " ".join(said) or worded("typed_order", item.language)


def typed_items(entry: Entry, grammar: Grammar, language: Language) -> Iterator[TypedItem]:
    """An item for each example whose line a person can be expected to type."""
    for example in lines_of(entry):
        said = said_of(example, language)
        line = read(example.shown, grammar) if is_line(example) else None
        if said is None or line is None or len(example.shown) > _LONGEST:
            continue
        if len(line.calls) == 1 and not line.rest:
            yield _typed_item(entry, example, said, line.calls[0], language)


def _typed_item(
    entry: Entry, example: Example, said: str, call: Called, language: Language
) -> TypedItem:
    unsaid = [value for value in _values(call) if not _is_in(value, said)]
    text_id = "typed_with" if unsaid else "typed"
    known = hints(entry.text[language], (said,)) if entry.text else ()
    first = worded("hint_starts", language, line=" ".join(call.command.split()[:2]))
    return TypedItem(
        entry.id,
        f"typed:{digest(example.shown)}",
        language,
        worded(
            text_id,
            language,
            text=asked_of(entry, said, language),
            given=", ".join(unsaid),
        ),
        example.shown,
        explained(example.shown, example.text[language], said),
        next(iter(known), first),
    )


def _is_in(value: str, said: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(value)}(?!\w)", said) is not None


def _values(call: Called) -> Iterator[str]:
    """What the question must tell: nobody can know the names that the author chose."""
    yield from (setting.value for setting in call.settings if setting.value)
    yield from call.arguments


def _beyond(one: Called, other: Called) -> tuple[str, ...]:
    """Flags and arguments that the first call has and the second has not."""
    settings = [str(each) for each in one.settings if each not in other.settings]
    left = list(other.arguments)
    for argument in one.arguments:
        if argument in left:
            left.remove(argument)
        else:
            settings.append(argument)
    return tuple(settings)
