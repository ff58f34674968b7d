"""What a course says of something, as whole sentences that fit: options, explanations, hints."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from bot.i18n import text as interface
from bot.knowledge.course import Language
from bot.markup import Markup, plain
from bot.quiz.draft import EXPLANATION, HINT
from bot.quiz.prose import bare, blanked, ended, fitting, sentences, stems

_SAYS_LITTLE: Final = 15  # characters; a shorter sentence describes nothing
_BRIEF: Final = 35  # characters; a later sentence so short is mostly a remark
# What such a sentence costs, where a word that gives the name away costs 1.
_ASIDE: Final = 0.9
_SHORT: Final = 0.5
_BLANK: Final = 0.25  # such a word blanked out
_SAYS_ENOUGH: Final = 60  # characters
SHOWN: Final = 230  # characters of a description in a question


def worded(text_id: str, language: Language, **values: str) -> str:
    """A text of the quiz's questions."""
    return interface(f"quiz_item.{text_id}", language, **values)


def whole(markup: Markup) -> str:
    """A text on one line, without markup."""
    return " ".join(plain(markup).split())


def described(markup: Markup, hidden: frozenset[str], limit: int, cost: float = 1.0) -> str | None:
    """The best description in a text: a sentence within `limit` that can stand alone.

    That is the first, unless it has more of the `hidden` stems, which give the name away; one
    of them costs `cost`.
    """
    found: list[tuple[float, int, str]] = []
    for index, sentence in enumerate(sentences(markup)):
        said = sentence.within(limit)
        if said and len(said) >= _SAYS_LITTLE and (index == 0 or sentence.stands_alone):
            told = len(stems(said) & hidden) if hidden else 0
            if index == 0 and not told:
                return said
            aside = _ASIDE * bool(index) + _SHORT * (len(said) < _BRIEF)
            found.append((cost * told + aside, index, said))
    return min(found)[2] if found else None


def shown_of(markup: Markup, hidden: frozenset[str]) -> str | None:
    """The best description for a question that asks what it is said of.

    The `hidden` stems will be blanked out there. A brief sentence brings the next one with it.
    """
    said = described(markup, hidden, SHOWN, _BLANK)
    if said is None:
        return None
    texts = [bare(sentence.text) for sentence in sentences(markup)]
    after = texts[texts.index(said) + 1 :] if said in texts else []
    if after and len(said) < _SAYS_ENOUGH:
        return fitting((ended(said), ended(after[0])), SHOWN)
    return ended(said)


def explained(name: str, markup: Markup, instead: str) -> str:
    """`name` and the first sentences said of it, as many as an explanation holds.

    The name is left out where there is no room; `instead`, if not even the first sentence fits.
    """
    for label in (f"{name}: ", "") if name else ("",):
        room = EXPLANATION - len(label)
        if said := fitting(_worded_within(markup, room), room):
            return label + said
    return ended(instead if len(instead) < EXPLANATION else name)


def _worded_within(markup: Markup, room: int) -> Iterator[str]:
    """The first sentences, each within `room` with its full stop."""
    for sentence in sentences(markup):
        said = sentence.within(room - 1)
        if not said:
            return
        yield ended(said)


def hints(
    markup: Markup, shown: Iterable[str], hidden: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Sentences of a text that are not `shown`, without the words that would tell too much."""
    told = "\n".join(shown)
    found = []
    for index, sentence in enumerate(sentences(markup)):
        said = sentence.within(HINT - 1)
        if said and said not in told and (index == 0 or sentence.stands_alone):
            found.append(ended(blanked(said, hidden)))
    return tuple(found)


def digest(text: str) -> str:
    """A short name of `text`, the same as long as the text is."""
    return f"{zlib.crc32(' '.join(text.split()).encode()):08x}"
