"""A command line with its flags written long or short."""

from collections.abc import Callable

from bot.commandline.parse import CommandLine
from bot.commandline.segment import Part


def lengthened(line: CommandLine) -> str:
    """The line with a long name for every short flag that has one."""
    if not line.straight:
        return line.title
    return _joined(line, [_renamed(part, _long) for part in line.parts])


def shortened(line: CommandLine) -> str:
    """The line with a short name for every long flag that has one, switches joined: `-it`."""
    if not line.straight:
        return line.title
    found: list[str] = []
    joins = False
    for part in line.parts:
        text = _renamed(part, _short)
        is_switch = part.role == "flag" and len(text) == 2
        if joins and is_switch:
            found[-1] += text[1]
        else:
            found.append(text)
        joins = is_switch
    return _joined(line, found)


def _joined(line: CommandLine, texts: list[str]) -> str:
    """The line of these words; its title, which leaves out `sudo`, if they are those typed."""
    if texts == [part.text for part in line.parts]:
        return line.title
    return " ".join(texts).replace(" \n ", "\n")


def _renamed(part: Part, is_wanted: Callable[[str], bool]) -> str:
    if part.flag is None or is_wanted(part.name):
        return part.text
    name = next(filter(is_wanted, part.flag.names), part.name)
    return name + part.text[len(part.name) :]


def _long(name: str) -> bool:
    return name.startswith("--")


def _short(name: str) -> bool:
    return len(name) == 2
