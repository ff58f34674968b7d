"""What readers would trip over: each rule broken once, at its place, and kept once."""

from pathlib import Path

import pytest

from bot.lint.check import lint
from tests.knowledge.conftest import MakeFolder

HERE = "▸"  # where the problem is expected
TOPIC = "topic: {ru: Т, en: T}\nentries:\n"
ENTRY = "  - {id: a, kind: definition, term: {ru: Слово, en: Word}, "


def found(folder: Path) -> list[tuple[str, int, int, str]]:
    """Problems of a folder; paths in it are cut to file names."""
    return [
        (Path(each.file).name, each.line, each.column, each.message.replace(f"{folder}/", ""))
        for each in lint(folder)
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param(
            "text: {ru: ▸кoнтейнер, en: container}}",
            "Latin and Cyrillic letters in one word: 'кoнтейнер'",
            id="Latin letter in a Cyrillic word",
        ),
        pytest.param(
            "text: {ru: образ, en: ▸an іmage}}",
            "Latin and Cyrillic letters in one word: 'іmage'",
            id="Cyrillic letter in a Latin word",
        ),
        pytest.param(
            "text: {ru: образ, en: ▸it is is here}}",
            "the same word twice: 'is is'",
            id="word twice",
        ),
        pytest.param("text: {ru: образ, en: ▸an  image}}", "two spaces in a row", id="space twice"),
        pytest.param(
            f"text: {{ru: образ, en: ▸{'It is so. ' * 50}}}}}",
            "499 characters: at most 480 are read on a phone",
            id="long text",
        ),
        pytest.param(
            f"text: {{ru: образ, en: ▸{'so it ' * 35}end.}}}}",
            "the first sentence has 214 characters: a quiz explains in at most 200",
            id="long first sentence",
        ),
        pytest.param(
            "text: {ru: ключ `-a`, en: ▸flag `-b`}}", "code: -b; but in 'ru': -a", id="other code"
        ),
        pytest.param(
            "text: {ru: '`имя:тег`', en: ▸'`name`, `tag`'}}",
            "code: …, …; but in 'ru': …",
            id="more code, one with a name in Russian",
        ),
        pytest.param(
            "text: {ru: до 63, en: ▸up to 64}}", "numbers: 64; but in 'ru': 63", id="other number"
        ),
        pytest.param(
            "text: {ru: до 63, en: ▸up to many}}", "numbers: none; but in 'ru': 63", id="no number"
        ),
        pytest.param(
            "text: x, ask: {ru: [▸что это], en: []}}", "ask: in 'ru' only", id="one asked"
        ),
        pytest.param(
            "text: x, ask: {ru: [что это], en: [what]}}\n"
            "  - {id: b, kind: definition, term: B, text: x, ask: {ru: [▸что это], en: [why so]}}",
            "sample question 'что это' again: t.yaml:3",
            id="sample on two entries",
        ),
        pytest.param(
            "text: x, ask: {ru: [о коте], en: [how to feed the cat]}}\n"
            "  - {id: b, kind: definition, term: B, text: x, ask: {ru: [я], en: [▸feeding cats]}}",
            "sample question 'feeding cats' competes with 'how to feed the cat': t.yaml:3",
            id="sample of the same words",
        ),
    ],
)
def test_breach_is_told_at_its_place(make_folder: MakeFolder, entry: str, message: str) -> None:
    marked = TOPIC + ENTRY + entry
    before = marked.partition(HERE)[0].split("\n")
    folder = make_folder({"t.yaml": marked.replace(HERE, "")})
    assert found(folder) == [("t.yaml", len(before), len(before[-1]) + 1, message)]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            "text: {ru: Docker-файл и `t`-режим, en: a Docker file and `t` mode}}", id="hyphens"
        ),
        pytest.param("text: {ru: '`имя:тег`', en: '`name:tag`'}}", id="names in code, translated"),
        pytest.param("text: {ru: 'до 63, потом 5', en: '5 after 63'}}", id="numbers in any order"),
        pytest.param("text: x, ask: {ru: [о коте, коты], en: [cat]}}", id="samples of one entry"),
        pytest.param("text: x, see: [a]}", id="plain string for both languages"),
    ],
)
def test_what_is_right_is_left_alone(make_folder: MakeFolder, entry: str) -> None:
    assert found(make_folder({"t.yaml": TOPIC + ENTRY + entry})) == []
