"""What programs print, pasted: the lines that tell, without what is so on one machine only."""

import re
from collections.abc import Callable

# Fewer lines are read as a whole.
_LEAST_LINES = 4
# So many of the last lines that tell of trouble: what is said at the end is the cause.
_MOST_LINES = 8
# A question of people is shorter than a message with so many words.
_LEAST_WORDS = 5

_TROUBLE = re.compile(
    r"\b(?:error|err!|fail(?:ed|s|ure)?|denied|can ?not|can't|fatal|unable|invalid|refused"
    r"|no such|not (?:found|supported|allowed|permitted|available|running|recognized)|already"
    r"|conflict|unknown|exceeded|timed? ?out|deadline|unauthorized|forbidden|no space|no matching"
    r"|requires?|must|missing|killed|panic|abort(?:ed)?|unhealthy|obsolete|in use|does not|did not"
    r"|doesn't|could ?n[o']t|toomanyrequests|exception|warn(?:ing)?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"[а-яё]{2}", re.IGNORECASE)
_PARTICULAR = re.compile(
    r"""
    \b\w*sha256:[0-9a-f]{6,}
    | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b
    | \b(?=[a-f]*\d)[0-9a-f]{10,}\b | \b0x[0-9a-f]+\b
    | \b\d{4}[-/]\d\d[-/]\d\d (?:[T\ ]\d\d:\d\d)? \S*
    | \b\d\d?:\d\d:\d\d\S*
    | \b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\d+)?
    | \b(?:https?|tcp|unix|npipe|ssh)://\S+
    | (?<![\w./~-])(?:[~.]{1,2})?/[\w.@+:-]+(?:/[\w.@+:-]*)* | \b[a-z]:\\\S+
    | \[\w*\d\w*(?:[/.]\d+)?\]
    | \b\d+(?:\.\d+)?(?:ms|s|[kmg]i?b)\b | \b\d{6,}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMED = re.compile(r"\b[a-z]\w*_\w*\d\w*\b", re.IGNORECASE)
_QUOTED = re.compile(r"""(["'`])([^\s"'`]+)\1""")


def tells_of_trouble(text: str) -> bool:
    """It has words that programs use when something went wrong."""
    return _TROUBLE.search(text) is not None


def telling_lines(text: str) -> str:
    """Of a paste of many lines those that tell of trouble, each once, and what a person wrote."""
    lines = text.splitlines()
    if len(lines) < _LEAST_LINES:
        return text
    trouble = [line for line in dict.fromkeys(lines) if tells_of_trouble(line)][-_MOST_LINES:]
    if not trouble:
        return text
    kept = {*trouble, *(line for line in lines if _PEOPLE.search(line))}
    return "\n".join(line for line in dict.fromkeys(lines) if line in kept)


def general(text: str, knows: Callable[[str], bool]) -> str:
    """A program's message without ids, paths, addresses, times, and quoted names of nothing known.

    What is no message stays as it is: a path may be what a person asks about.
    """
    if len(text.split()) < _LEAST_WORDS or not tells_of_trouble(text):
        return text
    said = _PARTICULAR.sub(lambda found: found[0] if knows(found[0]) else " ", text)
    # "db_old_1" is somebody's name for a thing, whatever it is made of.
    said = _NAMED.sub(" ", said)
    return _QUOTED.sub(lambda quoted: quoted[0] if knows(quoted[2]) else " ", said)
