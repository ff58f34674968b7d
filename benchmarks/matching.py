"""Time of one answer against phrase search by rapidfuzz's WRatio and by bm25s, in the same run.

    python -m benchmarks.matching [--rounds N] [--sizes N,N…] [--picture FILE]

The peers only find the most similar phrases; ours goes from the typed text to the whole answer.
Questions are labelled ones, evenly drawn, on the shipped course and on synthetic ones in its words.
No answer is remembered between rounds, but stems are, as in the running bot. Besides: how long an
index takes to make and how much memory, and the worst that a person can send.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.courses import synthetic
from benchmarks.memory import taken_mib
from benchmarks.picture import draw
from bot import garbage
from bot.baselines.lexical import Spelling, Words
from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.matching.answerer import Answerer, answerer
from bot.matching.evaluate import read_questions
from bot.matching.packed import pack
from bot.settings import shipped_course

MOST_QUESTIONS = 60
QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
SIZES = (1_000, 10_000, 100_000)
OURS, WRATIO, BM25 = "konspekt", "WRatio", "bm25s"
SEED = 1
LONGEST = 4096
# At most so many times a median answer, whatever was sent.
WORST = 20

Times = dict[str, list[float]]


def time_ms(call: Callable[[str], object], question: str) -> float:
    """Milliseconds of the processor that a call takes: nothing here waits for anything."""
    start = time.process_time()
    call(question)
    return (time.process_time() - start) * 1e3


def timed(answers: Answerer, questions: list[str], rounds: int) -> Times:
    """Times of all, measured in turns, so that they meet the same state of the machine."""
    texts = [*answers.index.phrases.texts]
    spelling, by_words = Spelling(texts), Words(texts)
    calls: Mapping[str, Callable[[str], object]] = {
        OURS: lambda question: answers.answer(question, "en"),
        WRATIO: lambda question: spelling.nearest([question]),
        BM25: lambda question: by_words.nearest([question]),
    }
    found: Times = {name: [] for name in calls}
    for question in questions * rounds:
        for name, call in calls.items():
            found[name].append(time_ms(call, question))
    return found


def show(title: str, found: Times) -> None:
    """Prints the distribution of each, and how ours compares."""
    print(f"{title}; milliseconds an answer")
    for name, times in found.items():
        of = {
            "mean": statistics.mean(times),
            "median": statistics.median(times),
            "p95": statistics.quantiles(times, n=20)[-1],
            "most": max(times),
        }
        print(f"  {name:<10}" + "  ".join(f"{key} {value:8.2f}" for key, value in of.items()))
    ours = statistics.mean(found[OURS])
    ratios = (f"{ours / statistics.mean(found[name]):.4f} of {name}" for name in (WRATIO, BM25))
    print(f"  ours: {', '.join(ratios)}")


def course(size: int | None) -> Course:
    """A synthetic course of so many phrases, the shipped one where None."""
    shipped = load(shipped_course())
    return shipped if size is None else synthetic(shipped, size, Random(SEED))


def phrases(size: int | None) -> list[str]:
    """Those of that course."""
    return [*answerer(course(size)).index.phrases.texts]


def show_building(size: int | None, answers: Answerer) -> None:
    """Prints how long indexes take to make, and how much memory they leave taken."""
    texts = [*answers.index.phrases.texts]
    read = answers.index.course
    for name, took, memory in (
        (OURS, time_ms(lambda _: answerer(read), ""), taken_mib(partial(course, size), answerer)),
        (BM25, time_ms(lambda _: Words(texts), ""), taken_mib(partial(phrases, size), Words)),
    ):
        print(f"  {name:<10}index made in {took / 1e3:.2f} s, takes {memory:.0f} MiB")
    print(f"  {OURS:<10}kept as a file of {len(pack(answers)) / 2**20:.0f} MiB that is mapped")


def show_worst(answers: Answerer, median_ms: float) -> None:
    """Prints the slowest of some messages of the greatest length."""
    chance = Random(SEED)
    letters = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя0123456789-$()|&;'\"`<>/ "
    vocabulary = " ".join(answers.index.spellings.words).split()
    messages = {
        "one letter": "a" * LONGEST,
        "letters and signs": "".join(chance.choices(letters, k=LONGEST)),
        "words of the course": " ".join(chance.choices(vocabulary, k=LONGEST))[:LONGEST],
        "typos": " ".join(word[::-1] for word in chance.choices(vocabulary, k=LONGEST))[:LONGEST],
        "brackets": "$(" * (LONGEST // 2),
        "a long command line": ("docker run -it --rm | " * LONGEST)[:LONGEST],
    }
    for name, message in messages.items():
        took = min(time_ms(lambda each: answers.answer(each, "en"), message) for _ in range(3))
        print(
            f"  worst: {name:<20}{took:8.1f} ms, {took / median_ms:5.1f} medians (at most {WORST})"
        )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Time of one answer against WRatio and bm25s.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="synthetic courses")
    parser.add_argument("--picture", type=Path, help="where the growth curve is drawn (PNG)")
    given = parser.parse_args()
    labelled = [each.ask for each in read_questions(sorted(QUESTIONS.glob("*.yaml")))]
    questions = labelled[:: -(-len(labelled) // MOST_QUESTIONS)]
    garbage.leave()
    curve: dict[int, dict[str, float]] = {}
    for size in (None, *map(int, given.sizes.split(","))):
        gc.unfreeze()
        answers = answerer(course(size))
        garbage.look()
        found = timed(answers, questions, given.rounds)
        count = len(answers.index.phrases.texts)
        medians = {name: statistics.median(times) for name, times in found.items()}
        if size is not None:
            curve[count] = medians
        show(f"{answers.index.course.id} course, {count} phrases", found)
        show_building(size, answers)
        if size is None:
            show_worst(answers, medians[OURS])
    if given.picture is not None:
        draw(curve, given.picture)


if __name__ == "__main__":
    main()
