"""What the YAML parser complains about, in words for a person who writes notes."""

from itertools import islice
from typing import Final

import yaml

from bot.knowledge.tree import START, Fault, Place

_QUOTE_IT: Final = "put the whole text in quotes"

# By the parser's own message.
_WORDS: Final = {
    "mapping values are not allowed in this context": (
        f"a colon is not expected here: {_QUOTE_IT}, or check the indentation"
    ),
    "could not find expected ':'": (
        "expected 'key: value' here: check the indentation, or put the text in quotes"
    ),
    "did not find expected '-' indicator": "expected '- ' here, like the items of the list above",
    "did not find expected ',' or ']'": "expected ',' or ']'",
    "did not find expected ',' or '}'": "expected ',' or '}'",
    "did not find expected <document start>": (
        "this does not belong to what is above: check the indentation"
    ),
    "did not find expected node content": "expected a value here",
    "found unknown escape character": (
        "unknown escape after a backslash: write \\\\, or use single quotes"
    ),
    "found unexpected document indicator": "a quote is not closed before this line",
    "block sequence entries are not allowed in this context": (
        f"a list must start on its own line; if this is a text, {_QUOTE_IT}"
    ),
    "did not find expected comment or line break": "after | or > the text starts on the next line",
    "found undefined tag handle": f"a text cannot start with '!': {_QUOTE_IT}",
}


def fault(error: yaml.YAMLError, text: str) -> Fault:
    """The place and the reason of `error`, which the parser raised when it read `text`."""
    problem = getattr(error, "problem", None) or "this is not YAML"
    context = getattr(error, "context", None) or ""
    place = _place(getattr(error, "problem_mark", None))
    begun = _place(getattr(error, "context_mark", None))
    line = next(islice(text.splitlines(), place.line - 1, None), "")
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        tab = Place(place.line, indent.index("\t") + 1)
        return Fault(tab, "a tab indents this line: use spaces")
    place, words = _explain(problem, context, line, (begun, place))
    return Fault(place, words)


def _explain(
    problem: str, context: str, line: str, places: tuple[Place, Place]
) -> tuple[Place, str]:
    """The better one of the `places` of the context and of the problem, and the reason."""
    begun, place = places
    words = _WORDS.get(problem, f"{context}: {problem}" if context else problem)
    match context, problem:
        case _, "found character that cannot start any token":
            words = _bad_start(line[place.column - 1 : place.column])
        case "while scanning an alias", _:
            place, words = begun, _bad_start("*")
        case "while scanning an anchor", _:
            place, words = begun, _bad_start("&")
        case "while scanning a quoted scalar", "found unexpected end of stream":
            place, words = begun, "a quote is opened here and never closed"
        case _, "could not find expected ':'":
            place = begun
        case _, "did not find expected key":
            words = _no_key(line, place)
        case "while parsing a flow sequence" | "while parsing a flow mapping", _:
            words += f" in what opens in line {begun.line}, or quotes around the text"
    return place, words


def _place(mark: yaml.Mark | None) -> Place:
    return START if mark is None else Place(mark.line + 1, mark.column + 1)


def _bad_start(character: str) -> str:
    if character == "\t":
        return "a tab is not allowed here: use spaces"
    return f"a text cannot start with '{character}': {_QUOTE_IT}"


def _no_key(line: str, place: Place) -> str:
    if line[: place.column - 1].strip():
        return f"a text goes on after its quote or bracket is closed: {_QUOTE_IT}"
    return "expected 'key: value' in line with the keys above: check the indentation"
