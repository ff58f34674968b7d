"""What is not to be done."""

import pytest

from bot.matching.answerer import Answerer
from bot.matching.negation import negated
from bot.matching.normalise import words
from bot.matching.question import tokens


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        pytest.param("exit without stopping it", {"stopping"}, id="without"),
        pytest.param("update without having to stop", {"stop"}, id="words between"),
        pytest.param("stop but not delete", {"delete"}, id="but not"),
        pytest.param("выйти не останавливая", {"останавливая"}, id="gerund"),
        pytest.param("перезапустить без остановки", {"остановки"}, id="без"),
        pytest.param("как сделать, чтобы не удалять", {"удалять"}, id="чтобы не"),
        pytest.param("kill instead of stopping", {"stopping"}, id="instead"),
        pytest.param("контейнер не удаляется", set(), id="a complaint"),
        pytest.param("container does not start", set(), id="a complaint, English"),
        pytest.param("без", set(), id="nothing after it"),
        pytest.param("не", set(), id="a lone particle"),
        pytest.param("", set(), id="empty"),
    ],
)
def test_negated(question: str, unwanted: set[str]) -> None:
    assert negated(words(question)) == unwanted


@pytest.mark.parametrize(
    ("question", "actions"),
    [
        pytest.param("copy a file without stopping it", {"copy"}, id="English"),
        pytest.param("удалить образ без остановки контейнера", {"удалить"}, id="Russian"),
        pytest.param("stop and remove", {"stop", "remove"}, id="both are wanted"),
    ],
)
def test_only_what_is_wanted_is_to_be_done(
    docker: Answerer, question: str, actions: set[str]
) -> None:
    found = tokens(words(question), docker.index)
    assert {token.word for token in found if token.action} == actions
