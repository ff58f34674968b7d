"""Words that mean the same: stems, general synonyms, and the terms that a course declares."""

from collections.abc import Mapping

import Stemmer

from bot.knowledge.course import Course, Definition
from bot.matching.normalise import words
from bot.matching.thesaurus import GROUPS

# A stem takes about a microsecond; to remember thousands of them would take a megabyte.
_STEMMERS = {"en": Stemmer.Stemmer("english", 0), "ru": Stemmer.Stemmer("russian", 0)}

# Words whose stem is also that of a word of other meaning: to run a container is not a running
# container, what contains is no container, "не удалось" (failed) is not "удалить" (to remove).
_UNSTEMMED = {
    **{word: word for word in ("running", "stopped", "exited", "удалось", "удается", "удастся")},
    **dict.fromkeys(("container", "containers"), "container"),
    **dict.fromkeys(("правый", "правая", "правой", "правее", "справа"), "правый"),
}


def stem(word: str) -> str:
    """The Snowball stem of a folded word; flags and numbers are their own."""
    if word in _UNSTEMMED:
        return _UNSTEMMED[word]
    if word[0] == "-" or not word.isalpha():
        return word
    stemmed: str = _STEMMERS["ru" if word[0] > "\u0400" else "en"].stemWord(word)
    return stemmed


def concepts_of(course: Course) -> dict[str, str]:
    """Stem -> the stem that stands for its meaning: the general ones, then the course's own.

    The one-word terms of a definition are one meaning in all languages. A word that several
    definitions have is of that which has the most such terms: `image` is first the image, then a
    key of some file.
    """
    concepts = {stem(word): stem(group[0]) for group in GROUPS for word in group[1:]}
    taken: set[str] = set()
    entries = (entry for entry in course.entries.values() if isinstance(entry, Definition))
    for terms in sorted(map(_one_word_terms, entries), key=len, reverse=True):
        new = [term for term in terms if term not in taken]
        taken.update(new)
        concepts.update(dict.fromkeys(new, new[0]) if new else {})
        if new:
            del concepts[new[0]]
    return concepts


def _one_word_terms(entry: Definition) -> list[str]:
    """The stems of those terms that are one word, each once, in the order written."""
    terms = [words(term) for names in entry.term.values() for term in names]
    return list(dict.fromkeys(stem(term[0]) for term in terms if len(term) == 1))


def word_concept(word: str, concepts: Mapping[str, str]) -> str:
    """What stands for the meaning of a folded word."""
    stemmed = stem(word)
    return concepts.get(stemmed, stemmed)
