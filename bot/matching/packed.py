"""An answerer in one block of bytes, and back: reading it takes no time, and little memory.

Nothing is executed that stands in a block: it holds numbers and JSON.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.commandline.grammar import Grammar
from bot.knowledge.packing import packed, packed_course, unpacked_course
from bot.matching.answerer import Answerer
from bot.matching.index import Facts, Index, Phrases
from bot.matching.sections import Groups, SectionsError, Strings, joined, parted
from bot.matching.spellings import Spellings


def pack(answerer: Answerer) -> bytes:
    """Everything that `answerer` answers with."""
    index, grammar = answerer.index, answerer.grammar
    entries = (json.dumps(packed(each), ensure_ascii=False) for each in _entries(index))
    return joined(
        {
            "course": packed_course(index.course),
            **_strings("entries", Strings.of(entries)),
            "grammar": [
                grammar.program,
                [[" ".join(path), entry_id] for path, entry_id in grammar.commands.items()],
                sorted(grammar.others),
            ],
            "targets": [list(each) for each in index.targets],
            "lexicon": [[*index.lexicon], [*index.lexicon.values()]],
            "sets": [
                sorted(each)
                for each in (index.synonyms, index.line_words, index.pairs, index.named)
            ],
            "messages": [[place, said] for place, said in index.messages.items()],
            "commands": index.commands,
            "rarest": index.rarest,
            "weights": index.weights,
            **_groups("holders", index.holders),
            "worths": index.worths,
            **_phrases(index.phrases),
            **_groups("in_phrases", index.in_phrases),
            **_strings("spellings", index.spellings.words),
            "spellings.begins": index.spellings.begins,
            "spellings.meant": index.spellings.meant,
        }
    )


def unpack(block: "memoryview[int]") -> Answerer:
    """The answerer that was packed in `block`, which it goes on to use. SectionsError if none."""
    found = parted(block)
    try:
        course = unpacked_course(found["course"], _read_strings("entries", found))
        program, commands, others = found["grammar"]
        grammar = Grammar(
            program,
            course.entries,
            {tuple(path.split()): entry_id for path, entry_id in commands},
            frozenset(others),
        )
        targets = tuple(_facts(each) for each in found["targets"])
        synonyms, line_words, pairs, named = map(frozenset, found["sets"])
        index = Index(
            course=course,
            targets=targets,
            places={each.id: place for place, each in enumerate(targets)},
            lexicon=dict(zip(*found["lexicon"], strict=True)),
            synonyms=synonyms,
            weights=found["weights"],
            rarest=found["rarest"],
            holders=_read_groups("holders", found),
            worths=found["worths"],
            phrases=_read_phrases(found),
            in_phrases=_read_groups("in_phrases", found),
            spellings=Spellings(
                _read_strings("spellings", found),
                found["spellings.begins"],
                found["spellings.meant"],
            ),
            line_words=line_words,
            messages={place: tuple(said) for place, said in found["messages"]},
            pairs=pairs,
            commands=found["commands"],
            named=named,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SectionsError(repr(error)) from error
    return Answerer(index, grammar)


def _entries(index: Index) -> Any:  # Any: entries of every kind
    return (entry for topic in index.course.topics for entry in topic.entries)


def _facts(row: list[Any]) -> Facts:
    target_id, entry, kind, popular, near, names, context = row
    names = tuple(map(tuple, names))
    return Facts(target_id, entry, kind, popular, tuple(near), names, tuple(context))


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
