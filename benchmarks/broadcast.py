"""A daily quiz to thousands of chats at once, on a server that enforces Telegram's limits.

    python -m benchmarks.broadcast [--chats N] [--round-trip SECONDS]

Prints how near the sending comes to the 30 messages a second that Telegram allows, how often it
was refused for being too fast, and how long a question waits meanwhile, against an idle bot.
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.botapi.limits import PER_SECOND
from tests.botapi.server import BotApi
from tests.e2e.process import Processes
from tests.e2e.subscribers import address, people, quizzes, subscribe

QUESTION = "what does docker ps -a do"
IDLE_QUESTIONS = 30
PAUSE_S = 3.0


@dataclass(frozen=True)
class Broadcast:
    """Messages a second, answers' waiting times in seconds, refusals and repeats.

    `closest`: the shortest time, in seconds, in which one more message came than a second allows.
    """

    rate: float
    closest: float
    waits: list[float]
    too_fast: int
    repeats: int


async def ask(api: BotApi, chat: int) -> float:
    """Seconds until a question is answered."""
    begin = time.monotonic()
    reply = await api.reply_to(api.say(chat, QUESTION), 60)
    return reply.at - begin


async def idle(api: BotApi, start: Processes, strangers: Iterator[int]) -> list[float]:
    """How long questions wait while there is nothing else to do."""
    bot = await start(KONSPEKT_COURSE="", KONSPEKT_LOG_LEVEL="WARNING")
    await ask(api, next(strangers))
    waits = []
    for _ in range(IDLE_QUESTIONS):
        waits.append(await ask(api, next(strangers)))
        await asyncio.sleep(PAUSE_S / 10)
    await bot.stop()
    return waits


async def broadcast(
    api: BotApi, start: Processes, strangers: Iterator[int], count: int
) -> Broadcast:
    """Serves so many chats, and asks meanwhile."""
    chats = people(count)
    for chat in chats:
        api.open_chat(chat)
    await subscribe(address(start.folder), chats)
    bot = await start(KONSPEKT_COURSE="", KONSPEKT_LOG_LEVEL="WARNING")
    await api.wait_for(lambda: api.sent(method="sendPoll"), 60)
    waits = []
    while len(sent := api.sent(method="sendPoll")) < count:
        waits.append(await ask(api, next(strangers)))
        await asyncio.sleep(PAUSE_S)
    await bot.stop()
    moments = [one.at for one in api.outbox if one.at >= sent[0].at]
    closest = min(after - at for at, after in zip(moments, moments[PER_SECOND:], strict=False))
    moments = [at for at in moments if at <= sent[-1].at]
    rate = (len(moments) - 1) / (moments[-1] - moments[0])
    too_fast = 0 if api.limits is None else api.limits.refused
    return Broadcast(rate, closest, waits, too_fast, sum(quizzes(api, chats).values()) - count)


async def measure(count: int, round_trip_s: float) -> None:
    """Measures and prints."""
    api = BotApi()
    await api.start()
    api.limit()
    api.slow(round_trip_s)
    strangers = itertools.count(1_000_001)
    with tempfile.TemporaryDirectory() as folder:
        async with Processes(api, Path(folder)) as start:
            quiet = await idle(api, start, strangers)
            found = await broadcast(api, start, strangers, count)
    await api.stop()
    share = found.rate / PER_SECOND
    print(f"{count} chats, round trip {round_trip_s * 1000:.0f} ms")
    print(f"  messages: {found.rate:.2f} a second, {share:.1%} of the allowed (at least 95 %)")
    print(f"  the nearest {PER_SECOND + 1} messages came within {found.closest:.3f} s (1 or more)")
    print(f"  refused for being too fast: {found.too_fast} (0), sent twice: {found.repeats} (0)")
    before, meanwhile = statistics.median(quiet), statistics.median(found.waits)
    print(
        f"  a question waits {1000 * meanwhile:.0f} ms, idle {1000 * before:.0f} ms:"
        f" {meanwhile / before:.2f} times (at most 2.00)"
    )
    tail, quiet_tail = (statistics.quantiles(one, n=10)[-1] for one in (found.waits, quiet))
    print(f"  one in ten waits {1000 * tail:.0f} ms or longer, idle {1000 * quiet_tail:.0f} ms")


def main() -> None:
    """Reads the arguments and measures."""
    parser = argparse.ArgumentParser(description="A broadcast on a server with limits.")
    parser.add_argument("--chats", type=int, default=3000)
    parser.add_argument("--round-trip", type=float, default=0.05)
    given = parser.parse_args()
    asyncio.run(measure(given.chats, given.round_trip))


if __name__ == "__main__":
    main()
