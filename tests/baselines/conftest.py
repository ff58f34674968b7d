"""The small course on an invented program."""

from tests.matching.conftest import kiln

__all__ = ["kiln"]
