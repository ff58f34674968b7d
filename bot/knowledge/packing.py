"""Entries to plain data that JSON can hold, and back: for keeping a course that was checked."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, overload

from bot.knowledge.course import (
    Argument,
    Command,
    Course,
    Definition,
    Entry,
    Error,
    Example,
    Flag,
    Form,
    FormPart,
    Localized,
    Question,
    Row,
    Table,
    Topic,
)
from bot.markup import Span

# Nothing else is ever made of what is read back.
_CLASSES: Mapping[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        Argument,
        Command,
        Definition,
        Error,
        Example,
        Flag,
        Form,
        FormPart,
        Question,
        Row,
        Span,
        Table,
    )
}
_CLASS = "="
# A course of hundreds of entries is asked about few of them at a time.
_KEPT = 64


def packed(value: Any) -> Any:  # Any: every value of a course, and JSON
    """A value of a course as plain data."""
    if isinstance(value, Localized):
        return {language: packed(each) for language, each in value.by_language.items()}
    if isinstance(value, tuple):
        return [packed(each) for each in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    told = {each: getattr(value, each.name) for each in fields(value)}
    kept = {each.name: packed(found) for each, found in told.items() if found != each.default}
    return {_CLASS: type(value).__name__, **kept}


def _value(found: dict[Any, Any]) -> Any:  # Any: as above
    told: dict[Any, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in found.items()
    }
    if _CLASS not in told:
        return Localized(told)
    return _CLASSES[told.pop(_CLASS)](**told)


def unpacked(text: str) -> Any:
    """The value that was packed as the JSON `text`. KeyError, TypeError, ValueError if none was."""
    value = json.loads(text, object_hook=_value)
    return tuple(value) if isinstance(value, list) else value


def packed_course(course: Course) -> dict[str, Any]:
    """A course as plain data, but for its entries: those are named."""
    return {
        "id": course.id,
        "title": packed(course.title),
        "languages": [*course.languages],
        "about": packed(course.about),
        "program": course.program,
        "topics": [
            [topic.id, packed(topic.title), [entry.id for entry in topic.entries]]
            for topic in course.topics
        ],
    }


def unpacked_course(found: Mapping[str, Any], texts: Sequence[str]) -> Course:
    """The course of plain data and its entries, in order, each as JSON until it is asked for."""
    entries = _Entries([each for _, _, ids in found["topics"] for each in ids], texts)
    return Course(
        id=found["id"],
        title=_again(found["title"]),
        languages=tuple(found["languages"]),
        about=_again(found["about"]),
        program=found["program"],
        topics=tuple(
            Topic(id=topic_id, title=_again(title), entries=_Listed(ids, entries))
            for topic_id, title, ids in found["topics"]
        ),
        entries=entries,
    )


def _again(data: Any) -> Any:  # Any: as above
    return unpacked(json.dumps(data))


class _Entries(Mapping[str, Entry]):
    """Entries by id, made of their text when they are asked for."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self._places = {entry_id: at for at, entry_id in enumerate(ids)}
        self._texts = texts
        self._made = lru_cache(_KEPT)(self._make)

    def _make(self, entry_id: str) -> Entry:
        entry: Entry = unpacked(self._texts[self._places[entry_id]])
        return entry

    def __getitem__(self, entry_id: str) -> Entry:
        return self._made(entry_id)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Listed(Sequence[Entry]):
    """Some of those entries in order."""

    def __init__(self, ids: Sequence[str], entries: _Entries) -> None:
        self._ids = ids
        self._entries = entries

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return tuple(self._entries[each] for each in self._ids[at])
        return self._entries[self._ids[at]]
