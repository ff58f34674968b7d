"""Hello, thanks, who are you: messages that are no questions about the course."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import texts
from bot.knowledge.course import LANGUAGES
from bot.matching.small_talk import small_talk


def knows(text: str) -> bool:
    """Words of a course, some of them one slip from small talk."""
    return text in {"clean", "hosts", "образ", "docker"}


@pytest.mark.parametrize(
    ("said", "text_id"),
    [
        pytest.param("Hi!", "answer.hello", id="hello, English"),
        pytest.param("Привет )))", "answer.hello", id="hello, Russian"),
        pytest.param("Здравствуйте.", "answer.hello", id="formal hello"),
        pytest.param("приветттт", "answer.hello", id="drawn out"),
        pytest.param("heyyyy", "answer.hello", id="drawn out, English"),
        pytest.param("превет", "answer.hello", id="by ear"),
        pytest.param("здраствуйте", "answer.hello", id="letter lost"),
        pytest.param("👋", "answer.hello", id="a wave"),
        pytest.param("thank you", "answer.thanks", id="thanks, English"),
        pytest.param("thnak you", "answer.thanks", id="swapped letters"),
        pytest.param("спс!!!", "answer.thanks", id="short"),
        pytest.param("спосибо большое", "answer.thanks", id="misspelt"),
        pytest.param("🙏", "answer.thanks", id="hands"),
        pytest.param("Спасибо большое!", "answer.thanks", id="thanks, Russian"),
        pytest.param("ok 👍", "answer.fine_thanks", id="word and emoji"),
        pytest.param("👍👍", "answer.fine_thanks", id="emoji alone"),
        pytest.param("как дила", "answer.fine", id="how are you, misspelt"),
        pytest.param("how r u", "answer.fine", id="how are you, as in a chat"),
        pytest.param("bye", "answer.bye", id="bye, English"),
        pytest.param("До свидания", "answer.bye", id="bye, Russian"),
        pytest.param("who are you?", "answer.who", id="who, English"),
        pytest.param("who r u", "answer.who", id="who, as in a chat"),
        pytest.param("Что ты умеешь?", "answer.who", id="who, Russian"),
        pytest.param("you r stupid", "answer.sorry", id="angry"),
        pytest.param("ты тупой", "answer.sorry", id="angry, Russian"),
    ],
)
def test_small_talk(said: str, text_id: str) -> None:
    assert small_talk(said, knows) == text_id
    assert all(text_id in texts(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="empty"),
        pytest.param("🐳", id="emoji of nothing said"),
        pytest.param("привет, что такое образ", id="a question after hello"),
        pytest.param("thanks, and docker ps?", id="a question after thanks"),
        pytest.param("hello-world", id="an image's name"),
        pytest.param("help with docker run", id="help with something"),
        pytest.param("что такое образ", id="a question"),
        pytest.param("clean", id="the course's word, one slip from small talk"),
        pytest.param("wait", id="a command"),
    ],
)
def test_no_small_talk(said: str) -> None:
    assert small_talk(said, knows) is None


@given(st.text(max_size=200))
def test_anything_may_be_said(said: str) -> None:
    assert small_talk(said, knows) in {None, *texts("en")}
