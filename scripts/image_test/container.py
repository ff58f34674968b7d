"""Containers of the image: started as `compose.yaml` says, on the machine's network."""

import contextlib
import itertools
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.throughput import Server, server
from scripts.image_test import compose
from scripts.image_test.engine import Docker, Outcome
from tests.botapi.server import TOKEN

PATIENCE_S: Final = 30.0
_numbers = itertools.count(1)


class TrialError(Exception):
    """What is not as it must be."""


def expect(holds: object, what: object) -> None:
    """TrialError with `what` unless it holds."""
    if not holds:
        raise TrialError(str(what))


def until(happened: Callable[[], object], what: str, within_s: float = PATIENCE_S) -> None:
    """Waits for it. TrialError with `what` if it takes too long."""
    end = time.monotonic() + within_s
    while not happened():
        expect(time.monotonic() < end, f"not within {within_s:.0f} s: {what}")
        time.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Container:
    """One that was started."""

    docker: Docker
    name: str

    @property
    def log(self) -> str:
        """All that it wrote."""
        return self.docker("logs", self.name)

    def inspect(self) -> dict[str, Any]:  # Any: JSON
        """What the engine knows of it."""
        (found,) = json.loads(self.docker("inspect", self.name))
        return dict(found)

    @property
    def state(self) -> dict[str, Any]:
        """Whether it runs, its exit code, its health."""
        return dict(self.inspect()["State"])

    def exec(self, *command: str, user: str = "") -> Outcome:
        """Runs a command in it."""
        return self.docker.try_("exec", *([f"--user={user}"] if user else []), self.name, *command)

    def shell(self, script: str) -> str:
        """What a script in it writes, stripped."""
        return self.exec("sh", "-c", script).output

    def stop(self) -> float:
        """Stops it; the seconds that it took."""
        began = time.monotonic()
        self.docker("stop", "--time=20", self.name)
        return time.monotonic() - began

    def logged(self, words: str, within_s: float = PATIENCE_S) -> None:
        """Waits until the words stand in its log."""
        until(lambda: words in self.log, f"{words!r} in the log: {self.log[-1500:]}", within_s)


@dataclass(frozen=True, slots=True)
class Stage:
    """The image and how containers of it are started."""

    docker: Docker
    image: str
    options: Sequence[str]

    @contextlib.contextmanager
    def started(
        self, *options: str, settings: Mapping[str, str], command: Sequence[str] = ()
    ) -> Iterator[Container]:
        """A container in the background, removed in the end with its anonymous volumes."""
        name = f"konspekt-trial-{os.getpid()}-{next(_numbers)}"
        environment = [f"--env={key}={value}" for key, value in settings.items()]
        given = [*self.options, "--network=host", *options, *environment]
        self.docker("run", "--detach", f"--name={name}", *given, self.image, *command)
        try:
            yield Container(self.docker, name)
        finally:
            self.docker.try_("rm", "--force", "--volumes", name)

    @contextlib.contextmanager
    def serving(self, *options: str, **settings: str) -> Iterator[tuple[Container, Server]]:
        """A bot that polls a server of its own."""
        with (
            server() as api,
            self.started(*options, settings=telegram(api) | settings) as container,
        ):
            polling(api, container)
            yield container, api

    @contextlib.contextmanager
    def volume(self) -> Iterator[str]:
        """A named volume."""
        name = f"konspekt-trial-{os.getpid()}-{next(_numbers)}"
        self.docker("volume", "create", name)
        try:
            yield name
        finally:
            self.docker("volume", "rm", name)

    def once(self, *command: str, options: Sequence[str] = ()) -> Outcome:
        """Runs a command of the image to its end, with no network."""
        given = [*self.options, "--restart=no", "--network=none", *options]
        return self.docker.try_("run", "--rm", *given, self.image, *command)


def stage(docker: Docker, image: str) -> Stage:
    """A stage with the options of `compose.yaml`."""
    return Stage(docker, image, compose.options(compose.service()))


@contextlib.contextmanager
def folder_of(files: dict[str, str]) -> Iterator[Path]:
    """A folder of files for everybody to read, gone in the end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        yield folder


def telegram(api: Server) -> dict[str, str]:
    """The settings for that server."""
    return {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url}


def polling(api: Server, container: Container) -> None:
    """Waits for the first poll."""
    until(
        lambda: any(call["method"] == "getUpdates" for call in api.call("calls")),
        f"no poll: {container.log[-1500:]}",
    )


def reply(api: Server, chat: int, text: str) -> dict[str, Any]:
    """What is sent to a person who says something."""
    before = len(api.call("sent", chat=chat))
    api.call("say", chat=chat, text=text)
    api.call("wait_for", sent=before + 1, chat=chat, timeout=PATIENCE_S)
    return dict(api.call("sent", chat=chat)[before])
