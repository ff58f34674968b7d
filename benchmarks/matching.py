"""Time of one answer against rapidfuzz's WRatio over the same phrases, in the same run.

    python -m benchmarks.matching [--rounds N]

The peer only finds the most similar phrase; ours goes from the typed text to the whole answer.
Questions are labelled ones, evenly drawn: the peer takes a tenth of a second for each. No answer is
remembered between rounds, but stems are, as in the running bot.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.knowledge.loader import load
from bot.matching.answerer import answerer
from bot.matching.evaluate import read_questions
from bot.matching.normalise import clean, fold
from bot.settings import shipped_course

MOST_QUESTIONS = 100
QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"


def times_us(call: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Microseconds that each call takes."""
    found = []
    for question in questions:
        start = time.perf_counter()
        call(question)
        found.append((time.perf_counter() - start) * 1e6)
    return found


def main() -> None:
    """Measures in turns, so that both meet the same state of the machine, and prints."""
    parser = argparse.ArgumentParser(description="Time of one answer against WRatio.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    course = load(shipped_course())
    answers = answerer(course)
    phrases = [*answers.index.phrases.texts]
    labelled = [each.ask for each in read_questions(sorted(QUESTIONS.glob("*.yaml")))]
    questions = labelled[:: -(-len(labelled) // MOST_QUESTIONS)]

    def peer(question: str) -> object:
        return process.extract(fold(clean(question)), phrases, scorer=fuzz.WRatio, limit=5)

    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours += times_us(lambda question: answers.answer(question, "en"), questions)
        theirs += times_us(peer, questions)
    print(f"{len(phrases)} phrases, {len(questions)} questions, {rounds} rounds; microseconds")
    for name, found in (("answer", ours), ("WRatio", theirs)):
        p95 = statistics.quantiles(found, n=20)[-1]
        print(f"  {name}: mean {statistics.mean(found):6.0f}  median "
              f"{statistics.median(found):6.0f}  p95 {p95:6.0f}")  # fmt: skip
    print(f"ratio of means {statistics.mean(ours) / statistics.mean(theirs):.2f} (at most 0.50)")


if __name__ == "__main__":
    main()
