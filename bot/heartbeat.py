"""The sign of life of a running bot: a file that it keeps locked, and writes what it hears into.

Times are of the machine's monotonic clock, which all processes share and nobody can set.
"""

import fcntl
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StoreError

log = logging.getLogger(__name__)

_FILE = "konspekt.running"
_OFTEN_ENOUGH_S = 1.0
# Always as long, and within one block: what is written over needs no room on a full disk.
_LINE = "{:15.3f} {:d}\n"
_MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Life:
    """What a running bot says of itself. `heard_at` is 0 before Telegram was heard."""

    heard_at: float
    is_ready: bool


class Heartbeat:
    """Written by a running bot into its data folder, or a temporary one where that cannot be."""

    def __init__(self, data: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._data = data
        self._clock = clock
        self._file: int | None = None
        self._life = Life(0.0, is_ready=False)
        self._written_at = 0.0

    def start(self) -> None:
        """Takes the file, waiting for a restore to end."""
        with suppress(OSError):
            self._data.mkdir(parents=True, exist_ok=True)
        for place in _places(self._data):
            with suppress(OSError):
                self._file = _opened(place, create=True)
                break
        else:
            log.warning("There is no place for a sign of life, so `health` will see no bot")
            return
        with suppress(OSError):  # a file system without locks
            fcntl.flock(self._file, fcntl.LOCK_SH)
        self._write()

    def heard(self) -> None:
        """Telegram answered a poll."""
        now = self._clock()
        is_first = not self._life.heard_at
        self._life = Life(now, self._life.is_ready)
        if is_first or now - self._written_at >= _OFTEN_ENOUGH_S:
            self._write()

    def ready(self) -> None:
        """The course is loaded."""
        self._life = Life(self._life.heard_at, is_ready=True)
        self._write()

    def close(self) -> None:
        """The bot runs no more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _write(self) -> None:
        if self._file is not None:
            line = _LINE.format(self._life.heard_at, self._life.is_ready)
            # On a disk that fails, `health` sees that it gets old.
            with suppress(OSError):
                os.pwrite(self._file, line.encode(), 0)
            self._written_at = self._clock()


def read(data: Path) -> Life | None:
    """What the bot that runs on a data folder says; None where none runs."""
    for place in _places(data):
        with suppress(OSError):
            file = _opened(place)
            try:
                if not _is_free(file):
                    return _parsed(os.pread(file, _MOST_BYTES, 0))
            finally:
                os.close(file)
    return None


@contextmanager
def nobody_runs(data: Path) -> Iterator[None]:
    """No bot runs on the data folder, nor starts on it, meanwhile. StoreError: one does."""
    if read(data) is not None:
        raise StoreError(f"a bot runs on {data}: stop it first")
    data.mkdir(parents=True, exist_ok=True)
    file = _opened(next(_places(data)), create=True)
    try:
        if not _is_free(file, kept=True):
            raise StoreError(f"a bot runs on {data}: stop it first")
        yield
    finally:
        os.close(file)


def _places(data: Path) -> Iterator[Path]:
    yield data / _FILE
    named = hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:12]
    yield Path(tempfile.gettempdir()) / f"{_FILE}-{os.geteuid()}-{named}"


def _opened(place: Path, *, create: bool = False) -> int:
    flags = os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if create else 0)
    return os.open(place, flags, 0o600)


def _is_free(file: int, *, kept: bool = False) -> bool:
    """Whether no process has the file locked; it is locked from then on if `kept`."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # also where there are no locks: then nobody can tell
        return False
    if not kept:
        fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _parsed(line: bytes) -> Life:
    try:
        heard_at, is_ready = line.split()
        return Life(float(heard_at), is_ready == b"1")
    except ValueError:
        return Life(0.0, is_ready=False)
