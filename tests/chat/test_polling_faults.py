"""Polling while something fails, and its end."""

import asyncio
import itertools
import logging
from collections import Counter

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.polling import LONGEST_PAUSE_S, Poller, RawUpdate
from tests.chat.update_source import FOREVER_S, UpdateSource, Work, given_up_early, poll
from tests.chat.virtual_time import now, run


def test_failing_polls_back_off_and_recover() -> None:
    source = UpdateSource([1], [NetworkError("x") for _ in range(9)])
    run(poll(source, Work(), 200))
    times = [one.at for one in source.polls[:10]]
    pauses = [later - earlier for earlier, later in itertools.pairwise(times)]
    expected = [0.5, 1, 2, 4, 8, 16, 30, 30, LONGEST_PAUSE_S]
    assert pauses == pytest.approx([pause + source.lag_s for pause in expected])
    assert source.ids == []


def test_a_poll_that_went_well_ends_the_backing_off() -> None:
    source = UpdateSource([1], [NetworkError("x") for _ in range(3)])

    async def scenario() -> None:
        polling = asyncio.create_task(poll(source, Work(), 60))
        await asyncio.sleep(20)
        source.faults.append(NetworkError("x"))
        await polling

    run(scenario())
    times = [one.at for one in source.polls]
    failed = next(place for place, at in enumerate(times) if at >= 20)
    assert times[failed + 1] - times[failed] < 1


def test_telegrams_own_wait_is_obeyed() -> None:
    source = UpdateSource([1], [RetryAfter(42)])
    run(poll(source, Work(), 60))
    assert [one.at for one in source.polls[:2]] == [0, 42 + source.lag_s]


@pytest.mark.parametrize(
    ("faults", "silence_s"),
    [
        pytest.param([], 10, id="an idle poll is answered after 10 s"),
        pytest.param([NetworkError("x")] * 99, 100, id="no network"),
        pytest.param([RetryAfter(100)], 0, id="Telegram's own wait"),
        pytest.param([Conflict("x")] * 99, 30, id="another poller"),
    ],
)
def test_silence_is_what_telegram_does_not_answer(
    faults: list[TelegramError], silence_s: float
) -> None:
    heard: list[float] = []

    async def scenario() -> float:
        source = UpdateSource([], list(faults))
        poller = Poller(source, Work(), now, lambda: heard.append(now()))
        polling = asyncio.create_task(poller.run())
        await asyncio.wait({polling}, timeout=99.9)
        silent_s = poller.silence_s
        polling.cancel()
        await asyncio.wait({polling})
        return silent_s

    assert run(scenario()) <= silence_s
    assert bool(heard) is (not faults)


def test_another_poller_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    run(poll(UpdateSource([1], [Conflict("terminated")]), Work(), 5))
    assert "Another program polls with the same token" in caplog.text


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
        pytest.param(NetworkError("x"), 0.01, id="Telegram is away"),
        pytest.param(RetryAfter(60), 0.01, id="Telegram is busy"),
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
