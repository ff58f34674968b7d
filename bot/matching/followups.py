"""A question that leans on the answer before it -> the question it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer
from bot.commandline.grammar import Grammar
from bot.commandline.parse import CommandLine, find
from bot.knowledge.course import LANGUAGES, Language
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index
from bot.matching.intent import intent
from bot.matching.normalise import clean, words
from bot.matching.pasted import tells_of_trouble
from bot.matching.question import tokens
from bot.matching.wishes import FLAG_WORDS, LEAD, OPENING, PRONOUNS, WITHOUT, wish

# What is longer says itself what it is about.
_MOST_WORDS = 10
_FLAG = re.compile(r"(?<!\S)--?[A-Za-z][\w-]*(?:=\S+)?")
_NAMED_FLAG = re.compile(
    r"\b(?:флаг\w*|ключ\w*|опци\w*|параметр\w*|flag|option|switch) ([a-z][a-z-]*)\b"
    r"|\b([a-z][a-z-]*) (?:flag|option|switch)\b"
)


@dataclass(frozen=True, slots=True)
class Last:
    """The answer before, by the id and the title of what it told, and the question it answered.

    The title of a command line that was explained is the line itself. `language`: None if unknown.
    """

    question: str
    id: str
    title: str
    language: Language | None


@dataclass(frozen=True, slots=True)
class Whole:
    """The questions that a text may stand for, likeliest first.

    `is_sure`: the text alone says nothing; if not, it may be a question of its own, too.
    """

    questions: tuple[str, ...]
    is_sure: bool = True


def last_of(answer: Answer) -> Last | None:
    """What a next question may lean on; None where nothing was told."""
    if answer.id is None or answer.title is None:
        return None
    language = next((each for each in LANGUAGES if each == answer.language), None)
    return Last(answer.question, answer.id, answer.title, language)


def completed(text: str, last: Last, index: Index, grammar: Grammar) -> Whole | None:
    """What `text` stands for after the answer before; None where it leans on nothing."""
    typed = clean(text)
    said = words(typed)
    if not said or len(said) > _MOST_WORDS or find(typed, grammar) is not None:
        return None
    kind = _kind(last, index)
    line = find(last.title, grammar) if kind == "command" else None
    flags = None if line is None else _with_flags(typed, last.title, line)
    if flags is not None:
        return Whole((flags,))
    bare = LEAD.sub("", " ".join(said))
    name = last.title if line is None else line.usages[0].command.command
    wished = wish(bare, name, is_russian=_is_russian(typed), is_error=kind == "error")
    if wished:
        return Whole(wished)
    pointed = _pointed(said, bare, last, index, grammar)
    return None if pointed is None else Whole((pointed,), is_sure=False)


def _kind(last: Last, index: Index) -> str | None:
    place = index.places.get(last.id)
    return None if place is None else index.targets[place].kind


def _is_russian(typed: str) -> bool:
    return re.search("[а-я]", typed.casefold()) is not None


def _with_flags(typed: str, title: str, line: CommandLine) -> str | None:
    """The line before with the flags that are asked about, or without them."""
    found = _FLAG.search(typed)
    if found is None:
        named = _NAMED_FLAG.search(typed.casefold())
        name = "" if named is None else named[1] or named[2]
        if named is None or name in FUNCTION_WORDS or not _says_nothing(words(typed), {name}):
            return None
        flags, before = [f"--{name}" if len(name) > 1 else f"-{name}"], words(typed)
    else:
        before = words(typed[: found.start()])
        flags = typed[found.start() :].rstrip(" ?!.,").split()
        # "-q do": what follows the last flag and is no value of it.
        while _is_talk(flags[-1]):
            flags.pop()
        if not _says_nothing(before, set()) or any(map(_is_talk, flags)):
            return None
    if not WITHOUT.isdisjoint(before):
        return " ".join(word for word in title.split() if word not in flags)
    name = line.usages[0].command.command
    rest = title.removeprefix(name).split() if title.startswith(name) else None
    if rest is None or any(word in flags for word in rest):
        return f"{name} {' '.join(flags)}"
    if all(word.startswith("-") for word in rest):
        return f"{title} {' '.join(flags)}"
    return " ".join((name, *flags, *rest))


def _is_talk(word: str) -> bool:
    said = words(word)
    return word[0] != "-" and all(each in FUNCTION_WORDS or not each.isascii() for each in said)


def _says_nothing(said: Sequence[str], besides: set[str]) -> bool:
    """All words are talk around what is asked about."""
    return all(word in FUNCTION_WORDS or word in FLAG_WORDS or word in besides for word in said)


def _pointed(
    said: Sequence[str], bare: str, last: Last, index: Index, grammar: Grammar
) -> str | None:
    """A question that says "it", only what to do, or only with what: "and images?"."""
    text = " ".join(said)
    found = [token for token in tokens(said, index) if token.options]
    if not found or intent(text).trouble or tells_of_trouble(text):
        return None
    # What a command is for, such as "containers" in "how to list containers".
    before = () if find(last.question, grammar) is not None else words(clean(last.question))
    objects = _objects(before, index)
    subject = " ".join(objects) if _kind(last, index) == "command" else last.title
    pronoun = next((at for at, word in enumerate(said) if word in PRONOUNS), None)
    is_opened = OPENING.match(text) is not None
    if subject and pronoun is not None:
        return " ".join((*said[:pronoun], subject, *said[pronoun + 1 :]))
    if subject and is_opened and all(token.action for token in found):
        how = "как" if _is_russian(bare) else "how to"
        return f"{bare if intent(bare).how else f'{how} {bare}'} {subject}"
    if objects and is_opened and not any(token.action for token in found):
        first = before.index(objects[0])
        rest = (word for word in before[first:] if word not in objects)
        return " ".join((*before[:first], bare, *rest))
    return None


def _objects(before: Sequence[str], index: Index) -> tuple[str, ...]:
    """The words of a question that say with what something is to be done; none if nothing is."""
    asked = [token for token in tokens(before, index) if token.options]
    if not any(token.action for token in asked):
        return ()
    return tuple(token.word for token in asked if not token.action)
