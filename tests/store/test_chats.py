"""Chats and deliveries: the same on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.quiz.calendar import Schedule
from bot.quiz.journal import Delivery, Journal
from bot.store.journal import journal
from tests.store.values import NOW, TODAY, asked, chat

DAY = timedelta(days=1)
LEASE = timedelta(minutes=5)
TOMORROW = TODAY + DAY


async def test_a_chat_comes_back_as_it_was(kept: Journal) -> None:
    schedule = Schedule(time(7, 5), "Asia/Kolkata", True, date(2027, 1, 2), 3)
    stored = chat(-(10**15), NOW, schedule)
    await kept.save_chat(stored)
    assert await kept.chat(stored.id) == stored
    assert await kept.chat(1) is None


async def test_the_last_schedule_counts(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    await kept.save_chat(replace(chat(1), language="en", next_at=NOW + DAY))
    stored = await kept.chat(1)
    assert stored is not None
    assert (stored.language, stored.next_at) == ("en", NOW + DAY)


async def test_moments_of_any_zone_are_kept_in_utc(kept: Journal) -> None:
    local = datetime(2026, 11, 24, 19, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    await kept.save_chat(chat(1, local))
    assert await kept.next_at() == NOW


@pytest.mark.parametrize(
    ("next_at", "is_due"),
    [(NOW - DAY, True), (NOW, True), (NOW + timedelta(microseconds=1), False), (None, False)],
    ids=["late", "on time", "early", "off"],
)
async def test_what_is_due(kept: Journal, next_at: datetime | None, is_due: bool) -> None:
    await kept.save_chat(chat(1, next_at))
    assert bool(await kept.due_chats(NOW, 9)) == is_due


async def test_who_waits_longest_comes_first(kept: Journal) -> None:
    for chat_id, days in ((1, 0), (2, 2), (3, 1)):
        await kept.save_chat(chat(chat_id, NOW - days * DAY))
    assert [one.id for one in await kept.due_chats(NOW, 2)] == [2, 3]
    assert await kept.next_at() == NOW - 2 * DAY


async def test_nothing_is_due_in_an_empty_journal(kept: Journal) -> None:
    assert await kept.due_chats(NOW, 9) == []
    assert await kept.next_at() is None


async def test_what_is_switched_off_is_not_due(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    await kept.switch_off(1)
    await kept.switch_off(2)
    assert await kept.due_chats(NOW, 9) == []
    stored = await kept.chat(1)
    assert stored is not None
    assert stored.next_at is None


async def test_a_date_is_claimed_once(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    plan = [(replace(chat(1), next_at=NOW + DAY), TODAY)]
    assert await kept.claim(plan, NOW) == [Delivery(1, TODAY)]
    assert await kept.claim(plan, NOW) == []
    stored = await kept.chat(1)
    assert stored is not None
    assert (stored.last, stored.next_at) == (TODAY, NOW + DAY)
    assert await kept.claim([(stored, TOMORROW)], NOW) == [Delivery(1, TOMORROW)]


async def test_what_is_not_due_after_all_is_put_off(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    assert await kept.claim([(replace(chat(1), next_at=NOW + DAY), None)], NOW) == []
    assert await kept.due_chats(NOW, 9) == []


async def test_a_claim_switches_nothing_on_again(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    (due,) = await kept.due_chats(NOW, 9)
    await kept.switch_off(1)
    await kept.claim([(replace(due, next_at=NOW + DAY), TODAY)], NOW)
    assert await kept.next_at() is None


async def test_processes_share_what_is_due(url: str) -> None:
    journals = [journal(url) for _ in range(4)]
    for chat_id in range(1, 41):
        await journals[0].save_chat(chat(chat_id))
    plan = [
        (replace(one, next_at=NOW + DAY), TODAY) for one in await journals[0].due_chats(NOW, 99)
    ]
    taken = await asyncio.gather(*(one.claim(plan, NOW) for one in journals))
    assert sorted(one.chat_id for each in taken for one in each) == list(range(1, 41))
    again = NOW + LEASE
    left = await asyncio.gather(*(one.abandoned(again, again, 99) for one in journals))
    assert sorted(one.chat_id for each in left for one in each) == list(range(1, 41))
    await asyncio.gather(*(one.close() for one in journals))


@pytest.mark.parametrize(
    ("claimed_at", "is_left"),
    [
        pytest.param(NOW - LEASE, True, id="long ago"),
        pytest.param(NOW - timedelta(seconds=1), False, id="just now"),
        pytest.param(NOW + DAY, True, id="by a clock that was wrong"),
    ],
)
async def test_abandoned_claims_are_taken_over_once(
    kept: Journal, claimed_at: datetime, is_left: bool
) -> None:
    await kept.save_chat(chat(1))
    await kept.claim([(chat(1), TODAY)], claimed_at)
    before = NOW - LEASE + timedelta(seconds=1)
    assert await kept.abandoned(before, NOW, 9) == ([Delivery(1, TODAY)] if is_left else [])
    assert await kept.abandoned(before, NOW, 9) == []


@pytest.mark.parametrize("state", ["sent", "unknown", "skipped"])
async def test_what_came_to_an_end_is_not_taken_over(kept: Journal, state: str) -> None:
    await kept.save_chat(chat(1))
    await kept.claim([(chat(1), TODAY)], NOW - DAY)
    if state == "skipped":
        await kept.finish(Delivery(1, TODAY), "skipped")
    else:
        await kept.record(asked("7", 1, TODAY), "sent" if state == "sent" else "unknown")
    assert await kept.abandoned(NOW, NOW, 9) == []


async def test_a_group_moves_with_all_it_has(kept: Journal) -> None:
    await kept.save_chat(chat(-5))
    await kept.claim([(replace(chat(-5), next_at=NOW + DAY), TODAY)], NOW)
    await kept.record(asked("7", -5, TODAY))
    await kept.save_chat(chat(-1005))
    await kept.move_chat(-5, -1005)
    assert await kept.chat(-5) is None
    moved = await kept.chat(-1005)
    assert moved is not None
    assert (moved.last, moved.next_at) == (TODAY, NOW + DAY)
    last = await kept.last_asked(-1005)
    assert last is not None
    assert last.id == "7"


async def test_a_group_without_a_daily_quiz_moves_too(kept: Journal) -> None:
    await kept.record(asked("7", -5))
    await kept.move_chat(-5, -1005)
    assert await kept.chat(-1005) is None
    assert [one.id for one in await kept.recent(-1005, 9)] == ["7"]
