"""Answers a second through the whole process, memory and start, against a bare echo bot.

    python -m benchmarks.throughput [--messages N] [--rounds N]

Both are processes of their own on the same library, and talk to the loopback Bot API server of
the tests in a third, with and without a round trip of 50 ms. The echo bot is run with several
sizes of its connection pool, and its best is what ours is compared with. Turns alternate.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bot.matching.evaluate import read_questions
from tests.botapi.server import TOKEN

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
ECHO_CONNECTIONS = (8, 16, 32)
ROUND_TRIPS_S = (0.0, 0.05)
CHATS = 200
OURS = ("bot",)


@dataclass(frozen=True)
class Run:
    """What one process did. Rate in answers a second, start in seconds, memory in MiB, and the
    processor's time for an answer in milliseconds, which a busy machine changes less.
    """

    start: float
    rate: float
    memory: float
    work: float


class Server:
    """The Bot API server in its process, by its control calls."""

    def __init__(self, url: str) -> None:
        self.url = url

    def call(self, name: str, **arguments: Any) -> Any:  # Any: JSON
        """One operation and its result."""
        request = urllib.request.Request(
            f"{self.url}/control/{name}", json.dumps(arguments).encode(), method="POST"
        )
        with urllib.request.urlopen(request, timeout=600) as answer:
            return json.load(answer)["result"]


@contextmanager
def server() -> Iterator[Server]:
    """A fresh server."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.botapi"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield Server(process.stdout.readline().strip())
        finally:
            process.terminate()


def run(command: Sequence[str], texts: Sequence[str], round_trip_s: float) -> Run:
    """Starts a bot, asks it everything at once, and waits for as many answers."""
    with server() as api:
        environment = {
            **os.environ,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api.url,
            "KONSPEKT_LOG_LEVEL": "WARNING",
        }
        began = time.monotonic()
        bot = subprocess.Popen([sys.executable, "-m", *command], env=environment)
        try:
            while not any(call["method"] == "getUpdates" for call in api.call("calls")):
                time.sleep(0.01)
            start = time.monotonic() - began
            api.call("slow", delay_s=round_trip_s)
            # The first answers warm both up.
            ask(api, texts[:100])
            process = psutil.Process(bot.pid)
            before = sum(process.cpu_times()[:2])
            rate = ask(api, texts)
            work = 1000 * (sum(process.cpu_times()[:2]) - before) / len(texts)
            memory = process.memory_info().rss / 2**20
        finally:
            bot.terminate()
            bot.wait(timeout=20)
        refused = api.call("refusals")
        if refused:
            raise SystemExit(f"{command} was refused: {refused[:3]}")
    return Run(start, rate, memory, work)


def ask(api: Server, texts: Sequence[str]) -> float:
    """Answers a second for these questions, asked from many chats at once."""
    sent = api.call("state")["sent"]
    began = time.monotonic()
    api.call("say_many", chats=list(range(1001, 1001 + CHATS)), texts=list(texts))
    api.call("wait_for", sent=sent + len(texts), timeout=300)
    return len(texts) / (time.monotonic() - began)


def compare(texts: Sequence[str], round_trip_s: float, rounds: int) -> None:
    """Runs all in turns and prints medians and ratios to the best echo bot."""
    commands: list[Sequence[str]] = [
        ("benchmarks.echo_bot", str(size)) for size in ECHO_CONNECTIONS
    ]
    commands.append(OURS)
    found: dict[Sequence[str], list[Run]] = {command: [] for command in commands}
    for _ in range(rounds):
        for command in commands:
            found[command].append(run(command, texts, round_trip_s))
    medians = {
        command: Run(
            *(statistics.median(getattr(each, name) for each in runs)
              for name in ("start", "rate", "memory", "work"))
        )
        for command, runs in found.items()
    }  # fmt: skip
    print(f"round trip {round_trip_s * 1000:.0f} ms, {len(texts)} questions, {rounds} rounds")
    for command, each in medians.items():
        print(f"  {' '.join(command):26} {each.rate:6.0f} answers/s  start {each.start:5.2f} s"
              f"  memory {each.memory:5.1f} MiB  work {each.work:.2f} ms")  # fmt: skip
    ours = medians[OURS]
    echo = max((medians[each] for each in commands if each != OURS), key=lambda each: each.rate)
    print(f"  ratios: rate {ours.rate / echo.rate:.2f} (at least 0.70), start "
          f"{ours.start / echo.start:.2f} (at most 2.00), memory "
          f"{ours.memory / echo.memory:.2f} (at most 1.60)")  # fmt: skip


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Throughput against a bare echo bot.")
    parser.add_argument("--messages", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asked = [each.ask for each in read_questions(sorted(QUESTIONS.glob("*.yaml")))]
    texts = [asked[number % len(asked)] for number in range(given.messages)]
    for round_trip_s in ROUND_TRIPS_S:
        compare(texts, round_trip_s, given.rounds)


if __name__ == "__main__":
    main()
