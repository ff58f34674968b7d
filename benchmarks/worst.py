"""The slowest message to answer against the median question: no text may hold up the others.

    python -m benchmarks.worst [--seconds S] [--seed N]

Known families of bad messages come first: one sign repeated, thousands of words, half-open quotes,
pasted logs. Then the slowest are cut, joined and mixed, and what is slower still goes on. Whole
replies are timed, from the typed text to the HTML; processor time, the fastest of three tries.
Exits with 1 where the worst takes more than 20 times the median.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bot.knowledge.loader import load
from bot.matching.answerer import Answerer, answerer
from bot.matching.evaluate import read_questions
from bot.render.limits import MESSAGE_LENGTH, cut
from bot.render.telegram_html import render
from bot.settings import shipped_course

MOST_RATIO = 20.0
QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
MOST_MEDIAN_QUESTIONS = 300
KEPT = 24

_SIGNS = (
    "a я 7 - -- ' \" ` $( ( ) \\ | ; & > < = : , . / # @ ! ? _ * ё İ ﷺ 😀 \u0301 漢 \u200b \n —"
).split(" ")
_WORDS = tuple(
    """docker/docker ps/docker run/docker-compose/dokcer/ps -a/run/rm/rmi/-a/-it/--rm/-e A=B/--volum
-abcdefghij/$(docker ps -aq)/`docker ps`/|/docker ps |/docker rm $(/docker system prune &&/sudo/A=1
what is/container/контейнер/что такое/чем отличается/вщслук/зы -ф/konteiner/obraz/imgae/конетйнер
запустть/error/permission denied/and docker/vs/'docker/"$(docker/a-/x=/$(/`/'/127.0.0.1:80:80-tcp
type=bind,source=a,target=b/the/не/volume mount network image build file registry layer port
в том числе/it's/--""".replace("\n", "/").split("/")
)
_LOG = (
    "2026-11-24T12:00:0{}Z ERROR [worker-{}] dial tcp 10.0.0.{}:2375: connect: connection refused"
    " (id=9f8e7d6c5b4a{}) at /var/lib/docker/overlay2/{}/merged\n"
)


def families(random: Random) -> Iterator[str]:
    """Messages of the greatest length, each bad in a way of its own."""
    for sign in _SIGNS:
        for joint in ("", " "):
            yield (sign + joint) * MESSAGE_LENGTH
            yield "docker run " + (sign + joint) * MESSAGE_LENGTH
            yield "docker ps -a " + f"a{sign}{joint}" * MESSAGE_LENGTH
    for word in _WORDS:
        yield f"{word} " * MESSAGE_LENGTH
        yield f"docker run ubuntu {word} " * MESSAGE_LENGTH
        yield word * MESSAGE_LENGTH
    for alphabet in ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "qwйцукеnт"):
        for size in (1, 2, 3, 5, 7, 9, 14, 4096):
            yield " ".join(_word(random, alphabet, size) for _ in range(MESSAGE_LENGTH // size))
            yield "docker " + " ".join(
                f"--{_word(random, alphabet, size)}" for _ in range(MESSAGE_LENGTH // size)
            )
    yield "".join(_LOG.format(n % 10, n, n % 256, n, n * 7919) for n in range(40))
    yield " ".join(random.choices(_WORDS, k=1000))


def _word(random: Random, alphabet: str, size: int) -> str:
    return "".join(random.choices(alphabet, k=size))


def changed(one: str, other: str, random: Random) -> str:
    """A message made of two: joined, put inside, or mixed word by word."""
    at, size = random.randrange(len(one) + 1), random.choice((20, 200, 2000))
    match random.randrange(5):
        case 0:
            return one[: len(one) // 2] + other
        case 1:
            return one[:at] + other[:size] + one[at:]
        case 2:
            return one[at : at + size] * (MESSAGE_LENGTH // size + 1)
        case 3:
            words = (*one.split()[:400], *other.split()[:400])
            return " ".join(random.sample(words, len(words)))
        case _:
            return f"{random.choice(_WORDS)} {random.choice(_SIGNS)}{one[at:]}{one[:at]}"


class Clock:
    """Times replies of one course, in milliseconds."""

    def __init__(self, answers: Answerer) -> None:
        self.answers = answers
        random = Random(0)
        self.other = " ".join(_word(random, "bcdfgаеиоу", 6) for _ in range(MESSAGE_LENGTH // 7))

    def __call__(self, message: str, tries: int = 3) -> float:
        """The fastest of some replies to `message`."""
        fastest = float("inf")
        for _ in range(tries):
            # What is remembered of the last message is forgotten over this one.
            self.answers.answer(self.other, "en")
            start = time.process_time()
            render(self.answers.answer(message, "en"))
            fastest = min(fastest, (time.process_time() - start) * 1e3)
        return fastest


def worst(clock: Clock, seconds: float, random: Random) -> list[tuple[float, str]]:
    """The slowest messages found in that time, slowest first, with their times."""
    found = sorted(((clock(m), m) for m in map(_fitting, families(random))), reverse=True)
    pool = [message for _, message in found]
    deadline = time.monotonic() + seconds
    found = found[:KEPT]
    while time.monotonic() < deadline:
        message = _fitting(changed(random.choice(found)[1], random.choice(pool), random))
        if (took := clock(message)) > found[-1][0]:
            found = sorted({*found, (took, message)}, reverse=True)[:KEPT]
    return found


def _fitting(message: str) -> str:
    return cut(message, MESSAGE_LENGTH) or "?"


def main() -> None:
    """Searches, prints the ratio and the worst messages."""
    parser = argparse.ArgumentParser(description="The slowest message against the median question.")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long to search")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    clock = Clock(answerer(load(shipped_course())))
    asked = [each.ask for each in read_questions(sorted(QUESTIONS.glob("report-*.yaml")))]
    questions = asked[:: -(-len(asked) // MOST_MEDIAN_QUESTIONS)]
    median = statistics.median(clock(question) for question in questions)
    found = worst(clock, given.seconds, Random(given.seed))
    for took, message in found[:8]:
        print(f"{took:8.2f} ms  {message[:40]!r} … {message[-20:]!r}")
    ratio = found[0][0] / median
    print(f"median {median:.2f} ms, worst {found[0][0]:.2f} ms: ratio {ratio:.1f} (at most 20)")
    sys.exit(ratio > MOST_RATIO)


if __name__ == "__main__":
    main()
