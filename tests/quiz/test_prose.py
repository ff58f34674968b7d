"""Course texts in sentences, shorter and with words blanked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import parse
from bot.quiz.prose import acts, blanked, fitting, sentences, stems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Один. Два.", ["Один.", "Два."], id="two"),
        pytest.param("Прочее, т. е. всё. Конец.", ["Прочее, т. е. всё.", "Конец."], id="i.e."),
        pytest.param("See e.g. the docs. End.", ["See e.g. the docs.", "End."], id="e.g."),
        pytest.param(
            "Put it in `.env`. -v adds it.", ["Put it in .env.", "-v adds it."], id="flag"
        ),
        pytest.param("Run `docker build . -t a`.", ["Run docker build . -t a."], id="dot in code"),
        pytest.param("Is it? Yes! It is", ["Is it?", "Yes!", "It is"], id="other marks"),
        pytest.param("NAME... and so on. End.", ["NAME... and so on.", "End."], id="three dots"),
        pytest.param("«Он вышел.» Она нет.", ["«Он вышел.»", "Она нет."], id="quoted"),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [sentence.text for sentence in sentences(parse(text))] == found


@pytest.mark.parametrize(
    ("text", "limit", "wording"),
    [
        pytest.param("A short one.", 20, "A short one", id="whole, without its full stop"),
        pytest.param(
            "A folder (of the host) in a container.",
            30,
            "A folder in a container",
            id="no brackets",
        ),
        pytest.param(
            "Keeps the data of a database: it outlives the container.",
            40,
            "Keeps the data of a database",
            id="up to the colon",
        ),
        pytest.param("Two kinds: this and that and others.", 20, None, id="says too little"),
        pytest.param("Set `a: b` in the file of the course.", 20, None, id="colon in code"),
        pytest.param("A sentence that has no pause at all.", 20, None, id="no pause"),
    ],
)
def test_wordings_are_whole(text: str, limit: int, wording: str | None) -> None:
    (sentence,) = sentences(parse(text))
    assert sentence.within(limit) == wording


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Volumes keep data after the container is gone.", True),
        ("Порты задаются при создании контейнера.", True),
        ("It keeps the data.", False),
        ("So the data is kept.", False),
        ("The same for a stopped one.", False),
        ("Им пользуются редко и неохотно.", False),
        ("То же со сжатием файла.", False),
        ("Поэтому файл остаётся там.", False),
        ("Is that what you want?", False),
    ],
)
def test_what_can_stand_alone(text: str, alone: bool) -> None:
    (sentence,) = sentences(parse(text))
    assert sentence.stands_alone is alone


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Shows all containers", True),
        ("Показывает все контейнеры", True),
        ("Подключается к сети", True),
        ("Versions of client and server", False),
        ("This is a file", False),
        ("Все контейнеры", False),
        ("--rm removes it", False),
    ],
)
def test_what_says_what_is_done(text: str, does: bool) -> None:
    assert acts(text) is does


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        pytest.param("Starts a container.", "container", "Starts a …", id="full stop once"),
        pytest.param("Сеть контейнеров и сети.", "сеть", "… контейнеров и …", id="inflected"),
        pytest.param("The build cache is kept.", "cache build", "The … is kept.", id="joined"),
        pytest.param("С FROM начинается файл.", "FROM", "С … начинается файл.", id="capitals"),
        pytest.param("Reads .env, not --env-file.", "env", "Reads …, not …", id="whole tokens"),
        pytest.param("Nothing of it.", "container", "Nothing of it.", id="nothing"),
    ],
)
def test_blanks(text: str, name: str, shown: str) -> None:
    assert blanked(text, stems(name)) == shown


@given(st.text(max_size=80), st.text(max_size=20))
def test_blanked_text_holds_no_hidden_word(text: str, name: str) -> None:
    assert not stems(blanked(text, stems(name))) & stems(name)


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=1), max_size=5), st.integers(0, 60)
)
def test_what_fits_is_whole(texts: list[str], limit: int) -> None:
    found = fitting(texts, limit)
    assert len(found) <= limit
    assert found in {" ".join(texts[:count]) for count in range(len(texts) + 1)}
