"""Where a text calls a command of the course, also misspelt or without the program's name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby, zip_longest

from bot.commandline.grammar import Grammar, Option, Usage
from bot.commandline.segment import Segment
from bot.commandline.shell import is_prefix
from bot.commandline.words import Word

# A command's name with the flags between its words is not longer.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Call:
    """A command found at `start`: `size` words, `options` among them, to be spelt as `name`."""

    usage: Usage
    start: int
    size: int
    name: str
    guessed: bool = False
    options: tuple[Option, ...] = ()

    @property
    def holds_others(self) -> bool:
        """It is called with another command behind it."""
        return any(argument.name == "COMMAND" for argument in self.usage.positionals[:1])


def first_call(typed: Sequence[Word], grammar: Grammar) -> Call | None:
    """The first call in `typed`."""
    first_word = next((i for i, word in enumerate(typed) if not is_prefix(word)), 0)
    calls = (call_at(typed, at, grammar, at == first_word) for at in range(len(typed)))
    return next((call for call in calls if call is not None), None)


def call_at(typed: Sequence[Word], at: int, grammar: Grammar, alone: bool) -> Call | None:
    """The call that starts at `at`, with the program's name or, where that is clear, without.

    A command that only holds others is none without a flag: "docker image" is a thing as well.
    """
    call = _call_at(typed, at, grammar, alone)
    if call is None or not call.holds_others:
        return call
    after = typed[at + call.size : at + call.size + 1]
    return call if after and after[0].value.startswith("-") else None


def _call_at(typed: Sequence[Word], at: int, grammar: Grammar, alone: bool) -> Call | None:
    values = [word.value for word in typed[at : at + _MOST_WORDS]]
    program = values[0].casefold()
    if program == grammar.program:
        return _of_program(values, at, grammar)
    # In capitals it is an instruction of some file rather: RUN is not "run".
    found = None if values[0].isupper() else grammar.find(_folded(values))
    if found is not None:
        call = Call(found.usage, at, found.size, " ".join(found.path), options=found.options)
        if program in grammar.others:
            return call
        after = typed[at + found.size] if at + found.size < len(typed) else None
        if (after is None and alone) or _knows_flags(found.usage, typed[at + found.size :]):
            return replace(call, name=f"{grammar.program} {call.name}")
    if len(program) > 3 and get_close_matches(program, [grammar.program], cutoff=0.8):
        named = _named(values, at, grammar, guessed=True)
        return _corrected(values, at, grammar) if named is None else named
    return None


def _of_program(values: Sequence[str], at: int, grammar: Grammar) -> Call | None:
    """The call after the program's name, spelt right or wrong."""
    named = _named(values, at, grammar, guessed=False)
    if named is not None and not _goes_on(named, values, grammar):
        return named
    corrected = _corrected(values, at, grammar)
    if named is None or (corrected is not None and corrected.size > named.size):
        return corrected or _whole(values, at, grammar)
    return named


def _named(values: Sequence[str], at: int, grammar: Grammar, guessed: bool) -> Call | None:
    """The call after the program's name, also with flags of the program in between."""
    found = grammar.find(_folded(values[1:]), grammar.whole)
    if found is None:
        return None
    options = tuple(Option(of, 1 + start, 1 + end) for of, start, end in found.options)
    name = " ".join((grammar.program, *found.path))
    return Call(found.usage, at, 1 + found.size, name, guessed, options)


def _goes_on(call: Call, values: Sequence[str], grammar: Grammar) -> bool:
    """A word follows that may be a misspelt part of a longer command's name."""
    path = tuple(call.name.split()[1:])
    after = values[call.size : call.size + 1]
    is_word = bool(after) and not after[0].startswith("-")
    return is_word and path in grammar.following


def _whole(values: Sequence[str], at: int, grammar: Grammar) -> Call | None:
    """The program itself called with a flag of its own: `docker --version`."""
    if grammar.whole is None or len(values) == 1:
        return None
    if values[1] != "--help" and not grammar.whole.flag_size(values[1]):
        return None
    return Call(grammar.whole, at, 1, grammar.program)


def _folded(values: Sequence[str]) -> list[str]:
    """Words in lower case; flags as typed, since `-H` is not `-h`."""
    return [value if value.startswith("-") else value.casefold() for value in values]


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
    call: Call | None = None
    for value, then in zip_longest(map(str.casefold, values[1:]), values[2:], fillvalue=""):
        after = grammar.following.get(path, frozenset())
        word = value if value in after else _near(value, after, then.startswith("-"))
        if word is None:
            break
        path += (word,)
        usage = grammar.usage(path)
        if usage is not None:
            call = Call(usage, at, 1 + len(path), " ".join((grammar.program, *path)), True)
    return call


def _near(word: str, options: Collection[str], before_flag: bool) -> str | None:
    """The option that `word` misspells, if just one is near enough.

    A short word must have its letters swapped, one doubled or one mistyped: rmi is not rm. Before
    a flag it is a command, and may have any letter too many: "psa -a".
    """
    if len(word) <= 3:
        near = [option for option in options if _is_slip(word, option, before_flag)]
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


def _is_slip(word: str, option: str, may_be_longer: bool) -> bool:
    if sorted(word) == sorted(option):
        return True
    if len(word) == len(option) > 2:
        return sum(a != b for a, b in zip(word, option, strict=True)) == 1
    if "".join(letter for letter, _ in groupby(word)) == option:
        return len(word) == len(option) + 1
    return may_be_longer and any(word[:at] + word[at + 1 :] == option for at in range(len(word)))
