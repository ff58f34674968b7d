"""Errors that Konspekt raises on purpose.

KonspektError
├── SettingsError   a setting is wrong: nothing can start
├── CourseError     a course cannot be loaded: every problem of it is listed
├── StoreError      the database cannot be used
├── SilenceError    Telegram has not answered for too long
└── UsageError      a file or argument given on the command line cannot be used
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file that people write. `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class KonspektError(Exception):
    """Raised on purpose. `str(error)` is for an operator: it names what to fix."""

    exit_code: ClassVar[int] = 1


class SettingsError(KonspektError):
    """One line for each wrong setting: its name, what was given, what is allowed."""

    exit_code = 2


class CourseError(KonspektError):
    """The course has problems; all of them are in `problems`, in reading order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class StoreError(KonspektError):
    """The database cannot be read, written or migrated, or is newer than this program."""


class SilenceError(KonspektError):
    """Telegram has not answered for too long; a new start may help."""

    exit_code = 3


class UsageError(KonspektError):
    """What the command line names cannot be used."""

    exit_code = 2
