"""The command line as people and programs use it."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot import __version__
from bot.i18n import text
from tests.e2e.process import COURSE, PATIENCE_S, environment

ANSWER_KEYS = "question language kind id title syntax score text alternatives".split()
KINDS = {"definition", "command", "explanation", "table", "table_row", "error", "none"}
CONNECT = text("console.connect_telegram", "en")


def konspekt(*arguments: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """One run of the command line, `said` being its input."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=said, env=environment(**settings), encoding="utf-8", capture_output=True,
        timeout=PATIENCE_S, check=False,
    )  # fmt: skip


def test_without_a_token_a_pipe_is_chatted_with() -> None:
    ended = konspekt(said="what is a branch\n\n/topics\nwhat is a kangaroo\n/quit\nwhat is a hook\n")
    first, *others = ended.stdout.splitlines()
    assert (first, ended.returncode, ended.stderr) == (CONNECT, 0, "")
    said = "\n".join(others)
    assert "A name of a commit that moves on." in said
    assert "Letters of git status" in said
    assert text("answer.unknown", "en") in said
    assert text("console.bye", "en") in said
    assert "A program that an event starts" not in said


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


class Terminal:
    """`konspekt` at a keyboard of its own."""

    def __init__(self, *arguments: str) -> None:
        self.keyboard, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment(TERM="xterm"),
            start_new_session=True, close_fds=True,
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""

    def type(self, line: str) -> None:
        """Types a line, or keys where it ends otherwise."""
        os.write(self.keyboard, line.encode())

    def until(self, words: str) -> str:
        """All that was shown since the last time, once the words are there. TimeoutError."""
        deadline = time.monotonic() + PATIENCE_S
        while words not in self.shown:
            if not select.select([self.keyboard], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError(self.shown)
            try:
                self.shown += os.read(self.keyboard, 65536).decode(errors="replace")
            except OSError as gone:
                raise TimeoutError(self.shown) from gone
        before, _, self.shown = self.shown.partition(words)
        return before

    def close(self) -> int:
        """Its exit code; it must have been told to leave."""
        try:
            return self.process.wait(PATIENCE_S)
        finally:
            self.process.kill()
            self.process.wait()
            os.close(self.keyboard)


@pytest.mark.parametrize(
    "leave", [pytest.param("/quit\n", id="quit"), pytest.param("\x04", id="end of input")]
)
def test_at_a_keyboard_questions_are_asked_and_answered(leave: str) -> None:
    terminal = Terminal()
    terminal.until(CONNECT[:40])
    prompt = text("console.prompt", "en").strip()
    terminal.until(prompt)
    terminal.type("what is a branch\n")
    terminal.until("A name of a commit that moves on.")
    terminal.until(prompt)
    terminal.type("что такое тайник\n")
    terminal.until("Место для незаконченных правок.")
    terminal.until(prompt)
    terminal.type(leave)
    terminal.until(text("console.bye", "en"))
    assert terminal.close() == 0


def test_at_a_keyboard_ctrl_c_leaves_without_a_traceback() -> None:
    terminal = Terminal()
    terminal.until(text("console.prompt", "en").strip())
    terminal.type("what is")
    terminal.until("what is")
    os.killpg(terminal.process.pid, 2)
    assert "Traceback" not in terminal.until(text("console.bye", "en"))
    assert terminal.close() == 0


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        pytest.param("what is a branch", "A name of a commit that moves on.", 0, id="known"),
        pytest.param("что такое ветка", "Подвижное имя коммита.", 0, id="Russian"),
        pytest.param("git status -s", "--short", 0, id="command line with flags"),
        pytest.param("what is a kangaroo", "not in my notes", 1, id="unknown"),
        pytest.param("hello", "Hello!", 1, id="small talk"),
        pytest.param("-- git status -s", "--short", 0, id="after two dashes"),
        pytest.param("<b>[red]", "", 1, id="markup of others"),
    ],
)
def test_ask(arguments: str, said: str, code: int) -> None:
    ended = konspekt("ask", *arguments.split())
    assert (ended.returncode, ended.stderr) == (code, "")
    assert said in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        pytest.param(
            "what does the letter m mean", 0,
            {"kind": "table_row", "id": "status-letters#modified", "language": "en"}, id="row",
        ),
        pytest.param(
            "git reset --hard", 0,
            {"kind": "explanation", "id": "git-reset", "title": "git reset --hard",
             "syntax": "git reset [OPTIONS] [COMMIT]", "alternatives": []}, id="command line",
        ),
        pytest.param(
            "что такое ветка", 0,
            {"kind": "definition", "id": "branch", "title": "ветка", "syntax": None,
             "language": "ru"}, id="definition",
        ),
        pytest.param(
            "what is a kangaroo", 1,
            {"kind": "none", "id": None, "title": None, "syntax": None, "score": 0.0}, id="unknown",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False], ids=["option first", "option last"])
def test_ask_json(arguments: str, code: int, expected: dict[str, object], first: bool) -> None:
    words = ["--json", *arguments.split()] if first else [*arguments.split(), "--json"]
    ended = konspekt("ask", *words)
    answer = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr) == (code, "")
    assert list(answer) == ANSWER_KEYS
    assert answer["question"] == arguments
    assert {key: answer[key] for key in expected} == expected
    check_answer(answer)


def check_answer(answer: dict[str, Any]) -> None:
    """What holds for the JSON of every answer."""
    assert list(answer) == ANSWER_KEYS
    assert answer["kind"] in KINDS
    assert answer["language"] in {"ru", "en"}
    assert 0 <= answer["score"] <= 1
    assert (answer["id"] is None) == (answer["title"] is None) == (answer["kind"] == "none")
    scores = [other["score"] for other in answer["alternatives"]]
    assert len(scores) <= 5
    assert scores == sorted(scores, reverse=True)
    for other in answer["alternatives"]:
        assert other.keys() == {"id", "title", "score"}
        assert other["id"] != answer["id"]


def test_ask_jsonl_answers_each_line_before_it_reads_the_next() -> None:
    questions = ["what is a branch", "", "что такое тайник", "git status -s", "{}", "x" * 1000]
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        answers = []
        for question in questions:
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(PATIENCE_S) == 0
    assert [answer["question"] for answer in answers] == questions
    assert [answer["id"] for answer in answers[:4]] == ["branch", None, "stash", "git-status"]
    for answer in answers:
        check_answer(answer)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("   \t ", id="spaces"),
        pytest.param("what is\ra branch", id="carriage return inside"),
        pytest.param("what is\x85a\u2028branch\x0b\x0c\x1c\x1d\x1e", id="other line ends"),
        pytest.param("what is\x00a branch", id="NUL"),
        pytest.param("word " * 20_000, id="100,000 characters"),
        pytest.param("x" * 100_000, id="one word of 100,000"),
        pytest.param("git status " + "-s " * 20_000, id="20,000 flags"),
        pytest.param("$(" * 20_000, id="20,000 substitutions"),
        pytest.param('{"question": "x"}', id="JSON"),
        pytest.param("\ufeffwhat is a branch", id="byte order mark"),
    ],
)
def test_ask_jsonl_takes_anything_but_a_line_feed(line: str) -> None:
    given = f"{line}\nwhat is a branch\n".encode()
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        input=given, env=environment(), capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    answers = [json.loads(one) for one in ended.stdout.decode().split("\n")[:-1]]
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert [answer["question"] for answer in answers] == [line, "what is a branch"]
    check_answer(answers[0])


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(b"\xff\xfe\x80\n\xd0\n", id="invalid UTF-8"),
        pytest.param(b"\xed\xa0\x80\nx\n", id="an encoded surrogate"),
        pytest.param(b"x\r\ny\r\n", id="lines that end as on Windows"),
        pytest.param(b"x\ny", id="no line feed at the end"),
    ],
)
def test_ask_jsonl_answers_two_lines_of_any_bytes(given: bytes) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        input=given, env=environment(), capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    answers = [json.loads(one) for one in ended.stdout.decode().split("\n")[:-1]]
    assert (ended.returncode, ended.stderr, len(answers)) == (0, b"", 2)


def test_ask_jsonl_in_another_locale_is_still_utf_8() -> None:
    ended = konspekt("ask", "--jsonl", said="что такое ветка\n", LC_ALL="C", PYTHONUTF8="0")
    assert json.loads(ended.stdout)["question"] == "что такое ветка"


def test_a_reader_that_leaves_causes_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"x\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"x\n" * 10)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE_S) == 1


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


def test_check_of_a_good_course() -> None:
    ended = konspekt("check", str(COURSE))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "no problems" in ended.stdout


def test_check_names_every_problem_of_every_course(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("id: c\ntitle: C\nlanguages: [en]\nodd: 1\n", "utf-8")
    entries = "topic: T\nentries:\n- {id: e, kind: definition, term: E, text: x, see: [none]}\n"
    (tmp_path / "topic.yaml").write_text(entries, "utf-8")
    ended = konspekt("check", str(COURSE), str(tmp_path))
    problems = [line for line in ended.stdout.splitlines() if line.startswith(str(tmp_path))]
    assert (ended.returncode, ended.stderr) == (1, "")
    places = {problem.removeprefix(f"{tmp_path}/").rpartition(": ")[0] for problem in problems}
    assert any(place.startswith("course.yaml:4:1") for place in places)
    assert any(place.startswith("topic.yaml:3:") for place in places)


def test_check_without_a_folder_takes_the_course_of_the_settings() -> None:
    ended = konspekt("check")
    assert ended.returncode == 0
    assert str(COURSE) in ended.stdout


def test_a_broken_course_is_named_and_answers_nothing(tmp_path: Path) -> None:
    ended = konspekt("ask", "x", KONSPEKT_COURSE=str(tmp_path))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert str(tmp_path) in ended.stderr
    assert "Traceback" not in ended.stderr


def test_eval_scores_by_group_and_language(tmp_path: Path) -> None:
    questions = tmp_path / "questions.yaml"
    questions.write_text(
        "language: en\nquestions:\n"
        "- {ask: what is a branch, expect: branch, group: plain}\n"
        "- {ask: what is a branch, expect: hook, group: wrong}\n"
        "- {ask: what is a kangaroo, expect: none, group: outside}\n",
        "utf-8",
    )
    ended = konspekt("eval", str(questions))
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = [line.split() for line in ended.stdout.splitlines()]
    assert ["plain", "1", "1", "100.0", "0", "0", "0"] in lines
    assert ["wrong", "1", "0", "0.0", "1", "0", "0"] in lines
    assert ["outside", "1", "1", "100.0", "0", "0", "0"] in lines
    assert "what is a branch -> branch" in ended.stdout


def test_eval_of_a_file_of_no_use_names_it(tmp_path: Path) -> None:
    for file in (tmp_path / "none.yaml", tmp_path):
        ended = konspekt("eval", str(file))
        assert ended.returncode in {1, 2}
        assert str(file) in ended.stderr
        assert "Traceback" not in ended.stderr


def test_version() -> None:
    assert konspekt("--version").stdout == f"konspekt {__version__}\n"


@pytest.mark.parametrize("command", [(), ("run",), ("chat",), ("ask",), ("check",), ("eval",)])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(command: Sequence[str], option: str) -> None:
    ended = konspekt(*command, option)
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
