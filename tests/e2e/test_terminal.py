"""The command line as people and programs use it."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from bot import __version__
from bot.i18n import text
from tests.e2e.command_line import Terminal, konspekt
from tests.e2e.process import COURSE, PATIENCE_S, environment

CONNECT = text("console.connect_telegram", "en")


def test_without_a_token_a_pipe_is_chatted_with() -> None:
    ended = konspekt(
        said="what is a branch\n\n/topics\nwhat is a kangaroo\n/quit\nwhat is a hook\n"
    )
    first, *others = ended.stdout.splitlines()
    assert (first, ended.returncode, ended.stderr) == (CONNECT, 0, "")
    said = "\n".join(others)
    assert "A name of a commit that moves on." in said
    assert "Letters of git status" in said
    assert text("answer.unknown", "en") in said
    assert text("console.bye", "en") in said
    assert "A program that an event starts" not in said


def test_a_chat_knows_what_it_said_before() -> None:
    ended = konspekt("chat", said="git status\nand with -s?\n")
    assert "git status -s" in ended.stdout


@pytest.mark.parametrize("command", [(), ("run",), ("chat",)], ids=str)
def test_a_chat_ends_with_its_input(command: Sequence[str]) -> None:
    ended = konspekt(*command, said="what is a branch")
    assert "A name of a commit that moves on." in ended.stdout
    assert (CONNECT in ended.stdout) == (command != ("chat",))
    assert ended.returncode == 0


def test_a_chat_speaks_the_language_it_is_told() -> None:
    ended = konspekt(said="/help\n", KONSPEKT_LANGUAGE="ru")
    assert ended.stdout.startswith(text("console.connect_telegram", "ru"))
    assert text("console.help", "ru").splitlines()[0] in ended.stdout


def test_a_pipe_of_any_bytes_is_chatted_with() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        input=b"\xff\xfe\x00\n[red]what is a branch[/red]\n" + b"x" * 100_000 + b"\n/quit\n",
        env=environment(), capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode().count(text("console.bye", "en")) == 1


@pytest.mark.parametrize(
    "leave", [pytest.param("/quit\n", id="quit"), pytest.param("\x04", id="end of input")]
)
def test_at_a_keyboard_questions_are_asked_and_answered(leave: str) -> None:
    prompt = text("console.prompt", "en").strip()
    with Terminal() as terminal:
        terminal.until(CONNECT[:40])
        terminal.until(prompt)
        terminal.type("what is a branch\n")
        terminal.until("A name of a commit that moves on.")
        terminal.until(prompt)
        terminal.type("что такое тайник\n")
        terminal.until("Место для незаконченных правок.")
        terminal.until(prompt)
        terminal.type(leave)
        terminal.until(text("console.bye", "en"))
        assert terminal.ended() == 0


def test_at_a_keyboard_ctrl_c_leaves_without_a_traceback() -> None:
    with Terminal() as terminal:
        terminal.until(text("console.prompt", "en").strip())
        terminal.type("what is")
        terminal.until("what is")
        terminal.interrupt()
        assert "Traceback" not in terminal.until(text("console.bye", "en"))
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("ask",), id="no question"),
        pytest.param(("ask", "--json"), id="no question as JSON"),
        pytest.param(("ask", "--jsonl", "what"), id="lines and a question"),
        pytest.param(("ask", "--json", "--jsonl"), id="both forms"),
        pytest.param(("frobnicate",), id="unknown command"),
        pytest.param(("--frobnicate",), id="unknown option"),
        pytest.param(("eval",), id="eval of nothing"),
        pytest.param(("chat", "extra"), id="extra word"),
    ],
)
def test_wrong_use_ends_with_2(arguments: Sequence[str]) -> None:
    ended = konspekt(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "konspekt" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_version() -> None:
    assert konspekt("--version").stdout == f"konspekt {__version__}\n"


@pytest.mark.parametrize("command", [(), ("run",), ("chat",), ("ask",), ("check",), ("eval",)])
def test_help(command: Sequence[str]) -> None:
    ended = konspekt(*command, "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(" ".join(("usage: konspekt", *command)))


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("ask", "x"), {"telegram", "sqlalchemy", "httpx"}),
        (("ask", "--json", "x"), {"telegram", "sqlalchemy", "httpx", "rich"}),
        (("check", str(COURSE)), {"telegram", "sqlalchemy", "httpx", "rich", "rapidfuzz"}),
        (("--help",), {"telegram", "sqlalchemy", "httpx", "rich", "rapidfuzz"}),
    ],
    ids=["ask", "ask as JSON", "check", "help"],
)
def test_what_is_not_needed_is_not_imported(arguments: Sequence[str], unwanted: set[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *arguments],
        env=environment(), encoding="utf-8", capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    names = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert "bot.cli" in names
    assert {name.partition(".")[0] for name in names} & unwanted == set()
