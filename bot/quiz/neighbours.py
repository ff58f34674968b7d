"""Which entries stand near an entry: of its topic, named by `see`, or calling sister commands."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from bot.commandline.grammar import Grammar, grammar
from bot.knowledge.course import (
    LANGUAGES,
    Command,
    Course,
    Definition,
    Entry,
    Error,
    Example,
    Language,
    Table,
    Topic,
    title,
)
from bot.markup import plain
from bot.quiz.prose import stems

_NEGATIONS: Final = frozenset({"not", "without", "cannot"})  # a sentence needs them
_REPEATED: Final = 3  # examples
_MANY: Final = 6  # entries that have a word in their titles, which then tells none of them


def lines_of(entry: Entry) -> tuple[Example, ...]:
    """Every example and step of an entry."""
    match entry:
        case Definition():
            return (*entry.steps, *entry.examples)
        case Command():
            return entry.examples
        case Error():
            return entry.fix
        case Table():
            return ()


class Neighbours:
    """A course with what is needed to find wrong options near the right ones."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._topics = {entry.id: topic for topic in course.topics for entry in topic.entries}

    @cached_property
    def grammar(self) -> Grammar:
        """The command-line grammar that the course declares."""
        return grammar(self.course)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """What is said of several examples in the same words: it tells nothing of any."""
        counts = Counter(
            " ".join(plain(text).split())
            for entry in self.course.entries.values()
            for example in lines_of(entry)
            for text in {*example.text.values()}
        )
        return frozenset(text for text, count in counts.items() if count >= _REPEATED)

    def telling(self, language: Language, name: str) -> frozenset[str]:
        """The stems of `name` that would give it away: those that few other names have."""
        return stems(name) - self._common[language] - _NEGATIONS

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what the whole course is about: they tell nothing of an entry."""
        return stems(" ".join((*self.course.title.values(), self.course.program or "")))

    @cached_property
    def _common(self) -> dict[Language, frozenset[str]]:
        found: dict[Language, frozenset[str]] = {}
        for language in LANGUAGES:
            counts = Counter(
                each
                for entry in self.course.entries.values()
                for each in stems(title(entry, language))
            )
            found[language] = frozenset(each for each, count in counts.items() if count >= _MANY)
        return found

    def topic(self, entry: Entry) -> Topic:
        """The topic that `entry` belongs to."""
        return self._topics[entry.id]

    def tiers(self, entry: Entry, alike: Callable[[Entry], bool]) -> list[Sequence[Entry]]:
        """The entries for which `alike` holds, without `entry`: its topic's, the course's."""
        named = [self.course.entries[target.split("#")[0]] for target in entry.see]
        near = {each.id: each for each in (*self.topic(entry).entries, *named)}
        first = [each for each in near.values() if each is not entry and alike(each)]
        known = {each.id for each in first} | {entry.id}
        rest = [each for each in self.course.entries.values() if each.id not in known]
        return [first, [each for each in rest if alike(each)]]

    def sisters(self, command: Command) -> list[Sequence[Command]]:
        """Other commands: those of the same group, of the same topic or `see`, all."""
        group = command.command.split()[:-1]
        is_subcommand = len(group) > 1
        near, far = self.tiers(command, lambda each: isinstance(each, Command))
        everything = [each for tier in (near, far) for each in tier if isinstance(each, Command)]
        same = [
            each
            for each in (everything if is_subcommand else near)
            if isinstance(each, Command) and each.command.split()[:-1] == group
        ]
        known = {each.id for each in same}
        others = [each for each in near if isinstance(each, Command) and each.id not in known]
        return [same, others, everything]
