"""Hello, thanks, who are you: messages that are no questions about the course."""

import pytest

from bot.i18n import texts
from bot.knowledge.course import LANGUAGES
from bot.matching.normalise import words
from bot.matching.small_talk import small_talk


@pytest.mark.parametrize(
    ("said", "text_id"),
    [
        pytest.param("Hi!", "answer.hello", id="hello, English"),
        pytest.param("Привет )))", "answer.hello", id="hello, Russian"),
        pytest.param("Здравствуйте.", "answer.hello", id="formal hello"),
        pytest.param("thank you", "answer.thanks", id="thanks, English"),
        pytest.param("Спасибо большое!", "answer.thanks", id="thanks, Russian"),
        pytest.param("bye", "answer.bye", id="bye, English"),
        pytest.param("До свидания", "answer.bye", id="bye, Russian"),
        pytest.param("who are you?", "answer.who", id="who, English"),
        pytest.param("Что ты умеешь?", "answer.who", id="who, Russian"),
    ],
)
def test_small_talk(said: str, text_id: str) -> None:
    assert small_talk(words(said)) == text_id
    assert all(text_id in texts(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="empty"),
        pytest.param("привет, что такое образ", id="a question after hello"),
        pytest.param("thanks, and docker ps?", id="a question after thanks"),
        pytest.param("hello-world", id="an image's name"),
        pytest.param("help with docker run", id="help with something"),
        pytest.param("что такое образ", id="a question"),
    ],
)
def test_no_small_talk(said: str) -> None:
    assert small_talk(words(said)) is None
