"""Size, start and idle memory of the image against a bare echo bot's on the same base."""

import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import psutil

from benchmarks.throughput import Server, server
from scripts.image_test.container import Stage, polling, reply, telegram
from scripts.image_test.engine import Docker

ECHO: Final = "konspekt-echo"
MOST_MIB: Final = 60.0
MOST_MEMORY: Final = 1.5
MOST_START: Final = 1.5
_ECHO: Final = """\
ARG BASE
FROM ${BASE}
COPY versions.txt /
RUN python3 -m venv /opt/echo && /opt/echo/bin/python -m pip install --no-cache-dir \\
    --constraint /versions.txt python-telegram-bot socksio
COPY echo_bot.py /opt/echo/
USER 10001:10001
ENTRYPOINT ["/opt/echo/bin/python", "/opt/echo/echo_bot.py", "8"]
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """`size` above the base and idle `memory` in MiB, `start` to the first poll in seconds."""

    size: float
    start: float
    memory: float


def build_echo(docker: Docker, base: str, network: str) -> None:
    """Builds the echo bot's image."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Dockerfile").write_text(_ECHO)
        lock = Path("requirements.txt").read_text(encoding="utf-8")
        (folder / "versions.txt").write_text(
            "\n".join(re.findall(r"^\S+==\S+", lock, re.MULTILINE))
        )
        (folder / "echo_bot.py").write_bytes(Path("benchmarks/echo_bot.py").read_bytes())
        build = ["build", f"--network={network}", f"--build-arg=BASE={base}", f"--tag={ECHO}"]
        docker(*build, str(folder), within_s=600)


def above(docker: Docker, image: str, base: str) -> float:
    """MiB that an image is larger than its base."""
    sizes = [int(docker("inspect", "--format={{.Size}}", each)) for each in (image, base)]
    return (sizes[0] - sizes[1]) / 2**20


def figures(stage: Stage, base: str, rounds: int) -> tuple[Figures, Figures]:
    """Of ours and of the echo bot, medians of runs that take turns."""
    stages = (stage, replace(stage, image=ECHO))
    runs = [[_run(each) for each in stages] for _ in range(rounds)]
    ours, echo = (
        Figures(
            above(stage.docker, each.image, base),
            statistics.median(start for start, _ in column),
            statistics.median(memory for _, memory in column),
        )
        for each, column in zip(stages, zip(*runs, strict=True), strict=True)
    )
    return ours, echo


def _run(stage: Stage) -> tuple[float, float]:
    """Seconds to the first poll, and MiB of a bot that was asked a little and is idle."""
    with server() as api:
        began = time.monotonic()
        with stage.started("--init=false", settings=telegram(api)) as container:
            polling(api, container)
            start = _first_poll(api) - began
            for text in ("what does ps -a do", "what is an image"):
                reply(api, 1, text)
            time.sleep(1)
            memory = psutil.Process(container.state["Pid"]).memory_info().rss / 2**20
    return start, memory


def _first_poll(api: Server) -> float:
    """When it came, by the monotonic clock that the machine's processes share."""
    return float(next(each["at"] for each in api.call("calls") if each["method"] == "getUpdates"))


def report(ours: Figures, echo: Figures) -> Iterator[str]:
    """The figures, in lines."""
    for name, each in (("konspekt", ours), ("echo bot", echo)):
        yield (
            f"{name}: {each.size:.1f} MiB above the base, first poll after {each.start:.2f} s, "
            f"{each.memory:.1f} MiB of memory"
        )
    yield (
        f"ratios: start {ours.start / echo.start:.2f} (at most {MOST_START}), "
        f"memory {ours.memory / echo.memory:.2f} (at most {MOST_MEMORY}); "
        f"size {ours.size:.1f} MiB (at most {MOST_MIB:.0f})"
    )


def good(ours: Figures, echo: Figures, *, is_timed: bool) -> bool:
    """Whether everything is within its limit; the start only where `is_timed`."""
    return (
        ours.size <= MOST_MIB
        and ours.memory <= MOST_MEMORY * echo.memory
        and (not is_timed or ours.start <= MOST_START * echo.start)
    )
