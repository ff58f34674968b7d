"""An immutable index of a course's phrases, built once a load."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.course import Command, Course, Definition, Error
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.normalise import words
from bot.matching.phrases import Field, Phrase, Target, phrases, targets
from bot.matching.thesaurus import GROUPS

# How much a word says of an entry, by where it stands.
FIELD_WEIGHT: Mapping[Field, float] = {
    "name": 1.0,
    "ask": 0.8,
    "message": 0.8,
    "example": 0.6,
    "flag_name": 0.8,
    "flag": 0.4,
    "text": 0.3,
    "context": 0.5,
}
# Below 1, so that one rare word by chance does not outweigh the rest.
RARITY = 0.6
_WHOLE_FIELDS = frozenset({"name", "ask", "message", "example", "flag_name"})
_STEMMERS = {"en": Stemmer.Stemmer("english"), "ru": Stemmer.Stemmer("russian")}


# Words that share a stem with another of other meaning: running containers are not to run a
# container, "не удалось" (failed) is not "удалить" (to remove).
_UNSTEMMED = frozenset({"running", "stopped", "exited", "удалось", "удается", "удастся"})


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a folded word; flags and numbers are their own."""
    if word[0] == "-" or not word.isalpha() or word in _UNSTEMMED:
        return word
    stemmed: str = _STEMMERS["ru" if word[0] > "\u0400" else "en"].stemWord(word)
    return stemmed


@dataclass(frozen=True, slots=True)
class Indexed:
    """A phrase that is matched as a whole: its target's place and the summed weight of its words.

    `folded`: its words in one string, for comparing spelling and order.
    """

    phrase: Phrase
    target: int
    weight: float
    folded: str


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The concepts of a row's name in each language, and those of its table's title besides."""

    names: tuple[frozenset[str], ...]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """Everything ranking needs to know of a course.

    `concepts`: stem -> the one that stands for all stems of that meaning, if it is another.
    `weights`: concept -> how much it tells, its inverse document frequency over targets.
    `in_targets`: concept -> target -> weight of its best field. `in_phrases`: concept -> phrase ->
    weight in it.
    `stems`: of the course's own words. `spellings`: length -> words of that length, for finding
    what a typo was meant to be. `meant`: words and stems -> concept.
    `line_words`: words of command lines in the course. `messages`: error entry -> what programs
    print, folded. `labels`: of rows. `pairs`: words that follow each other in some phrase.
    `groups`: first words of commands of several words.
    """

    course: Course
    targets: tuple[Target, ...]
    places: Mapping[str, int]
    phrases: tuple[Indexed, ...]
    concepts: Mapping[str, str]
    weights: Mapping[str, float]
    in_targets: Mapping[str, Mapping[int, float]]
    in_phrases: Mapping[str, Mapping[int, float]]
    phrase_weights: Sequence[float]
    spellings: Mapping[int, tuple[str, ...]]
    meant: Mapping[str, str]
    stems: frozenset[str]
    line_words: frozenset[str]
    messages: Mapping[str, tuple[str, ...]]
    labels: Mapping[int, RowLabel]
    pairs: frozenset[tuple[str, str]]
    groups: frozenset[str]
    unknown_weight: float

    def concept(self, word: str) -> str:
        """What stands for the meaning of a folded word."""
        return word_concept(word, self.concepts)

    def knows(self, text: str) -> bool:
        """Every word of `text` is the course's or a function word, and there is one."""
        found = words(text)
        return bool(found) and all(
            word in FUNCTION_WORDS or self.concept(word) in self.weights for word in found
        )

    def means(self, text: str) -> bool:
        """Some word of `text` is the course's and no function word."""
        return any(
            word not in FUNCTION_WORDS and self.concept(word) in self.weights
            for word in words(text)
        )

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words that `word` may be a typo of, with their similarity, 0 to 1; at most 3.

        One slip in words of 4 letters and more, two from 8 on (optimal string alignment); whole
        words are compared, and stems, so that a slip in an ending costs nothing.
        """
        if len(word) < 4 or word[0] == "-" or word.isdigit():
            return ()
        found: dict[str, float] = {}
        for typed in dict.fromkeys((word, stem(word))):
            size = len(typed)
            if size < 4:
                continue
            slips = 1 if size < 8 else 2
            for length in range(size - slips, size + slips + 1):
                for near, slip, _ in process.extract(
                    typed,
                    self.spellings.get(length, ()),
                    scorer=OSA.distance,
                    score_cutoff=slips,
                    limit=3,
                ):
                    found[near] = max(found.get(near, 0.0), 1 - slip / max(size, length))
        # Of equally near words the one that everybody uses is likelier.
        ranked = sorted(found.items(), key=lambda each: (-each[1], each[0] not in FUNCTION_WORDS))
        return tuple(ranked[:3])


def build(course: Course) -> Index:
    """The index of `course`."""
    all_targets = targets(course)
    concepts = concepts_of(course)
    found = [[(phrase, words(phrase.text)) for phrase in phrases(each)] for each in all_targets]
    best = [_best_fields(target_phrases, concepts) for target_phrases in found]
    weights = _weights(best)
    indexed: dict[tuple[int, str], Indexed] = {}
    in_phrases: dict[str, dict[int, float]] = {}
    for place, target_phrases in enumerate(found):
        for phrase, split in target_phrases:
            folded = " ".join(split)
            if phrase.field not in _WHOLE_FIELDS or not split or (place, folded) in indexed:
                continue
            meaning = _meaning(split, concepts, weights)
            for concept, weight in meaning.items():
                in_phrases.setdefault(concept, {})[len(indexed)] = weight
            indexed[place, folded] = Indexed(phrase, place, sum(meaning.values()), folded)
    splits = [split for each in found for _, split in each]
    surfaces = {word for split in splits for word in split}
    spoken = (word for group in GROUPS for word in group)
    meant = {
        spelt: concept
        for word in (*surfaces, *spoken)
        if (concept := word_concept(word, concepts)) in weights
        for spelt in (word, stem(word))
    }
    return Index(
        course=course,
        targets=all_targets,
        places={each.id: place for place, each in enumerate(all_targets)},
        phrases=tuple(indexed.values()),
        concepts=concepts,
        weights=weights,
        in_targets=_in_targets(best),
        in_phrases=in_phrases,
        phrase_weights=[each.weight for each in indexed.values()],
        spellings=_by_length(meant.keys() | FUNCTION_WORDS),
        meant=meant,
        stems=frozenset(map(stem, surfaces)),
        line_words=frozenset(_line_words(course)),
        messages={
            entry.id: tuple(" ".join(words(message)) for message in entry.matches)
            for entry in course.entries.values()
            if isinstance(entry, Error)
        },
        labels={
            place: _label(target_phrases, concepts)
            for place, target_phrases in enumerate(found)
            if all_targets[place].row is not None
        },
        pairs=frozenset(_pairs(found)),
        groups=frozenset(_groups(course)),
        unknown_weight=max(weights.values(), default=1.0),
    )


def concepts_of(course: Course) -> dict[str, str]:
    """Stem -> the stem that stands for its meaning: the general ones, then the course's own.

    The one-word terms of a definition are one meaning in all languages.
    """
    concepts = {stem(word): stem(group[0]) for group in GROUPS for word in group[1:]}
    for entry in course.entries.values():
        if isinstance(entry, Definition):
            terms = [words(term) for names in entry.term.values() for term in names]
            single = [stem(term[0]) for term in terms if len(term) == 1]
            concepts.update(dict.fromkeys(single, single[0]) if single else {})
            if single:
                del concepts[single[0]]
    return concepts


def word_concept(word: str, concepts: Mapping[str, str]) -> str:
    """What stands for the meaning of a folded word."""
    stemmed = stem(word)
    return concepts.get(stemmed, stemmed)


def _meaning(
    split: Iterable[str], concepts: Mapping[str, str], weights: Mapping[str, float]
) -> dict[str, float]:
    """Concepts of a phrase with how much they tell, function words left out."""
    content = (word_concept(word, concepts) for word in split if word not in FUNCTION_WORDS)
    return {concept: weights[concept] for concept in content}


def _label(
    found: Iterable[tuple[Phrase, tuple[str, ...]]], concepts: Mapping[str, str]
) -> RowLabel:
    names, context = [], set()
    for phrase, split in found:
        meant = {word_concept(word, concepts) for word in split if word not in FUNCTION_WORDS}
        if phrase.field == "name":
            names.append(frozenset(meant))
        elif phrase.field == "context":
            context |= meant
    return RowLabel(tuple(names), frozenset(context.difference(*names)))


def _pairs(found: Iterable[Iterable[tuple[Phrase, tuple[str, ...]]]]) -> Iterator[tuple[str, str]]:
    for target_phrases in found:
        for phrase, split in target_phrases:
            if phrase.field in _WHOLE_FIELDS:
                yield from pairwise(split)


def _groups(course: Course) -> Iterator[str]:
    for entry in course.entries.values():
        if isinstance(entry, Command):
            for spelling in (entry.command, *entry.aliases):
                program, *path = words(spelling)
                if program == course.program and len(path) > 1:
                    yield path[0]


def _line_words(course: Course) -> Iterator[str]:
    for entry in course.entries.values():
        if isinstance(entry, Command):
            runs = (example.run for example in entry.examples)
            for line in (entry.command, *entry.aliases, *runs):
                yield from words(line)


def _best_fields(
    found: Iterable[tuple[Phrase, tuple[str, ...]]], concepts: Mapping[str, str]
) -> dict[str, float]:
    """Concept -> the weight of the best field of a target in which it stands."""
    best: dict[str, float] = {}
    for phrase, split in found:
        field_weight = FIELD_WEIGHT[phrase.field]
        for word in split:
            concept = word_concept(word, concepts)
            best[concept] = max(best.get(concept, 0.0), field_weight)
    return best


def _weights(best: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Inverse document frequency: ln(1 + targets / targets with the word), Robertson 2004."""
    holders = Counter(stemmed for fields in best for stemmed in fields)
    return {each: math.log(1 + len(best) / count) ** RARITY for each, count in holders.items()}


def _in_targets(best: Sequence[Mapping[str, float]]) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for place, fields in enumerate(best):
        for concept, field_weight in fields.items():
            found.setdefault(concept, {})[place] = field_weight
    return found


def _by_length(surfaces: Iterable[str]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for word in sorted(surfaces):
        if len(word) > 2 and word[0] != "-":
            found.setdefault(len(word), []).append(word)
    return {length: tuple(spelt) for length, spelt in found.items()}
