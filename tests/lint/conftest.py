"""Course folders for tests."""

from tests.knowledge.conftest import make_folder

__all__ = ["make_folder"]
