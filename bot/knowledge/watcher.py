"""Whether the files of a course have changed, and are left alone again."""

from pathlib import Path
from typing import Final, TypeAlias

_ENDINGS: Final = {".yaml", ".yml"}

# For each file by name what the system says of it, or why it says nothing.
Signature: TypeAlias = tuple[tuple[str, tuple[int, ...]], ...]


def course_files(folder: Path) -> list[Path]:
    """Every YAML file of a course, sorted; hidden ones are editors'. OSError: it has no listing."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in _ENDINGS and not path.name.startswith(".")
    )


def signature(folder: Path) -> Signature:
    """What changes with any file: links are followed, so also when they point elsewhere."""
    try:
        return tuple((path.name, _signature(path)) for path in course_files(folder))
    except OSError as fault:
        return ((".", (fault.errno or 0,)),)


def _signature(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError as fault:
        return (fault.errno or 0,)
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Watcher:
    """Looks at a folder again and again. What is there when it is made counts as taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._taken = self._seen = signature(folder)

    def has_settled(self) -> bool:
        """Whether it has changed since it was taken, but not since the last look."""
        before, self._seen = self._seen, signature(self.folder)
        return self._seen != self._taken and self._seen == before

    def take(self) -> bool:
        """What was seen last is in use from now on; False, and not so, if it has changed since."""
        if signature(self.folder) != self._seen:
            return False
        self._taken = self._seen
        return True
