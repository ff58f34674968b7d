"""`ask`: one answer, as JSON too, and many in a stream."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.e2e.command_line import konspekt
from tests.e2e.process import PATIENCE_S, environment

ANSWER_KEYS = "question language kind id title syntax score text alternatives".split()
KINDS = {"definition", "command", "explanation", "table", "table_row", "error", "none"}


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
def test_ask_json(arguments: str, code: int, expected: dict[str, object]) -> None:
    ended = konspekt("ask", "--json", *arguments.split())
    answer = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr) == (code, "")
    assert list(answer) == ANSWER_KEYS
    assert answer["question"] == arguments
    assert {key: answer[key] for key in expected} == expected
    check_answer(answer)


def test_ask_takes_its_option_after_the_question_too() -> None:
    ended = konspekt("ask", "git", "status", "-s", "--json")
    assert json.loads(ended.stdout)["question"] == "git status -s"


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


ODD_LINES = {
    "empty": "",
    "spaces": "   \t ",
    "carriage return inside": "what is\ra branch",
    "other line ends": "what is\x85a\u2028branch\x0b\x0c\x1c\x1d\x1e",
    "NUL": "what is\x00a branch",
    "100,000 characters": "word " * 20_000,
    "one word of 100,000": "x" * 100_000,
    "20,000 flags": "git status " + "-s " * 20_000,
    "20,000 substitutions": "$(" * 20_000,
    "JSON": '{"question": "x"}',
    "byte order mark": "\ufeffwhat is a branch",
    "plain": "what is a branch",
}


def test_ask_jsonl_takes_anything_but_a_line_feed() -> None:
    ended = konspekt("ask", "--jsonl", said="".join(f"{line}\n" for line in ODD_LINES.values()))
    answers = [json.loads(one) for one in ended.stdout.split("\n")[:-1]]
    assert (ended.returncode, ended.stderr) == (0, "")
    for line, answer in zip(ODD_LINES.values(), answers, strict=True):
        assert answer["question"] == line
        check_answer(answer)


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
    ended = konspekt("ask", "--jsonl", said=given)
    answers = [json.loads(one) for one in ended.stdout.split("\n")[:-1]]
    assert (ended.returncode, ended.stderr, len(answers)) == (0, "", 2)


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
