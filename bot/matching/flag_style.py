"""Whether a command line is to be written with long or with short flags."""

from collections.abc import Callable

from bot.commandline.parse import CommandLine
from bot.commandline.rewrite import lengthened, shortened
from bot.matching.normalise import words

# Beginnings of words: how the flags are to be written, and that it is about writing them.
_LONG = ("long", "full", "verbose", "длинн", "полн", "развернут")
_SHORT = ("short", "brief", "compact", "коротк", "кратк", "сокращ")
_FORM = tuple(
    "form flag option name version spelling notation switch"
    " форм флаг ключ опци параметр запис вид имен имя вариант напис".split()
)
_ALONE = ("expand", "разверн", "shorten", "сократи")


def rewritten(line: CommandLine) -> str | None:
    """The line as the text around it asks it to be written; None where it does not ask that."""
    said = words(line.rest)
    if not (_begins(said, _FORM) or _begins(said, _ALONE)):
        return None
    styles: tuple[tuple[tuple[str, ...], Callable[[CommandLine], str]], ...] = (
        ((*_LONG, "expand", "разверн"), lengthened),
        ((*_SHORT, "сократи"), shortened),
    )
    return next((write(line) for style, write in styles if _begins(said, style)), None)


def _begins(said: tuple[str, ...], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in said)
