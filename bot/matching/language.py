"""The language to reply in."""

import re

from bot.knowledge.course import Language
from bot.matching.normalise import words

_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
# English words that a Russian speaker does not type as mere terms.
_ENGLISH = frozenset(
    "a an the is are was do does did how what why which when where who can could should will to of"
    " in on it its i my me you and or with without for from this that between whats show list"
    " remove delete tell explain mean means difference please hello hi thanks".split()
)


def reply_language(
    typed: str, prose: str, default: Language, allowed: tuple[Language, ...]
) -> Language:
    """Russian where Cyrillic was typed or meant, English for an English sentence, else `default`.

    `prose`: what `typed` turned out to mean, without the command line in it. `allowed`: the
    course's languages.
    """
    language: Language = default
    if _CYRILLIC.search(typed) or _CYRILLIC.search(prose):
        language = "ru"
    elif not _ENGLISH.isdisjoint(words(prose)):
        language = "en"
    return language if language in allowed else allowed[0]
