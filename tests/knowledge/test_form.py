"""Descriptions of how a value is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.form import FormError, shape


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("NAME", ("NAME",)),
        ("[[IP:]HOST:]CONTAINER[/PROTOCOL]", ("IP", "HOST", "CONTAINER", "PROTOCOL")),
        ("container:NAME", ("NAME",)),
        ("OPTION[,...]", ("OPTION",)),
    ],
)
def test_names(form: str, names: tuple[str, ...]) -> None:
    assert shape(form).names == names


@pytest.mark.parametrize(
    "form", ["", "name", "[NAME", "NAME]", "]NAME[", "A:A", "A:B:C:D:E:F:G", "[,...]"]
)
def test_is_none(form: str) -> None:
    with pytest.raises(FormError):
        shape(form)


@given(st.text(st.sampled_from("AB[]:/,.=a(*\\")))
def test_any_text_is_a_form_or_refused(form: str) -> None:
    try:
        found = shape(form)
    except FormError:
        return
    assert found.names
