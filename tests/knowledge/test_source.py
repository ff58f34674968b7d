"""Bytes of a YAML file: values and places, or problems at the right place."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import source
from bot.knowledge.builder import DEPTH, NODES
from bot.knowledge.source import Document
from bot.knowledge.tree import BROKEN, Data, Items, Mapping, Place

HERE = "▸"  # where a problem is expected


def read(marked: str) -> tuple[Document, tuple[int, int]]:
    """The document of a text without HERE, and the line and column of HERE."""
    before = marked.partition(HERE)[0].split("\n")
    document = source.parse("f.yaml", marked.replace(HERE, "").encode())
    return document, (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: no", {"a": "no"}, id="a country is not a boolean"),
        pytest.param(
            "a: [1.10, 0x1F, 2024-01-01, 1_000]",
            {"a": ["1.10", "0x1F", "2024-01-01", "1_000"]},
            id="numbers and dates stay as typed",
        ),
        pytest.param("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}, id="nothing"),
        pytest.param("a: ''\nb: 'null'\nc: \"~\"", {"a": "", "b": "null", "c": "~"}, id="quoted"),
        pytest.param("a: !!str null", {"a": "null"}, id="a str tag makes text"),
        pytest.param(
            "null: a\n~: b\nno: c", {"null": "a", "~": "b", "no": "c"}, id="keys are text"
        ),
        pytest.param("\ufeffa: b", {"a": "b"}, id="byte order mark"),
        pytest.param("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}, id="Windows line ends"),
        pytest.param("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}, id="alias"),
        pytest.param("<<: a", {"<<": "a"}, id="a merge key is a key"),
        pytest.param("a: |\n  b\n   c\n", {"a": "b\n c\n"}, id="literal block"),
        pytest.param("--- # one\na: b\n...\n", {"a": "b"}, id="document marks"),
        pytest.param("a: 'it''s **bold** \\d'", {"a": "it's **bold** \\d"}, id="single quotes"),
        pytest.param("a: {}\nb: []", {"a": {}, "b": []}, id="empty collections"),
        pytest.param("*x : b", {}, id="unknown alias as key is left out"),
    ],
)
def test_values_are_what_was_typed(text: str, value: object) -> None:
    assert read(text)[0].root == value


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        pytest.param("a: 1\n▸a: 2", "key 'a' again: it is already in line 1", id="duplicate key"),
        pytest.param("a: ▸!!python/object:os.system x", "tag !!python/object:os.system", id="tag"),
        pytest.param("a: ▸!!int 3", "tag !!int is not allowed", id="standard tag"),
        pytest.param("a: ▸!!map {b: c}", "tag !!map is not allowed", id="tag on a mapping"),
        pytest.param("a: ▸! x", "tag ! is not allowed", id="tag without a name"),
        pytest.param("a: b\n▸\tc: d", "a tab indents this line: use spaces", id="tab"),
        pytest.param("a:\n  ▸\tc: d", "a tab indents this line: use spaces", id="tab after spaces"),
        pytest.param("-▸\tc: d", "a tab is not allowed here", id="tab after a dash"),
        pytest.param("a: b▸\0c", "character U+0000 is not allowed", id="NUL"),
        pytest.param("a: x\nb: привет▸\x1bc", "character U+001B", id="control character"),
        pytest.param("a: x▸\u2028b", "character U+2028", id="line end that editors do not show"),
        pytest.param('a: ▸"\\0"', "a control character (U+0000)", id="control character escaped"),
        pytest.param("a: b\n▸---\nc: d", "a second document starts here", id="second document"),
        pytest.param("▸", "the file is empty", id="empty"),
        pytest.param("▸# only a comment\n", "the file is empty", id="comment only"),
        pytest.param("? ▸[a]\n: b", "a key must be a plain text", id="list as a key"),
        pytest.param("a: ▸*b", "'*b' names no '&b' above", id="alias of nothing"),
        pytest.param("a: &b [▸*b]", "'*b' names no '&b' above", id="alias of itself"),
        pytest.param("a: ▸**bold** text", "a text cannot start with '*'", id="bold, not an alias"),
        pytest.param("a: ▸&", "a text cannot start with '&'", id="ampersand"),
        pytest.param("a: ▸`code`", "a text cannot start with '`'", id="code unquoted"),
        pytest.param("a: ▸@b", "a text cannot start with '@'", id="at sign unquoted"),
        pytest.param("a: b▸: c", "a colon is not expected here", id="colon in a text"),
        pytest.param("a: ▸'b\n", "a quote is opened here and never closed", id="open quote"),
        pytest.param("a: 'it'▸s'", "a text goes on after its quote", id="apostrophe in quotes"),
        pytest.param("a: [b]▸(c)", "a text goes on after its quote or bracket", id="link unquoted"),
        pytest.param(
            "a: [b, c\nd▸: e", "expected ',' or ']' in what opens in line 1", id="bracket"
        ),
        pytest.param("a: {b: c▸: d}", "expected ',' or '}'", id="colon in braces"),
        pytest.param("a:\n  b: c\n ▸d: e", "expected 'key: value' in line with", id="dedent"),
        pytest.param("a: b\n▸foo\nc: d", "expected 'key: value' here", id="text for a key"),
        pytest.param("- a\n▸b: c", "expected '- ' here", id="key in a list"),
        pytest.param("a: ▸- b", "a list must start on its own line", id="list on the key's line"),
        pytest.param(" a: b\n▸c: d", "check the indentation", id="less indented than the first"),
        pytest.param('a: "▸\\q"', "unknown escape after a backslash", id="unknown escape"),
    ],
)
def test_problem_is_placed_and_put_in_words(marked: str, words: str) -> None:
    document, place = read(marked)
    (problem,) = document.problems
    assert (problem.line, problem.column) == place
    assert words in problem.message


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"a: b\nc: \xff", (2, 4), id="a byte that never occurs"),
        pytest.param("a: привет \u00e9".encode() + b"\xc3(", (1, 12), id="columns are characters"),
        pytest.param(b"\xef\xbb\xbfab\xff", (1, 3), id="after a byte order mark"),
        pytest.param("a: b".encode("utf-16"), (1, 1), id="UTF-16"),
    ],
)
def test_wrong_encoding_is_placed(content: bytes, place: tuple[int, int]) -> None:
    (problem,) = source.parse("f.yaml", content).problems
    assert (problem.line, problem.column) == place
    assert "is not UTF-8" in problem.message


def test_places_of_keys_and_values() -> None:
    document, _ = read("a:\n  - b: 'c'\n    d: [e, f]\n")
    assert document.walk(("a", 0)) == ({"b": "c", "d": ["e", "f"]}, Place(2, 5))
    assert document.walk(("a", 0, "d", 1)) == ("f", Place(3, 12))
    assert document.key_place(("a", 0, "d")) == Place(3, 5)


def test_path_that_ends_early_leads_to_the_nearest() -> None:
    document, _ = read("a:\n  b: c")
    assert document.walk(("a", "x", 3)) == ({"b": "c"}, Place(2, 3))
    assert document.key_place(("a", "x")) == Place(2, 3)


def test_faults_that_do_not_stop_reading_are_all_told() -> None:
    document, _ = read("a: 1\na: 2\nb: !!int 3\nc: *d\n")
    assert [problem.line for problem in document.problems] == [2, 3, 4]
    assert document.root == {"a": "1", "b": BROKEN, "c": BROKEN}
    assert document.is_whole


def test_alias_bomb_is_refused_in_little_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 30)]
    tracemalloc.start()
    document, _ = read("\n".join(lines))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (problem,) = document.problems
    assert f"more than {NODES} values" in problem.message
    assert problem.line == 6  # 10 ** 5 values end in line 5
    assert peak < 1_000_000
    assert document.root is BROKEN


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    (problem,) = source.parse("f.yaml", opening.encode() * 100_000).problems
    assert problem.message == f"nested too deep: more than {DEPTH} levels"
    assert (problem.line, problem.column) == (1, DEPTH * len(opening) + 1)


def test_nesting_up_to_the_limit_is_fine() -> None:
    assert source.parse("f.yaml", b"[" * DEPTH + b"]" * DEPTH).problems == ()


def test_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(source.FILE_BYTES + 1)
    (problem,) = source.read(path).problems
    assert problem.message == "larger than 5 MiB"


def shape_is_sound(value: Data) -> bool:
    """Every key and item has a place."""
    if isinstance(value, Mapping):
        placed = list(value) == list(value.value_spots) and value.keys() <= value.key_spots.keys()
        return placed and all(map(shape_is_sound, value.values()))
    if isinstance(value, Items):
        return len(value) == len(value.spots) and all(map(shape_is_sound, value))
    return value is None or value is BROKEN or isinstance(value, str)


PIECES = [
    *"a[]{}'\"|>#~ё\n\t\0\\",
    *(": ", "- ", "  ", ", ", "? ", "&x ", "*x", "!t ", "!!str ", "\r\n"),
    *("---\n", "...\n", "%YAML 1.1\n"),
]
YAML_LIKE = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.binary() | YAML_LIKE.map(str.encode))
def test_anything_gives_a_sound_tree_or_problems(content: bytes) -> None:
    document = source.parse("f.yaml", content)
    assert shape_is_sound(document.root)
    assert document.problems or document.is_whole
    lines = len(content.splitlines()) + 1
    for problem in document.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcё", min_size=1), inner),
    max_leaves=20,
)


@given(TREES)
def test_json_is_read_as_it_is(tree: object) -> None:
    document = source.parse("f.yaml", json.dumps(tree, ensure_ascii=False).encode())
    assert document.problems == ()
    assert document.root == tree
