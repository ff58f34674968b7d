"""A course -> its index, built once a load."""

import math
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from bot.knowledge.course import Command, Course, Definition, Entry, Error, Language
from bot.matching.facts import Facts, facts
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import FIELDS, Holders, Index, Phrases, hash_of
from bot.matching.meanings import concepts_of, stem, word_concept
from bot.matching.normalise import words
from bot.matching.phrases import Field, Target, phrases, targets
from bot.matching.sections import Groups, Strings, numbers
from bot.matching.slips import slips
from bot.matching.spellings import Spellings
from bot.matching.split import Numbered, Split, split
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


def build(course: Course) -> Index:
    """The index of `course`."""
    all_targets = targets(course)
    known = Numbered(concepts_of(course))
    found = _without_slips([[*split(phrases(each), known)] for each in all_targets], known)
    holders = _holders(found, len(known.concepts))
    weights = array("f", (_rarity(len(all_targets), len(each)) for each in holders.places))
    whole = _whole_phrases(found, weights)
    lexicon = _lexicon(known)
    told = tuple(facts(course, all_targets, found))
    return Index(
        course=course,
        targets=told,
        titles=_titles(course, all_targets),
        places={each.id: place for place, each in enumerate(all_targets)},
        lexicon=lexicon,
        synonyms=frozenset(lexicon.keys() - map(stem, known)),
        weights=weights,
        rarest=_rarity(len(all_targets), 1),
        holders=holders,
        phrases=whole,
        in_phrases=_in_phrases(whole, len(known.concepts)),
        spellings=Spellings.of(_spelt(known, lexicon)),
        line_words=frozenset(_line_words(course)),
        messages=_messages(all_targets),
        pairs=frozenset(_pairs(found, {course.program, *_commands(course)})),
        commands=_commands(course),
        named=frozenset(_named(found, all_targets)),
        subjects=frozenset(_subjects(told, lexicon.get(stem(course.program or " ")))),
    )


def _without_slips(found: Sequence[list[Split]], known: Numbered) -> list[list[Split]]:
    """Phrases in which words that sample questions misspell mean what they were meant for."""
    every = [*chain.from_iterable(found)]
    said = Counter(chain.from_iterable(each.words for each in every if each.phrase.field == "ask"))
    written = {word for each in every if each.phrase.field != "ask" for word in each.words}
    known_stems = {stem(word) for word in (*written, *chain.from_iterable(GROUPS))}
    asked: Counter[str] = Counter()
    for word, times in said.items():
        asked[stem(word)] += times
    meant = {slip: word for slip, word in slips(asked) if slip not in known_stems}
    renamed = known.unify(meant)
    return [
        [
            each if renamed.keys().isdisjoint(each.concepts) else each.renamed(renamed)
            for each in splits
        ]
        for splits in found
    ]


def _titles(course: Course, all_targets: Sequence[Target]) -> dict[Language, Strings]:
    return {
        language: Strings.of(each.title(language) for each in all_targets)
        for language in course.languages
    }


def _holders(found: Sequence[Sequence[Split]], concepts: int) -> Holders:
    worths: list[dict[int, float]] = [{} for _ in range(concepts)]
    counts: list[Counter[int]] = [Counter() for _ in range(concepts)]
    for place, target_phrases in enumerate(found):
        for each in target_phrases:
            weight = FIELD_WEIGHT[each.phrase.field]
            for concept in {*each.concepts}:
                counts[concept][place] += 1
                worths[concept][place] = max(weight, worths[concept].get(place, 0.0))
    return Holders(
        places=Groups.of([*map(sorted, worths)]),
        worths=array("f", (each[place] for each in worths for place in sorted(each))),
        counts=numbers(each[place] for each in counts for place in sorted(each)),
        sizes=numbers(sum(len(each.concepts) for each in splits) for splits in found),
    )


def _whole_phrases(found: Iterable[Iterable[Split]], weights: Sequence[float]) -> Phrases:
    """Phrases that are matched as a whole, each once a target."""
    chosen: dict[tuple[int, str], Split] = {}
    for place, target_phrases in enumerate(found):
        for each in target_phrases:
            if each.phrase.field in _WHOLE_FIELDS and each.words:
                chosen.setdefault((place, " ".join(each.words)), each)
    whole = [*chosen.values()]
    hashes = [hash_of(text) for _, text in chosen]
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    return Phrases(
        texts=Strings.of(text for _, text in chosen),
        targets=numbers(place for place, _ in chosen),
        # A word that comes twice weighs twice: "docker in docker" is not just "docker".
        weights=array("f", (sum(weights[c] for c in each.concepts) for each in whole)),
        sizes=numbers(len(each.words) for each in whole),
        fields=numbers(FIELDS.index(each.phrase.field) for each in whole),
        parts=numbers(0 if (at := each.phrase.place) is None else at + 1 for each in whole),
        concepts=Groups.of(sorted({*each.concepts}) for each in whole),
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


def _lexicon(known: Numbered) -> dict[str, int]:
    """Stem -> concept, of all words that the course has or that mean what some of its words do."""
    spoken = [word for group in GROUPS for word in group]
    stems = {stem(word): word_concept(word, known.of_stems) for word in (*known, *spoken)}
    return {
        each: known.concepts[concept]
        for each, concept in {**known.of_stems, **stems}.items()
        if concept in known.concepts
    }


def _spelt(known: Numbered, lexicon: Mapping[str, int]) -> dict[str, int | None]:
    """Words and stems that a typo may have been meant for -> their concepts."""
    spoken = [word for group in GROUPS for word in group]
    found: dict[str, int | None] = dict.fromkeys(FUNCTION_WORDS)
    for word in dict.fromkeys((*spoken, *known)):
        concept = lexicon.get(stem(word))
        if concept is not None:
            found.update(dict.fromkeys((word, stem(word)), concept))
    return found


def _messages(all_targets: Iterable[Target]) -> dict[int, tuple[str, ...]]:
    return {
        place: tuple(" ".join(words(message)) for message in each.entry.matches)
        for place, each in enumerate(all_targets)
        if isinstance(each.entry, Error)
    }


def _pairs(found: Iterable[Iterable[Split]], firsts: Container[str | None]) -> Iterator[str]:
    for target_phrases in found:
        for phrase, typed, _ in target_phrases:
            if phrase.field in _WHOLE_FIELDS:
                yield from (" ".join(pair) for pair in pairwise(typed) if pair[0] in firsts)


def _named(found: Iterable[Iterable[Split]], all_targets: Iterable[Target]) -> Iterator[int]:
    for target_phrases, each in zip(found, all_targets, strict=True):
        for phrase, _, concepts in target_phrases:
            if phrase.field == "name" and isinstance(each.entry, Definition):
                yield from concepts


def _subjects(told: Iterable[Facts], program: int | None) -> Iterator[int]:
    for each in told:
        for name in each.names:
            rest = [concept for concept in name if concept != program]
            if len(rest) == 1:
                yield rest[0]


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
    """Inverse document frequency: ln(1 + targets / targets with the word), Robertson 2004."""
    return float(math.log(1 + targets / having) ** RARITY) if having else 0.0
