"""What was typed, read as it stands, in the other keyboard layout, transliterated."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.normalise import words
from bot.matching.readings import readings, swap_layout, to_cyrillic, to_latin

RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A course's words, and function words that mean nothing."""

    meaningful: frozenset[str]
    function: frozenset[str] = frozenset({"что", "это", "такое", "what", "is", "под"})

    def knows(self, text: str) -> bool:
        """Every word is known, and there is one."""
        found = words(text)
        return bool(found) and all(word in self.meaningful | self.function for word in found)

    def means(self, text: str) -> bool:
        """Some word is meaningful."""
        return not self.meaningful.isdisjoint(words(text))

    def parted(self, text: str) -> str | None:
        """The one command that may be written as one word."""
        return "docker ps" if text in {"dockerps", "docker-ps"} else None


LEXICON = Lexicon(frozenset("docker ps run -a -q образ контейнер image".split()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("вщслук зы", "docker ps", id="Russian layout left on"),
        pytest.param("вщслук зы -ф", "docker ps -a", id="Russian layout, flag"),
        pytest.param("xnj nfrjt j,hfp", "что такое образ", id="Latin layout left on"),
        pytest.param("xnj nfrjt j,hfp?", "что такое образ?", id="Latin layout, question mark"),
        pytest.param("docker зы", "docker ps", id="switched half way"),
        pytest.param("докер ран", "doker run", id="command by ear"),
        pytest.param("chto takoe obraz", "что такое образ", id="Russian in Latin letters"),
        pytest.param("what is obraz", "what is образ", id="one foreign word"),
        pytest.param("dockerps -a", "docker ps -a", id="space left out"),
        pytest.param("what is docker-ps", "what is docker ps", id="hyphen for a space"),
        pytest.param("dockerps obraz", "docker ps образ", id="space left out, foreign word"),
    ],
)
def test_reading_is_found(typed: str, meant: str) -> None:
    assert meant in readings(typed, LEXICON)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("docker ps -a", id="command"),
        pytest.param("что такое образ", id="Russian question"),
        pytest.param("what is docker", id="English question"),
        pytest.param("how to bake bread", id="nothing of the course"),
        pytest.param("what is pod zzz", id="only a function word the other way"),
        pytest.param("", id="empty"),
        pytest.param("?!", id="punctuation"),
        pytest.param("🐳", id="emoji"),
    ],
)
def test_only_reading_is_as_typed(typed: str) -> None:
    assert readings(typed, LEXICON) == (typed,)


@given(st.text(st.characters()))
def test_as_typed_is_first_and_there_are_at_most_two(typed: str) -> None:
    found = readings(typed, LEXICON)
    assert found[0] == typed
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("typed", "swapped"),
    [
        pytest.param("вщслук", "docker", id="to Latin"),
        pytest.param("j,hfp", "образ", id="to Cyrillic"),
        pytest.param("Вщслук", "Docker", id="capital letter"),
        pytest.param("зы -ф", "ps -a", id="flag"),
        pytest.param("123 -", "123 -", id="keys that both layouts share"),
        pytest.param("", "", id="empty"),
    ],
)
def test_swap_layout(typed: str, swapped: str) -> None:
    assert swap_layout(typed) == swapped


@given(
    st.one_of(
        st.text(RUSSIAN + RUSSIAN.upper()),
        st.text(LATIN + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~'),
    )
)
def test_swapping_twice_changes_nothing(typed: str) -> None:
    assert swap_layout(swap_layout(typed)) == typed


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        pytest.param("докер", "doker", id="plain"),
        pytest.param("Образ", "obraz", id="capital letter"),
        pytest.param("объект", "obekt", id="hard sign"),
        pytest.param("щит ещё", "schit esche", id="щ, ё without its dots"),
        pytest.param("docker -a", "docker -a", id="Latin stays"),
        pytest.param("", "", id="empty"),
    ],
)
def test_to_latin(typed: str, spelt: str) -> None:
    assert to_latin(typed) == spelt


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        pytest.param("obraz", "образ", id="plain"),
        pytest.param("konteyner", "контейнер", id="y beside a vowel"),
        pytest.param("vyvod", "вывод", id="y between consonants"),
        pytest.param("zhurnal", "журнал", id="zh"),
        pytest.param("chto", "что", id="ch"),
        pytest.param("shchit", "щит", id="shch"),
        pytest.param("yaschik", "ящик", id="ya, sch"),
        pytest.param("Set", "сет", id="capital letter"),
        pytest.param("образ -1", "образ -1", id="Cyrillic stays"),
        pytest.param("", "", id="empty"),
    ],
)
def test_to_cyrillic(typed: str, spelt: str) -> None:
    assert to_cyrillic(typed) == spelt


@given(st.text("абвгдзиклмнопрстуф"))
def test_letters_with_one_spelling_come_back(typed: str) -> None:
    assert to_cyrillic(to_latin(typed)).replace("ц", "тс") == typed


@given(st.text(st.characters()))
def test_anything_can_be_transliterated(typed: str) -> None:
    assert to_latin(to_latin(typed)) == to_latin(typed)
    assert isinstance(to_cyrillic(typed), str)
