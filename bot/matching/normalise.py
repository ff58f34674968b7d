"""Text as typed -> text that can be compared. What matters to a shell is kept."""

import re
import unicodedata

_MOST_CHARACTERS = 2000
# Zero-width and direction marks, soft hyphens, variation selectors.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Phones turn the two dashes of "--rm" into one long one.
_LONG_DASH = re.compile(r"(?<!\S)[\u2012-\u2015\u2212]-?(?=[A-Za-z]{2})")
_DASH = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_WORD = re.compile(
    r"(?<![\w-])--?[a-z][a-z0-9-]*|(?<![\w-])-[а-я](?![\w-])|\d+(?:\.\d+)+|\$\(|[^\W_]+(?='s\b)|[^\W_]+"
)

# "в том числе", "о том, что": not the noun "том", a volume.
_IDIOM = re.compile(r"\b(?:о|в|при) том(?=,? (?:что|как|числе|случае|чтобы|же|месте)\b)")


def clean(text: str) -> str:
    """`text` with compatible characters unified and invisible ones gone; case is kept.

    Line breaks become spaces. At most 2,000 characters are looked at: no question is longer.
    """
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text[:_MOST_CHARACTERS]))
    # One character may become many.
    text = unicodedata.normalize("NFKC", text)[:_MOST_CHARACTERS].translate(_QUOTES)
    text = _LONG_DASH.sub("--", text)
    return _DASH.sub("-", text).strip()


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
