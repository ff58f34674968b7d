"""A command that the course has not, and those that may have been meant."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from bot.commandline.grammar import Grammar
from bot.commandline.paste import one_line
from bot.commandline.words import trimmed, words

_MOST_WORDS = 6
_MOST_NEAR = 3
_LIKE = 0.6
_NAME = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A command as far as it is a name, and the ids of those that are spelt like it."""

    line: str
    near: tuple[str, ...]


def unknown_command(text: str, grammar: Grammar) -> Unknown | None:
    """The command that `text` starts with, where the course has none such."""
    first, *after = words(one_line(text, grammar.program))[:_MOST_WORDS] or (None,)
    if first is None or first.value.casefold() != grammar.program:
        return None
    typed = [trimmed(word).value for word in after]
    path: tuple[str, ...] = ()
    for name in typed:
        if name not in grammar.following.get(path, ()):
            break
        path += (name,)
    name = next(iter(typed[len(path) :]), "")
    if not _NAME.fullmatch(name) or (path and path not in grammar.following):
        return None
    near = get_close_matches(name, grammar.following[path], _MOST_NEAR, _LIKE)
    ids = (grammar.commands.get((*path, each)) for each in near)
    line = " ".join((grammar.program, *path, name))
    return Unknown(line, tuple(dict.fromkeys(each for each in ids if each is not None)))
