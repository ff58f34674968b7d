"""Pace: broadcasts keep Telegram's limits, replies are only counted."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import pace
from bot.chat.pace import Pace
from tests.botapi import limits
from tests.chat import virtual_time
from tests.chat.virtual_time import now


def test_the_limits_are_those_that_the_server_holds_the_bot_to() -> None:
    assert pace.OVERALL_PER_S == limits.PER_SECOND
    assert pace.CHAT_PAUSE_S == limits.PER_CHAT_S
    assert pace.GROUP_PER_MINUTE == limits.PER_GROUP_MINUTE


async def broadcast(paced: Pace, chats: Sequence[int]) -> list[float]:
    """When each chat got its message, in seconds."""

    async def send(chat: int) -> float:
        await paced.chat(chat)
        await paced.turn(chat)
        return now()

    return await asyncio.gather(*(send(chat) for chat in chats))


def most_in(moments: Sequence[float], span_s: float) -> int:
    """The most moments that any span holds."""
    ordered = sorted(moments)
    return max(
        sum(start <= moment < start + span_s for moment in ordered[at:])
        for at, start in enumerate(ordered)
    )


def test_a_broadcast_is_as_fast_as_it_may_be() -> None:
    moments = virtual_time.run(broadcast(Pace(now), range(1, 301)))
    assert most_in(moments, 1.0) <= pace.WINDOW
    assert 300 / (max(moments) - min(moments)) > 0.95 * pace.OVERALL_PER_S


def test_replies_find_room() -> None:
    async def talk() -> list[float]:
        paced = Pace(now)
        sending = asyncio.create_task(broadcast(paced, range(1, 151)))
        replies = []
        for chat in range(1001, 1005):
            await asyncio.sleep(1.1)
            paced.note(chat)
            replies.append(now())
        return [*replies, *(await sending)]

    assert most_in(virtual_time.run(talk()), 1.0) <= pace.OVERALL_PER_S


def test_a_stall_costs_its_own_time_and_no_refusal() -> None:
    async def stalled() -> list[float]:
        paced = Pace(now)
        sending = asyncio.create_task(broadcast(paced, range(1, 151)))
        await asyncio.sleep(1.0)
        # A moment in which nothing could run.
        asyncio.get_running_loop().now_s += 0.4  # type: ignore[attr-defined]  # the virtual one
        return await sending

    moments = virtual_time.run(stalled())
    assert most_in(moments, 1.0) <= pace.WINDOW
    assert 150 / (max(moments) - 0.4) > 0.95 * pace.OVERALL_PER_S


@pytest.mark.parametrize(
    ("chat", "count", "least_s"),
    [
        pytest.param(7, 4, 3.0, id="one a second to a person"),
        pytest.param(-7, 4, 3.0, id="one a second to a group"),
        pytest.param(-7, 21, 60.0, id="twenty a minute to a group"),
    ],
)
def test_one_chat_is_spared(chat: int, count: int, least_s: float) -> None:
    async def send() -> float:
        paced = Pace(now)
        for _ in range(count):
            await broadcast(paced, [chat])
        return now()

    took_s = virtual_time.run(send())
    assert least_s <= took_s < least_s + 1


def test_a_chat_that_must_wait_holds_up_no_other() -> None:
    async def send() -> float:
        paced = Pace(now)
        paced.note(7)
        waiting = asyncio.create_task(broadcast(paced, [7]))
        await broadcast(paced, [8])
        before = now()
        await waiting
        return before

    assert virtual_time.run(send()) < 0.1


@given(st.lists(st.tuples(st.integers(-3, 3), st.floats(0, 2)), max_size=60))
def test_no_chat_gets_more_than_it_may(sends: list[tuple[int, float]]) -> None:
    async def send_all() -> dict[int, list[float]]:
        paced = Pace(now)
        got: dict[int, list[float]] = {}

        async def send(chat: int, after_s: float) -> None:
            await asyncio.sleep(after_s)
            got.setdefault(chat, []).extend(await broadcast(paced, [chat]))

        for chat, after_s in sends:
            await send(chat, after_s)
        return got

    for moments in virtual_time.run(send_all()).values():
        assert most_in(moments, 0.999) == 1


def test_chats_of_long_ago_are_forgotten() -> None:
    async def send() -> int:
        paced = Pace(now)
        for chat in range(3000):
            paced.note(chat)
            await asyncio.sleep(0.1)
        return len(paced._chats)

    assert virtual_time.run(send()) <= 1001
