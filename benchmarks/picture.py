"""The growth curve: how the time of an answer grows with the course."""

from collections.abc import Mapping
from pathlib import Path


def draw(curve: Mapping[int, Mapping[str, float]], target: Path) -> None:
    """Draws the median milliseconds of each searcher by the number of phrases, logarithmic."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  takes a second

    figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
    for name in next(iter(curve.values())):
        axes.plot([*curve], [medians[name] for medians in curve.values()], marker="o", label=name)
    axes.set(xscale="log", yscale="log", xlabel="phrases in the course", ylabel="median, ms")
    axes.set_title("Time of one answer")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, dpi=120)
    plt.close(figure)
