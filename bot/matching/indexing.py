"""A course -> its index, built once a load."""

import math
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.knowledge.course import Command, Course, Definition, Entry, Error, Table
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import FIELDS, Facts, Index, Kind, Phrases, hash_of
from bot.matching.meanings import concepts_of, stem, word_concept
from bot.matching.normalise import words
from bot.matching.phrases import Field, Phrase, Target, phrases, targets
from bot.matching.sections import Groups, Strings, numbers
from bot.matching.spellings import Spellings
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
    concepts: tuple[int, ...]


class _Numbered(dict[str, int]):
    """Word -> the number of its concept, worked out once a word."""

    def __init__(self, of_stems: Mapping[str, str]) -> None:
        super().__init__()
        self.of_stems = of_stems
        self.concepts: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        concept = word_concept(word, self.of_stems)
        self[word] = self.concepts.setdefault(concept, len(self.concepts))
        return self[word]


def build(course: Course) -> Index:
    """The index of `course`."""
    all_targets = targets(course)
    known = _Numbered(concepts_of(course))
    found = [[*_split(phrases(each), known)] for each in all_targets]
    held = _held(found, len(known.concepts))
    holders = Groups.of([*map(sorted, held)])
    weights = array("f", (_rarity(len(all_targets), len(places)) for places in held))
    whole = _whole_phrases(found, weights)
    lexicon = _lexicon(known)
    commands = _commands(course)
    return Index(
        course=course,
        targets=tuple(_facts(course, all_targets, found)),
        places={each.id: place for place, each in enumerate(all_targets)},
        lexicon=lexicon,
        synonyms=frozenset(lexicon.keys() - map(stem, known)),
        weights=weights,
        rarest=_rarity(len(all_targets), 1),
        holders=holders,
        worths=array("f", (places[place] for places in held for place in sorted(places))),
        phrases=whole,
        in_phrases=_in_phrases(whole, len(known.concepts)),
        spellings=Spellings.of(_spelt(known, lexicon)),
        line_words=frozenset(_line_words(course)),
        messages=_messages(all_targets),
        pairs=frozenset(_pairs(found, {course.program, *commands})),
        commands=commands,
        named=frozenset(_named(found, all_targets)),
    )


def _split(all_phrases: Iterable[Phrase], known: _Numbered) -> Iterator[Split]:
    for phrase in all_phrases:
        split = words(phrase.text)
        every = [known[word] for word in split]
        telling = [known[word] for word in split if word not in FUNCTION_WORDS]
        yield Split(phrase, split, tuple(telling or every))


def _held(found: Sequence[Iterable[Split]], concepts: int) -> list[dict[int, float]]:
    """For each concept, the targets that have it, with the weight of the best field there."""
    held: list[dict[int, float]] = [{} for _ in range(concepts)]
    for place, target_phrases in enumerate(found):
        for split in target_phrases:
            weight = FIELD_WEIGHT[split.phrase.field]
            for concept in split.concepts:
                if weight > held[concept].get(place, 0.0):
                    held[concept][place] = weight
    return held


def _whole_phrases(found: Iterable[Iterable[Split]], weights: Sequence[float]) -> Phrases:
    """Phrases that are matched as a whole, each once a target."""
    chosen: dict[tuple[int, str], Split] = {}
    for place, target_phrases in enumerate(found):
        for split in target_phrases:
            if split.phrase.field in _WHOLE_FIELDS and split.words:
                chosen.setdefault((place, " ".join(split.words)), split)
    splits = [*chosen.values()]
    hashes = [hash_of(text) for _, text in chosen]
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    return Phrases(
        texts=Strings.of(text for _, text in chosen),
        targets=numbers(place for place, _ in chosen),
        # A word that comes twice weighs twice: "docker in docker" is not just "docker".
        weights=array("f", (sum(weights[c] for c in split.concepts) for split in splits)),
        sizes=numbers(len(split.words) for split in splits),
        fields=numbers(FIELDS.index(split.phrase.field) for split in splits),
        parts=numbers(0 if (at := split.phrase.place) is None else at + 1 for split in splits),
        concepts=Groups.of(sorted({*split.concepts}) for split in splits),
        hashes=array("Q", (hashes[at] for at in order)),
        hashed=numbers(order),
    )


def _in_phrases(whole: Phrases, concepts: int) -> Groups:
    """The phrases that have each concept, lightest first."""
    found: list[list[int]] = [[] for _ in range(concepts)]
    for number in sorted(range(len(whole.targets)), key=whole.weights.__getitem__):
        for concept in whole.concepts[number]:
            found[concept].append(number)
    return Groups.of(found)


def _lexicon(known: _Numbered) -> dict[str, int]:
    """Stem -> concept, of all words that the course has or that mean what some of its words do."""
    spoken = {word for group in GROUPS for word in group}
    stems = {stem(word): word_concept(word, known.of_stems) for word in (*known, *spoken)}
    return {
        each: known.concepts[concept]
        for each, concept in {**known.of_stems, **stems}.items()
        if concept in known.concepts
    }


def _spelt(known: _Numbered, lexicon: Mapping[str, int]) -> dict[str, int | None]:
    """Words and stems that a typo may have been meant for -> their concepts."""
    spoken = {word for group in GROUPS for word in group}
    found: dict[str, int | None] = dict.fromkeys(FUNCTION_WORDS)
    for word in spoken | known.keys():
        concept = lexicon.get(stem(word))
        if concept is not None:
            found.update(dict.fromkeys((word, stem(word)), concept))
    return found


def _facts(
    course: Course, all_targets: Sequence[Target], found: Sequence[Sequence[Split]]
) -> Iterator[Facts]:
    numbered = {entry_id: number for number, entry_id in enumerate(course.entries)}
    near = _near(course, numbered)
    asked = [sum(split.phrase.field == "ask" for split in splits) for splits in found]
    most = math.log1p(max(asked, default=0)) or 1.0
    for each, splits, count in zip(all_targets, found, asked, strict=True):
        number = numbered[each.entry.id]
        names = dict.fromkeys(
            tuple(sorted({*split.concepts})) for split in splits if split.phrase.field == "name"
        )
        context = {c for split in splits if split.phrase.field == "context" for c in split.concepts}
        yield Facts(
            each.id,
            number,
            _kind(each),
            math.log1p(count) / most,
            tuple(sorted(near[number])),
            tuple(names),
            tuple(sorted(context.difference(*names))),
        )


def _near(course: Course, numbered: Mapping[str, int]) -> list[set[int]]:
    """For each entry the others that it leads to, or that lead to it."""
    near: list[set[int]] = [set() for _ in numbered]
    for entry in course.entries.values():
        for link in entry.see:
            here, there = numbered[entry.id], numbered[link.split("#")[0]]
            near[here].add(there)
            near[there].add(here)
    return near


def _kind(each: Target) -> Kind:
    match each.entry:
        case Definition():
            return "recipe" if each.entry.steps else "definition"
        case Command():
            return "command"
        case Table():
            return "table" if each.row is None else "row"
        case Error():
            return "error"


def _messages(all_targets: Iterable[Target]) -> dict[int, tuple[str, ...]]:
    return {
        place: tuple(" ".join(words(message)) for message in each.entry.matches)
        for place, each in enumerate(all_targets)
        if isinstance(each.entry, Error)
    }


def _pairs(
    found: Iterable[Iterable[Split]], firsts: Container[str | None]
) -> Iterator[str]:
    for target_phrases in found:
        for phrase, split, _ in target_phrases:
            if phrase.field in _WHOLE_FIELDS:
                yield from (" ".join(pair) for pair in pairwise(split) if pair[0] in firsts)


def _named(found: Iterable[Iterable[Split]], all_targets: Iterable[Target]) -> Iterator[int]:
    for target_phrases, each in zip(found, all_targets, strict=True):
        for phrase, _, concepts in target_phrases:
            if phrase.field == "name" and isinstance(each.entry, Definition):
                yield from concepts


def _commands(course: Course) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for spelling in _spellings(course.entries.values()):
        program, *path = words(spelling)
        if program == course.program and path:
            found[path[0]] = found.get(path[0], False) or len(path) > 1
    return found


def _spellings(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Command):
            yield from (entry.command, *entry.aliases)


def _line_words(course: Course) -> Iterator[str]:
    for entry in course.entries.values():
        if isinstance(entry, Command):
            runs = (example.run for example in entry.examples if example.run is not None)
            for line in (entry.command, *entry.aliases, *runs):
                yield from words(line)


def _rarity(targets: int, having: int) -> float:
    """Inverse document frequency, below 1: ln(1 + targets / targets with the word), Robertson 2004."""
    return float(math.log(1 + targets / having) ** RARITY) if having else 0.0
