"""Commands written as they are heard: "докер нетворк криэйт" is `docker network create`."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from bot.commandline.grammar import Grammar, Usage
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index
from bot.matching.normalise import fold, look_alike
from bot.matching.readings import swap_layout, to_latin

# How English spelling sounds, in order; all vowels count as one, since they are heard differently.
_SPELT = (
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("ck|c(?!h)|q"), "k"),
    (re.compile("(?<=[bdfgklmnprstvz])e$"), ""),
    (re.compile("ph"), "f"),
    (re.compile("sh"), "ш"),
    (re.compile("ch"), "ч"),
    (re.compile("x"), "ks"),
    (re.compile("(?<=[aeiou])w(?![aeiouy])"), ""),
    (re.compile("w"), "v"),
)
_HEARD = str.maketrans(
    {
        **dict(zip("бвгджзклмнпрстфхщ", "bvgdgsklmnprstfhш", strict=True)),
        **dict.fromkeys("aeiouyаеиоуыэюяй", "a"),
        **dict.fromkeys("ъь'-", ""),
        "ц": "ts", "z": "s", "j": "g",
    }
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_CYRILLIC = re.compile(r"[а-я]")
# Shorter words, and those spelt otherwise, are Russian rather.
_LEAST_LETTERS = 3
_LEAST_LIKENESS = 0.6
# Behind a command that was said.
_MOST_WORDS = 12
_SPACE = re.compile(r"(\s+)")


@lru_cache(4096)
def sound(word: str) -> str:
    """How a folded word of either alphabet sounds, roughly."""
    if word.isascii():
        for spelt, heard in _SPELT:
            word = spelt.sub(heard, word)
    return _REPEATED.sub(r"\1", word.replace("дж", "ж").translate(_HEARD))


def spoken(text: str, index: Index, grammar: Grammar) -> Iterator[str]:
    """`text` with the first command in it spelt as it is typed; nothing where there is none."""
    pieces = _SPACE.split(text)
    said = [fold(piece) for piece in pieces[::2]]
    if not grammar.program or not any(map(_CYRILLIC.search, said)):
        return
    for at in range(len(said)):
        call = _call(said, at, index, grammar)
        if call is not None:
            usage, spelt = call
            spelt += _after(pieces[2 * (at + len(spelt)) :: 2], usage, index)
            pieces[2 * at :: 2] = spelt
            yield "".join(pieces)
            return


def _call(
    said: list[str], at: int, index: Index, grammar: Grammar
) -> tuple[Usage, list[str]] | None:
    """The command that is said at `at`, and its words spelt.

    Its last word is no noun of the course unless a flag follows: in "докер порт занят" the port is
    meant. Without the program's name only a command of two words is one: "композ ап".
    """
    starts = {grammar.program: (), **{name: (name,) for name in grammar.others}}
    first = _heard(said[at], starts)
    spelt: list[str] = [] if first is None else [first]
    path: tuple[str, ...] = () if first is None else starts[first]
    for word in said[at + len(spelt) :]:
        found = _heard(word, grammar.following.get(path, ()))
        if found is None:
            break
        path = (*path, found)
        spelt.append(found)
    usage = grammar.usage(path)
    is_whole = usage is not None and path not in grammar.following and len(spelt) > 1
    typed = said[at : at + len(spelt)]
    if usage is None or not is_whole or not any(map(_CYRILLIC.search, typed)):
        return None
    after = said[at + len(spelt) :]
    if index.concept(typed[-1]) in index.named and not (after and after[0].startswith("-")):
        return None
    return usage, spelt if first else [f"{grammar.program} {spelt[0]}", *spelt[1:]]


def _heard(word: str, options: Iterable[str]) -> str | None:
    """The option that sounds like `word`; of several the one that is spelt most like it."""
    word = word.rstrip("?!.,:;")
    alike = [option for option in options if option == word or sound(option) == sound(word)]
    if not _CYRILLIC.search(word):
        return word if word in alike else None
    return max(alike, key=lambda each: _likeness(word, each), default=None)


def _likeness(word: str, option: str) -> float:
    return SequenceMatcher(None, to_latin(word), option).ratio()


def _after(typed: list[str], usage: Usage, index: Index) -> list[str]:
    """The words after the command, up to one that neither is nor sounds like one of its line."""
    spelt: list[str] = []
    for each in typed[:_MOST_WORDS]:
        word = fold(each)
        found = each if not _CYRILLIC.search(word) else _flag(word, usage)
        found = found or _argument(word, index)
        if found is None:
            break
        spelt.append(found)
    return spelt + typed[len(spelt) :]


def _flag(word: str, usage: Usage) -> str | None:
    spellings = (look_alike(word), to_latin(word), fold(swap_layout(word)))
    return next((each for each in spellings if _is_flag(each, usage)), None)


def _argument(word: str, index: Index) -> str | None:
    """A word of the course's command lines, such as an image's name, that sounds like `word`."""
    if len(word) < _LEAST_LETTERS or word in FUNCTION_WORDS or index.concept(word) in index.named:
        return None
    found = _heard(word, index.line_words)
    return found if found is not None and _likeness(word, found) >= _LEAST_LIKENESS else None


def _is_flag(word: str, usage: Usage) -> bool:
    if word.startswith("--"):
        return word in usage.flags
    dash, letters = word[:1], word[1:]
    return dash == "-" and letters != "" and all(f"-{letter}" in usage.flags for letter in letters)
