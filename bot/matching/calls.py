"""What a question's command line, or what looks like one, says of the rest of it."""

from collections.abc import Sequence

from bot.commandline.parse import CommandLine
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index
from bot.matching.normalise import fold, words
from bot.matching.question import Token, tokens

# A call is not looked for behind so many words.
_MOST_WORDS = 60


def is_foreign(reading: str, index: Index) -> bool:
    """The program is called with a command that is not the course's.

    In an English sentence any verb may follow the program's name. There it is a command where a
    flag comes after it, or what it does is asked.
    """
    typed = fold(reading).split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]
    if len(typed) > 1 and typed[0] in index.commands and typed[1].startswith("-"):
        # With flags of the course's command it would have been read as a command line.
        return True
    for at, first in enumerate(typed[:-1]):
        if first == index.course.program and _calls(typed, at):
            second, third = typed[at + 1], typed[at + 2 : at + 3]
            if _is_strange(first, second, index):
                return True
            if third and index.commands.get(second) and _is_strange(second, third[0], index):
                return True
    return False


def _calls(typed: Sequence[str], at: int) -> bool:
    """What follows the program's name at `at` is meant as a command."""
    if at == 0 or not all(word.isascii() for word in typed):
        return True
    asks = typed[at - 1] == "does" and typed[-1].rstrip("?") in {"do", "mean"}
    return asks or any(word.startswith("-") for word in typed[at + 2 : at + 5])


def _is_strange(before: str, typed: str, index: Index) -> bool:
    """A Latin word that is no term, does not follow `before` in the course, nor misspells such."""
    word = typed.rstrip("?!.,")
    if not (word.isascii() and word.isalpha()) or word in FUNCTION_WORDS:
        return False
    if f"{before} {word}" in index.pairs or index.concept(word) in index.named:
        return False
    return not any(
        near.word in index.commands or near.concept in index.named
        for near in index.spellings.near(word)
    )


def outside(line: CommandLine, index: Index) -> float:
    """The weight of the words of a question that are not its command line."""
    around = tokens(words(line.rest), index)
    return sum(token.weight for token in (*around, *doubted(line, index)))


def doubted(line: CommandLine, index: Index) -> tuple[Token, ...]:
    """Words where the command needs none, and which the course knows but not from command lines.

    They belong to the sentence rather: "docker ps columns".
    """
    inside = [
        word
        for part in line.parts
        if part.doubtful
        for word in words(part.text)
        if word.isalpha() and word not in index.line_words
    ]
    return tuple(token for token in tokens(inside, index) if token.options)
