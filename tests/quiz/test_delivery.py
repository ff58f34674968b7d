"""Deliveries: every local date once, over crashes, downtime and clocks that jump."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.calendar import Schedule, next_due
from bot.quiz.delivery import AHEAD, LEASE, Deliveries
from bot.quiz.journal import Chat, Delivery, Journal
from tests.quiz.diary import Clock, Diary

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
SCHEDULE = Schedule(time(18, 30), "UTC")


@dataclass(slots=True)
class Carrier:
    """Delivers at once, and notes it. `broken`: chats it fails for; `hung`: those it never ends."""

    diary: Diary
    sent: list[Delivery] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    hung: set[int] = field(default_factory=set)

    async def deliver(self, chat: Chat, day: date) -> None:
        """As a courier."""
        if chat.id in self.broken:
            raise RuntimeError("no way through")
        self.sent.append(Delivery(chat.id, day))
        if chat.id in self.hung:
            await asyncio.Event().wait()
        await self.diary.finish(Delivery(chat.id, day), "sent")


def subscribed(count: int, schedule: Schedule = SCHEDULE, at: datetime = START) -> dict[int, Chat]:
    return {one: Chat(one, "en", schedule, at) for one in range(1, count + 1)}


def deliveries(diary: Diary, carrier: Carrier, clock: Clock) -> Deliveries:
    return Deliveries(cast("Journal", diary), carrier, clock)


async def work(process: Deliveries, steps: int = 6) -> None:
    """Lets a process do all there is to do now."""
    for _ in range(steps):
        await process.step()
        await asyncio.sleep(0)
        await asyncio.sleep(0)


async def test_who_is_due_is_served_and_no_other() -> None:
    diary = Diary(subscribed(2) | {3: Chat(3, "en", SCHEDULE, START + DAY)})
    carrier = Carrier(diary)
    await work(deliveries(diary, carrier, Clock(START)))
    assert sorted(one.chat_id for one in carrier.sent) == [1, 2]
    assert diary.chats[1].next_at == START + DAY


async def test_many_are_served_in_small_batches() -> None:
    diary = Diary(subscribed(5 * AHEAD))
    carrier = Carrier(diary, hung=set(range(1, 5 * AHEAD + 1)))
    process = deliveries(diary, carrier, Clock(START))
    await work(process)
    assert len(carrier.sent) == len(diary.states) == AHEAD
    await process.stop(0)


async def test_what_a_crash_left_is_served_at_the_next_start() -> None:
    diary = Diary(subscribed(3))
    carrier, clock = Carrier(diary, broken={1, 2}), Clock(START)
    await work(deliveries(diary, carrier, clock))
    carrier.broken.clear()
    clock.move(timedelta(seconds=1))
    await work(deliveries(diary, carrier, clock))
    assert Counter(carrier.sent) == Counter(Delivery(one, TODAY) for one in (1, 2, 3))


async def test_where_others_deliver_too_a_claim_is_left_to_them_for_a_while() -> None:
    diary = Diary(subscribed(1), is_shared=True)
    carrier, clock = Carrier(diary, broken={1}), Clock(START)
    await work(deliveries(diary, carrier, clock))
    carrier.broken.clear()
    clock.move(timedelta(seconds=1))
    other = deliveries(diary, carrier, clock)
    await work(other)
    assert carrier.sent == []
    clock.move(LEASE + timedelta(minutes=1))
    await work(other)
    assert carrier.sent == [Delivery(1, TODAY)]


async def test_what_is_under_way_is_not_taken_over_from_oneself() -> None:
    diary = Diary(subscribed(1))
    carrier, clock = Carrier(diary, hung={1}), Clock(START)
    process = deliveries(diary, carrier, clock)
    await work(process)
    clock.move(3 * LEASE)
    await work(process)
    assert carrier.sent == [Delivery(1, TODAY)]
    await process.stop(0)


@pytest.mark.parametrize(
    ("later", "served"),
    [
        pytest.param(timedelta(hours=1), [TODAY], id="an hour"),
        pytest.param(timedelta(hours=11), [TODAY], id="a night"),
        pytest.param(timedelta(hours=23), [], id="too late, and the next one not due yet"),
        pytest.param(3 * DAY, [TODAY + 3 * DAY], id="days: the latest one only"),
    ],
)
async def test_after_downtime_one_comes_at_most(later: timedelta, served: list[date]) -> None:
    for is_claimed in (False, True):
        diary = Diary(subscribed(1))
        carrier, clock = Carrier(diary, broken={1} if is_claimed else set()), Clock(START)
        if is_claimed:
            await work(deliveries(diary, carrier, clock))
            carrier.broken.clear()
        clock.move(later)
        await work(deliveries(diary, carrier, clock))
        assert [one.local_date for one in carrier.sent] == served


async def test_what_was_switched_off_meanwhile_is_not_taken_over() -> None:
    diary = Diary(subscribed(1))
    carrier, clock = Carrier(diary, broken={1}), Clock(START)
    await work(deliveries(diary, carrier, clock))
    diary.chats[1] = Chat(1, "en", SCHEDULE, None)
    carrier.broken.clear()
    clock.move(timedelta(minutes=1))
    await work(deliveries(diary, carrier, clock))
    assert carrier.sent == []
    assert diary.states == {Delivery(1, TODAY): "skipped"}


async def test_a_clock_that_jumps_back_serves_nothing_twice() -> None:
    diary = Diary(subscribed(1))
    carrier, clock = Carrier(diary), Clock(START + 2 * DAY)
    await work(deliveries(diary, carrier, clock))
    clock.move(-2 * DAY)
    for _ in range(4):
        await work(deliveries(diary, carrier, clock))
        clock.move(DAY)
    assert max(Counter(carrier.sent).values()) == 1
    assert [one.local_date for one in carrier.sent] == [TODAY + 2 * DAY, TODAY + 3 * DAY]


async def test_it_runs_until_it_is_cancelled_and_wakes_when_told() -> None:
    diary = Diary({})
    carrier = Carrier(diary)
    process = deliveries(diary, carrier, Clock(START))
    running = asyncio.create_task(process.run())
    await asyncio.sleep(0.01)
    diary.chats = subscribed(1)
    process.look()
    await asyncio.sleep(0.01)
    assert carrier.sent == [Delivery(1, TODAY)]
    running.cancel()


@given(st.integers(0, 2**32), st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]))
def test_two_weeks_of_crashes_serve_every_date_once(seed: int, zone: str) -> None:
    rng = Random(seed)
    schedule = Schedule(time(rng.randrange(24), rng.randrange(60)), zone)
    begin = datetime(2026, 10, 20, rng.randrange(24), tzinfo=UTC)
    diary = Diary(subscribed(2, schedule, next_due(schedule, None, begin)))
    carrier, clock = Carrier(diary), Clock(begin)

    async def live() -> None:
        process = deliveries(diary, carrier, clock)
        while clock.now < begin + 14 * DAY:
            # Not twice in a row: a day of nothing but trouble would rightly lose its quiz.
            trouble = {one for one in (1, 2) if rng.random() < 0.3}
            carrier.broken = set() if carrier.broken else trouble
            await work(process, 2)
            if rng.random() < 0.2:
                process = deliveries(diary, carrier, clock)
            clock.move(timedelta(minutes=rng.randrange(1, 240)))
        carrier.broken = set()
        await work(deliveries(diary, carrier, clock))

    asyncio.run(live())
    assert max(Counter(carrier.sent).values()) == 1
    for chat in (1, 2):
        days = sorted(one.local_date for one in carrier.sent if one.chat_id == chat)
        assert days == [days[0] + number * DAY for number in range(len(days))]
        assert len(days) >= 13
