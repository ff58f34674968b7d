"""Questions and answers at the keyboard, on the same core as Telegram."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from bot.i18n import text
from bot.knowledge.course import Course, Language, title
from bot.matching.answerer import Answerer
from bot.render.terminal import render

_LEAVE = frozenset({"/quit", "/exit", "/q"})


def chat(answerer: Answerer, language: Language, console: Console) -> None:
    """Asks and answers until the input ends or the person leaves."""
    course = answerer.index.course
    console.print(Text(text("console.welcome", language, course=course.title[language])))
    for said in _typed(language, console):
        match said.casefold():
            case "":
                continue
            case word if word in _LEAVE:
                break
            case "/help" | "/start":
                console.print(Text(text("console.help", language)))
            case "/topics":
                _topics(course, language, console)
            case _:
                render(answerer.answer(said, language), console)
        console.print()
    console.print(Text(text("console.bye", language)))


def _typed(language: Language, console: Console) -> Iterable[str]:
    prompt = text("console.prompt", language)
    while True:
        try:
            # With a keyboard, input() edits lines and remembers them; a pipe needs no prompt.
            yield (input(prompt) if sys.stdin.isatty() else _piped()).strip()
        except (EOFError, KeyboardInterrupt):
            console.print()
            return


def _piped() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _topics(course: Course, language: Language, console: Console) -> None:
    for topic in course.topics:
        console.print(Text(topic.title[language], style="bold"))
        names = ", ".join(title(entry, language) for entry in topic.entries)
        console.print(Text(f"  {names}"))
