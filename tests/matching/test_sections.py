"""Numbers and strings end to end, and blocks of them."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.sections import Groups, SectionsError, Strings, joined, numbers, parted

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])))
LISTS = st.lists(st.lists(st.integers(0, 2**32 - 1)))


@given(TEXTS)
def test_strings_are_kept(texts: list[str]) -> None:
    assert list(Strings.of(texts)) == texts


def test_some_strings() -> None:
    assert Strings.of(["a", "йо", "", "c"])[1:3] == ["йо", ""]


@given(LISTS)
def test_groups_are_kept(lists: list[list[int]]) -> None:
    groups = Groups.of(lists)
    assert [list(each) for each in groups] == lists
    assert [groups.size(at) for at in range(len(lists))] == [len(each) for each in lists]


@pytest.mark.parametrize(
    ("most", "code"),
    [(0, "B"), (255, "B"), (256, "H"), (65_535, "H"), (65_536, "I"), (2**32 - 1, "I")],
)
def test_numbers_take_few_bytes(most: int, code: str) -> None:
    assert (numbers([1, most]).typecode, list(numbers([1, most]))) == (code, [1, most])


@given(LISTS, TEXTS)
def test_a_block_has_all_sections(lists: list[list[int]], texts: list[str]) -> None:
    groups, strings = Groups.of(lists), Strings.of(texts)
    sections = {
        "starts": groups.starts,
        "values": groups.values,
        "reals": array("f", [0.5]),
        "bytes": bytes(strings.block),
        "ends": strings.ends,
        "json": texts,
    }
    found = parted(memoryview(joined(sections)))
    assert found.keys() == sections.keys()
    assert [list(each) for each in Groups(found["starts"], found["values"])] == lists
    assert list(found["reals"]) == [0.5]
    assert list(Strings(found["bytes"], found["ends"])) == found["json"] == texts


@given(st.binary())
def test_what_is_no_block_is_refused(content: bytes) -> None:
    with pytest.raises(SectionsError):
        parted(memoryview(content))
