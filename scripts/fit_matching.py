"""Fits the weights of the ranking on labelled questions, and writes them down.

    python -m scripts.fit_matching tests/questions/fit-*.yaml

Both models of `bot/matching/rank.py`: the ranking by maximum likelihood with a small ridge penalty
(gradient ascent with momentum), the sureness by boosted trees; then the lowest sureness from which
on no more than a small share of the questions that the course cannot answer is answered. For that
the sureness of each question is told by trees that were grown without it (cross-validation).
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import KFold

from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.matching import weights as fitted
from bot.matching.answerer import answerer
from bot.matching.decide import line_in
from bot.matching.evaluate import Labelled, read_questions
from bot.matching.facts import Facts
from bot.matching.features import Evidence, Features, evidence
from bot.matching.normalise import clean
from bot.matching.rank import BEST_SHARE_FROM, family_share, with_scores
from bot.matching.readings import readings
from bot.matching.reliability import bins, expected_error
from bot.matching.trees import DEPTH, Tree

ROUNDS, RATE, MOMENTUM, RIDGE = 3000, 0.7, 0.9, 0.0005
TREES, TREE_RATE, LEAST_IN_LEAF, SEED = 160, 0.06, 20, 1
FOLDS = 10
# Of the questions that the course cannot answer, this share may be answered.
FALSE_ANSWERS = 0.02

Vector = Sequence[float]


@dataclass(frozen=True)
class Case:
    """A question with what speaks for its candidates, their facts, and which of them are right.

    The candidates are ordered by nothing; `in_scope`: the course has an answer.
    """

    found: Evidence
    told: tuple[Facts, ...]
    right: tuple[bool, ...]
    in_scope: bool


@dataclass(frozen=True)
class Choice:
    """Options of which some are right."""

    options: tuple[Vector, ...]
    right: tuple[bool, ...]


def cases(questions: Sequence[Labelled], course: Course) -> list[Case]:
    """One case for every question; of several readings the one with the most evidence."""
    answers = answerer(course)
    index = answers.index
    found = []
    for question in questions:
        texts = readings(clean(question.ask), index)
        best = max(
            (evidence(text, index, line_in(text, index, answers.grammar)) for text in texts),
            key=lambda each: max((sum(c.features) for c in each.candidates), default=0.0),
        )
        targets = [index.targets[candidate.place] for candidate in best.candidates]
        found.append(
            Case(
                best,
                tuple(targets),
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


def grown(features: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> Any:
    """Trees that tell from the features of the best candidate whether it is right."""
    return GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=TREE_RATE,
        max_depth=DEPTH,
        min_samples_leaf=LEAST_IN_LEAF,
        subsample=0.7,
        random_state=SEED,
    ).fit(features, right)


def table(
    data: Sequence[Case], target: Vector
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], list[Case]]:
    """The features of the best candidate of each case that has one; whether it is right."""
    having = [case for case in data if case.found.candidates]
    found = [best_of(case, target) for case in having]
    features = np.array([features for _, features in found])
    right = np.array([case.right[best] for case, (best, _) in zip(having, found, strict=True)])
    return features, right, having


def unseen_sureness(features: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> list[float]:
    """How sure trees are of each case that were grown without it (cross-validation)."""
    sureness = np.zeros(len(right))
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=SEED).split(features):
        trees = grown(features[seen], right[seen])
        sureness[unseen] = trees.predict_proba(features[unseen])[:, 1]
    found: list[float] = sureness.tolist()
    return found


def threshold(
    data: Sequence[Case], having: Sequence[Case], sureness: Sequence[float], target: Vector
) -> float:
    """The lowest sureness from which on no more than FALSE_ANSWERS of what is out of scope is
    answered. `having`: the cases that have candidates, with the sureness of each.
    """
    outside = sorted(
        (
            0.0 if case.found.whole.foreign or not is_clear(case, target) else sure
            for case, sure in zip(having, sureness, strict=True)
            if not case.in_scope
        ),
        reverse=True,
    )
    refused = sum(not case.in_scope for case in data) - len(outside)
    return math.ceil(100 * outside[int(FALSE_ANSWERS * (len(outside) + refused))]) / 100


def is_clear(case: Case, target: Vector) -> bool:
    """The entry of the best candidate is worth more than all that it has nothing to do with."""
    parts = shares(target, [candidate.features for candidate in case.found.candidates])
    order = sorted(range(len(parts)), key=lambda at: -parts[at])
    ordered = [case.told[at] for at in order]
    return family_share([parts[at] for at in order], ordered) >= BEST_SHARE_FROM


def exported(trees: Any) -> tuple[float, list[Tree]]:
    """The log-odds that the trees start from, and the trees, filled up to whole ones."""
    return float(trees.init_.class_prior_[1]), [
        _whole(estimator.tree_, trees.learning_rate) for estimator in trees.estimators_[:, 0]
    ]


def _whole(tree: Any, rate: float) -> Tree:
    """A leaf above the last level becomes a node whose ways all come to the same."""
    features, thresholds, leaves = [], [], []
    level = [0]
    for _ in range(DEPTH):
        below = []
        for node in level:
            is_leaf = tree.children_left[node] == -1
            features.append(0 if is_leaf else int(tree.feature[node]))
            thresholds.append(0.0 if is_leaf else round(float(tree.threshold[node]), 4))
            below += (
                [node, node] if is_leaf else [tree.children_left[node], tree.children_right[node]]
            )
        level = below
    leaves = [round(rate * float(tree.value[node][0][0]), 4) for node in level]
    return Tree(tuple(features), tuple(thresholds), tuple(leaves))


def written(target: Vector, start: float, trees: Sequence[Tree], answer_from: float) -> str:
    """The text of `bot/matching/weights.py`."""
    weights = zip(Features._fields, target, strict=True)
    return "\n".join(
        [
            '"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""',
            "",
            "# ruff: noqa: E501",
            "from bot.matching.features import Features",
            "from bot.matching.trees import Tree",
            "",
            "# How much each feature says for a candidate against the others.",
            "TARGET = Features(",
            *(f"    {field}={weight:.3f}," for field, weight in weights),
            ")",
            "",
            "# The bot answers from this sureness on.",
            f"ANSWER_FROM = {answer_from:.2f}",
            "",
            "# How sure the best candidate is, in log-odds: this, and what the trees add.",
            f"SURE_FROM = {start:.4f}",
            "# fmt: off",
            "SURE_TREES = (",
            *(f"    Tree({tree.features}, {tree.thresholds}, {tree.leaves})," for tree in trees),
            ")",
            "",
        ]
    )


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description="Fits the weights of the ranking.")
    parser.add_argument("files", nargs="+", type=Path, help="labelled questions to fit on")
    parser.add_argument("--course", type=Path, default=Path("knowledge/docker"))
    given = parser.parse_args()
    data = cases(read_questions(given.files), load(given.course))
    target = fit_target(data)
    features, right, having = table(data, target)
    prior, trees = exported(grown(features, right))
    start = math.log(prior / (1 - prior))
    sureness = unseen_sureness(features, right)
    answer_from = threshold(data, having, sureness, target)
    text = written(target, start, trees, answer_from)
    Path(fitted.__file__).write_text(text, encoding="utf-8")
    error = expected_error(bins(zip(sureness, right.tolist(), strict=True)))
    print(f"Expected calibration error, by cross-validation: {error:.3f} (at most 0.05)")
    print(f"{len(data)} questions, {len(trees)} trees, answers from {answer_from}")


if __name__ == "__main__":
    main()
