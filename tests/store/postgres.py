"""A PostgreSQL server of the tests' own, where one is installed."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_NAMES = count(1)
_START_S = 30.0


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is: on the path, or where Debian hides it."""
    hidden = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or next((str(path) for path in hidden), None)


def is_installed() -> bool:
    """Whether a server can be started."""
    return program("initdb") is not None and program("postgres") is not None


class Server:
    """A running server. Its databases are made out of one that is prepared once."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql+asyncpg://konspekt@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """The name of a new database like the template."""
        name = f"test_{next(_NAMES)}"
        # Not by its own client: a test's event loop may be running.
        subprocess.run(
            [
                str(program("psql")), "-h", "127.0.0.1", "-p", str(self.port), "-U", "konspekt",
                "-c", f"CREATE DATABASE {name} TEMPLATE {template}", "postgres",
            ],
            check=True, capture_output=True,
        )  # fmt: skip
        return name


@contextmanager
def server() -> Iterator[Server]:
    """A server with nothing in it; PostgreSQL does not run as root."""
    user = _user()
    with tempfile.TemporaryDirectory() as folder:
        if user is not None:
            os.chown(folder, user, -1)
        data = Path(folder) / "data"
        subprocess.run(
            [str(program("initdb")), "-D", data, "-U", "konspekt", "-A", "trust", "-E", "UTF8"],
            user=user, cwd=folder, check=True, capture_output=True,
        )  # fmt: skip
        port = _free_port()
        running = subprocess.Popen(
            [
                str(program("postgres")), "-D", data, "-p", str(port), "-k", folder,
                "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
            ],
            user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(port)
            yield Server(port)
        finally:
            running.terminate()
            running.wait(_START_S)


def _user() -> int | None:
    """Somebody else, where the tests run as root."""
    return pwd.getpwnam("postgres").pw_uid if os.getuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _START_S
    ask = [str(program("pg_isready")), "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(ask, check=False, capture_output=True).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PostgreSQL does not start")
        time.sleep(0.05)
