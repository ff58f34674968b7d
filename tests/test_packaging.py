"""What a release promises: locked dependencies, one version, documents that leave nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import __version__
from bot.cli import main

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def requirements(name: str) -> Iterator[str]:
    """Each requirement of a lock file with its hashes, in one line."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    yield from (line for line in text.splitlines() if line.strip() and line.strip()[0] != "#")


def variables() -> list[str]:
    """Every environment variable that settings.py names."""
    source = (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    return sorted(set(re.findall(r'"([A-Z]+_[A-Z_]+)"', source)))


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_index(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    found = list(requirements(name))
    assert found
    for requirement in found:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", requirement), requirement


def test_the_developers_lock_holds_the_users() -> None:
    users, developers = ({line.split()[0] for line in requirements(name)} for name in LOCKS)
    assert users <= developers


def test_the_version_is_the_newest_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(r"^## \[?v?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert heading is not None
    assert heading[1] == __version__


def test_settings_are_found() -> None:
    assert {"TELEGRAM_TOKEN", "TELEGRAM_TOKEN_FILE", "KONSPEKT_COURSE"} <= set(variables())
    assert len(variables()) == 13


@pytest.mark.parametrize("variable", variables())
def test_readme_tells_of_every_setting(variable: str) -> None:
    assert f"`{variable}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_tells_of_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    assert {"run", "chat", "ask", "check", "eval"} <= set(commands)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in commands if f"konspekt {command}" not in readme] == []
