"""Labelled questions -> how often the bot is right."""

from pathlib import Path

import pytest

from bot.answer import Alternative, Answer
from bot.errors import CourseError
from bot.knowledge.course import Language
from bot.matching.evaluate import Labelled, read_questions, report, score, tally

ANSWERS = {"pot?": ("pot", ()), "jug?": ("pot", ()), "vase?": (None, ("vase", "pot"))}


def answer(question: str, language: Language) -> Answer:
    """What a bot would say that knows three questions."""
    found, offers = ANSWERS.get(question, (None, ()))
    return Answer(
        question=question,
        language=language,
        kind="none" if found is None else "definition",
        blocks=(),
        id=found,
        score=0.9,
        alternatives=tuple(Alternative(offer, offer, 0.4) for offer in offers),
    )


def asked(ask: str, *expect: str) -> Labelled:
    return Labelled(ask, expect, "plain", "en")


@pytest.mark.parametrize(
    ("question", "outcome", "offered"),
    [
        pytest.param(asked("pot?", "pot"), "right", False, id="right"),
        pytest.param(asked("pot?", "kiln", "pot"), "right", False, id="one of several"),
        pytest.param(asked("jug?", "jug"), "wrong", False, id="wrong"),
        pytest.param(asked("vase?", "vase"), "unknown", True, id="offered"),
        pytest.param(asked("vase?", "kiln"), "unknown", False, id="others offered"),
        pytest.param(asked("bread?", "bread"), "unknown", False, id="unknown"),
        pytest.param(asked("bread?"), "right", False, id="out of scope and unknown"),
        pytest.param(asked("pot?"), "wrong", False, id="out of scope and answered"),
    ],
)
def test_score(question: Labelled, outcome: str, offered: bool) -> None:
    (scored,) = score([question], answer)
    assert (scored.outcome, scored.offered) == (outcome, offered)


def test_tally() -> None:
    questions = [asked("pot?", "pot"), asked("jug?", "jug"), asked("vase?", "vase")]
    counted = tally(score(questions, answer))
    assert (counted.right, counted.wrong, counted.unknown, counted.offered) == (1, 1, 1, 1)
    assert counted.total == 3
    assert counted.accuracy == pytest.approx(1 / 3)


def test_nothing_asked_is_no_accuracy() -> None:
    assert (tally([]).total, tally([]).accuracy) == (0, 0.0)


def test_report_lists_failures_only() -> None:
    questions = [asked("pot?", "pot"), asked("jug?", "jug"), asked("vase?", "vase"), asked("pot?")]
    lines = list(report(score(questions, answer)))
    failures = lines[lines.index(next(line for line in lines if "failures" in line)) + 1 :]
    assert failures == [
        "  en plain: jug? -> pot 0.90 (jug)",
        "  en plain: vase? -> don't know (vase) [vase 0.40, pot 0.40]",
        "  en plain: pot? -> pot 0.90 (none)",
    ]


def written(folder: Path, text: str) -> Path:
    path = folder / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_questions_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "language: ru\nquestions:\n"
        "  - {ask: горшок, expect: pot, group: plain}\n"
        "  - {ask: печь, expect: [kiln, pot], group: typo}\n"
        "  - {ask: хлеб, expect: none, group: outside}\n",
    )
    assert read_questions([path]) == (
        Labelled("горшок", ("pot",), "plain", "ru"),
        Labelled("печь", ("kiln", "pot"), "typo", "ru"),
        Labelled("хлеб", (), "outside", "ru"),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("questions: []\n", 1, id="no language"),
        pytest.param("language: de\nquestions: []\n", 1, id="another language"),
        pytest.param("language: en\n", 1, id="no questions"),
        pytest.param("- a\n", 1, id="a list"),
        pytest.param("language: en\nquestions:\n  - a\n", 3, id="a question without labels"),
        pytest.param(
            "language: en\nquestions:\n  - {ask: a, expect: b, group: c}\n  - {ask: a, group: c}\n",
            4,
            id="no expectation",
        ),
        pytest.param(
            "language: en\nquestions:\n  - {ask: [a], expect: b, group: c}\n", 3, id="a list asked"
        ),
        pytest.param("language: [\n", 2, id="no YAML"),
    ],
)
def test_wrong_questions_are_problems(tmp_path: Path, text: str, line: int) -> None:
    path = written(tmp_path, text)
    with pytest.raises(CourseError) as raised:
        read_questions([path])
    assert [(problem.file, problem.line) for problem in raised.value.problems] == [
        (str(path), line)
    ]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"none\.yaml"):
        read_questions([tmp_path / "none.yaml"])
