"""Interpretations of what was typed: as it stands, in the other keyboard layout, transliterated."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_SHIFTED = ('QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', _RUSSIAN_KEYS.upper())
_TO_RUSSIAN_KEYS = str.maketrans(_LATIN_KEYS + _SHIFTED[0], _RUSSIAN_KEYS + _SHIFTED[1])
_TO_LATIN_KEYS = str.maketrans(_RUSSIAN_KEYS + _SHIFTED[1], _LATIN_KEYS + _SHIFTED[0])

_LATIN_OF = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch _ y _ e yu ya e".split(),
        strict=True,
    )
)
# Longer spellings first. "y" is й beside a vowel and ы elsewhere.
_CYRILLIC_OF = dict(
    pair.split(":")
    for pair in "shch:щ sch:щ sh:ш ch:ч zh:ж kh:х ts:ц ya:я ja:я yu:ю ju:ю yo:е jo:е ye:е"
    " a:а b:б v:в w:в g:г d:д e:е z:з i:и j:й k:к c:к l:л m:м n:н o:о p:п r:р s:с t:т u:у f:ф h:х"
    " x:кс q:к".split()
)
_SPELLING = re.compile("|".join([*_CYRILLIC_OF, "y"]))
_VOWELS = frozenset("aeiou")
# So many words of a message may be read otherwise: a question is no longer.
_MOST_CHUNKS = 100
_AFTER_VOWEL = re.compile("(?<=[аеоуыэ])и")


class Lexicon(Protocol):
    """What the course's words are."""

    def knows(self, text: str) -> bool:
        """Every word of `text` is the course's or carries no meaning, and there is one."""

    def means(self, text: str) -> bool:
        """Some word of `text` is the course's and carries meaning."""


def swap_layout(text: str) -> str:
    """`text` as if it were typed with the other of the layouts ЙЦУКЕН and QWERTY."""
    if any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold()):
        return text.translate(_TO_LATIN_KEYS)
    return text.translate(_TO_RUSSIAN_KEYS)


def to_latin(text: str) -> str:
    """Cyrillic letters spelt in Latin ones, as people do: "докер" is "doker"."""
    spelt = "".join(_LATIN_OF.get(letter, letter) for letter in text.casefold())
    return spelt.replace("_", "")


def to_cyrillic(text: str) -> str:
    """Latin letters spelt in Cyrillic ones: "obraz" is "образ"."""
    return _SPELLING.sub(_cyrillic, text.casefold())


def _cyrillic(spelling: re.Match[str]) -> str:
    """The letter or letters that a spelling in a text stands for."""
    latin, start, source = spelling[0], spelling.start(), spelling.string
    before = source[start - 1 : start]
    if latin == "ye" and before.isalpha() and before not in _VOWELS:
        # After a consonant these are two letters: "zapuschennye" is "запущенные".
        return "ые"
    if latin == "y":
        return "й" if _VOWELS & {*before, *source[start + 1 : start + 2]} else "ы"
    return _CYRILLIC_OF[latin]


def _layout(chunk: str) -> Iterator[str]:
    yield swap_layout(chunk)
    # The comma and full stop after a word are letters in the other layout, or just themselves.
    bare = chunk.rstrip("?!,.")
    if bare and bare != chunk:
        yield swap_layout(bare) + chunk[len(bare) :]


def _transliterated(chunk: str) -> Iterator[str]:
    if chunk.isascii():
        spelt = to_cyrillic(chunk)
        yield spelt
        # "konteiner" is "контейнер"; "udalit" is "удалить".
        yield _AFTER_VOWEL.sub("й", spelt)
        yield _AFTER_VOWEL.sub("й", spelt) + "ь"
    else:
        yield to_latin(chunk)
        # A short English u is heard as а: run is "ран", hub is "хаб".
        yield to_latin(chunk.casefold().replace("а", "у"))


_RESPELLINGS: tuple[Callable[[str], Iterable[str]], ...] = (_layout, _transliterated)


def readings(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Every likely way to read `text`, as it stands first; at most two."""
    chunks = text.split()
    strange = [
        at
        for at, chunk in enumerate(chunks[:_MOST_CHUNKS])
        if any(map(str.isalnum, chunk)) and not lexicon.knows(chunk)
    ]
    if not strange:
        return (text,)
    best: dict[int, str] = {}
    for respell in _RESPELLINGS:
        respelt = _respelt(chunks, strange, respell, lexicon)
        if len(respelt) > len(best):
            best = respelt
    if not best:
        return (text,)
    return (text, " ".join(best.get(at, chunk) for at, chunk in enumerate(chunks)))


def _respelt(
    chunks: list[str],
    strange: list[int],
    respell: Callable[[str], Iterable[str]],
    lexicon: Lexicon,
) -> dict[int, str]:
    """Strange chunks that one respelling makes sense of, by their place; none if by chance."""
    found: dict[int, str] = {}
    for at in strange:
        known = next((text for text in respell(chunks[at]) if lexicon.knows(text)), None)
        if known is not None:
            found[at] = known
    meaningful = any(lexicon.means(text) for text in found.values())
    if not meaningful and len(found) < min(2, len(chunks)):
        # "pod" is also "под": one function word proves nothing.
        return {}
    if 2 * len(found) >= len(strange):
        # Most of the message is typed that way, so the rest that means nothing is as well.
        for at, chunk in enumerate(chunks[:_MOST_CHUNKS]):
            if at in strange or (len(chunk) == 1 and lexicon.knows(next(iter(respell(chunk))))):
                found.setdefault(at, next(iter(respell(chunk))))
    return found
