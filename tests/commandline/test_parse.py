"""The command line in a text: found, parsed whole, and told apart from the sentence around it."""

from pathlib import Path

import pytest

from bot.commandline.grammar import Grammar, grammar
from bot.commandline.parse import CommandLine, find
from tests.commandline.courses import NO_PROGRAM, PROGRAM_WITH_FLAGS, loaded


def found(text: str, known: Grammar) -> CommandLine:
    line = find(text, known)
    assert line is not None, text
    return line


def roles(line: CommandLine) -> list[tuple[str, str]]:
    return [(part.role, part.text) for part in line.parts[1:]]


@pytest.mark.parametrize(
    ("text", "command", "title"),
    [
        pytest.param("kiln list -a", "kiln-list", "kiln list -a", id="a line alone"),
        pytest.param("KILN LIST -a", "kiln-list", "kiln list -a", id="capital letters"),
        pytest.param("list -a", "kiln-list", "kiln list -a", id="program left out"),
        pytest.param("fire", "kiln-fire", "kiln fire", id="only the command's word"),
        pytest.param("ls -aq", "kiln-list", "kiln ls -aq", id="alias, program left out"),
        pytest.param("kiln pot break vase", "kiln-break", "kiln pot break vase", id="long alias"),
        pytest.param("what does list -a do", "kiln-list", "kiln list -a", id="English sentence"),
        pytest.param("what's kiln list -a?", "kiln-list", "kiln list -a", id="apostrophe"),
        pytest.param(
            "что делает kiln break -f vase", "kiln-break", "kiln break -f vase", id="Russian"
        ),
        pytest.param(
            "зачем kiln fire -t 900 и что дальше",
            "kiln-fire",
            "kiln fire -t 900",
            id="in the middle",
        ),
        pytest.param("kiln list -a.", "kiln-list", "kiln list -a", id="full stop"),
        pytest.param("kiln list -a; what is a pot", "kiln-list", "kiln list -a", id="semicolon"),
        pytest.param("kiln list -a - what is it", "kiln-list", "kiln list -a", id="dash"),
        pytest.param("kiln list -a - что это", "kiln-list", "kiln list -a", id="dash, Russian"),
        pytest.param("kiln lits", "kiln-list", "kiln list", id="swapped letters"),
        pytest.param(
            "kiln list -a and kiln fire", "kiln-list", "kiln list -a", id="joined by a word"
        ),
        pytest.param("kiln list -a, and then", "kiln-list", "kiln list -a", id="comma"),
        pytest.param("kiln firre vase", "kiln-fire", "kiln fire vase", id="a letter too many"),
    ],
)
def test_line_is_found(kiln: Grammar, text: str, command: str, title: str) -> None:
    line = found(text, kiln)
    assert (line.usages[0].command.id, line.title) == (command, title)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("kiln", id="program alone"),
        pytest.param("kiln brew", id="no such command"),
        pytest.param("fire a pot", id="the word in a sentence"),
        pytest.param("list of pots", id="the word begins a sentence"),
        pytest.param("break -rf vase", id="flags of another program"),
        pytest.param("what is a pot", id="plain question"),
        pytest.param("git list", id="another program"),
    ],
)
def test_no_line_is_found(kiln: Grammar, text: str) -> None:
    assert find(text, kiln) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kiln list -aq", [("flag", "-a"), ("flag", "-q")], id="joined short flags"),
        pytest.param("kiln list --all", [("flag", "--all")], id="long flag"),
        pytest.param(
            "kiln fire --temp=900 vase",
            [("flag", "--temp=900"), ("argument", "vase")],
            id="value after an equals sign",
        ),
        pytest.param(
            "kiln fire --temp 900 vase",
            [("flag", "--temp 900"), ("argument", "vase")],
            id="value after a space",
        ),
        pytest.param(
            "kiln fire -t900 vase", [("flag", "-t 900"), ("argument", "vase")], id="value joined"
        ),
        pytest.param(
            "kiln fire -it 900 vase",
            [("flag", "-i"), ("flag", "-t 900"), ("argument", "vase")],
            id="the last joined flag takes the value",
        ),
        pytest.param(
            "kiln list -faq", [("flag", "-f aq")], id="a flag with a value takes the rest"
        ),
        pytest.param("kiln list -f=aq", [("flag", "-f aq")], id="short flag, equals sign"),
        pytest.param(
            "kiln list -f a=1 -f b=2", [("flag", "-f a=1"), ("flag", "-f b=2")], id="given twice"
        ),
        pytest.param("kiln fire -t", [("missing_value", "-t")], id="value is missing"),
        pytest.param(
            "kiln fire --temp", [("missing_value", "--temp")], id="long, value is missing"
        ),
        pytest.param(
            "kiln break 'old vase' -f",
            [("argument", "'old vase'"), ("flag", "-f")],
            id="flag after an argument",
        ),
        pytest.param(
            "kiln fire vase -i --rm",
            [("argument", "vase"), ("argument", "-i"), ("argument", "--rm")],
            id="flags of the command run inside",
        ),
        pytest.param(
            "kiln break -- -f", [("operator", "--"), ("argument", "-f")], id="end of flags"
        ),
        pytest.param("kiln break -", [("argument", "-")], id="a dash alone is an argument"),
        pytest.param("kiln list extra", [("extra", "extra")], id="it takes no argument"),
        pytest.param('kiln break "old va', [("argument", '"old va')], id="unclosed quote"),
        pytest.param(
            "kiln list | grep x && kiln break vase",
            [
                ("operator", "|"),
                ("other", "grep x"),
                ("operator", "&&"),
                ("command", "kiln break"),
                ("argument", "vase"),
            ],
            id="pipe and another call",
        ),
        pytest.param("kiln list &", [("operator", "&")], id="background"),
        pytest.param(
            "kiln list\nkiln fire vase",
            [("operator", "\n"), ("command", "kiln fire"), ("argument", "vase")],
            id="two lines",
        ),
        pytest.param(
            "kiln list -q | xargs -r kiln break -f",
            [
                ("flag", "-q"),
                ("operator", "|"),
                ("prefix", "xargs -r"),
                ("command", "kiln break"),
                ("flag", "-f"),
            ],
            id="xargs",
        ),
        pytest.param("kiln list # all of them", [("operator", "# all of them")], id="comment"),
        pytest.param(
            "kiln fire - <<EOF\na | b\nEOF\nkiln list",
            [
                ("argument", "-"),
                ("operator", "<<EOF"),
                ("operator", "a | b\nEOF"),
                ("operator", "\n"),
                ("command", "kiln list"),
            ],
            id="here document",
        ),
        pytest.param(
            "kiln list && kiln-shelf x", [("operator", "&&"), ("other", "kiln-shelf x")], id="other"
        ),
        pytest.param("kiln list --all=false", [("flag", "--all=false")], id="switched off"),
        pytest.param("kiln list -a=false", [("flag", "-a=false")], id="switched off, short"),
        pytest.param(
            "kiln list --filtr x vase",
            [("unknown_flag", "--filtr x"), ("extra", "vase")],
            id="a misspelt flag takes its value",
        ),
        pytest.param("kiln list 2>&1", [("operator", "2>&1")], id="joined outputs"),
    ],
)
def test_parts(kiln: Grammar, text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(found(text, kiln)) == expected


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        pytest.param("kiln list --alll", [("--alll", ("--all",))], id="a letter too many"),
        pytest.param("kiln list --quite", [("--quite", ("--quiet",))], id="swapped letters"),
        pytest.param("kiln list --quite=1", [("--quite", ("--quiet",))], id="with a value"),
        pytest.param("kiln list -z", [("-z", ())], id="short"),
        pytest.param("kiln list -all", [("-all", ("--all",))], id="a dash too few"),
        pytest.param("kiln list --aq", [("--aq", ("-aq",))], id="a dash too many"),
        pytest.param("kiln list -A", [("-A", ("-a",))], id="a capital"),
        pytest.param("kiln list --paint", [("--paint", ())], id="nothing is near"),
        pytest.param("kiln list --all -aq", [], id="all are known"),
    ],
)
def test_unknown_flag(kiln: Grammar, text: str, unknown: list[tuple[str, tuple[str, ...]]]) -> None:
    parts = found(text, kiln).parts
    assert [(part.name, part.near) for part in parts if part.role == "unknown_flag"] == unknown


def test_unknown_among_joined_flags(kiln: Grammar) -> None:
    expected = [("flag", "-a"), ("unknown_flag", "-z"), ("flag", "-q")]
    assert roles(found("kiln list -azq", kiln)) == expected


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("sudo", id="administrator"),
        pytest.param("$", id="prompt"),
        pytest.param("#", id="root's prompt"),
        pytest.param("FIRE=1", id="environment"),
        pytest.param("$ sudo", id="prompt and administrator"),
    ],
)
def test_what_stands_in_front(kiln: Grammar, prefix: str) -> None:
    line = found(f"{prefix} kiln list", kiln)
    assert line.usages[0].command.id == "kiln-list"
    assert [part.role for part in line.parts if part.role != "prefix"] == ["command"]
    assert line.rest == ""


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        pytest.param("cat x | kiln list", "cat x | kiln list", "", id="piped into it"),
        pytest.param("echo 1 && kiln list", "echo 1 && kiln list", "", id="run before it"),
        pytest.param("cat | kiln list", "cat | kiln list", "", id="one word piped into it"),
        pytest.param("watch -n 1 kiln list", "watch -n 1 kiln list", "", id="what runs it"),
        pytest.param("cd pots\nkiln list", "cd pots\nkiln list", "", id="line before"),
        pytest.param("so:\nkiln list\nright?", "kiln list", "so: right?", id="message around"),
        pytest.param("kiln list\nPOT  STATE", "kiln list", "POT  STATE", id="what it printed"),
        pytest.param(
            "for p in $(kiln list -q); do kiln break $p; done",
            "for p in $(kiln list -q) ; do kiln break $p ; done",
            "",
            id="loop",
        ),
        pytest.param(
            "объясни cat | kiln list", "cat | kiln list", "объясни", id="after a sentence"
        ),
    ],
)
def test_line_begins_before_the_command(kiln: Grammar, text: str, title: str, rest: str) -> None:
    line = found(text, kiln)
    assert (line.title, line.rest) == (title, rest)


@pytest.mark.parametrize(
    ("text", "bare", "guessed"),
    [
        pytest.param("kiln list", True, False, id="command"),
        pytest.param("kiln pot ls", True, False, id="alias"),
        pytest.param("sudo kiln list", True, False, id="with sudo"),
        pytest.param("kiln lits", True, True, id="misspelt"),
        pytest.param("kiln list -a", False, False, id="flag"),
        pytest.param("kiln break vase", False, False, id="argument"),
        pytest.param("kiln list | less", False, False, id="pipe"),
    ],
)
def test_bare_and_guessed(kiln: Grammar, text: str, bare: bool, guessed: bool) -> None:
    line = found(text, kiln)
    assert (line.bare, line.guessed) == (bare, guessed)


def test_a_course_without_a_program_has_no_lines(tmp_path: Path) -> None:
    assert find("clay -a", grammar(loaded(tmp_path, NO_PROGRAM))) is None


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        pytest.param(
            "kiln -H oven list -a",
            "kiln -H oven list -a",
            [("command", "kiln list"), ("flag", "-H oven"), ("flag", "-a")],
            id="flag of the program",
        ),
        pytest.param(
            "kiln shelf --file=plan fill -d top",
            "kiln shelf --file=plan fill -d top",
            [
                ("command", "kiln shelf fill"),
                ("flag", "--file=plan"),
                ("flag", "-d"),
                ("argument", "top"),
            ],
            id="flag inside a command's name",
        ),
        pytest.param(
            "kiln --version",
            "kiln --version",
            [("command", "kiln"), ("flag", "--version")],
            id="the program itself",
        ),
        pytest.param(
            "kiln-shelf fill top",
            "kiln-shelf fill top",
            [("command", "kiln-shelf fill"), ("argument", "top")],
            id="another program's spelling",
        ),
        pytest.param(
            "kiln shelf filll top",
            "kiln shelf fill top",
            [("command", "kiln shelf fill"), ("argument", "top")],
            id="misspelt after a command that holds others",
        ),
        pytest.param(
            "kiln list --help",
            "kiln list --help",
            [("command", "kiln list"), ("help", "--help")],
            id="help is known everywhere",
        ),
        pytest.param(
            "kiln shelf --file plan",
            "kiln shelf --file plan",
            [("command", "kiln shelf"), ("flag", "--file plan")],
            id="a command that holds others, with a flag",
        ),
    ],
)
def test_flags_between_the_words_of_a_command(
    tmp_path: Path, text: str, title: str, expected: list[tuple[str, str]]
) -> None:
    line = found(text, grammar(loaded(tmp_path, PROGRAM_WITH_FLAGS)))
    assert (line.title, [(part.role, part.text) for part in line.parts]) == (title, expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("what is kiln for", id="the program alone"),
        pytest.param("kiln shelf", id="what holds commands may be a thing as well"),
        pytest.param("what is a kiln shelf good for", id="such a thing in a sentence"),
        pytest.param("LIST -a", id="an instruction in capitals"),
    ],
)
def test_no_call(tmp_path: Path, text: str) -> None:
    assert find(text, grammar(loaded(tmp_path, PROGRAM_WITH_FLAGS))) is None
