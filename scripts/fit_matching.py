"""Fits the weights of the ranking on labelled questions, and writes them down.

    python -m scripts.fit_matching tests/questions/fit-*.yaml

Maximum likelihood of the conditional logit in `bot/matching/rank.py` by gradient ascent with a
small ridge penalty; then the thresholds at which answering gains most, where a false answer
costs as much as several right ones are worth.
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commandline.parse import find
from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.matching import weights as fitted
from bot.matching.answerer import answerer
from bot.matching.evaluate import Labelled, read_questions
from bot.matching.features import Features, NoneFeatures, evidence
from bot.matching.normalise import clean
from bot.matching.readings import readings

ROUNDS, RATE, MOMENTUM, RIDGE = 800, 1.0, 0.9, 0.001
# In right answers: of an answer where there is none, and of one where another was right.
FALSE_ANSWER_COSTS, WRONG_ANSWER_COSTS = 4.0, 1.0
NAMES = (*Features._fields, *NoneFeatures._fields)


@dataclass(frozen=True)
class Choice:
    """A question as the model sees it: its options' features, and which of them are right.

    The last option is "none of them".
    """

    options: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


def choices(questions: Sequence[Labelled], course: Course) -> list[Choice]:
    """One choice for every question; of several readings the one with the most evidence."""
    answers = answerer(course)
    index = answers.index
    found = []
    for question in questions:
        texts = readings(clean(question.ask), index)
        best = max(
            (evidence(text, index, find(text, answers.grammar)) for text in texts),
            key=lambda each: max((sum(c.features) for c in each.candidates), default=0.0),
        )
        options = [(*c.features, *NoneFeatures()) for c in best.candidates]
        right = [index.targets[c.place].id in question.expect for c in best.candidates]
        found.append(
            Choice(
                (*options, (*([0.0] * len(Features._fields)), *best.none)),
                (*right, not any(right)),
            )
        )
    return found


def probabilities(weights: Sequence[float], choice: Choice) -> list[float]:
    """The softmax over the options of a choice."""
    scores = [sum(w * f for w, f in zip(weights, option, strict=True)) for option in choice.options]
    highest = max(scores)
    shares = [math.exp(each - highest) for each in scores]
    whole = sum(shares)
    return [share / whole for share in shares]


def fit(data: Sequence[Choice]) -> list[float]:
    """Weights with the highest penalised likelihood."""
    weights = [0.0] * len(NAMES)
    momentum = [0.0] * len(NAMES)
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        for choice in data:
            shares = probabilities(weights, choice)
            of_right = sum(s for s, right in zip(shares, choice.right, strict=True) if right)
            for option, share, right in zip(choice.options, shares, choice.right, strict=True):
                pull = ((share / of_right if right else 0.0) - share) / len(data)
                for at, feature in enumerate(option):
                    gradient[at] += pull * feature
        momentum = [MOMENTUM * m + RATE * g for m, g in zip(momentum, gradient, strict=True)]
        weights = [w + m for w, m in zip(weights, momentum, strict=True)]
    return weights


def thresholds(weights: Sequence[float], data: Sequence[Choice]) -> tuple[float, float]:
    """The highest probability of "none" and the lowest share of the best among the others at which
    answering gains the most.
    """
    tops = []
    for choice in data:
        *shares, none = probabilities(weights, choice)
        is_foreign = choice.options[-1][NAMES.index("foreign")] > 0
        if shares and not is_foreign:
            best = max(range(len(shares)), key=shares.__getitem__)
            cost = FALSE_ANSWER_COSTS if choice.right[-1] else WRONG_ANSWER_COSTS
            gain = 1.0 if choice.right[best] else -cost
            tops.append((none, shares[best] / (1 - none), gain))
    grid = [(none / 100, share / 100) for none in range(20, 70, 5) for share in range(40, 80, 5)]
    return max(
        grid,
        key=lambda at: sum(gain for none, share, gain in tops if none <= at[0] and share >= at[1]),
    )


def written(weights: Sequence[float], none: float, share: float) -> str:
    """The text of `bot/matching/weights.py`."""
    lines = [f"    {name}={weight:.2f}," for name, weight in zip(NAMES, weights, strict=True)]
    split = len(Features._fields)
    return "\n".join(
        [
            '"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""',
            "",
            "from bot.matching.features import Features, NoneFeatures",
            "",
            "CANDIDATE = Features(",
            *lines[:split],
            ")",
            "NONE = NoneFeatures(",
            *lines[split:],
            ")",
            "",
            "# The bot answers up to this probability that the course has no answer, ...",
            f"NONE_AT_MOST = {none:.2f}",
            "# ... if the best match has at least this share of what is left.",
            f"BEST_AT_LEAST = {share:.2f}",
            "",
        ]
    )


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description="Fits the weights of the ranking.")
    parser.add_argument("files", nargs="+", type=Path, help="labelled questions to fit on")
    parser.add_argument("--course", type=Path, default=Path("knowledge/docker"))
    given = parser.parse_args()
    data = choices(read_questions(given.files), load(given.course))
    weights = fit(data)
    text = written(weights, *thresholds(weights, data))
    Path(fitted.__file__).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
