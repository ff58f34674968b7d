"""Bytes of a YAML file to a document: its values with their places, and what is wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from bot.errors import Problem
from bot.knowledge import syntax
from bot.knowledge.builder import Builder, TreeError
from bot.knowledge.tree import (
    BROKEN,
    START,
    Data,
    Fault,
    Items,
    Mapping,
    Place,
    place_of,
)

FILE_BYTES: Final = 5 * 1024 * 1024

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"  # as YAML has it, and
)  # line ends that an editor does not show as such: its line numbers would differ from ours
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `root` is BROKEN where nothing of it can be used.

    `is_whole` is false where reading stopped early, so that more may stand in the text.
    """

    file: str
    root: Data = BROKEN
    place: Place = START
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False)
    is_whole: bool = False

    def problem(self, place: Place, message: str) -> Problem:
        """`message` as a problem of this file."""
        return Problem(self.file, place.line, place.column, message)

    def walk(self, path: Sequence[str | int]) -> tuple[Data, Place]:
        """The value that `path` leads to, and its place; the nearest above where it ends early."""
        value, place = self.root, self.place
        for step in path:
            found = _below(value, step)
            if found is None:
                break
            value, place = found
        return value, place

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Where the key at the end of `path` stands."""
        above, place = self.walk(path[:-1])
        key = path[-1]
        if isinstance(above, Mapping) and isinstance(key, str):
            return above.key_place(key) if key in above.key_spots else place
        return place

    def lines(self) -> list[str]:
        """The lines of the text, as an editor counts them."""
        return _LINE_END.split(self.text)


def _below(value: Data, step: str | int) -> tuple[Data, Place] | None:
    """What stands under the key or at the index `step` of `value`."""
    if isinstance(value, Mapping) and isinstance(step, str):
        return (value[step], value.place(step)) if step in value else None
    if isinstance(value, Items) and isinstance(step, int):
        return (value[step], value.place(step)) if step < len(value) else None
    return None


def read(path: Path) -> Document:
    """The document in the file at `path`. Whatever is wrong with it is among its problems."""
    file = str(path)
    if path.is_dir():
        return _refused(file, Fault(START, "this is a folder, not a file"))
    if path.exists() and not path.is_file():
        return _refused(file, Fault(START, "this is not a regular file"))
    try:
        with path.open("rb") as stream:
            content = stream.read(FILE_BYTES + 1)
    except FileNotFoundError:
        return _refused(file, Fault(START, "there is no such file"))
    except OSError as error:
        return _refused(file, Fault(START, f"cannot be read: {error.strerror}"))
    return parse(file, content)


def parse(file: str, content: bytes) -> Document:
    """The document in `content`; `file` is its name in problems."""
    if len(content) > FILE_BYTES:
        return _refused(file, Fault(START, f"larger than {FILE_BYTES // 1024**2} MiB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")  # the BOM is cut off here
        bad = error.object[error.start]
        fault = Fault(_end(before), f"byte 0x{bad:02X} is not UTF-8: save the file as UTF-8")
        return _refused(file, fault, content.decode("utf-8", "replace"))
    if forbidden := _FORBIDDEN.search(text):
        message = f"character U+{ord(forbidden[0]):04X} is not allowed: remove it"
        return _refused(file, Fault(_end(text[: forbidden.start()]), message), text)
    return _parse(file, text)


def _parse(file: str, text: str) -> Document:
    builder = Builder()
    stopped: Fault | None = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except TreeError as refused:
        stopped = refused.fault
    except yaml.YAMLError as error:
        stopped = syntax.fault(error, text)
    if stopped is None and builder.root is None:
        stopped = Fault(START, "the file is empty")
    faults = builder.faults if stopped is None else [*builder.faults, stopped]
    return Document(
        file,
        root=builder.root if stopped is None else BROKEN,
        place=place_of(builder.spot),
        problems=tuple(Problem(file, *fault.place, fault.message) for fault in faults),
        text=text,
        is_whole=stopped is None and builder.documents == 1,
    )


def _refused(file: str, fault: Fault, text: str = "") -> Document:
    return Document(file, problems=(Problem(file, *fault.place, fault.message),), text=text)


def _end(text: str) -> Place:
    """Where the character after `text` stands."""
    lines = _LINE_END.split(text)
    return Place(len(lines), len(lines[-1]) + 1)
