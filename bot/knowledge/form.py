"""How a value is written: `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, or `OPTION[,...]` for a list.

Words in capitals are parts with a meaning, brackets hold what may be left out, all else stands for
itself.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_MOST_NAMES = 6
_LIST = "[,...]"
_PIECE = re.compile(r"(?P<name>[A-Z][A-Z0-9_]*)|(?P<open>\[)|(?P<close>\])|(?P<literal>.)")
# A colon in brackets belongs to an IPv6 address, one after a single letter to a Windows drive.
_ANY = r"(?P<{name}>\[[^\]]*\]|(?:[A-Za-z]:[\\/])?.+?)"
# After an equals sign nothing may follow.
_ANY_OR_NONE = r"(?P<{name}>.*?)"


class FormError(ValueError):
    """The form cannot be read; the message says why to its author."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A form ready to compare with. `is_list`: of items between commas.

    `separators`: the characters that stand for themselves.
    """

    pattern: re.Pattern[str]
    separators: frozenset[str]
    is_list: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The parts in the order written."""
        return tuple(self.pattern.groupindex)


@lru_cache(256)
def shape(form: str) -> Shape:
    """The shape that `form` describes. FormError if it describes none."""
    pieces = [*_PIECE.finditer(form.removesuffix(_LIST))]
    names = [piece[0] for piece in pieces if piece.lastgroup == "name"]
    if len({*names}) < len(names):
        raise FormError("a part stands in it twice")
    if not 0 < len(names) <= _MOST_NAMES:
        raise FormError(f"it names no part in capitals, or more than {_MOST_NAMES}")
    before = ("", *(piece[0] for piece in pieces))
    try:
        pattern = re.compile("".join(map(_pattern, pieces, before)))
    except re.error as error:
        raise FormError("its brackets do not match") from error
    literal = (piece[0] for piece in pieces if piece.lastgroup == "literal")
    return Shape(pattern, frozenset(literal), form.endswith(_LIST))


def _pattern(piece: re.Match[str], before: str) -> str:
    match piece.lastgroup:
        case "name":
            return (_ANY_OR_NONE if before == "=" else _ANY).format(name=piece[0])
        case "open":
            return "(?:"
        case "close":
            return ")?"
        case _:
            return re.escape(piece[0])
