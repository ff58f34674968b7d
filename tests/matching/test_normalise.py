"""Text as typed -> text that can be compared; what matters to a shell is kept."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.matching.normalise import clean, fold, words

ANYTHING = st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("  a  ", "a", id="spaces around"),
        pytest.param("a\nb\tc\r\nd", "a\nb c\nd", id="line breaks stay"),
        pytest.param("a\u00a0b", "a b", id="no-break space"),
        pytest.param("a\x00b\x1b[0m", "a b [0m", id="control characters"),
        pytest.param("a\ud800b", "a b", id="half of a surrogate pair"),
        pytest.param("do\u200bcker\ufeff", "docker", id="zero width"),
        pytest.param("do\u00adcker", "docker", id="soft hyphen"),
        pytest.param("\u202edocker", "docker", id="direction mark"),
        pytest.param("ｄｏｃｋｅｒ", "docker", id="full width"),
        pytest.param("и\u0306", "й", id="combining mark"),
        pytest.param("run —rm", "run --rm", id="phone's long dash before a flag"),
        pytest.param("run –rm", "run --rm", id="phone's shorter dash"),
        pytest.param("ps –a", "ps -a", id="dash before one letter"),
        pytest.param("a — b", "a - b", id="dash between words"),
        pytest.param("“a” «b» „c“", '"a" "b" "c"', id="quotes"),
        pytest.param("what’s", "what's", id="apostrophe"),
        pytest.param("run –-rm", "run --rm", id="one dash of two made long"),
        pytest.param("dосker рs", "docker ps", id="Cyrillic letters in Latin words"),
        pytest.param(
            "--fоrmat=x nginх:lаtest", "--format=x nginx:latest", id="in flags and values"
        ),
        pytest.param("oбpaз кoнтeйнep", "образ контейнер", id="Latin letters in Russian words"),
        pytest.param("a\u2028b", "a\nb", id="line separator"),
    ],
)
def test_clean(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "docker ps -a",
        "docker run --name=web -p 80:80 nginx:1.27 sh -c 'echo \"hi\"; ls | wc -l'",
        "docker rm $(docker ps -aq) && echo done > /dev/null 2>&1",
        "Что такое Ёлка?",
        "как удалить imageы в dockerе",
        "docker ps\ndocker images",
        "🐳 hello",
    ],
)
def test_clean_keeps(typed: str) -> None:
    assert clean(typed) == typed


@given(ANYTHING)
@example("e\u200d\u0301")
@example("-\u200b-")
@example("\u2014\u2014rm")
@example("\ufdfa" * 2000)
def test_clean_once_is_enough(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(ANYTHING)
def test_clean_text_has_nothing_unprintable(typed: str) -> None:
    cleaned = clean(typed)
    assert cleaned == cleaned.strip()
    assert not {"Cc", "Cs"} & set(map(unicodedata.category, cleaned.replace("\n", "")))


@pytest.mark.parametrize("typed", ["a" * 100_000, "\ufdfa" * 100_000])
def test_clean_is_short_however_much_was_typed(typed: str) -> None:
    assert len(clean(typed)) <= 2000


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("DoCkEr", "docker", id="case"),
        pytest.param("Ёлка ещё", "елка еще", id="ё"),
        pytest.param("ОБРАЗ", "образ", id="Cyrillic case"),
        pytest.param("ps -a", "ps -a", id="nothing to fold"),
    ],
)
def test_fold(typed: str, expected: str) -> None:
    assert fold(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("?!… 🐳", (), id="no words"),
        pytest.param("What is Docker?", ("what", "is", "docker"), id="sentence"),
        pytest.param("docker's", ("docker",), id="possessive"),
        pytest.param("what's", ("what",), id="short for is"),
        pytest.param("ps -a", ("ps", "-a"), id="short flag"),
        pytest.param("ps -aq", ("ps", "-a", "-q"), id="joined flags"),
        pytest.param("run --no-cache=1", ("run", "--no-cache", "1"), id="long flag"),
        pytest.param("multi-stage", ("multi", "stage"), id="hyphen in a word"),
        pytest.param("nginx:1.27", ("nginx", "1.27"), id="version"),
        pytest.param("Ещё_один", ("еще", "один"), id="underscore"),
        pytest.param("ps -ф", ("ps", "-ф"), id="flag in the other layout"),
        pytest.param("$(docker ps)", ("$(", "docker", "ps"), id="substitution is a word"),
    ],
)
def test_words(typed: str, expected: tuple[str, ...]) -> None:
    assert words(typed) == expected


@given(ANYTHING)
def test_words_are_folded_and_not_empty(typed: str) -> None:
    for word in words(typed):
        assert word == fold(word)
        assert word.strip()


@given(ANYTHING)
def test_words_come_from_the_text(typed: str) -> None:
    folded = fold(typed)
    assert all(word.lstrip("-") in folded for word in words(typed))
