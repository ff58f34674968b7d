"""The files of a course as they were typed, for rules that look across entries.

An entry that is wrong in itself is here too, as far as its values can be used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.errors import Problem
from bot.knowledge.source import Document
from bot.knowledge.tree import Items, Mapping, Place

# An id in the text of a file that could not be read to its end.
_ID = re.compile(r"""(?:^|[\s{,])id:[ \t]*['"]?([A-Za-z0-9_-]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text with the place where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawPart:
    """A mapping in a file: an entry, or a row, flag or argument of it."""

    document: Document
    values: Mapping

    def text(self, key: str) -> Typed | None:
        """The text under `key`, None if it is none."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            return None
        return Typed(value.strip(), self.values.place(key))

    def texts(self, key: str) -> Iterator[Typed]:
        """The texts in the list under `key`."""
        items = self.values.get(key)
        if isinstance(items, Items):
            for index, item in enumerate(items):
                if isinstance(item, str) and item.strip():
                    yield Typed(item.strip(), items.place(index))

    def parts(self, key: str) -> Iterator["RawPart"]:
        """The mappings in the list under `key`."""
        items = self.values.get(key)
        if isinstance(items, Items):
            for item in items:
                if isinstance(item, Mapping):
                    yield RawPart(self.document, item)

    def at(self, typed: Typed) -> str:
        """`file:line` of something in this part."""
        return f"{self.document.file}:{typed.place.line}"

    def problem(self, typed: Typed, message: str) -> Problem:
        """`message` as a problem of something in this part."""
        return self.document.problem(typed.place, message)


@dataclass(frozen=True)
class Material:
    """All files of a folder. `main` is course.yaml."""

    folder: str
    main: Document
    topics: tuple[Document, ...]

    @cached_property
    def entries(self) -> tuple[RawPart, ...]:
        """Every entry, in reading order."""
        return tuple(
            entry
            for topic in self.topics
            if isinstance(topic.root, Mapping)
            for entry in RawPart(topic, topic.root).parts("entries")
        )

    @cached_property
    def commands(self) -> tuple[RawPart, ...]:
        """Every entry that is a command."""
        return tuple(entry for entry in self.entries if entry.values.get("kind") == "command")

    @cached_property
    def tables(self) -> tuple[RawPart, ...]:
        """Every entry that is a table."""
        return tuple(entry for entry in self.entries if entry.values.get("kind") == "table")

    @cached_property
    def by_id(self) -> dict[str, RawPart]:
        """Entries by their ids; the first where an id comes twice."""
        found: dict[str, RawPart] = {}
        for entry in self.entries:
            if named := entry.text("id"):
                found.setdefault(named.text, entry)
        return found

    @cached_property
    def row_ids(self) -> frozenset[str]:
        """Every row as `table#row`."""
        return frozenset(
            f"{table_id.text}#{row_id.text}"
            for table in self.tables
            if (table_id := table.text("id"))
            for row in table.parts("rows")
            if (row_id := row.text("id"))
        )

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """Ids seen in the text of files that are broken, or whose entries are not found."""
        return frozenset(
            found[1]
            for topic in self.topics
            if not (topic.is_whole and _has_entries(topic))
            for found in _ID.finditer(topic.text)
        )

    def may_exist(self, target: str) -> bool:
        """`target` is an entry or `table#row`, or may be one in a file that is broken."""
        if target in self.by_id or target in self.row_ids:
            return True
        return all(part in self.unread_ids for part in target.split("#", 1))


def _has_entries(topic: Document) -> bool:
    return isinstance(topic.root, Mapping) and isinstance(topic.root.get("entries"), Items)
