"""Text as typed -> text that can be compared. What matters to a shell is kept."""

import re
import unicodedata

_MOST_CHARACTERS = 2000
# Zero-width and direction marks, soft hyphens, variation selectors.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Phones turn the two dashes of "--rm" into one long one.
_LONG_DASH = re.compile(r"(?<!\S)[\u2012-\u2015\u2212]-?(?=[A-Za-z]{2})")
_DASH = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
# Letters of the two alphabets that look alike.
_CYRILLIC_ALIKE = "асеорхуікАВСЕНІКМОРТХУјѕһ"
_LATIN_ALIKE = "aceopxyikABCEHIKMOPTXYjsh"
_TO_LATIN_ALIKE = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_TO_CYRILLIC_ALIKE = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_LETTERS = re.compile(r"[A-Za-z\u0400-\u052f]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
# A Russian ending on a Latin word: "dockerа", "imageы".
_ENDED = re.compile("[A-Za-z]{3,}(?:[аеиоуыюя]|[аяео]м|[аяо]х|[ое]в|[ое]й|[аы]е|ами)")
_WORD = re.compile(
    r"(?<![\w-])--?[a-z][a-z0-9-]*|(?<![\w-])-[а-я](?![\w-])|\d+(?:\.\d+)+|\$\(|[^\W_]+(?='s\b)|[^\W_]+"
)

# "в том числе", "о том, что": not the noun "том", a volume.
_IDIOM = re.compile(r"\b(?:о|в|при) том(?=,? (?:что|как|числе|случае|чтобы|же|месте)\b)")


def clean(text: str) -> str:
    """`text` with compatible characters unified and invisible ones gone; case is kept.

    Words of two alphabets get the one that they look like. Line breaks stay; at most 2,000
    characters are looked at: no question is longer.
    """
    text = _LINE_BREAK.sub("\n", text[:_MOST_CHARACTERS])
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text))
    # One character may become many.
    text = unicodedata.normalize("NFKC", text)[:_MOST_CHARACTERS].translate(_QUOTES)
    text = _LETTERS.sub(lambda found: _of_one_alphabet(found[0]), text)
    text = _LONG_DASH.sub("--", text)
    return _DASH.sub("-", text).strip()


def _of_one_alphabet(word: str) -> str:
    """The word with letters of the other alphabet replaced by those that look like them."""
    cyrillic = len(_CYRILLIC.findall(word))
    if cyrillic in {0, len(word)} or _ENDED.fullmatch(word):
        return word
    latin = look_alike(word)
    if latin.isascii() and 2 * cyrillic <= len(word):
        return latin
    russian = word.translate(_TO_CYRILLIC_ALIKE)
    if len(_CYRILLIC.findall(russian)) == len(word):
        return russian
    return latin if latin.isascii() else word


def look_alike(text: str) -> str:
    """`text` with Latin letters in place of Cyrillic ones that look like them."""
    return text.translate(_TO_LATIN_ALIKE)


def fold(text: str) -> str:
    """`text` for comparing: no case, no ё."""
    return text.casefold().replace("ё", "е")


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, in order; flags keep their dashes, joined ones are split."""
    found: list[str] = []
    for word in _WORD.findall(_IDIOM.sub(" ", fold(text))):
        if word[0] == "-" and word[1] != "-":
            found += [f"-{letter}" for letter in word[1:]]
        elif word != "s":
            found.append(word)
    return tuple(found)
