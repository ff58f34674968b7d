"""Fits the weights of the ranking on labelled questions, and writes them down.

    python -m scripts.fit_matching tests/questions/fit-*.yaml

Both models of `bot/matching/rank.py` by maximum likelihood with a small ridge penalty (gradient
ascent with momentum); then the threshold at which answering gains most, where a false answer
costs as much as several right ones are worth.

Questions to fit on also showed which words the course's samples lacked, so they are nearer to the
samples than what people will ask. Therefore the course is thinned before: of the sample questions
only a part, drawn by a fixed seed, is kept.
"""

import argparse
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.knowledge.course import Course, Entry, Localized, Names, Table
from bot.knowledge.loader import load
from bot.matching import weights as fitted
from bot.matching.answerer import answerer
from bot.matching.evaluate import Labelled, read_questions
from bot.matching.features import Evidence, Features, Whole, evidence
from bot.matching.normalise import clean
from bot.matching.rank import BEST_SHARE_FROM, with_scores
from bot.matching.readings import readings

ROUNDS, RATE, MOMENTUM, RIDGE = 3000, 0.7, 0.9, 0.0005
# In right answers: of an answer where there is none, and of one where another was right.
FALSE_ANSWER_COSTS, WRONG_ANSWER_COSTS = 5.4, 1.0

# The part of the sample questions that is kept, and the seed they are drawn with.
KEPT, SEED = 1.0, 1

Vector = Sequence[float]


@dataclass(frozen=True)
class Case:
    """A question with what speaks for its candidates, their entries, and which of them are right.

    The candidates are ordered by nothing; `in_scope`: the course has an answer.
    """

    found: Evidence
    entries: tuple[str, ...]
    right: tuple[bool, ...]
    in_scope: bool


@dataclass(frozen=True)
class Choice:
    """Options of which some are right."""

    options: tuple[Vector, ...]
    right: tuple[bool, ...]


def thinned(course: Course) -> Course:
    """The course with a part of its sample questions."""
    chance = random.Random(SEED)

    def fewer(ask: Names) -> Names:
        return Localized(
            {
                language: tuple(each for each in asked if chance.random() < KEPT)
                for language, asked in ask.by_language.items()
            }
        )

    def thin(entry: Entry) -> Entry:
        if isinstance(entry, Table):
            rows = tuple(replace(row, ask=fewer(row.ask)) for row in entry.rows)
            entry = replace(entry, rows=rows)
        return replace(entry, ask=fewer(entry.ask))

    return replace(
        course,
        topics=tuple(
            replace(topic, entries=tuple(map(thin, topic.entries))) for topic in course.topics
        ),
    )


def cases(questions: Sequence[Labelled], course: Course) -> list[Case]:
    """One case for every question; of several readings the one with the most evidence."""
    answers = answerer(course)
    index = answers.index
    found = []
    for question in questions:
        texts = readings(clean(question.ask), index)
        best = max(
            (evidence(text, index, answers.line_in(text)) for text in texts),
            key=lambda each: max((sum(c.features) for c in each.candidates), default=0.0),
        )
        targets = [index.targets[candidate.place] for candidate in best.candidates]
        found.append(
            Case(
                best,
                tuple(target.entry.id for target in targets),
                tuple(target.id in question.expect for target in targets),
                bool(question.expect),
            )
        )
    return found


def weighted(weights: Vector, features: Vector) -> float:
    """The weighted sum."""
    return sum(w * f for w, f in zip(weights, features, strict=True))


def shares(weights: Vector, options: Sequence[Vector]) -> list[float]:
    """The softmax over the scores of options."""
    scores = [weighted(weights, option) for option in options]
    parts = [math.exp(score - max(scores)) for score in scores]
    return [part / sum(parts) for part in parts]


def fit(data: Sequence[Choice]) -> list[float]:
    """Weights with the highest penalised likelihood of a conditional logit."""
    most = max(len(choice.options) for choice in data)
    options = np.zeros((len(data), most, len(data[0].options[0])))
    right = np.zeros((len(data), most))
    absent = np.full((len(data), most), -np.inf)
    for at, choice in enumerate(data):
        options[at, : len(choice.options)] = choice.options
        right[at, : len(choice.options)] = choice.right
        absent[at, : len(choice.options)] = 0.0
    weights, momentum = np.zeros(options.shape[2]), np.zeros(options.shape[2])
    for _ in range(ROUNDS):
        scores = options @ weights + absent
        parts = np.exp(scores - scores.max(axis=1, keepdims=True))
        parts /= parts.sum(axis=1, keepdims=True)
        of_right = parts * right
        pull = of_right / of_right.sum(axis=1, keepdims=True) - parts
        gradient = np.tensordot(pull, options, 2) / len(data) - RIDGE * weights
        momentum = MOMENTUM * momentum + RATE * gradient
        weights = weights + momentum
    found: list[float] = weights.tolist()
    return found


def fit_target(data: Sequence[Case]) -> list[float]:
    """The weights that rank candidates."""
    return fit(
        [
            Choice(tuple(c.features for c in case.found.candidates), case.right)
            for case in data
            if any(case.right)
        ]
    )


def best_of(case: Case, target: Vector) -> tuple[int, Vector]:
    """The place of the best candidate, and what speaks for its being right."""
    scores = [weighted(target, candidate.features) for candidate in case.found.candidates]
    best = max(range(len(scores)), key=scores.__getitem__)
    whole = with_scores(case.found.whole, sorted(scores, reverse=True))
    return best, (*case.found.candidates[best].features, *whole)


def fit_sureness(data: Sequence[Case], target: Vector) -> list[float]:
    """The weights that tell whether the best candidate is right: a logistic regression."""
    choices = []
    for case in data:
        if case.found.candidates:
            best, features = best_of(case, target)
            right = case.right[best]
            choices.append(Choice((features, [0.0] * len(features)), (right, not right)))
    return fit(choices)


@dataclass(frozen=True)
class Outcome:
    """How sure the models are of a question's best candidate, and what answering it is worth."""

    sureness: float
    family_share: float
    right: bool
    in_scope: bool

    @property
    def gain(self) -> float:
        """In right answers."""
        if self.right:
            return 1.0
        return -WRONG_ANSWER_COSTS if self.in_scope else -FALSE_ANSWER_COSTS


def outcomes(data: Sequence[Case], target: Vector, sure: Vector) -> list[Outcome]:
    """What the models say of every case that is not refused by rule."""
    found = []
    for case in data:
        if not case.found.candidates or case.found.whole.foreign:
            continue
        best, features = best_of(case, target)
        parts = shares(target, [candidate.features for candidate in case.found.candidates])
        family = sum(
            part
            for part, entry in zip(parts, case.entries, strict=True)
            if entry == case.entries[best]
        )
        sureness = 1 / (1 + math.exp(-weighted(sure, features)))
        found.append(Outcome(sureness, family, case.right[best], case.in_scope))
    return found


def threshold(found: Sequence[Outcome]) -> float:
    """The lowest sureness at which answering gains the most."""
    clear = [each for each in found if each.family_share >= BEST_SHARE_FROM]
    grid = [step / 100 for step in range(30, 95)]
    return max(grid, key=lambda at: sum(each.gain for each in clear if each.sureness >= at))


def written(target: Vector, sure: Vector, answer_from: float) -> str:
    """The text of `bot/matching/weights.py`."""
    split = len(Features._fields)

    def group(name: str, kind: type, fields: Sequence[str], weights: Vector) -> list[str]:
        lines = [
            f"    {field}={weight:.3f}," for field, weight in zip(fields, weights, strict=True)
        ]
        return [f"{name} = {kind.__name__}(", *lines, ")"]

    return "\n".join(
        [
            '"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""',
            "",
            "from bot.matching.features import Features, Whole",
            "",
            "# How much each feature says for a candidate against the others.",
            *group("TARGET", Features, Features._fields, target),
            "",
            "# How much it says for the best candidate's being right.",
            *group("SURE_OF_BEST", Features, Features._fields, sure[:split]),
            *group("SURE_OF_WHOLE", Whole, Whole._fields, sure[split:]),
            "",
            "# The bot answers from this sureness on.",
            f"ANSWER_FROM = {answer_from:.2f}",
            "",
        ]
    )


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description="Fits the weights of the ranking.")
    parser.add_argument("files", nargs="+", type=Path, help="labelled questions to fit on")
    parser.add_argument("--course", type=Path, default=Path("knowledge/docker"))
    given = parser.parse_args()
    data = cases(read_questions(given.files), thinned(load(given.course)))
    target = fit_target(data)
    sure = fit_sureness(data, target)
    text = written(target, sure, threshold(outcomes(data, target, sure)))
    Path(fitted.__file__).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
