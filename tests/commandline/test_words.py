"""A typed line as words: shell quoting, substitutions, operators, and anything at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.commandline.words import words

SHELLISH = st.text(alphabet="ab -=$()`'\"\\|&;<>2\n\tяё\u00a0\x00\ud800", max_size=60)
ANYTHING = st.one_of(st.text(), st.text(st.characters()), SHELLISH)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \t\n ", [], id="spaces"),
        pytest.param("kiln list", ["kiln", "list"], id="two words"),
        pytest.param("  kiln   list  ", ["kiln", "list"], id="more spaces"),
        pytest.param("kiln \\\n  list", ["kiln", "list"], id="continued on the next line"),
        pytest.param("kiln \\\r\n  list", ["kiln", "list"], id="continued, Windows line end"),
        pytest.param("a 'b c'", ["a", "b c"], id="single quotes"),
        pytest.param('a "b c"', ["a", "b c"], id="double quotes"),
        pytest.param("a --b='c d'/e", ["a", "--b=c d/e"], id="quotes inside a word"),
        pytest.param("a 'b c'd", ["a", "b cd"], id="a letter after a closing quote"),
        pytest.param("'a|b'", ["a|b"], id="operator in quotes is text"),
        pytest.param("''", [""], id="empty quotes are a word"),
        pytest.param("a\\ b", ["a b"], id="escaped space"),
        pytest.param("a\\|b", ["a|b"], id="escaped operator"),
        pytest.param("what's kiln list", ["what’s", "kiln", "list"], id="apostrophe is no quote"),
        pytest.param("$HOME", ["$HOME"], id="variable"),
        pytest.param("a$(b (c) d)e", ["a$(b (c) d)e"], id="brackets in a substitution"),
        pytest.param("$(a ')' b)", ["$(a ')' b)"], id="quoted bracket in a substitution"),
        pytest.param("образ --тег", ["образ", "--тег"], id="Cyrillic"),
    ],
)
def test_values(line: str, values: list[str]) -> None:
    assert [word.value for word in words(line)] == values


@pytest.mark.parametrize(
    ("line", "operators"),
    [
        pytest.param("a|b", ["|"], id="pipe without spaces"),
        pytest.param("a || b && c", ["||", "&&"], id="or, and"),
        pytest.param("a; b &", [";", "&"], id="semicolon, background"),
        pytest.param("a > f", [">"], id="output"),
        pytest.param("a>>f", [">>"], id="append"),
        pytest.param("a 2>/dev/null", ["2>"], id="error output"),
        pytest.param("a > f 2>&1", [">", "2>&1"], id="joined outputs"),
        pytest.param("a < f", ["<"], id="input"),
        pytest.param("a <<EOF", ["<<"], id="here document"),
        pytest.param("a <<< f", ["<<<"], id="here string"),
        pytest.param("a -- b", [], id="two dashes are a word"),
        pytest.param("'a | b' \"c && d\" $(e | f) `g ; h`", [], id="inside a word"),
    ],
)
def test_operators(line: str, operators: list[str]) -> None:
    assert [word.text for word in words(line) if word.operator] == operators


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        pytest.param("$(b -c)", ("b -c",), id="dollar"),
        pytest.param("`b -c`", ("b -c",), id="backticks"),
        pytest.param("x$(b)y`c`", ("b", "c"), id="two in one word"),
        pytest.param("$(a $(b))", ("a $(b)",), id="nested"),
        pytest.param('"$(b -c)"', ("b -c",), id="in double quotes"),
        pytest.param('"x `b -c` y"', ("b -c",), id="backticks in double quotes"),
        pytest.param("'$(b)'", (), id="single quotes keep it as text"),
        pytest.param("\\$(b", (), id="escaped"),
        pytest.param('"\\$(b)"', (), id="escaped in double quotes"),
        pytest.param("$HOME", (), id="variable"),
    ],
)
def test_inner_lines(line: str, inner: tuple[str, ...]) -> None:
    assert words(line)[0].inner == inner


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("'b c", "b c", id="single quote"),
        pytest.param('"b c', "b c", id="double quote"),
        pytest.param("$(b c", "$(b c", id="substitution"),
        pytest.param("`b c", "`b c", id="backtick"),
    ],
)
def test_unclosed_runs_to_the_end(line: str, value: str) -> None:
    _, word = words(f"a {line}")
    assert (word.value, word.unclosed, word.end) == (value, True, len(line) + 2)


@pytest.mark.parametrize("line", ["'b c'", '"b c"', "$(b c)", "`b c`", "b\\", "it's"])
def test_closed_is_not_unclosed(line: str) -> None:
    assert not any(word.unclosed for word in words(line))


def test_spans_are_characters_of_the_line() -> None:
    line = "  ёж 'a b'|x"
    assert [(word.start, word.end) for word in words(line)] == [(2, 4), (5, 10), (10, 11), (11, 12)]


@given(ANYTHING)
@example("\\")
@example("a\\\n")
@example("$($($(")
@example("'\"`")
def test_spans_follow_each_other_and_hold_the_text(line: str) -> None:
    at = 0
    for word in words(line):
        assert at <= word.start < word.end <= len(line)
        assert word.text == line[word.start : word.end]
        at = word.end


@given(ANYTHING)
@example("a \\\n b")
def test_every_visible_character_is_in_a_word(line: str) -> None:
    covered = {at for word in words(line) for at in range(word.start, word.end)}
    left = "".join("\0" if at in covered else letter for at, letter in enumerate(line))
    for gap in left.split("\0"):
        assert gap.replace("\\\r\n", "").replace("\\\n", "").strip() == ""
