"""Courses of any size in the words of the shipped one."""

from collections import Counter
from collections.abc import Iterator
from random import Random

from bot.knowledge.course import Course, Definition, Entry, Localized, Topic
from bot.markup import parse
from bot.matching.normalise import words
from bot.matching.phrases import phrases, targets

# As many phrases as an entry of the shipped course has, names among them.
PHRASES_AN_ENTRY = 50
_NAMES = 3
_OWN_WORDS = 12
# Longer texts are no phrases.
_LONGEST = 80


def synthetic(shipped: Course, size: int, chance: Random) -> Course:
    """A course of `size` phrases. Words come as often as in the shipped course, phrases are as
    long, and half of the words of an entry's phrases are of a dozen that it likes.
    """
    texts = [each.text for target in targets(shipped) for each in phrases(target)]
    asked = [words(text) for text in texts if len(text) < _LONGEST]
    counts = Counter(word for said in asked for word in said)
    vocabulary, often = [*counts], [*counts.values()]
    lengths = [len(said) for said in asked]

    def drawn(count: int) -> list[str]:
        return chance.choices(vocabulary, often, k=count)

    def said(number: int) -> Iterator[str]:
        for _ in range(number):
            length = max(2, chance.choice(lengths))
            own = chance.choices(liked, k=length // 2)
            yield " ".join(chance.sample([*own, *drawn(length - len(own))], length))

    entries: list[Entry] = []
    for number in range(max(1, size // PHRASES_AN_ENTRY)):
        liked = drawn(_OWN_WORDS)
        entries.append(
            Definition(
                id=f"entry-{number}",
                term=Localized({"en": tuple(said(_NAMES))}),
                text=Localized({"en": parse(" ".join(drawn(30)))}),
                ask=Localized({"en": tuple(said(PHRASES_AN_ENTRY - _NAMES))}),
            )
        )
    title = Localized({"en": "Synthetic"})
    topic = Topic(id="all", title=title, entries=tuple(entries))
    return Course(id="synthetic", title=title, languages=("en",), topics=(topic,))
