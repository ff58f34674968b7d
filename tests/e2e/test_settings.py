"""Wrong settings stop the start, with one line for each."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.botapi.server import TOKEN
from tests.e2e.process import environment


def start(**settings: str) -> subprocess.CompletedProcess[str]:
    """A start that cannot succeed."""
    return subprocess.run(
        [sys.executable, "-m", "bot"],
        input="", env=environment(**settings), text=True, capture_output=True, timeout=30,
        check=False,
    )  # fmt: skip


WRONG = {
    "TELEGRAM_API_URL": ("ftp://example.org", "http://"),
    "KONSPEKT_LANGUAGE": ("de", "ru or en"),
    "KONSPEKT_TIMEZONE": ("../etc/passwd", "Europe/Berlin"),
    "KONSPEKT_ADMINS": ("7,x", "user ids"),
    "TELEGRAM_PROXY": ("proxy:8080", "socks5://"),
    "DATABASE_URL": ("mysql://x", "sqlite+aiosqlite:///"),
    "KONSPEKT_LOG_LEVEL": ("LOUD", "DEBUG, INFO, WARNING, ERROR"),
    "KONSPEKT_LOG_FORMAT": ("xml", "text or json"),
    "KONSPEKT_WATCHDOG": ("5", "20 seconds at least"),
}


def test_all_wrong_settings_are_named_with_their_values_and_what_is_allowed() -> None:
    ended = start(TELEGRAM_TOKEN="x", **{name: given for name, (given, _) in WRONG.items()})
    lines = ended.stderr.splitlines()
    assert ended.returncode == 2
    assert len(lines) == 1 + len(WRONG)
    for name, (given, allowed) in WRONG.items():
        (line,) = [one for one in lines if name in one]
        assert allowed in line.partition(given)[2]


@pytest.mark.parametrize("name", ["TELEGRAM_API_URL", "KONSPEKT_LOG_LEVEL"])
def test_one_wrong_setting_is_one_line(name: str) -> None:
    ended = start(TELEGRAM_TOKEN=TOKEN, **{name: "x"})
    (line,) = ended.stderr.splitlines()
    assert ended.returncode == 2
    assert name in line
    assert TOKEN not in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("token", "hidden"), [("no-token-at-all", "no-token"), (f"{TOKEN} {TOKEN}", TOKEN)]
)
def test_a_token_that_is_none_is_named_but_not_shown(token: str, hidden: str) -> None:
    ended = start(TELEGRAM_TOKEN=token)
    (line,) = ended.stderr.splitlines()
    assert ended.returncode == 2
    assert "TELEGRAM_TOKEN" in line
    assert hidden not in line


@pytest.mark.parametrize(
    ("content", "said"), [(None, "No such file"), ("", "is empty"), ("x", "does not look like")]
)
def test_a_token_file_of_no_use_is_named(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    ended = start(TELEGRAM_TOKEN_FILE=str(file))
    (line,) = ended.stderr.splitlines()
    assert ended.returncode == 2
    assert "TELEGRAM_TOKEN_FILE" in line
    assert str(file) in line
    assert said in line


def test_a_password_in_a_setting_is_not_shown() -> None:
    ended = start(TELEGRAM_TOKEN=TOKEN, TELEGRAM_PROXY="ftp://me:pass-word@example.org")
    assert ended.returncode == 2
    assert "TELEGRAM_PROXY" in ended.stderr
    assert "pass-word" not in ended.stderr


def test_a_course_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = start(TELEGRAM_TOKEN=TOKEN, KONSPEKT_COURSE=str(tmp_path / "none"))
    assert ended.returncode != 0
    assert str(tmp_path / "none") in ended.stderr
    assert "Traceback" not in ended.stderr


def test_spaces_around_values_and_empty_values_do_no_harm() -> None:
    ended = start(TELEGRAM_TOKEN=" ", KONSPEKT_LANGUAGE=" RU ", KONSPEKT_ADMINS="")
    assert ended.returncode == 0
    assert "Telegram" in ended.stdout
    assert ended.stderr == ""
