"""The quiz in the terminal, with a memory that lasts."""

import re
from pathlib import Path

import pytest

from bot.i18n import text
from tests.e2e.command_line import konspekt

HOW = text("practice.how", "en")


def practise(folder: Path, said: str, *command: str, **settings: str) -> str:
    """What is shown."""
    ended = konspekt(*(command or ("quiz",)), said=said, KONSPEKT_DATA=str(folder), **settings)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def questions(shown: str) -> list[str]:
    """The questions in what was shown, each with its options."""
    return [part.rpartition("\n\n")[2] for part in shown.split(HOW)[:-1]]


def test_questions_are_asked_until_one_leaves(tmp_path: Path) -> None:
    shown = practise(tmp_path, "1\n2\n/quit\n3\n")
    assert len(questions(shown)) == 3
    assert shown.count(text("learn.right", "en")) + shown.count(text("learn.wrong", "en")) == 2
    assert re.search("I will ask again (tomorrow|in 2 days)", shown)


def test_what_was_asked_is_remembered_by_the_next_run(tmp_path: Path) -> None:
    first = questions(practise(tmp_path, "3\n3\n/quit\n"))
    second = questions(practise(tmp_path, "3\n/quit\n"))
    assert not set(first[:2]) & set(second)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("?\n", "💡"),
        ("nonsense\n", text("practice.a_number", "en", count=3)),
        ("0\n99\n", text("practice.a_number", "en", count=3)),
        ("", ""),
    ],
)
def test_what_is_no_answer_asks_no_other_question(tmp_path: Path, typed: str, said: str) -> None:
    shown = practise(tmp_path, typed)
    assert said in shown
    assert len(questions(shown)) == 1


def test_it_speaks_russian(tmp_path: Path) -> None:
    shown = practise(tmp_path, "3\n/quit\n", KONSPEKT_LANGUAGE="ru")
    assert text("practice.how", "ru") in shown
    assert text("quiz_item.dont_know", "ru") in shown


def test_a_chat_asks_too(tmp_path: Path) -> None:
    shown = practise(tmp_path, "what is a branch\n/quiz\n3\nwhat is a merge\n/quit\n", "chat")
    assert "A name of a commit that moves on." in shown
    assert len(questions(shown)) == 1
    assert "The joining of two lines" in shown


def test_a_chat_without_a_quiz_leaves_no_database(tmp_path: Path) -> None:
    data, home = tmp_path / "data", str(tmp_path / "home")
    data.mkdir()
    practise(data, "what is a branch\n/quit\n", "chat", XDG_CACHE_HOME=home)
    assert [each.name for each in data.iterdir()] == ["cache"]


def test_a_database_that_cannot_be_used_is_told_of_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "konspekt.db").write_bytes(b"no database")
    ended = konspekt("quiz", said="1\n", KONSPEKT_DATA=str(tmp_path))
    assert ended.returncode == 1
    assert "konspekt.db" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
