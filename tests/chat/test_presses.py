"""Callback data: every press survives the way there and back, in 64 bytes."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.presses import (
    Change,
    ChangeDaily,
    Do,
    Forget,
    Press,
    Remember,
    ShowEntry,
    ShowTopic,
    Simple,
    decode,
    encode,
)
from bot.render.limits import CALLBACK_DATA_BYTES

ENTRY_IDS = st.from_regex(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*", fullmatch=True).filter(
    lambda one: len(one) <= 40
)
ROW_IDS = ENTRY_IDS.filter(lambda one: len(one) <= 20)
PRESSES: st.SearchStrategy[Press] = st.one_of(
    ENTRY_IDS.map(ShowEntry),
    st.builds(lambda table, row: ShowEntry(f"{table}#{row}"), ENTRY_IDS, ROW_IDS),
    st.builds(ShowTopic, ENTRY_IDS, st.integers(0, 9999)),
    ENTRY_IDS.map(Remember),
    st.builds(ChangeDaily, st.sampled_from(get_args(Change)), st.integers(0, 1439)),
    st.builds(Forget, st.integers(1, 2**52)),
    st.sampled_from(get_args(Simple)).map(Do),
)
LONGEST = [
    pytest.param(ShowEntry("a" * 40 + "#" + "b" * 20), id="row of a table"),
    pytest.param(ShowTopic("a" * 40, 99_999), id="page of a topic"),
]


@given(PRESSES)
def test_a_press_comes_back_as_it_was(press: Press) -> None:
    data = encode(press)
    assert decode(data) == press
    assert len(data.encode()) <= CALLBACK_DATA_BYTES


@pytest.mark.parametrize("press", LONGEST)
def test_the_longest_ids_fit(press: Press) -> None:
    assert len(encode(press).encode()) <= CALLBACK_DATA_BYTES
    assert decode(encode(press)) == press


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("", id="empty"),
        pytest.param("1", id="version alone"),
        pytest.param("1e", id="entry without an id"),
        pytest.param("0ebranch", id="older version"),
        pytest.param("2ebranch", id="newer version"),
        pytest.param("ebranch", id="no version"),
        pytest.param("1xbranch", id="unknown letter"),
        pytest.param("1Ebranch", id="capital letter"),
        pytest.param("1t", id="topic without anything"),
        pytest.param("1t0", id="topic without a colon"),
        pytest.param("1t0:", id="topic without an id"),
        pytest.param("1t:ideas", id="topic without a start"),
        pytest.param("1t-1:ideas", id="negative start"),
        pytest.param("1t+1:ideas", id="start with a sign"),
        pytest.param("1t1.5:ideas", id="start that is no whole number"),
        pytest.param("1t٣:ideas", id="digits of another script"),
        pytest.param("1t²:ideas", id="superscript digit"),
        pytest.param("1t 1:ideas", id="space before the start"),
        pytest.param("1r", id="nothing to remember"),
        pytest.param("1d5", id="change without what"),
        pytest.param("1d:at", id="change without how much"),
        pytest.param("1d-5:at", id="negative change"),
        pytest.param("1d5:xx", id="unknown change"),
        pytest.param("1qxx", id="unknown thing to do"),
        pytest.param("1f", id="nobody to forget"),
        pytest.param("1fme", id="person that is no number"),
    ],
)
def test_forged_data_is_no_press(data: str) -> None:
    assert decode(data) is None


@given(st.text(max_size=64))
def test_any_data_is_a_press_or_none(data: str) -> None:
    press = decode(data)
    assert press is None or decode(encode(press)) == press


def test_a_start_of_many_digits_is_no_trouble() -> None:
    assert isinstance(decode("1t" + "9" * 50 + ":ideas"), ShowTopic)
