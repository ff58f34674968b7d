"""The language to reply in."""

import pytest

from bot.knowledge.course import Language
from bot.matching.language import reply_language

BOTH: tuple[Language, ...] = ("ru", "en")


@pytest.mark.parametrize(
    ("typed", "reading", "default", "expected"),
    [
        pytest.param("что такое docker", "что такое docker", "en", "ru", id="Cyrillic"),
        pytest.param("what is docker", "what is docker", "ru", "en", id="English sentence"),
        pytest.param("xnj nfrjt j,hfp", "что такое образ", "en", "ru", id="Russian was meant"),
        pytest.param("chto takoe obraz", "что такое образ", "en", "ru", id="Russian in Latin"),
        pytest.param("вщслук зы", "docker ps", "en", "ru", id="Russian layout"),
        pytest.param("docker ps -a", "docker ps -a", "ru", "ru", id="command, Russian default"),
        pytest.param("docker ps -a", "docker ps -a", "en", "en", id="command, English default"),
        pytest.param("volume", "volume", "ru", "ru", id="a mere term, Russian default"),
        pytest.param("", "", "ru", "ru", id="empty"),
    ],
)
def test_reply_language(typed: str, reading: str, default: Language, expected: Language) -> None:
    assert reply_language(typed, reading, default, BOTH) == expected


@pytest.mark.parametrize(
    ("typed", "allowed"),
    [
        pytest.param("что такое docker", ("en",), id="Russian of an English course"),
        pytest.param("what is docker", ("ru",), id="English of a Russian course"),
    ],
)
def test_only_the_courses_languages(typed: str, allowed: tuple[Language, ...]) -> None:
    assert reply_language(typed, typed, "en", allowed) == allowed[0]
