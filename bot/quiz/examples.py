"""Questions on examples and steps: which line does this, and what this line does."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.knowledge.course import Command, Definition, Entry, Example, Language, title
from bot.quiz.draft import EXPLANATION, OPTION, QUESTION, Choice, Draft, Pool, drawn
from bot.quiz.explaining import digest, explained, hints, whole, worded
from bot.quiz.lines import flags_of
from bot.quiz.neighbours import Neighbours, lines_of
from bot.quiz.prose import acts, ended, fitting, sentences

_FRAME: Final = 40  # characters of a question around the line


def said_of(example: Example, language: Language) -> str | None:
    """What an example does, in one sentence that needs nothing beside it.

    Of a command line something must be done: other sentences are remarks on it.
    """
    first = sentences(example.text[language])[0]
    if not first.stands_alone or (example.run is not None and not acts(first.text)):
        return None
    return first.within(OPTION)


def is_line(example: Example) -> bool:
    """It can be an option: a command line and not a long one."""
    return example.run is not None and "\n" not in example.run and len(example.run) <= OPTION


def asked_of(entry: Entry, said: str, language: Language) -> str:
    """`said` as it is asked: of a term's example it is clear only together with the term."""
    is_term = isinstance(entry, Definition)
    return f"{title(entry, language)}. {ended(said)}" if is_term else ended(said)


def example_drafts(
    entry: Definition | Command, around: Neighbours, language: Language
) -> Iterator[Draft]:
    """A question from each side of every example that is understood alone."""
    asked = _Examples(entry, around, language)
    for example in lines_of(entry):
        said = said_of(example, language)
        if said is None or whole(example.text[language]) in around.repeated:
            continue
        why = asked.why(example, said)
        if is_line(example):
            yield asked.task(example, said, why)
        if len(example.shown) + _FRAME <= QUESTION:
            yield asked.effect(example, said, why)


class _Examples:
    """Both questions on an example of an entry."""

    def __init__(self, entry: Definition | Command, around: Neighbours, language: Language) -> None:
        self.entry = entry
        self.language: Language = language
        self.grammar = around.grammar
        self.hints = hints(entry.text[language], ())
        self.tiers: Sequence[Sequence[Entry]] = (
            [[entry], *around.sisters(entry)]
            if isinstance(entry, Command)
            # Not its own other lines: they are often another way to the same end.
            else around.tiers(entry, lambda other: bool(lines_of(other)))
        )

    def why(self, example: Example, said: str) -> str:
        """What the line does and, as far as there is room, its flags."""
        line = example.shown
        does = explained("" if "\n" in line else line, example.text[self.language], said)
        flags = flags_of(line, self.grammar) if example.run is not None else ()
        told = (f"{', '.join(flag.names)}: {whole(flag.text[self.language])}" for flag in flags)
        more = fitting(map(ended, told), EXPLANATION - len(does) - 1)
        return f"{does}\n{more}" if more else does

    def task(self, example: Example, said: str, why: str) -> Draft:
        """What is to be done is told, the line is asked for."""
        line = example.shown
        asked = asked_of(self.entry, said, self.language)
        return Draft(
            kind="task",
            key=f"task:{digest(line)}",
            question=worded("task", self.language, text=asked),
            cue=asked,
            right=Choice(line, digest(line), said, line),
            pool=self._lines(),
            form="line",
            explanation=why,
            hints=self.hints,
            loose=isinstance(self.entry, Definition),
        )

    def effect(self, example: Example, said: str, why: str) -> Draft:
        """The line, or the part of a file, is shown, and what it does asked for."""
        line = example.shown
        asked = "line" if example.run is not None else "code"
        return Draft(
            kind="effect",
            key=f"effect:{digest(line)}",
            question=worded(asked, self.language, line=line),
            cue=line,
            right=Choice(said, digest(line), line=line),
            pool=self._sayings(example),
            form="prose",
            explanation=why,
            hints=self.hints,
        )

    def _lines(self) -> Pool:
        """Command lines of examples."""

        def choices(entry: Entry) -> Iterator[Choice]:
            for other in filter(is_line, lines_of(entry)):
                line = other.shown
                yield Choice(line, digest(line), whole(other.text[self.language]), line)

        return drawn(self.tiers, choices)

    def _sayings(self, like: Example) -> Pool:
        """What is said of examples that are lines, or parts of a file, as `like` is."""

        def choices(entry: Entry) -> Iterator[Choice]:
            for other in lines_of(entry):
                said = said_of(other, self.language)
                if said and (other.run is None) == (like.run is None):
                    yield Choice(said, digest(other.shown), line=other.shown)

        return drawn(self.tiers, choices)
