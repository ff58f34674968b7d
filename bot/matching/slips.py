"""Words that are one word but for a slip of the finger or of the ear."""

import re
from collections.abc import Iterator, Mapping

# Unstressed vowels are written as heard, soft signs and doubled letters are lost.
_HEARD = str.maketrans("оэеяыйющcqz", "аиииииушkks", "ьъ")
_SPELT_AS_HEARD = (("ться", "ца"), ("тся", "ца"), ("ph", "f"), ("ck", "k"), ("дж", "ж"))
_VOICELESS = str.maketrans("бвгджз", "пфктшс")
_DOUBLED = re.compile(r"(.)\1+")
# Shorter words are too often one slip from another word.
_LEAST_LETTERS = 5
# How much oftener than its misspelling a word is said.
_OFTENER = 20


def heard(word: str) -> str:
    """How a folded word sounds, roughly: the same for its misspellings by ear."""
    for spelt, sound in _SPELT_AS_HEARD:
        word = word.replace(spelt, sound)
    sounds = _DOUBLED.sub(r"\1", word.translate(_HEARD))
    return sounds[:-1] + sounds[-1:].translate(_VOICELESS)


def is_swapped(spelt: str, word: str) -> bool:
    """Both are of the same letters."""
    return sorted(spelt) == sorted(word)


def slips(said: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Words that are another one misspelt, each with that one. `said`: how often each is said.

    Sample questions are written as people type, slips included. Such a word is rare, and differs
    from one that is said all the time by two neighbours swapped, or not at all in sound.
    """
    common = [word for word, times in said.items() if times >= _OFTENER]
    sounds = {heard(word): word for word in sorted(common, key=said.__getitem__)}
    for word, times in said.items():
        if times > 0 and len(word) >= _LEAST_LETTERS and word.isalpha():
            others = (each for each in _swapped(word) if each in said)
            meant = max((sounds.get(heard(word), word), *others), key=said.__getitem__)
            if said[meant] >= _OFTENER * times:
                yield word, meant


def _swapped(word: str) -> Iterator[str]:
    """The word with each two neighbours swapped in turn; the first letter is seldom wrong."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
