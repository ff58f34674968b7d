"""An answerer in one block of bytes, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.answerer import Answerer
from bot.matching.packed import pack, unpack
from bot.matching.sections import SectionsError

QUESTIONS = (
    "what is a pot",
    "что такое горшок",
    "kiln list -a",
    "what does kiln fire do",
    "how do i brake a pott",
    "kiln lst",
    "pots break",
    "who sings",
    "",
)


@pytest.fixture(scope="module")
def block(kiln: Answerer) -> bytes:
    return pack(kiln)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_the_same(kiln: Answerer, block: bytes, question: str) -> None:
    again = unpack(memoryview(block))
    assert again.answer(question, "en") == kiln.answer(question, "en")


def test_every_target_is_told_the_same(kiln: Answerer, block: bytes) -> None:
    again = unpack(memoryview(block))
    for place, told in enumerate(kiln.index.targets):
        assert again.show(told.id, "ru") == kiln.show(told.id, "ru")
        assert again.index.label(place, "ru") == kiln.index.label(place, "ru")


@given(st.data())
def test_a_part_of_a_block_is_refused(kiln: Answerer, data: st.DataObject) -> None:
    block = pack(kiln)
    with pytest.raises(SectionsError):
        unpack(memoryview(block[: data.draw(st.integers(0, len(block) // 2))]))
