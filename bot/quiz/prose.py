"""Course texts as sentences, and ways to make them shorter that leave them whole."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final

from bot.markup import Markup, Span
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem
from bot.matching.normalise import fold

# Marks inside `code` end nothing: while a text is split, these stand for them.
_HIDE: Final = str.maketrans(".!?:;()", "\ue000\ue001\ue002\ue003\ue004\ue005\ue006")
_SHOW: Final = {hidden: mark for mark, hidden in _HIDE.items()}
_END: Final = re.compile(r'(?<!\.\.)[.!?](?:["»”)](?=\s))*\s+')
_ABBREVIATION: Final = re.compile(r"(?:^|[ (.«])(?:\w|etc|vs|др|пр|см)\.\s$")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_PAUSE: Final = re.compile(r"[;:]\s")
_WORD: Final = re.compile(r"[^\W_]+")
# A blank takes the rest of a flag, a path or a file's name with it, and a full stop.
_BLANK: Final = re.compile(r"(?<!\S)[-./\w]*…[-./\w…]*")
_BLANKS: Final = re.compile(r"…(?: …)+")
_CLAUSE: Final = 20  # characters; a shorter beginning says too little

# A sentence that begins so leans on the one before it, or on what stands around it.
_LEANS: Final = frozenset(
    "and but or so then there here this that these those it its they their them he she such"
    " otherwise also too both same another again now therefore instead either neither"
    " likewise only yet hence else one some each even still first second third next last"
    " except besides rather less more often mostly usually sometimes seldom common"
    " а но и или зато поэтому потом затем тогда там туда оттуда здесь тут так такой такая такое"
    " такие такую это этот эта эти этого этой этим эту он она оно они его ее их ему ей им ими нем"
    " ней них сам сама само сами тоже также то те тот та иначе остальные остальное обратно второй"
    " вторая второе третий первый первая последний последняя кроме еще заодно вместо теперь снова"
    " опять только лишь потому оба обе поверх даже третья дальше далее ни будет"
    " первое первые вторые отсюда обычно часто чаще реже иногда бывает цена причина исключение"
    " виной виновата виноват проще лучше".split()
)
# "The price: …", "The first is …": so do these behind an article.
_LEANS_AFTER_THE: Final = _LEANS | frozenset(
    "price exception reason cause rest former latter".split()
)
_POINTS: Final = frozenset(
    "it its they their them he she this that these those"
    " он она оно они его ее их ему ей им ими нем ней них этот эта это эти этого этой этим эту том"
    " этом этих этими этому этой таких такого таком".split()
)
# A word that says what is done, as examples mostly begin: "Shows …", "Показывает …".
_DOES: Final = re.compile(r"[А-ЯЁ][а-яё]*(?:[аеёиуюя]т)(?:ся)?$|[A-Z][a-z]*[^s\W]s$")
_IS_NO_VERB: Final = frozenset("This Its Always Sometimes Was Is As Секрет Пакет".split())
_AFTER_NOUN: Final = frozenset("of for with from in on and or are is".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a course text, and shorter wordings of it that are whole, longest first."""

    text: str
    shorter: tuple[str, ...] = ()

    def within(self, limit: int) -> str | None:
        """The longest wording of at most `limit` characters, without its full stop."""
        wordings = (bare(wording) for wording in (self.text, *self.shorter))
        return next((wording for wording in wordings if len(wording) <= limit), None)

    @property
    def stands_alone(self) -> bool:
        """It can be understood without the sentence before it."""
        typed = [fold(word) for word in _WORD.findall(self.text)[:5]]
        if len(typed) < 3 or typed[0] in _LEANS:
            return False
        if typed[0] in {"the", "a"} and typed[1] in _LEANS_AFTER_THE:
            return False
        return _POINTS.isdisjoint(typed) and self.text[-1:] != "?"


def sentences(markup: Markup) -> tuple[Sentence, ...]:
    """The sentences of a text, without its markup: at least one, if only an empty one."""
    hidden = "".join(map(_hidden, markup)).replace("\n", " ")
    return tuple(map(_sentence, _split(hidden))) or (Sentence(""),)


def _hidden(span: Span) -> str:
    return span.text.translate(_HIDE) if span.style == "code" else span.text


def _shown(text: str) -> str:
    return text.translate(_SHOW)


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[start : end.start() + 2]):
            yield text[start : end.end()].strip()
            start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def _sentence(hidden: str) -> Sentence:
    unbracketed = _BRACKETS.sub("", hidden)
    wordings = [] if unbracketed == hidden else [unbracketed]
    pauses = [pause.start() for pause in _PAUSE.finditer(unbracketed)]
    wordings += [unbracketed[:at] for at in reversed(pauses) if at >= _CLAUSE]
    return Sentence(_shown(hidden), tuple(map(_shown, wordings)))


def bare(text: str) -> str:
    """`text` without the full stop at its end."""
    return text if text.endswith(("...", " .")) else text.removesuffix(".")


def ended(text: str) -> str:
    """`text` with a mark at its end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def acts(text: str) -> bool:
    """The sentence begins with what is done, as far as its first words tell."""
    first, _, rest = text.partition(" ")
    if not _DOES.match(first) or first in _IS_NO_VERB:
        return False
    return not first.isascii() or rest.split(" ")[0] not in _AFTER_NOUN


def fitting(texts: Iterable[str], limit: int) -> str:
    """As many of `texts`, in order, as `limit` characters hold; empty if not the first."""
    found = ""
    for text in texts:
        longer = f"{found} {text}".strip()
        if len(longer) > limit:
            break
        found = longer
    return found


def stems(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, as stems."""
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        folded = fold(word)
        # In capitals it is a name: FROM of a Dockerfile.
        if folded not in FUNCTION_WORDS or (len(word) > 1 and word.isupper()):
            yield stem(folded)


def blanked(text: str, hidden: Set[str]) -> str:
    """`text` with … in place of the words whose stems are `hidden`, neighbours as one."""

    def blank(word: re.Match[str]) -> str:
        return "…" if stems(word[0]) & hidden else word[0]

    if not hidden:
        return text
    return _BLANKS.sub("…", _BLANK.sub("…", _WORD.sub(blank, text)))
