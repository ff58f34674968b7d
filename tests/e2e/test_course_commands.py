"""`check`, `coverage` and `eval`: what an author runs."""

import json
from pathlib import Path

from tests.e2e.command_line import konspekt
from tests.e2e.process import COURSE


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


def test_strict_check_tells_what_readers_would_trip_over(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("id: c\ntitle: C\nlanguages: [ru, en]\n", "utf-8")
    entry = "{id: e, kind: definition, term: E, text: {ru: до 63, en: up to 64}}"
    (tmp_path / "topic.yaml").write_text(f"topic: T\nentries:\n- {entry}\n", "utf-8")
    assert konspekt("check", str(tmp_path)).returncode == 0
    ended = konspekt("check", "--strict", str(tmp_path))
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout == f"{tmp_path}/topic.yaml:3:60: numbers: 64; but in 'ru': 63\n"


def test_coverage_counts_and_names_what_is_missing(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    commands = [{"command": "git juggle", "aliases": [], "flags": []}]
    facts.write_text(json.dumps({"commands": commands}), "utf-8")
    ended = konspekt("coverage", str(COURSE), "--facts", str(facts))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ["commands", "0", "of", "1", "0.0", "%"] in [
        line.split() for line in ended.stdout.splitlines()
    ]
    assert "  git juggle" in ended.stdout


def test_coverage_against_a_file_of_no_use_names_it(tmp_path: Path) -> None:
    ended = konspekt("coverage", "--facts", str(tmp_path / "none.json"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.json" in ended.stderr
    assert "Traceback" not in ended.stderr


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
    ended = konspekt("eval", "--failures", str(questions))
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = [line.split() for line in ended.stdout.splitlines()]
    assert ["plain", "1", "1", "100.0", "0", "0", "0", "100.0"] in lines
    assert ["wrong", "1", "0", "0.0", "1", "0", "0", "0.0"] in lines
    assert ["outside", "1", "1", "100.0", "0", "0", "0"] in lines
    assert "what is a branch -> branch" in ended.stdout
    assert "    tell: what is a branch" in ended.stdout
    assert "expected calibration error" in ended.stdout


def test_ask_why_tells_what_decided() -> None:
    ended = konspekt("ask", "--why", "what", "is", "a", "branch")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "the best candidate is told" in ended.stdout


def test_eval_of_a_file_of_no_use_names_it(tmp_path: Path) -> None:
    for file in (tmp_path / "none.yaml", tmp_path):
        ended = konspekt("eval", str(file))
        assert ended.returncode in {1, 2}
        assert str(file) in ended.stderr
        assert "Traceback" not in ended.stderr
