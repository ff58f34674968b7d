"""Entries to plain data and back."""

import json

import pytest

from bot.knowledge.course import Course, Definition, Localized, Question
from bot.knowledge.loader import load
from bot.knowledge.packing import packed, packed_course, unpacked, unpacked_course
from bot.settings import shipped_course


@pytest.fixture(scope="module")
def docker() -> Course:
    return load(shipped_course())


def again(course: Course) -> Course:
    """The course, packed and unpacked."""
    told = json.loads(json.dumps(packed_course(course)))
    return unpacked_course(told, [json.dumps(packed(each)) for each in course.entries.values()])


def test_every_entry_is_kept(docker: Course) -> None:
    for entry in docker.entries.values():
        assert unpacked(json.dumps(packed(entry))) == entry


def test_questions_of_the_author_and_none_at_all_are_kept() -> None:
    name = Localized({"en": "x"})
    question = Question(question=name, options=Localized({"en": ("a", "b")}), explanation=name)
    for quiz in ((question,), None, ()):
        entry = Definition(
            id="x", term=Localized({"en": ("x",)}), text=Localized({"en": ()}), quiz=quiz
        )
        assert unpacked(json.dumps(packed(entry))) == entry


def test_a_course_is_kept(docker: Course) -> None:
    found = again(docker)
    about = ("id", "title", "languages", "about", "program")
    assert [getattr(found, each) for each in about] == [getattr(docker, each) for each in about]
    assert list(found.entries) == list(docker.entries)
    for topic, original in zip(found.topics, docker.topics, strict=True):
        assert (topic.id, topic.title) == (original.id, original.title)
        assert tuple(topic.entries[:3]) == tuple(original.entries[:3])
        assert len(topic.entries) == len(original.entries)
        assert list(topic.entries) == list(original.entries)


def test_entries_by_id(docker: Course) -> None:
    entries = again(docker).entries
    assert "docker-ps" in entries
    assert entries["docker-ps"] == docker.entries["docker-ps"]
    assert entries.get("docker-psst") is None
    assert len(entries) == len(docker.entries)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"=": "Path", "x": "/"}', id="a class of no course"),
        pytest.param('{"=": "Flag", "naming": []}', id="no such field"),
        pytest.param('{"=": "Flag"', id="no JSON"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        unpacked(text)
