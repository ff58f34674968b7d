"""An answerer in one block of bytes, and back: reading it takes no time, and little memory.

Nothing is executed that stands in a block: it holds numbers and JSON.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.commandline.grammar import Grammar
from bot.knowledge.course import Course
from bot.knowledge.packing import packed, packed_course, unpacked_course
from bot.matching.answerer import Answerer
from bot.matching.facts import Facts
from bot.matching.index import Holders, Index, Phrases
from bot.matching.sections import Groups, SectionsError, Strings, joined, parted
from bot.matching.spellings import Spellings

_SETS = ("synonyms", "line_words", "pairs", "named", "subjects")


def pack(answerer: Answerer) -> bytes:
    """Everything that `answerer` answers with."""
    index = answerer.index
    return joined(
        {
            **_course(index),
            **_grammar(answerer.grammar),
            **_words(index),
            **_phrases(index.phrases),
            "weights": index.weights,
            **_groups("holders", index.holders.places),
            "holders.worths": index.holders.worths,
            "holders.counts": index.holders.counts,
            "holders.sizes": index.holders.sizes,
            **_groups("in_phrases", index.in_phrases),
        }
    )


def unpack(block: "memoryview[int]") -> Answerer:
    """The answerer that was packed in `block`, which it goes on to use. SectionsError if none."""
    found = parted(block)
    try:
        course = unpacked_course(found["course"], _read_strings("entries", found))
        targets = tuple(_facts(each) for each in found["targets"])
        index = Index(
            course=course,
            targets=targets,
            titles={each: _read_strings(f"titles.{each}", found) for each in course.languages},
            places={each.id: place for place, each in enumerate(targets)},
            weights=found["weights"],
            holders=Holders(
                _read_groups("holders", found),
                found["holders.worths"],
                found["holders.counts"],
                found["holders.sizes"],
            ),
            phrases=_read_phrases(found),
            in_phrases=_read_groups("in_phrases", found),
            **_read_words(found),
        )
        return Answerer(index, _read_grammar(found["grammar"], course))
    except (KeyError, TypeError, ValueError) as error:
        raise SectionsError(repr(error)) from error


def _course(index: Index) -> dict[str, Any]:
    course = index.course
    entries = (entry for topic in course.topics for entry in topic.entries)
    sections = {
        "course": packed_course(course),
        "targets": [list(each) for each in index.targets],
        **_strings(
            "entries", Strings.of(json.dumps(packed(e), ensure_ascii=False) for e in entries)
        ),
    }
    for language, titles in index.titles.items():
        sections |= _strings(f"titles.{language}", titles)
    return sections


def _facts(row: list[Any]) -> Facts:
    target_id, entry, kind, popular, near, names, context = row
    names = tuple(map(tuple, names))
    return Facts(target_id, entry, kind, popular, tuple(near), names, tuple(context))


def _grammar(grammar: Grammar) -> dict[str, Any]:
    commands = [[" ".join(path), entry_id] for path, entry_id in grammar.commands.items()]
    return {"grammar": [grammar.program, commands, sorted(grammar.others)]}


def _read_grammar(found: list[Any], course: Course) -> Grammar:
    program, commands, others = found
    paths = {tuple(path.split()): entry_id for path, entry_id in commands}
    return Grammar(program, course.entries, paths, frozenset(others))


def _words(index: Index) -> dict[str, Any]:
    return {
        "lexicon": [[*index.lexicon], [*index.lexicon.values()]],
        "sets": {name: sorted(getattr(index, name)) for name in _SETS},
        "messages": [[place, said] for place, said in index.messages.items()],
        "commands": index.commands,
        "rarest": index.rarest,
        **_strings("spellings", index.spellings.words),
        "spellings.begins": index.spellings.begins,
        "spellings.meant": index.spellings.meant,
    }


def _read_words(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "lexicon": dict(zip(*found["lexicon"], strict=True)),
        **{name: frozenset(found["sets"][name]) for name in _SETS},
        "messages": {place: tuple(said) for place, said in found["messages"]},
        "commands": found["commands"],
        "rarest": found["rarest"],
        "spellings": Spellings(
            _read_strings("spellings", found), found["spellings.begins"], found["spellings.meant"]
        ),
    }


def _phrases(phrases: Phrases) -> dict[str, Any]:
    return {
        **_strings("phrases", phrases.texts),
        **_groups("phrases.concepts", phrases.concepts),
        "phrases.targets": phrases.targets,
        "phrases.weights": phrases.weights,
        "phrases.sizes": phrases.sizes,
        "phrases.fields": phrases.fields,
        "phrases.parts": phrases.parts,
        "phrases.hashes": phrases.hashes,
        "phrases.hashed": phrases.hashed,
    }


def _read_phrases(found: Mapping[str, Any]) -> Phrases:
    arrays = "targets weights sizes fields parts hashes hashed".split()
    return Phrases(
        texts=_read_strings("phrases", found),
        concepts=_read_groups("phrases.concepts", found),
        **{name: found[f"phrases.{name}"] for name in arrays},
    )


def _strings(name: str, strings: Strings) -> dict[str, Any]:
    return {f"{name}.block": bytes(strings.block), f"{name}.ends": strings.ends}


def _read_strings(name: str, found: Mapping[str, Any]) -> Strings:
    return Strings(found[f"{name}.block"], found[f"{name}.ends"])


def _groups(name: str, groups: Groups) -> dict[str, Any]:
    return {f"{name}.starts": groups.starts, f"{name}.values": groups.values}


def _read_groups(name: str, found: Mapping[str, Any]) -> Groups:
    return Groups(found[f"{name}.starts"], found[f"{name}.values"])
