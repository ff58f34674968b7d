"""A Docker engine to try the image on: one that runs, or one of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

START_S: Final = 60


class EngineError(Exception):
    """Why there is no engine here, in one line."""


class DockerError(Exception):
    """What docker said of a command that failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and all that it wrote."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Docker:
    """The client of one engine. `host` is empty for the one of the environment."""

    host: str = ""

    def try_(
        self, *arguments: str, stdin: IO[bytes] | None = None, within_s: float = 60
    ) -> Outcome:
        """Runs `docker ARGUMENTS`."""
        environment = os.environ | ({"DOCKER_HOST": self.host} if self.host else {})
        done = subprocess.run(
            ["docker", *arguments],
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            timeout=within_s,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(errors="replace").strip())

    def __call__(
        self, *arguments: str, stdin: IO[bytes] | None = None, within_s: float = 60
    ) -> str:
        """What `docker ARGUMENTS` writes. DockerError: it fails."""
        done = self.try_(*arguments, stdin=stdin, within_s=within_s)
        if done.code:
            raise DockerError(f"docker {' '.join(arguments)}: {done.output[-2000:]}")
        return done.output


@contextlib.contextmanager
def engine() -> Iterator[Docker]:
    """The engine that runs, else one started here and stopped in the end. EngineError: none can."""
    if shutil.which("docker") is None:
        raise EngineError("there is no docker: apt-get install docker.io")
    if Docker().try_("info").code == 0:
        yield Docker()
        return
    if shutil.which("dockerd") is None:
        raise EngineError("no engine runs, and there is no dockerd: apt-get install docker.io")
    if os.geteuid() != 0:
        raise EngineError("no engine runs, and starting one needs root")
    folder = Path(tempfile.mkdtemp(prefix="konspekt-engine-", dir="/var/tmp"))
    try:
        with _started(folder) as docker:
            yield docker
    finally:
        _unmount(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _unmount(folder: Path) -> None:
    """Takes away what an engine that has ended leaves mounted."""
    mounted = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    for point in reversed(mounted):
        if point.startswith(f"{folder}/"):
            subprocess.run(["umount", "--lazy", point], check=False)


@contextlib.contextmanager
def _started(folder: Path) -> Iterator[Docker]:
    """An engine without networks of its own: containers have the machine's, or none."""
    docker = Docker(f"unix://{folder}/socket")
    flags = {
        "host": docker.host,
        "data-root": folder / "data",
        "exec-root": folder / "exec",
        "pidfile": folder / "pid",
        "bridge": "none",
        "iptables": "false",
        "ip6tables": "false",
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            ["dockerd", *(f"--{name}={value}" for name, value in flags.items())],
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        until = time.monotonic() + START_S
        while docker.try_("info").code:
            if process.poll() is not None or time.monotonic() > until:
                last = (folder / "log").read_text(errors="replace").strip().splitlines()[-3:]
                raise EngineError("dockerd does not start: " + " | ".join(last))
            time.sleep(0.3)
        yield docker
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
