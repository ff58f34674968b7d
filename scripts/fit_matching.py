"""Fits the weights of the ranking on labelled questions, and writes them down.

    python -m scripts.fit_matching tests/questions/fit-*.yaml

Maximum likelihood of the conditional logit in `bot/matching/rank.py` by gradient ascent with a
small ridge penalty; then the answering threshold with the highest gain, where a false answer
costs as much as four right ones are worth.
"""

import argparse
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commandline.parse import find
from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.matching.answerer import answerer
from bot.matching.evaluate import Labelled, read_questions
from bot.matching.features import Features, evidence
from bot.matching.normalise import clean
from bot.matching.rank import none_features
from bot.matching.readings import readings

WEIGHTS = Path("bot/matching/weights.py")
ROUNDS, RATE, RIDGE = 3000, 0.5, 0.002
FALSE_ANSWER_COSTS = 4.0


@dataclass(frozen=True)
class Choice:
    """A question as the model sees it: its options' features, and which of them are right."""

    options: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


def choices(questions: Sequence[Labelled], course: Course) -> list[Choice]:
    """One choice for every question. "None of them" is the last option."""
    answers = answerer(course)
    index = answers.index
    found = []
    for question in questions:
        typed = clean(question.ask)
        # Of several readings the one with the most evidence is learned from.
        best = max(
            (
                evidence(reading, index, find(reading, answers.grammar))
                for reading in readings(typed, index)
            ),
            key=lambda each: max((sum(c.features) for c in each.candidates), default=0.0),
        )
        width = len(Features())
        zeros = (0.0,) * width
        options = [(*c.features, 0.0, 0.0, 0.0) for c in best.candidates]
        options.append((*zeros, *none_features(best)))
        ids = [index.targets[c.place].id for c in best.candidates]
        right = [each in question.expect for each in ids]
        right.append(not any(right))
        found.append(Choice(tuple(options), tuple(right)))
    return found


def probabilities(weights: Sequence[float], choice: Choice) -> list[float]:
    """The softmax over the options of a choice."""
    scores = [sum(w * f for w, f in zip(weights, option, strict=True)) for option in choice.options]
    highest = max(scores)
    shares = [math.exp(each - highest) for each in scores]
    return [share / sum(shares) for share in shares]


def fit(data: Sequence[Choice]) -> list[float]:
    """Weights with the highest penalised likelihood."""
    width = len(data[0].options[0])
    weights, momentum = [0.0] * width, [0.0] * width
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        for choice in data:
            shares = probabilities(weights, choice)
            of_right = sum(s for s, right in zip(shares, choice.right, strict=True) if right)
            for option, share, right in zip(choice.options, shares, choice.right, strict=True):
                pull = (share / of_right if right else 0.0) - share
                for at, feature in enumerate(option):
                    gradient[at] += pull * feature / len(data)
        momentum = [0.9 * m + RATE * g for m, g in zip(momentum, gradient, strict=True)]
        weights = [w + m for w, m in zip(weights, momentum, strict=True)]
    return weights


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--course", type=Path, default=Path("knowledge/docker"))
    given = parser.parse_args()
    data = choices(read_questions(given.files), load(given.course))
    weights = fit(data)
    for name, weight in zip(
        [*Features._fields, "none", "unknown", "none_line"], weights, strict=True
    ):
        print(f"{name:12} {weight:8.2f}")


if __name__ == "__main__":
    main()
