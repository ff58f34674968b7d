"""Prompts and continued lines of terminals; a text without them stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commandline.paste import one_line


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("$ kiln ls", id="dollar"),
        pytest.param("% kiln ls", id="zsh"),
        pytest.param("> kiln ls", id="second prompt"),
        pytest.param("❯ kiln ls", id="modern prompt"),
        pytest.param("➜  ~ kiln ls", id="oh my zsh, home"),
        pytest.param("user@host:~$ kiln ls", id="bash"),
        pytest.param("user@host:~/a b/c$ kiln ls", id="folder with a space"),
        pytest.param("root@3f2a1b:/# kiln ls", id="root in a container"),
        pytest.param("[me@host ~]$ kiln ls", id="Red Hat"),
        pytest.param("(venv) me@host:~$ kiln ls", id="virtual environment"),
        pytest.param("bash-5.1$ kiln ls", id="bare bash"),
        pytest.param("/ # kiln ls", id="Alpine"),
        pytest.param("C:\\> kiln ls", id="cmd"),
        pytest.param("C:\\Users\\me>kiln ls", id="cmd, no space"),
        pytest.param("PS C:\\Users\\me> kiln ls", id="PowerShell"),
        pytest.param("PS> kiln ls", id="PowerShell, short"),
        pytest.param("kiln \\\n  ls", id="bash goes on"),
        pytest.param("kiln `\n  ls", id="PowerShell goes on"),
        pytest.param("kiln ^\n  ls", id="cmd goes on"),
        pytest.param("C:\\>kiln ^\nMore? ls", id="cmd asks for more"),
        pytest.param("kiln \\ ls", id="line break lost"),
        pytest.param("kiln ls \\", id="nothing follows"),
        pytest.param("# what I do\nkiln ls", id="line of comment"),
    ],
)
def test_only_the_line_is_left(typed: str) -> None:
    assert one_line(typed, "kiln").split() == ["kiln", "ls"]


@pytest.mark.parametrize(
    "typed",
    [
        "kiln ls",
        "what is $ in a shell",
        "mail me@host.org about kiln",
        "kiln rm 'C:\\old pots'",
        "kiln ls\nkiln fire",
        "#kiln ls\nkiln fire",
        "echo a\\ b",
        "`kiln ls`",
        "",
    ],
)
def test_stays(typed: str) -> None:
    assert one_line(typed, "kiln") == typed


@given(st.text(st.sampled_from("ab#$%>@:~\\`^ \n➜[]()C-")))
def test_nothing_moves(typed: str) -> None:
    found = one_line(typed, "a")
    assert len(found) == len(typed)
    assert all(new in {" ", old} for new, old in zip(found, typed, strict=True))
