"""Every rule of style over a whole course."""

from pathlib import Path

from bot.errors import Problem
from bot.knowledge.loader import material
from bot.lint.leaves import leaves
from bot.lint.samples import check_samples
from bot.lint.texts import check_parity, check_texts


def lint(folder: Path) -> tuple[Problem, ...]:
    """What readers of the course in `folder` would trip over; it has to be one that loads."""
    texts = [*leaves(material(folder))]
    found = (*check_texts(texts), *check_parity(texts), *check_samples(texts))
    return tuple(sorted(set(found)))
