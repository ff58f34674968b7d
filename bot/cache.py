"""A course ready to answer, kept in a file: made once, then read in a hundredth of the time.

A file is named after all that it was made of: the course's files, the code, the stemmer. One that
is damaged, or that others may have written, is passed over. It holds numbers and JSON, no code.
It is made in a process of its own, so that the memory for that is free again afterwards.

    python -m bot.cache COURSE_DIR [FILE]

Without FILE it comes to lie beside the course's folder, for everybody to read: for a course that
is installed where the bot may not write.
"""

import hashlib
import json
import logging
import mmap
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import Stemmer

from bot.errors import CourseError, Problem
from bot.knowledge.watcher import course_files
from bot.matching.answerer import Answerer
from bot.matching.packed import unpack
from bot.matching.sections import SectionsError

log = logging.getLogger(__name__)

_ENDING = ".course"
_DIGEST_BYTES = 32
_KEPT = 4
_PROBLEMS = 3  # exit code of the process that makes a file


def answerer(course: Path, data: Path) -> Answerer:
    """An answerer for the course in that folder. CourseError names every problem of it.

    A file is looked for beside the course's folder, in `cache` of the folder `data`, and in the
    user's cache; it is made in the first of the last two that can be written to.
    """
    try:
        name = _fingerprint(course) + _ENDING
    except OSError:
        return _made_here(course)
    for place in (course.parent, *_places(data)):
        found = _read(place / name)
        if found is not None:
            return found
    return _make(course, data, name) or _made_here(course)


def _places(data: Path) -> Iterator[Path]:
    if data.is_dir():
        yield data / "cache"
    with suppress(RuntimeError):  # nobody's home
        base = os.environ.get("XDG_CACHE_HOME", "")
        yield (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "konspekt"


def _made_here(course: Path) -> Answerer:
    from bot.knowledge.loader import load  # noqa: PLC0415  takes a while, and seldom needed
    from bot.matching.answerer import answerer as made  # noqa: PLC0415

    return made(load(course))


def _make(course: Path, data: Path, name: str) -> Answerer | None:
    """Makes the file in the first place that can be written to; None where nothing comes of it."""
    for place in (*_places(data), Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=place) as folder:
                made = Path(folder) / name
                if not _made(course, made):
                    return None
                kept_here = place.name == "konspekt" or place.parent == data
                # A course that changed meanwhile may have been read half.
                if kept_here and _fingerprint(course) + _ENDING == name:
                    made.replace(place / name)
                    _forget_old(place)
                    made = place / name
                return _read(made)
        except OSError as error:
            log.debug("No course is kept in %s: %s", place, error)
    return None


def _made(course: Path, target: Path) -> bool:
    command = [sys.executable, "-m", "bot.cache", str(course), str(target)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)  # noqa: S603  our own
    if done.returncode == _PROBLEMS:
        raise CourseError([Problem(*each) for each in json.loads(done.stdout)])
    return done.returncode == 0


def _forget_old(place: Path) -> None:
    """Keeps those that were made last."""
    files = sorted(place.glob(f"*{_ENDING}"), key=lambda file: -file.stat().st_mtime)
    for file in files[_KEPT:]:
        file.unlink(missing_ok=True)


def _read(file: Path) -> Answerer | None:
    """The answerer in a file; None where there is none that can be trusted."""
    try:
        with file.open("rb") as stream:
            if not _is_own(stream):
                log.warning("%s is passed over: others may write to it", file)
                return None
            digest = stream.read(_DIGEST_BYTES)
            if hashlib.file_digest(stream, "sha256").digest() != digest:
                log.warning("%s is damaged and passed over", file)
                return None
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return unpack(memoryview(mapped)[_DIGEST_BYTES:])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, SectionsError) as error:
        log.warning("%s cannot be read and is passed over: %s", file, error)
        return None


def _is_own(stream: BinaryIO) -> bool:
    """The file is ours or the system's, and nobody else can write to it."""
    status = os.fstat(stream.fileno())
    return status.st_uid in {os.geteuid(), 0} and not status.st_mode & 0o022


def _fingerprint(course: Path) -> str:
    """All that the answerer of a course is made of, in a name. OSError if it cannot be read."""
    found = hashlib.sha256(_code())
    for path in course_files(course):
        content = hashlib.sha256(path.read_bytes()).digest()
        found.update(path.name.encode(errors="surrogateescape") + b"\0" + content)
    return found.hexdigest()[:40]


@cache
def _code() -> bytes:
    """What the code does that makes and reads the files."""
    found = hashlib.sha256(f"{sys.byteorder} {sys.version} {Stemmer.version()}".encode())
    package = Path(__file__).parent
    for part in ("knowledge", "commandline", "matching"):
        for path in sorted((package / part).glob("*.py")):
            found.update(path.read_bytes())
    return found.digest()


def _write(course: Path, target: Path, mode: int) -> int:
    """Makes the file of a course; its problems go to the output."""
    from bot.matching.packed import pack  # noqa: PLC0415

    try:
        block = pack(_made_here(course))
    except CourseError as error:
        found = [(each.file, each.line, each.column, each.message) for each in error.problems]
        sys.stdout.write(json.dumps(found))
        return _PROBLEMS
    target.touch(mode=mode)
    target.write_bytes(hashlib.sha256(block).digest() + block)
    return 0


def _main(course: Path, file: Path | None = None) -> int:
    if file is None:
        return _write(course, course.parent / f"{_fingerprint(course)}{_ENDING}", 0o644)
    return _write(course, file, 0o600)


if __name__ == "__main__":
    sys.exit(_main(*map(Path, sys.argv[1:])))
