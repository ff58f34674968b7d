"""Questions and answers at the keyboard, on the same core as Telegram."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from random import Random

from rich.console import Console
from rich.text import Text

from bot.commandline.grammar import Grammar
from bot.i18n import text
from bot.knowledge.course import Course, Language, title
from bot.matching.answerer import Answerer
from bot.matching.conversation import reply
from bot.matching.followups import Last, last_of
from bot.opening import open_journal
from bot.practice import Practising
from bot.quiz.lesson import Lessons
from bot.render.terminal import render
from bot.settings import Settings

_LEAVE = frozenset({"/quit", "/exit", "/q"})


def chat(answerer: Answerer, language: Language, console: Console, practice: Practising) -> None:
    """Asks and answers until the input ends or the person leaves."""
    course = answerer.index.course
    console.print(Text(text("console.welcome", language, course=course.title[language])))
    lines = typed(language, console)
    last: Last | None = None
    for said in lines:
        match said.casefold():
            case "":
                continue
            case word if word in _LEAVE:
                break
            case "/quiz":
                practice.ask(lines)
            case "/help" | "/start":
                console.print(Text(text("console.help", language)))
            case "/topics":
                _topics(course, language, console)
            case _:
                answer = reply(answerer, said, language, last)
                last = last_of(answer) or last
                render(answer, console)
        console.print()
    console.print(Text(text("console.bye", language)))


def practising(
    configured: Settings, course: Course, grammar: Grammar, console: Console
) -> Practising:
    """The quiz of a course, in the language and with the memory that the settings say."""
    languages = course.languages
    return Practising(
        open_journal=partial(open_journal, configured.database),
        lessons=Lessons(course),
        grammar=grammar,
        zone=configured.timezone,
        language=configured.language if configured.language in languages else languages[0],
        clock=partial(datetime.now, UTC),
        rng=Random(),  # noqa: S311  for questions, not for secrets
        console=console,
    )


def typed(language: Language, console: Console) -> Iterator[str]:
    """What is typed, line by line, until the input ends."""
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
