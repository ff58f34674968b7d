"""Where a text calls a command of the course, also misspelt or without the program's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby

from bot.commandline.grammar import Grammar, Usage
from bot.commandline.segment import Segment
from bot.commandline.words import Word

PROMPTS = frozenset("$#%>❯➜")
_ENVIRONMENT = re.compile(r"[A-Za-z_]\w*=")


@dataclass(frozen=True, slots=True)
class Call:
    """A command found at `start`: `size` words, spelt as `path` in the grammar."""

    usage: Usage
    start: int
    size: int
    path: tuple[str, ...]
    guessed: bool = False


def first_call(typed: Sequence[Word], grammar: Grammar) -> Call | None:
    """The first call in `typed`."""
    first_word = next((i for i, word in enumerate(typed) if not is_prefix(word)), 0)
    calls = (call_at(typed, at, grammar, at == first_word) for at in range(len(typed)))
    return next((call for call in calls if call is not None), None)


def call_at(typed: Sequence[Word], at: int, grammar: Grammar, alone: bool) -> Call | None:
    """The call that starts at `at`, with the program's name or, where that is clear, without."""
    values = [word.value.casefold() for word in typed[at : at + 1 + grammar.longest]]
    program = values[0]
    if program == grammar.program:
        exact = grammar.find(values[1:])
        if exact is not None:
            return Call(exact[0], at, 1 + exact[1], tuple(values[1 : 1 + exact[1]]))
        return _corrected(values, at, grammar)
    exact = grammar.find(values)
    if exact is not None:
        usage, size = exact
        after = typed[at + size] if at + size < len(typed) else None
        if (after is None and alone) or _knows_flags(usage, typed[at + size :]):
            return Call(usage, at, size, tuple(values[:size]))
    if len(program) > 3 and get_close_matches(program, [grammar.program], cutoff=0.8):
        exact = grammar.find(values[1:])
        if exact is not None:
            return Call(exact[0], at, 1 + exact[1], tuple(values[1 : 1 + exact[1]]), True)
    return None


def _knows_flags(usage: Usage, typed: Sequence[Word]) -> bool:
    """Flags follow at once, and the command has all of them: `rm -rf` is another program."""
    if not typed or not typed[0].value.startswith("-"):
        return False
    segment = Segment(usage, typed, alone=False)
    segment.parse()
    return all(part.role != "unknown_flag" for part in segment.parts)


def _corrected(values: Sequence[str], at: int, grammar: Grammar) -> Call | None:
    """The call with its command misspelt, where only one spelling can have been meant."""
    path: tuple[str, ...] = ()
    for value in values[1:]:
        options = {known[len(path)] for known in grammar.usages if known[: len(path)] == path and
                   len(known) > len(path)}  # fmt: skip
        word = value if value in options else _near(value, options)
        if word is None:
            break
        path += (word,)
        usage = grammar.usages.get(path)
        if usage is not None:
            return Call(usage, at, 1 + len(path), path, True)
    return None


def _near(word: str, options: set[str]) -> str | None:
    """The option that `word` misspells, if just one is near enough.

    A short word must have its letters swapped, one doubled or one mistyped: rmi is not rm.
    """
    if len(word) <= 3:
        near = [option for option in options if _is_slip(word, option)]
        return near[0] if len(near) == 1 else None
    swapped = [option for option in options if sorted(option) == sorted(word)]
    if len(swapped) == 1:
        return swapped[0]
    near = get_close_matches(word, options, n=2, cutoff=0.8)
    if len(near) == 2 and _likeness(word, near[0]) == _likeness(word, near[1]):
        return None
    return near[0] if near else None


def _likeness(word: str, option: str) -> float:
    return SequenceMatcher(None, word, option).ratio()


def _is_slip(word: str, option: str) -> bool:
    if sorted(word) == sorted(option):
        return True
    if len(word) == len(option) > 2:
        return sum(a != b for a, b in zip(word, option, strict=True)) == 1
    return len(word) == len(option) + 1 and "".join(k for k, _ in groupby(word)) == option


def is_prefix(word: Word) -> bool:
    """The word may stand before a command: a prompt, `sudo`, a variable set for it."""
    return (
        word.value == "sudo" or word.text in PROMPTS or _ENVIRONMENT.match(word.value) is not None
    )
