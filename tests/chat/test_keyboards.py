"""Buttons: what they say and do, and Telegram's limits on them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.answer import Alternative, Answer, Link
from bot.chat import keyboards
from bot.chat.presses import ShowEntry, ShowTopic, decode
from bot.knowledge.course import Definition, Language, Localized, Topic

ANSWER = Answer(question="q", language="en", kind="definition", blocks=())
OFFERS = tuple(Alternative(f"e{number}", f"Entry {number}", 0.5) for number in range(5))


def topic(count: int) -> Topic:
    entries = tuple(
        Definition(
            id=f"e{number}",
            term=Localized({"ru": (f"Запись {number}",), "en": (f"Entry {number}",)}),
            text=Localized({"ru": (), "en": ()}),
        )
        for number in range(count)
    )
    return Topic(id="t", title=Localized({"ru": "Тема", "en": "Topic"}), entries=entries)


def buttons(markup: InlineKeyboardMarkup | None) -> list[InlineKeyboardButton]:
    return [] if markup is None else [one for row in markup.inline_keyboard for one in row]


def labels(markup: InlineKeyboardMarkup | None) -> list[str]:
    return [one.text for one in buttons(markup)]


def test_an_answer_that_leads_nowhere_has_no_keyboard() -> None:
    assert keyboards.under(ANSWER) is None


def test_offers_stand_under_an_answer_that_does_not_know() -> None:
    markup = keyboards.under(replace(ANSWER, kind="none", alternatives=OFFERS))
    assert labels(markup) == ["Entry 0", "Entry 1", "Entry 2"]
    assert [decode(str(one.callback_data)) for one in buttons(markup)] == [
        ShowEntry("e0"), ShowEntry("e1"), ShowEntry("e2"),
    ]  # fmt: skip


def test_an_answer_that_knows_offers_nothing_else() -> None:
    assert keyboards.under(replace(ANSWER, alternatives=OFFERS)) is None


def test_related_entries_stand_two_in_a_row() -> None:
    related = tuple(Link(f"e{number}", f"Entry {number}") for number in range(6))
    markup = keyboards.under(replace(ANSWER, related=related))
    assert markup is not None
    assert [len(row) for row in markup.inline_keyboard] == [2, 2]


@pytest.mark.parametrize(
    ("line", "copied"),
    [
        pytest.param("git status", True, id="short"),
        pytest.param("a" * 256, True, id="as long as Telegram allows"),
        pytest.param("a" * 257, False, id="longer than Telegram allows"),
        pytest.param("😀" * 129, False, id="longer in the units of Telegram"),
    ],
)
def test_a_command_line_is_copied_whole_or_not_at_all(line: str, copied: bool) -> None:
    found = [one.copy_text for one in buttons(keyboards.under(replace(ANSWER, copy=line)))]
    assert [one.text for one in found if one is not None] == ([line] if copied else [])


def test_a_line_is_copied_with_long_flags_too() -> None:
    answer = replace(ANSWER, copy="git add -A", copy_long="git add --all")
    found = [one.copy_text for one in buttons(keyboards.under(answer))]
    assert [one.text for one in found if one is not None] == ["git add -A", "git add --all"]


@given(st.text(min_size=1, max_size=300), st.integers(1, 80))
def test_a_label_is_shortened_to_its_length(label: str, length: int) -> None:
    shown = keyboards.shortened(label, length)
    assert len(shown) <= length
    assert shown == label or (shown.endswith("…") and label.startswith(shown[:-1]))


def test_a_button_whose_data_is_too_long_is_left_out() -> None:
    longest = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA - 2
    assert keyboards.button("x", ShowEntry("a" * longest)) is not None
    assert keyboards.button("x", ShowEntry("a" * (longest + 1))) is None
    assert keyboards.button("x", ShowEntry("я" * longest)) is None


@pytest.mark.parametrize(
    ("start", "shown", "more"),
    [
        pytest.param(0, 10, 10, id="first page"),
        pytest.param(10, 10, 20, id="second page"),
        pytest.param(20, 5, None, id="last page"),
        pytest.param(15, 10, None, id="page that ends with the topic"),
    ],
)
def test_entries_of_a_topic_come_in_pages(start: int, shown: int, more: int | None) -> None:
    found = buttons(keyboards.entries(topic(25), start, "en"))
    presses = [decode(str(one.callback_data)) for one in found]
    expected = [ShowEntry(f"e{number}") for number in range(start, start + shown)]
    assert presses[:shown] == expected
    assert presses[shown:] == ([] if more is None else [ShowTopic("t", more)])


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Topic: 2 entries"), ("ru", "Тема: 2 записи")]
)
def test_a_topic_is_named_with_its_size(language: Language, label: str) -> None:
    markup = keyboards.topics([topic(2)], language)
    assert labels(markup) == [label]
    assert decode(str(buttons(markup)[0].callback_data)) == ShowTopic("t")


def test_examples_stand_one_in_a_row() -> None:
    markup = keyboards.examples([("What is it?", "e1"), ("And that?", "t#r")])
    assert [[one.text for one in row] for row in markup.inline_keyboard] == [
        ["What is it?"], ["And that?"],
    ]  # fmt: skip
    assert decode(str(buttons(markup)[1].callback_data)) == ShowEntry("t#r")
