"""Questions on commands: what one does or destroys, and which one it is."""

from collections.abc import Iterator, Set
from typing import Literal, TypeAlias

from bot.knowledge.course import Command, Language
from bot.markup import Markup
from bot.quiz.draft import OPTION, Choice, Draft, drawn
from bot.quiz.explaining import described, explained, hints, shown_of, whole, worded
from bot.quiz.neighbours import Neighbours
from bot.quiz.prose import blanked, sentences, stems

Matter: TypeAlias = Literal["effect", "danger"]


def command_drafts(entry: Command, around: Neighbours, language: Language) -> Iterator[Draft]:
    """A command and its danger, each asked from both sides."""
    yield from _Commands("effect", entry, around, language).drafts()
    if entry.danger is not None:
        yield from _Commands("danger", entry, around, language).drafts()


class _Commands:
    """A command among others, by what they do or what they destroy."""

    def __init__(self, of: Matter, entry: Command, around: Neighbours, language: Language) -> None:
        self.of: Matter = of
        self.entry = entry
        self.language: Language = language
        self.hidden = _hidden(entry)
        self.tiers = around.sisters(entry)
        if of == "danger":
            self.tiers = [[*filter(self._differs, tier)] for tier in self.tiers]

    def drafts(self) -> Iterator[Draft]:
        """The command is asked for, then what is said of it."""
        shown = shown_of(self._text(self.entry), self.hidden)
        if shown is not None:
            yield self._name(shown)
        said = self._summary(self.entry)
        if said is not None:
            yield self._saying(said)

    def _name(self, shown: str) -> Draft:
        return Draft(
            kind="task" if self.of == "effect" else "danger",
            key=f"{self.of}:name",
            question=worded(f"{self.of}_name", self.language, text=shown),
            cue=shown,
            right=next(self._names(self.entry)),
            pool=drawn(self.tiers, self._names),
            form="name",
            explanation=explained(self.entry.command, self._text(self.entry), shown),
            hints=self._example(self.hidden),
        )

    def _saying(self, said: str) -> Draft:
        text = self._text(self.entry)
        does = self.of == "danger" or said == self._first(self.entry)
        return Draft(
            kind=self.of,
            key=self.of,
            question=worded(self.of if does else "about", self.language, name=self.entry.command),
            cue=self.entry.command,
            right=Choice(said, self.entry.id, self._behind(self.entry)),
            pool=drawn(self.tiers, self._beginnings if does else self._sayings),
            form="prose",
            explanation=explained(self.entry.command, text, said),
            hints=(*hints(text, (said,)), *self._example(frozenset())),
        )

    def _differs(self, command: Command) -> bool:
        """It is dangerous too, and not in the same way, as all that remove something are."""
        return command.danger is not None and self.hidden.isdisjoint(_hidden(command))

    def _text(self, command: Command) -> Markup:
        if self.of == "effect":
            return command.text[self.language]
        return () if command.danger is None else command.danger[self.language]

    def _behind(self, command: Command) -> str:
        danger = () if command.danger is None else command.danger[self.language]
        return f"{whole(command.text[self.language])} {whole(danger)}"

    def _first(self, command: Command) -> str | None:
        """The first sentence in the space of an option: what the command does or destroys."""
        text = self._text(command)
        return sentences(text)[0].within(OPTION) if text else None

    def _summary(self, command: Command) -> str | None:
        """What is said in the space of an option. Of dangers the first: then comes advice."""
        if self.of == "danger":
            return self._first(command)
        return described(self._text(command), _hidden(command), OPTION)

    def _names(self, command: Command) -> Iterator[Choice]:
        yield Choice(command.command, command.id, whole(self._text(command)))

    def _beginnings(self, command: Command) -> Iterator[Choice]:
        if said := self._first(command):
            yield Choice(said, command.id, self._behind(command))

    def _sayings(self, command: Command) -> Iterator[Choice]:
        if said := self._summary(command):
            yield Choice(said, command.id, self._behind(command))

    def _example(self, hidden: Set[str]) -> tuple[str, ...]:
        """Its first example: the line, or what it does where the name must stay hidden."""
        for example in self.entry.examples:
            if hidden:
                said = blanked(whole(example.text[self.language]), hidden)
                return (worded("hint_more", self.language, text=said),)
            return (worded("hint_example", self.language, line=example.shown),)
        return ()


def _hidden(entry: Command) -> frozenset[str]:
    """The stems that would give the command away: the last words of its spellings."""
    spellings = (entry.command, *entry.aliases)
    return stems(" ".join(spelling.split()[-1] for spelling in spellings))
