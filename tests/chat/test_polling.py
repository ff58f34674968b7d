"""Polling: nothing is acknowledged before it was processed, nothing is lost, nobody blocks."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError

from bot.chat.polling import BATCH, LET_GO_S, LONG_POLL_S
from tests.chat.update_source import FOREVER_S, UpdateSource, Work, given_up_early, poll
from tests.chat.virtual_time import run


def test_updates_are_handled_and_then_given_up() -> None:
    source, work, ids = UpdateSource(list(range(7, 257))), Work(lambda _: 0.1), list(range(7, 257))
    run(poll(source, work, 60))
    assert work.begun == Counter(ids)
    assert source.ids == []
    assert given_up_early(source, work, ids) == []


DURATIONS = st.sampled_from([0.0, 0.01, 0.2, 0.3, 1.0, 4.0])


@given(
    st.lists(DURATIONS, min_size=1, max_size=150),
    st.floats(0, 5),
    st.floats(0, 0.4),
    st.lists(st.sampled_from([NetworkError("x"), RetryAfter(1), Conflict("x")]), max_size=2),
)
def test_a_kill_at_any_moment_loses_nothing(
    durations: list[float], killed_at_s: float, lag_s: float, faults: list[TelegramError]
) -> None:
    ids = list(range(1, len(durations) + 1))
    first, second = (Work(lambda number: durations[number - 1]) for _ in range(2))
    source = UpdateSource(ids, list(faults), lag_s=lag_s)
    run(poll(source, first, killed_at_s))
    assert given_up_early(source, first, ids) == []
    source.polls.clear()
    run(poll(source, second, 120))
    assert first.done.keys() | second.done.keys() == set(ids)
    assert source.ids == []
    assert max((*first.begun.values(), *second.begun.values())) == 1


def test_an_update_that_comes_again_is_handled_once() -> None:
    source, work = UpdateSource(list(range(1, 11)), repeated=[3, 3, 4]), Work(lambda _: 0.5)
    run(poll(source, work, 5))
    assert work.begun == Counter(range(1, 11))


def test_a_slow_update_does_not_block_the_others() -> None:
    source = UpdateSource(list(range(1, 61)))
    work = Work(lambda number: FOREVER_S if number == 1 else 0.1)
    run(poll(source, work, 5))
    assert work.done.keys() == set(range(2, 61))
    assert max(work.done.values()) < 1
    assert source.ids[0] == 1


def test_updates_that_come_behind_a_slow_one_are_handled_soon() -> None:
    async def scenario() -> tuple[Work, UpdateSource]:
        source = UpdateSource([1])
        work = Work(lambda number: FOREVER_S if number == 1 else 0.0)
        polling = asyncio.create_task(poll(source, work, 20))
        await asyncio.sleep(3)
        source.add([2])
        await polling
        return work, source

    work, source = run(scenario())
    assert 3 <= work.done[2] < 4
    assert given_up_early(source, work, [1, 2]) == []


@pytest.mark.parametrize("waiting", [1, 2, 17, 60, BATCH - 1])
def test_polls_beside_a_slow_update_are_not_many(waiting: int) -> None:
    source = UpdateSource(list(range(1, waiting + 1)))
    work = Work(lambda number: FOREVER_S if number == 1 else 0.0)
    run(poll(source, work, 10))
    assert len(source.polls) <= 10 * 5


def test_one_slow_update_is_let_go_when_a_batch_is_finished_behind_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ids = list(range(1, BATCH + 51))
    source, work = UpdateSource(ids), Work(lambda number: FOREVER_S if number == 1 else 0.0)
    run(poll(source, work, LET_GO_S + 5))
    assert work.done.keys() == set(ids[1:])
    assert all(LET_GO_S < work.done[number] < LET_GO_S + 1 for number in ids[BATCH:])
    early = [one.at for one in source.polls if one.offset > 1]
    assert min(early) > LET_GO_S
    assert source.ids == []
    assert "Update 1 takes too long" in caplog.text


def test_a_slow_update_is_kept_while_less_than_a_batch_waits_behind_it() -> None:
    source = UpdateSource(list(range(1, BATCH)))
    work = Work(lambda number: FOREVER_S if number == 1 else 0.0)
    run(poll(source, work, 10 * LET_GO_S))
    assert source.ids[0] == 1


def test_an_update_that_was_let_go_is_still_worked_on() -> None:
    source = UpdateSource(list(range(1, BATCH + 2)))
    work = Work(lambda number: 3 * LET_GO_S if number == 1 else 0.0)
    run(poll(source, work, 4 * LET_GO_S))
    assert work.done.keys() == set(range(1, BATCH + 2))
    assert work.begun[1] == 1


def test_an_idle_poller_waits_for_updates_in_long_polls() -> None:
    source = UpdateSource([])
    run(poll(source, Work(), 10 * LONG_POLL_S))
    assert {one.wait_s for one in source.polls} == {LONG_POLL_S}
    assert len(source.polls) <= 11
