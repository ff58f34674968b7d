"""Words of a line that belong to no program: prompts, variables, what starts another program."""

import re
from collections.abc import Sequence

from bot.commandline.words import COMMENT, HEREDOC, NEWLINE, Word

PROMPTS = frozenset("$#%>❯➜")
JOINING = frozenset({"|", "||", "&&", ";", "&", NEWLINE})
_ENVIRONMENT = re.compile(r"[A-Za-z_]\w*=")
# Programs that run the command line behind them, and words of the shell before one.
RUNNERS = frozenset("sudo doas time watch nohup winpty xargs env exec nice timeout".split())
KEYWORDS = frozenset("do then if while until else !".split())
LOOPS = frozenset("for done fi".split())
# What a learner's other lines start with.
_PROGRAMS = frozenset(
    "apt apt-get brew cat cd chmod chown cp curl dnf echo export git go grep gunzip kubectl ls"
    " make mkdir mv nano node npm npx pip pip3 python python3 rm service set source systemctl"
    " tar touch unzip usermod vim wget yarn yum".split()
)


def is_prefix(word: Word) -> bool:
    """The word may stand before a command: a prompt, `sudo`, a variable set for it."""
    return (
        word.value == "sudo" or word.text in PROMPTS or _ENVIRONMENT.match(word.value) is not None
    )


def is_remark(word: Word) -> bool:
    """A comment, or the lines of a here document: no command stands in it."""
    return word.operator and word.value in {COMMENT, HEREDOC}


def runner(typed: Sequence[Word]) -> int:
    """How many words from the first on only start what comes behind; 0 if it is no such.

    Flags are the runner's, and numbers: `xargs -r`, `watch -n 1`, `timeout 5`.
    """
    if not typed or typed[0].operator:
        return 0
    if typed[0].value in KEYWORDS:
        return 1
    if typed[0].value not in RUNNERS:
        return 0
    size = 1
    while size < len(typed) and re.match(r"-|\d|\w+=", typed[size].value):
        size += 1
    return size


def starts_line(typed: Sequence[Word], at: int) -> bool:
    """The words at `at` begin a command line of another program, as far as is known."""
    after = [word for word in typed[at : at + 3] if not is_prefix(word)]
    value = after[0].value if after and not after[0].operator else ""
    return value in _PROGRAMS or value in RUNNERS or value in KEYWORDS or value in LOOPS
