"""A command line word by word, and what it destroys."""

from pathlib import Path

import pytest

from bot.answer import Note, Word
from bot.commandline.explain import dangers, explain
from bot.commandline.grammar import Grammar, grammar
from bot.commandline.parse import CommandLine, find
from bot.i18n import text as interface_text
from bot.knowledge.course import Language
from bot.markup import plain
from tests.commandline.courses import ONE_LANGUAGE, loaded


def line_of(text: str, grammar: Grammar) -> CommandLine:
    line = find(text, grammar)
    assert line is not None, text
    return line


def meaning(word: Word) -> str:
    return word.meaning.text_id if isinstance(word.meaning, Note) else plain(word.meaning)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kiln list", [("kiln list", None, "Lists pots.")], id="command"),
        pytest.param(
            "kiln pot ls -aq",
            [
                ("kiln pot ls", None, "Lists pots."),
                ("-a", "--all", "broken ones too"),
                ("-q", "--quiet", "numbers only"),
            ],
            id="alias and joined flags in their long form",
        ),
        pytest.param(
            "kiln fire --temp=900 vase",
            [
                ("kiln fire", None, "Fires a pot in the kiln."),
                ("--temp=900", None, "the temperature"),
                ("vase", None, "which pot"),
            ],
            id="long flag has no other long form",
        ),
        pytest.param(
            "kiln fire -t 900 vase sh",
            [
                ("kiln fire", None, "Fires a pot in the kiln."),
                ("-t 900", "--temp", "the temperature"),
                ("vase", None, "which pot"),
                ("sh", None, "word.argument"),
            ],
            id="value and argument without a text of its own",
        ),
        pytest.param(
            "kiln fire -t",
            [
                ("kiln fire", None, "Fires a pot in the kiln."),
                ("-t", "--temp", "word.missing_value"),
            ],
            id="missing value",
        ),
        pytest.param(
            "kiln list -a -a -f x -f y",
            [
                ("kiln list", None, "Lists pots."),
                ("-a", "--all", "broken ones too"),
                ("-f x", "--filter", "by a condition"),
                ("-f y", "--filter", "by a condition"),
            ],
            id="a switch once, a repeatable flag each time",
        ),
        pytest.param(
            "kiln list extra | grep x && kiln version || kiln ls; kiln ls -- &",
            [
                ("kiln list", None, "Lists pots."),
                ("extra", None, "word.extra_argument"),
                ("|", None, "word.pipe"),
                ("grep x", None, "word.other_program"),
                ("&&", None, "word.and"),
                ("kiln version", None, "Which kiln this is."),
                ("||", None, "word.or"),
                ("kiln ls", None, "Lists pots."),
                (";", None, "word.semicolon"),
                ("kiln ls", None, "Lists pots."),
                ("--", None, "word.end_of_flags"),
                ("&", None, "word.background"),
            ],
            id="operators",
        ),
        pytest.param(
            "kiln break 'old vase",
            [
                ("kiln break", None, "Breaks pots."),
                ("'old vase", None, "word.argument"),
                ("'old vase", None, "word.unclosed_quote"),
            ],
            id="unclosed quote",
        ),
        pytest.param(
            "FIRE=1 sudo kiln list",
            [
                ("FIRE=1", None, "word.environment"),
                ("sudo", None, "word.sudo"),
                ("kiln list", None, "Lists pots."),
            ],
            id="environment and sudo",
        ),
    ],
)
def test_words(kiln: Grammar, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    explained = explain(line_of(text, kiln), kiln, "en")
    assert [(word.typed, word.full, meaning(word)) for word in explained] == expected


def test_a_prompt_is_not_called_sudo(kiln: Grammar) -> None:
    explained = explain(line_of("$ kiln list", kiln), kiln, "en")
    assert "word.sudo" not in map(meaning, explained)


@pytest.mark.parametrize(
    ("operator", "note"),
    [
        pytest.param("<", "word.redirect_in", id="input"),
        pytest.param("<<", "word.redirect_in", id="here document"),
        pytest.param(">", "word.redirect_out", id="output"),
        pytest.param("2>", "word.redirect_out", id="error output"),
        pytest.param(">>", "word.redirect_append", id="append"),
        pytest.param("&>", "word.redirect_out", id="both outputs"),
    ],
)
def test_redirection(kiln: Grammar, operator: str, note: str) -> None:
    _, redirection, *after = explain(line_of(f"kiln list {operator} out.txt", kiln), kiln, "en")
    assert meaning(redirection) == note
    # A file is no program.
    assert "word.other_program" not in map(meaning, after)


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        pytest.param("--alll", "en", ("unknown flag", "--all"), id="near, English"),
        pytest.param("--alll", "ru", ("неизвестный флаг", "--all"), id="near, Russian"),
        pytest.param("-z", "en", ("unknown flag",), id="nothing near, English"),
        pytest.param("-z", "ru", ("неизвестный флаг",), id="nothing near, Russian"),
    ],
)
def test_unknown_flag(
    kiln: Grammar, typed: str, language: Language, shown: tuple[str, ...]
) -> None:
    _, word = explain(line_of(f"kiln list {typed}", kiln), kiln, language)
    assert isinstance(word.meaning, Note)
    said = interface_text(word.meaning.text_id, language, **dict(word.meaning.values))
    assert word.typed == typed
    assert all(each in said for each in shown)


@pytest.mark.parametrize(
    "argument",
    [
        pytest.param("$(kiln ls -q)", id="dollar"),
        pytest.param("`kiln ls -q`", id="backticks"),
        pytest.param('"$(kiln ls -q)"', id="in double quotes"),
        pytest.param("$(kiln ls -q | head)", id="with a pipe"),
    ],
)
def test_substituted_line_is_explained_after_its_word(kiln: Grammar, argument: str) -> None:
    explained = explain(line_of(f"kiln break {argument}", kiln), kiln, "en")
    assert [(word.typed, word.depth) for word in explained[:4]] == [
        ("kiln break", 0),
        (argument, 0),
        ("kiln ls", 1),
        ("-q", 1),
    ]
    assert meaning(explained[1]) == "word.substitution"


def test_substitution_ends_at_some_depth(kiln: Grammar) -> None:
    text = "kiln break " + "$(kiln break " * 50 + ")" * 50
    assert max(word.depth for word in explain(line_of(text, kiln), kiln, "en")) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kiln break vase", ["Shards cannot be mended."], id="the command"),
        pytest.param("kiln pot break x", ["Shards cannot be mended."], id="by its alias"),
        pytest.param("kiln list && kiln break vase", ["Shards cannot be mended."], id="second"),
        pytest.param("kiln list $(kiln break x)", ["Shards cannot be mended."], id="substituted"),
        pytest.param(
            'kiln fire "$(kiln break x)"', ["Shards cannot be mended."], id="in double quotes"
        ),
        pytest.param("kiln break $(kiln break x)", ["Shards cannot be mended."], id="said once"),
        pytest.param("kiln list -a", [], id="harmless"),
        pytest.param("kiln list '$(kiln break x)'", [], id="single quotes keep it as text"),
    ],
)
def test_dangers(kiln: Grammar, text: str, expected: list[str]) -> None:
    assert [plain(each) for each in dangers(line_of(text, kiln), kiln, "en")] == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("ru", "Осколки не склеить.", id="Russian"),
        pytest.param("en", "Shards cannot be mended.", id="English"),
    ],
)
def test_danger_in_the_language_asked_for(kiln: Grammar, language: Language, said: str) -> None:
    line = line_of("kiln break vase", kiln)
    assert [plain(each) for each in dangers(line, kiln, language)] == [said]


def test_a_course_in_one_language_explains_in_it(tmp_path: Path) -> None:
    only = grammar(loaded(tmp_path, ONE_LANGUAGE))
    line = line_of("kiln break -f vase", only)
    in_russian = explain(line, only, "ru")
    assert in_russian == explain(line, only, "en")
    assert meaning(in_russian[1]) == "do not ask"
