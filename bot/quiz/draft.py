"""A question before its options are chosen, and the limits that Telegram sets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal, TypeAlias, TypeVar

T = TypeVar("T")
Kind: TypeAlias = Literal[
    "term", "meaning", "task", "effect", "flag", "row", "error", "danger", "authored"
]
# prose: what is said of something. name: what something is called. line: what is typed.
Form: TypeAlias = Literal["prose", "name", "line"]

# Of polls, core.telegram.org/bots/api#sendpoll; hints are as long as explanations.
QUESTION: Final = 300
OPTION: Final = 100
EXPLANATION: Final = 200
HINT: Final = 200
_DRAWN: Final = 16  # sources of one tier that are looked at


@dataclass(frozen=True, slots=True)
class Choice:
    """What may stand as an option. Two choices of one `owner` never compete.

    `behind`: what the course says of the thing that the option names, or is said of. `line`: the
    command line of which the option is said.
    """

    text: str
    owner: str
    behind: str = ""
    line: str = ""


# Wrong options by chance, each with how far from the right one it was taken: 0 is nearest.
Pool: TypeAlias = Callable[[Random], Iterator[tuple[int, Choice]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question with its right option and where the wrong ones come from.

    `cue`: the part of the question that could give the right option away. `hints`: best first.
    `loose`: the question does not tell each flag, so a line with fewer of them does as well.
    """

    kind: Kind
    key: str
    question: str
    cue: str
    right: Choice
    pool: Pool
    form: Form
    explanation: str
    hints: tuple[str, ...]
    loose: bool = False


def drawn(tiers: Iterable[Sequence[T]], choices: Callable[[T], Iterable[Choice]]) -> Pool:
    """The choices of every tier of sources, the nearest tier first, each tier in any order."""
    kept = tuple(tiers)

    def draw(rng: Random) -> Iterator[tuple[int, Choice]]:
        for distance, tier in enumerate(kept):
            for source in rng.sample(tier, min(len(tier), _DRAWN)):
                for choice in choices(source):
                    yield distance, choice

    return draw
