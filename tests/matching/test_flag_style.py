"""A line asked for with long or short flags."""

import pytest

from bot.matching.answerer import Answerer

SHORT, LONG = "docker run -itd --rm x", "docker run --interactive --tty --detach --rm x"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (f"long form of {SHORT}", LONG),
        (f"{SHORT} with long flags", LONG),
        (f"write {SHORT} using full option names", LONG),
        (f"напиши длинными флагами {SHORT}", LONG),
        (f"полная запись флагов {SHORT}", LONG),
        (f"разверни {SHORT}", LONG),
        (f"short form of {LONG}", SHORT),
        (f"короткими ключами {LONG}", SHORT),
        (f"what does {SHORT} do", SHORT),
    ],
)
def test_style(docker: Answerer, question: str, title: str) -> None:
    answer = docker.answer(question, "en")
    assert (answer.kind, answer.title, answer.copy) == ("explanation", title, title)


@pytest.mark.parametrize(
    ("question", "long"),
    [
        (SHORT, LONG),
        (LONG, None),
        (f"sudo {LONG}", None),
        (f"long form of {SHORT}", None),
        ("docker ps", None),
    ],
)
def test_long_flags_to_copy(docker: Answerer, question: str, long: str | None) -> None:
    assert docker.answer(question, "en").copy_long == long
