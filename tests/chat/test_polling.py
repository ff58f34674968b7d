"""Polling: nothing is acknowledged before it was processed, nothing is lost, nobody blocks."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.polling import BATCH, LET_GO_S, LONG_POLL_S, LONGEST_PAUSE_S, Poller, RawUpdate
from tests.chat.update_source import UpdateSource
from tests.chat.virtual_time import now, run

FOREVER_S = 1e6


class Work:
    """Handles updates in the time that `takes_s` says for each, in seconds."""

    def __init__(self, takes_s: Callable[[int], float] = lambda _: 0.0) -> None:
        self.takes_s = takes_s
        self.begun: Counter[int] = Counter()
        self.done: dict[int, float] = {}

    async def __call__(self, update: RawUpdate) -> None:
        """Handles one."""
        number = update["update_id"]
        self.begun[number] += 1
        await asyncio.sleep(self.takes_s(number))
        self.done[number] = now()


async def poll(
    source: UpdateSource, handle: Callable[[RawUpdate], Awaitable[None]], for_s: float
) -> Poller:
    """A poller that ran for so long, and was then killed with all that it had under way."""
    poller = Poller(source, handle, now)
    polling = asyncio.create_task(poller.run())
    await asyncio.wait({polling}, timeout=for_s)
    if polling.done():
        polling.result()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    return poller


def given_up_early(source: UpdateSource, work: Work, ids: list[int]) -> list[int]:
    """Updates that a poll let Telegram forget before their work was done."""
    return [
        number
        for one in source.polls
        for number in ids
        if number < one.offset and work.done.get(number, FOREVER_S) > one.at
    ]


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


def test_polls_beside_a_slow_update_are_not_many() -> None:
    source = UpdateSource([1])
    run(poll(source, Work(lambda _: FOREVER_S), 10))
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


def test_failing_polls_back_off_and_recover() -> None:
    source = UpdateSource([1], [NetworkError("x") for _ in range(9)])
    run(poll(source, Work(), 200))
    times = [one.at for one in source.polls[:10]]
    pauses = [later - earlier for earlier, later in zip(times, times[1:], strict=False)]
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert max(pauses) == LONGEST_PAUSE_S
    assert source.ids == []


def test_a_poll_that_went_well_ends_the_backing_off() -> None:
    source = UpdateSource([1], [NetworkError("x"), NetworkError("x")])
    source.faults.append(NetworkError("x"))

    async def scenario() -> None:
        polling = asyncio.create_task(poll(source, Work(), 60))
        await asyncio.sleep(20)
        source.faults.append(NetworkError("x"))
        await polling

    run(scenario())
    times = [one.at for one in source.polls]
    failed = next(place for place, at in enumerate(times) if at >= 20)
    assert times[failed + 1] - times[failed] == 0.5


def test_telegrams_own_wait_is_obeyed() -> None:
    source = UpdateSource([1], [RetryAfter(42)])
    run(poll(source, Work(), 60))
    assert [one.at for one in source.polls[:2]] == [0, 42]


def test_another_poller_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    run(poll(UpdateSource([1], [Conflict("terminated")]), Work(), 5))
    assert "Another program polls with the same token" in caplog.text


def test_an_idle_poller_waits_for_updates_in_long_polls() -> None:
    source = UpdateSource([])
    run(poll(source, Work(), 10 * LONG_POLL_S))
    assert {one.wait_s for one in source.polls} == {LONG_POLL_S}
    assert len(source.polls) <= 11


def test_a_token_that_telegram_does_not_know_ends_polling() -> None:
    with pytest.raises(InvalidToken):
        run(poll(UpdateSource([1], [InvalidToken("x")]), Work(), 5))


def test_a_fault_of_a_handler_is_logged_and_does_not_come_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun: Counter[int] = Counter()

    async def handle(update: RawUpdate) -> None:
        begun[update["update_id"]] += 1
        if update["update_id"] == 2:
            raise ZeroDivisionError("what went wrong")

    source = UpdateSource([1, 2, 3])
    run(poll(source, handle, 5))
    assert begun == Counter([1, 2, 3])
    assert source.ids == []
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert "Update 2 could not be processed" in record.getMessage()
    assert record.exc_info is not None


async def finished(source: UpdateSource, work: Work, within_s: float) -> float:
    """Seconds that finishing took, after polling had been stopped at the first second."""
    poller = Poller(source, work, now)
    polling = asyncio.create_task(poller.run())
    await asyncio.wait({polling}, timeout=1)
    polling.cancel()
    await asyncio.wait({polling})
    begin = now()
    await poller.finish(within_s)
    return now() - begin


@pytest.mark.parametrize(
    ("takes_s", "kept"),
    [
        pytest.param({}, [], id="all is done"),
        pytest.param({2: 2.0}, [], id="one is nearly done"),
        pytest.param({2: FOREVER_S}, [2, 3], id="one takes for ever"),
        pytest.param({1: FOREVER_S}, [1, 2, 3], id="the first takes for ever"),
    ],
)
def test_finishing_gives_up_what_is_done_and_keeps_the_rest(
    takes_s: dict[int, float], kept: list[int]
) -> None:
    source, work = UpdateSource([1, 2, 3]), Work(lambda number: takes_s.get(number, 0.0))
    assert run(finished(source, work, 3)) <= 4
    assert source.ids == kept
    assert given_up_early(source, work, [1, 2, 3]) == []


@pytest.mark.parametrize(
    ("fault", "lag_s"),
    [
        pytest.param(NetworkError("x"), 0.0, id="Telegram is away"),
        pytest.param(RetryAfter(60), 0.0, id="Telegram is busy"),
        pytest.param(None, FOREVER_S, id="Telegram hangs"),
    ],
)
def test_finishing_does_not_wait_for_telegram(fault: TelegramError | None, lag_s: float) -> None:
    async def scenario() -> float:
        source, work = UpdateSource([1]), Work()
        poller = Poller(source, work, now)
        polling = asyncio.create_task(poller.run())
        await asyncio.wait({polling}, timeout=1)
        polling.cancel()
        await asyncio.wait({polling})
        source.faults, source.lag_s = [fault] if fault else [], lag_s
        begin = now()
        await poller.finish(3)
        return now() - begin

    assert run(scenario()) <= 3
