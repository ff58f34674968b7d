"""Course folders for tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

COURSE = "id: c\ntitle: C\nlanguages: [ru, en]\n"
TOPIC = "topic: T\nentries: [{id: e, kind: definition, term: E, text: x}]\n"

MakeFolder = Callable[[dict[str, str]], Path]


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Writes files into a course folder that has course.yaml, if they do not bring their own."""

    def make(files: dict[str, str]) -> Path:
        for name, text in ({"course.yaml": COURSE} | files).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return make
