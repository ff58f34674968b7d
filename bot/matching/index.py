"""An immutable index of a course's phrases: all that ranking needs to know of the course."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import get_args

from bot.answer import Link
from bot.knowledge.course import Course, Language
from bot.matching.facts import Facts
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem
from bot.matching.normalise import fold, words
from bot.matching.phrases import Field, Phrase, Target, target
from bot.matching.sections import Groups, Numbers, Reals, Strings
from bot.matching.spellings import Spellings

# A longer word is no command written as one.
_LONGEST_PAIR = 30
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases that are matched as a whole, each by its number.

    `texts`: its words in one string, for comparing spelling and order; `sizes`: how many they are.
    `targets`: whose it is. `weights`: the summed weight of its words. `concepts`: its own, each
    once. `fields`: the place of its field in FIELDS. `parts`: one more than the number of the
    example or flag it belongs to, 0 for none. `hashes`: of the texts, in order, with the phrases
    that have them in `hashed`.
    """

    texts: Strings
    targets: Numbers
    weights: Reals
    sizes: Numbers
    fields: Numbers
    parts: Numbers
    concepts: Groups
    hashes: Numbers
    hashed: Numbers

    def numbers(self, text: str) -> Iterator[int]:
        """The phrases that are `text`, word for word."""
        code = hash_of(text)
        at = bisect_left(self.hashes, code)
        while at < len(self.hashes) and self.hashes[at] == code:
            if self.texts[self.hashed[at]] == text:
                yield self.hashed[at]
            at += 1

    def said(self, text: str) -> tuple[int, ...]:
        """The targets of which `text` is a phrase, word for word."""
        return tuple(self.targets[number] for number in self.numbers(text))

    def phrase(self, number: int) -> Phrase:
        """That phrase, its text folded."""
        part = self.parts[number]
        return Phrase(
            self.texts[number], FIELDS[self.fields[number]], None if part == 0 else part - 1
        )


@dataclass(frozen=True, slots=True)
class Holders:
    """Which targets have which concepts.

    `places`: the targets that have a concept, in order; for each of these in all, `worths`: the
    weight of the best field in which it stands there, and `counts`: the number of phrases. `sizes`:
    how many words of meaning the phrases of a target have.
    """

    places: Groups
    worths: Reals
    counts: Numbers
    sizes: Numbers

    def held(self, concept: int, place: int) -> tuple[float, int]:
        """The weight of the best field of a target in which a concept stands, and the number of its
        phrases that have it; 0 if in none.
        """
        start, end = self.places.starts[concept], self.places.starts[concept + 1]
        at = bisect_left(self.places.values, place, start, end)
        if at == end or self.places.values[at] != place:
            return 0.0, 0
        return self.worths[at], self.counts[at]


@dataclass(frozen=True)
class Index:
    """Everything ranking needs to know of a course. Meanings are numbers: concepts.

    `targets`: what can be asked about, `titles`: what each is called. `places`: where each is in
    that. `lexicon`: stem -> its
    concept. `synonyms`: stems that the course itself does not have. `weights`: how much a concept
    tells, its inverse document frequency over targets. `rarest`: how much a word tells that one
    target has, or none. `holders`: which targets have which concepts. `in_phrases`: the phrases
    that have a concept, lightest first.

    `spellings`: to find what a typo was meant to be. `line_words`: words of command lines in the
    course. `messages`: target -> what programs print, folded. `commands`: first word of a command
    -> whether another may follow. `pairs`: the program's name or such a word, and a word that
    follows it in some phrase, in one string. `named`: concepts in names of definitions. `subjects`:
    concepts that are a name of something by themselves, or with the program's.
    """

    course: Course
    targets: tuple[Facts, ...]
    titles: Mapping[Language, Strings]
    places: Mapping[str, int]
    lexicon: Mapping[str, int]
    synonyms: frozenset[str]
    weights: Reals
    rarest: float
    holders: Holders
    phrases: Phrases
    in_phrases: Groups
    spellings: Spellings
    line_words: frozenset[str]
    messages: Mapping[int, tuple[str, ...]]
    pairs: frozenset[str]
    commands: Mapping[str, bool]
    named: frozenset[int]
    subjects: frozenset[int]

    def concept(self, word: str) -> int | None:
        """What stands for the meaning of a folded word; None where the course has none such."""
        return self.lexicon.get(stem(word))

    def target(self, place: int) -> Target:
        """What can be asked about there, with its entry."""
        found = target(self.course, self.targets[place].id)
        assert found is not None  # noqa: S101  the index is made of this course
        return found

    def link(self, target_id: str, language: Language) -> Link:
        """Where that target is told, by its title."""
        return Link(target_id, self.titles[language][self.places[target_id]])

    def label(self, place: int, language: Language) -> str:
        """What a target is called where it stands alone: a row says little without its table."""
        table, hash_sign, _ = self.targets[place].id.partition("#")
        title = self.titles[language][place]
        return f"{self.link(table, language).title}: {title}" if hash_sign else title

    def knows(self, text: str) -> bool:
        """Every word of `text` is the course's or a function word, and there is one."""
        found = words(text)
        # No program has flags in Cyrillic letters, though sample questions may.
        return bool(found) and all(
            word in FUNCTION_WORDS
            or (self.concept(word) is not None and (word[0] != "-" or word.isascii()))
            for word in found
        )

    def parted(self, text: str) -> str | None:
        """A command written as one word, as it should be: "dockerps", "docker-run"."""
        word = fold(text).rstrip("?!.,")
        first, hyphen, second = word.partition("-")
        if hyphen:
            is_command = first == self.course.program and self.commands.get(second) is False
            return f"{first} {second}" if is_command else None
        if not word or len(word) > _LONGEST_PAIR or self.concept(word) is not None:
            return None
        parts = (f"{word[:at]} {word[at:]}" for at in range(2, len(word) - 1))
        return next((pair for pair in parts if pair in self.pairs), None)

    def means(self, text: str) -> bool:
        """Some word of `text` is the course's and no function word."""
        return any(
            word not in FUNCTION_WORDS and self.concept(word) is not None for word in words(text)
        )


def hash_of(text: str) -> int:
    """64 bits that tell phrases apart, the same in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
