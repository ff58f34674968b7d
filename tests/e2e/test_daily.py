"""/daily: set in words or by buttons, in both languages."""

import re

import pytest

from bot.i18n import text
from tests.botapi.world import Sent
from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def edited(talk: Talk, sent: Sent, button: str) -> Sent:
    """The message as it is once a button under it was pressed."""
    await talk.notice(talk.api.press(sent.chat_id, sent.message_id, button))
    return talk.api.sent(sent.chat_id, "editMessageText")[-1]


async def test_without_one_times_are_offered(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/daily")
    assert sent.text == text("daily.is_off", "en")
    assert sent.labels == ["08:00", "12:30", "18:30", "21:00"]


@pytest.mark.parametrize(
    ("said", "at", "zone"),
    [
        ("18:30", "18:30", "UTC"),
        ("7 pm Berlin", "19:00", "Europe/Berlin"),
        ("в 7 вечера по Москве", "19:00", "Europe/Moscow"),
        ("08:05 Europe/Berlin", "08:05", "Europe/Berlin"),
        ("Токио", "18:30", "Asia/Tokyo"),
    ],
)
async def test_a_time_and_a_zone_are_understood(talk: Talk, said: str, at: str, zone: str) -> None:
    sent = await talk.ask(talk.person(), f"/daily {said}")
    assert f"{at} ({zone})" in sent.text


async def test_a_zone_stays_until_another_is_told(talk: Talk) -> None:
    chat = talk.person()
    await talk.ask(chat, "/daily 18:30 Tokyo")
    assert "07:15 (Asia/Tokyo)" in (await talk.ask(chat, "/daily 7:15")).text
    assert "07:15 (Europe/Berlin)" in (await talk.ask(chat, "/daily Berlin")).text


@pytest.mark.parametrize("said", ["whenever", "25:99", "18:30 Atlantis", "pause yesterday"])
async def test_what_is_not_understood_changes_nothing(talk: Talk, said: str) -> None:
    chat = talk.person()
    await talk.ask(chat, "/daily 18:30")
    assert (await talk.ask(chat, f"/daily {said}")).text == text("daily.unclear", "en")
    assert "18:30 (UTC)" in (await talk.ask(chat, "/daily")).text


@pytest.mark.parametrize("said", ["off", "стоп"])
async def test_it_can_be_switched_off_and_on_again(talk: Talk, said: str) -> None:
    chat = talk.person()
    await talk.ask(chat, "/daily 8:00")
    assert (await talk.ask(chat, f"/daily {said}")).text == text("daily.is_off", "en")
    assert "08:00" in (await talk.ask(chat, "/daily on")).text


async def test_it_can_be_paused_until_a_date(talk: Talk) -> None:
    chat = talk.person()
    paused = await talk.ask(chat, "/daily pause 2999-12-24")
    assert "24 December" in paused.text
    assert text("daily.resume", "en") in paused.labels
    resumed = await edited(talk, paused, text("daily.resume", "en"))
    assert "24 December" not in resumed.text


async def test_buttons_change_it_in_place(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/daily")
    sent = await edited(talk, sent, "08:00")
    assert "every day at 08:00" in sent.text
    sent = await edited(talk, sent, "3 a day")
    assert "3 questions" in sent.text
    sent = await edited(talk, sent, text("daily.without_weekends", "en"))
    assert "Monday to Friday" in sent.text
    sent = await edited(talk, sent, text("daily.with_weekends", "en"))
    assert "every day" in sent.text
    sent = await edited(talk, sent, text("daily.pause", "en"))
    assert re.search(r"on \d+ \w+ at 08:00", sent.text)
    sent = await edited(talk, sent, text("daily.off", "en"))
    assert sent.text == text("daily.is_off", "en")


async def test_pressing_what_is_so_already_is_no_trouble(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/daily 8:00")
    query = talk.api.press(sent.chat_id, sent.message_id, "08:00")
    assert await talk.notice(query) == ""


async def test_it_speaks_the_language_of_the_person(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/daily 18:30 Москва", "ru")
    assert "Викторина каждый день в 18:30 (Europe/Moscow): 1 вопрос." in sent.text
    assert re.search("Следующая придёт (сегодня|завтра) в 18:30", sent.text)


async def test_groups_have_one_too(talk: Talk) -> None:
    sent = await talk.ask(talk.group(), "/daily@konspekt_bot 18:30 Berlin")
    assert "18:30 (Europe/Berlin)" in sent.text
