"""The command line: arguments -> one call -> print. An error is one line and an exit code."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from bot import __version__, authoring, garbage, observe, settings, upkeep
from bot.errors import CourseError, KonspektError, UsageError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.matching.answerer import Answerer

Command: TypeAlias = Callable[[argparse.Namespace], int]

_ASK_OPTIONS = frozenset({"--json", "--jsonl", "--why", "-h", "--help"})

# What is heavy is imported where it is used: `check` and `--help` start in a fraction of the time.


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code, which README.md explains."""
    garbage.leave()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _parser().parse_args(_questions_apart(sys.argv[1:] if arguments is None else arguments))
    try:
        code: int = given.run(given)
    except KonspektError as error:
        print(error if isinstance(error, CourseError) else f"konspekt: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _questions_apart(arguments: Sequence[str]) -> list[str]:
    """Arguments with the words of a question behind `--`: `ask what does ps -a do` is one."""
    if arguments[:1] != ["ask"]:
        return list(arguments)
    start = 1
    while start < len(arguments) and arguments[start] in _ASK_OPTIONS:
        start += 1
    end = len(arguments)
    while end > start and arguments[end - 1] in _ASK_OPTIONS:
        end -= 1
    question = arguments[start:end]
    if question[:1] == ["--"]:
        question = question[1:]
    return ["ask", *arguments[1:start], *arguments[end:], "--", *question]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="konspekt",
        description="A bot that turns study notes into a tutor: on Telegram, or here.",
        epilog="Settings come from the environment; README.md lists them.",
    )
    parser.add_argument("--version", action="version", version=f"konspekt {__version__}")
    parser.set_defaults(run=_run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Command, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    command("run", _run, "the Telegram bot; without a token, chat in the terminal (default)")
    command("chat", _chat, "ask and be answered in the terminal")
    command("quiz", _quiz, "practise in the terminal: questions that come back as you forget")
    _add_ask(command("ask", _ask, "one answer; exit code 1 if the bot does not know"))
    upkeep.add(command)
    authoring.add(command)
    return parser


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question, in any words")
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the answer as one JSON object")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help="a question on each line of the standard input, a JSON object for each on the output",
    )
    form.add_argument(
        "--why", action="store_true", help="how the question was read, and what led to the answer"
    )


def _settings() -> Settings:
    return settings.read(os.environ)


def _run(given: argparse.Namespace) -> int:
    configured = _settings()
    if configured.token is None:
        from bot.i18n import text

        print(text("console.connect_telegram", configured.language))
        return _chat(given)
    from bot import app, opening

    observe.set_up(configured.log_level, configured.log_format, configured.token)
    opening.check(configured.database)
    app.run(app.App(configured, configured.token))
    return 0


def _answerer(configured: Settings) -> "Answerer":
    from bot import cache

    return cache.answerer(configured.course, configured.data)


def _chat(given: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import console

    configured = _settings()
    if find_spec("readline") is not None and sys.stdin.isatty():
        import readline  # noqa: F401  importing it gives input() line editing and history
    answers = _answerer(configured)
    garbage.look()
    shown = Console(highlight=False)
    with console.practising(configured, answers.index.course, answers.grammar, shown) as practising:
        console.chat(answers, configured.language, shown, practising)
    return 0


def _quiz(given: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import console

    configured = _settings()
    answers = _answerer(configured)
    shown = Console(highlight=False)
    course = answers.index.course
    with console.practising(configured, course, answers.grammar, shown) as practising:
        practising.run(console.typed(configured.language, shown))
    return 0


def _ask(given: argparse.Namespace) -> int:
    from bot.render.as_json import to_json

    configured = _settings()
    if given.jsonl == bool(given.question):
        raise UsageError("ask: give a QUESTION, or --jsonl to read questions from the input")
    answers = _answerer(configured)
    garbage.look()
    if given.jsonl:
        for line in sys.stdin:
            answer = answers.answer(line.rstrip("\r\n"), configured.language)
            print(json.dumps(to_json(answer), ensure_ascii=False), flush=True)
        return 0
    if given.why:
        return authoring.explain(" ".join(given.question), configured.language, answers)
    answer = answers.answer(" ".join(given.question), configured.language)
    if given.json:
        print(json.dumps(to_json(answer), ensure_ascii=False))
    else:
        from rich.console import Console

        from bot.render.terminal import render

        render(answer, Console(highlight=False))
    return 1 if answer.kind == "none" else 0
