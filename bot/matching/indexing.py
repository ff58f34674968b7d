"""A course -> its index, built once a load."""

import math
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.knowledge.course import Command, Course, Definition, Error
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index, Indexed, RowLabel, Told
from bot.matching.meanings import concepts_of, stem, word_concept
from bot.matching.normalise import words
from bot.matching.phrases import Field, Phrase, Target, phrases, targets
from bot.matching.thesaurus import GROUPS

# How much a word says of an entry, by where it stands.
FIELD_WEIGHT: Mapping[Field, float] = {
    "name": 1.0,
    "ask": 0.8,
    "message": 0.4,
    "example": 0.6,
    "run": 0.3,
    "flag_name": 0.8,
    "flag": 0.4,
    "text": 0.3,
    "context": 0.5,
}
# Below 1, so that one rare word by chance does not outweigh the rest.
RARITY = 0.6
_WHOLE_FIELDS = frozenset({"name", "ask", "message", "example", "flag_name"})


class Split(NamedTuple):
    """A phrase with its words, and with the concepts of those that carry meaning."""

    phrase: Phrase
    words: tuple[str, ...]
    concepts: tuple[str, ...]


class _Concepts(dict[str, str]):
    """Word -> concept, worked out once a word."""

    def __init__(self, of_stems: Mapping[str, str]) -> None:
        super().__init__()
        self.of_stems = of_stems

    def __missing__(self, word: str) -> str:
        self[word] = word_concept(word, self.of_stems)
        return self[word]


def build(course: Course) -> Index:
    """The index of `course`."""
    all_targets = targets(course)
    found = _split(all_targets, concepts := concepts_of(course))
    in_targets = _in_targets(found)
    weights = _weights(in_targets, len(all_targets))
    indexed, in_phrases = _whole_phrases(found, weights)
    return Index(
        course=course,
        targets=all_targets,
        places={each.id: place for place, each in enumerate(all_targets)},
        phrases=indexed,
        concepts=concepts,
        weights=weights,
        rarest=_rarity(len(all_targets), 1),
        in_targets=in_targets,
        in_phrases=in_phrases,
        phrase_weights=array("d", (each.weight for each in indexed)),
        verbatim=_verbatim(indexed),
        stems=frozenset(map(stem, _own_words(found))),
        spellings=_by_length((meant := _meant(found, concepts, weights)).keys() | FUNCTION_WORDS),
        meant=meant,
        line_words=frozenset(_line_words(course)),
        messages=_messages(course),
        labels=_labels(found, all_targets),
        told=_told(found),
        pairs=frozenset(_pairs(found, {course.program, *_commands(course)})),
        commands=_commands(course),
        named=frozenset(_named(found, all_targets)),
    )


def _split(all_targets: Iterable[Target], of_stems: Mapping[str, str]) -> list[list[Split]]:
    """The phrases of every target."""
    concepts = _Concepts(of_stems)
    # Each word once in memory, however many phrases have it.
    known: dict[str, str] = {}
    found = []
    for each in all_targets:
        splits = []
        for phrase in phrases(each):
            split = tuple(known.setdefault(word, word) for word in words(phrase.text))
            telling = [word for word in split if word not in FUNCTION_WORDS] or split
            content = tuple(concepts[word] for word in telling)
            splits.append(Split(phrase, split, content))
        found.append(splits)
    return found


def _whole_phrases(
    found: Iterable[Iterable[Split]], weights: Mapping[str, float]
) -> tuple[tuple[Indexed, ...], dict[str, "array[int]"]]:
    """Phrases that are matched as a whole, each once a target, and where each concept stands."""
    indexed: dict[tuple[int, str], Indexed] = {}
    in_phrases: dict[str, array[int]] = {}
    for place, target_phrases in enumerate(found):
        for phrase, split, concepts in target_phrases:
            folded = " ".join(split)
            # Most samples are written as they are compared: such are in memory once.
            folded = phrase.text if phrase.text == folded else folded
            if phrase.field not in _WHOLE_FIELDS or not split or (place, folded) in indexed:
                continue
            for concept in dict.fromkeys(concepts):
                in_phrases.setdefault(concept, array("i")).append(len(indexed))
            # A word that comes twice weighs twice: "docker in docker" is not just "docker".
            weight = sum(weights[concept] for concept in concepts)
            indexed[place, folded] = Indexed(phrase, place, weight, folded, len(split))
    return tuple(indexed.values()), in_phrases


def _meant(
    found: Iterable[Iterable[Split]], concepts: Mapping[str, str], weights: Mapping[str, float]
) -> dict[str, str]:
    """Words and stems that a typo may have been meant for -> their concepts."""
    spoken = {word for group in GROUPS for word in group}
    return {
        spelt: concept
        for word in spoken | _own_words(found)
        if (concept := word_concept(word, concepts)) in weights
        for spelt in (word, stem(word))
    }


def _own_words(found: Iterable[Iterable[Split]]) -> set[str]:
    return {word for target_phrases in found for split in target_phrases for word in split.words}


def _verbatim(indexed: Iterable[Indexed]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for each in indexed:
        found[each.folded] = (*found.get(each.folded, ()), each.target)
    return found


def _messages(course: Course) -> dict[str, tuple[str, ...]]:
    return {
        entry.id: tuple(" ".join(words(message)) for message in entry.matches)
        for entry in course.entries.values()
        if isinstance(entry, Error)
    }


def _labels(found: Iterable[Iterable[Split]], all_targets: Iterable[Target]) -> dict[int, RowLabel]:
    return {
        place: _label(target_phrases)
        for place, (target_phrases, each) in enumerate(zip(found, all_targets, strict=True))
        if each.row is not None
    }


def _told(found: Sequence[Sequence[Split]]) -> tuple[Told, ...]:
    asked = [sum(split.phrase.field == "ask" for split in splits) for splits in found]
    most = math.log1p(max(asked, default=0)) or 1.0
    names = (
        dict.fromkeys(frozenset(split.concepts) for split in splits if split.phrase.field == "name")
        for splits in found
    )
    return tuple(
        Told(tuple(each), math.log1p(count) / most)
        for each, count in zip(names, asked, strict=True)
    )


def _label(found: Iterable[Split]) -> RowLabel:
    names: list[frozenset[str]] = []
    context: set[str] = set()
    for phrase, _, concepts in found:
        if phrase.field == "name":
            names.append(frozenset(concepts))
        elif phrase.field == "context":
            context.update(concepts)
    return RowLabel(tuple(names), frozenset(context.difference(*names)))


def _pairs(
    found: Iterable[Iterable[Split]], firsts: Container[str | None]
) -> Iterator[tuple[str, str]]:
    for target_phrases in found:
        for phrase, split, _ in target_phrases:
            if phrase.field in _WHOLE_FIELDS:
                yield from (pair for pair in pairwise(split) if pair[0] in firsts)


def _named(found: Iterable[Iterable[Split]], all_targets: Iterable[Target]) -> Iterator[str]:
    for target_phrases, each in zip(found, all_targets, strict=True):
        for phrase, _, concepts in target_phrases:
            if phrase.field == "name" and isinstance(each.entry, Definition):
                yield from concepts


def _commands(course: Course) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for entry in course.entries.values():
        if isinstance(entry, Command):
            for spelling in (entry.command, *entry.aliases):
                program, *path = words(spelling)
                if program == course.program and path:
                    found[path[0]] = found.get(path[0], False) or len(path) > 1
    return found


def _line_words(course: Course) -> Iterator[str]:
    for entry in course.entries.values():
        if isinstance(entry, Command):
            runs = (example.run for example in entry.examples if example.run is not None)
            for line in (entry.command, *entry.aliases, *runs):
                yield from words(line)


def _in_targets(found: Iterable[Iterable[Split]]) -> dict[str, dict[int, float]]:
    """Concept -> target -> the weight of the best field in which it stands there."""
    holders: dict[str, dict[int, float]] = {}
    for place, target_phrases in enumerate(found):
        for phrase, _, concepts in target_phrases:
            weight = FIELD_WEIGHT[phrase.field]
            for concept in concepts:
                places = holders.setdefault(concept, {})
                if weight > places.get(place, 0.0):
                    places[place] = weight
    return holders


def _weights(in_targets: Mapping[str, Mapping[int, float]], count: int) -> dict[str, float]:
    """Inverse document frequency: ln(1 + targets / targets with the word), Robertson 2004."""
    return {concept: _rarity(count, len(places)) for concept, places in in_targets.items()}


def _rarity(targets: int, having: int) -> float:
    return float(math.log(1 + targets / having) ** RARITY)


def _by_length(surfaces: Iterable[str]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for word in sorted(surfaces):
        if len(word) > 2 and word[0] != "-":
            found.setdefault(len(word), []).append(word)
    return {length: tuple(spelt) for length, spelt in found.items()}
