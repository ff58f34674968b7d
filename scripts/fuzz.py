"""Fuzzing with atheris (libFuzzer): whatever comes in from outside, guided by the code it reaches.

    python -m scripts.fuzz TARGET [libFuzzer's options, such as -max_total_time=600]

What crashes or takes longer than `-timeout` seconds is written to a file `crash-…` or `timeout-…`
here; the same command with that file at its end shows it again. Corpora are kept in `.fuzz/TARGET`.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot"]):
    from bot.chat.presses import decode, encode
    from bot.commandline.explain import dangers, explain
    from bot.commandline.parse import find
    from bot.knowledge.loader import load
    from bot.knowledge.source import parse
    from bot.matching.answerer import answerer
    from bot.quiz.calendar import parse_time, parse_zone
    from bot.quiz.wishes import wish
    from bot.render.limits import MESSAGE_LENGTH, units
    from bot.render.telegram_html import render
    from bot.settings import shipped_course

CORPORA = Path(".fuzz")
LONGEST = str(4 * MESSAGE_LENGTH)  # bytes of the longest message

Target = Callable[[bytes], object]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def answers() -> Target:
    """Messages: normaliser, readings, command lines, ranking, rendering."""
    course = answerer(load(shipped_course()))

    def run(data: bytes) -> None:
        answer = course.answer(_text(data), "en")
        assert units(render(answer)) > 0

    return run


def lines() -> Target:
    """Command lines, also nested ones."""
    grammar = answerer(load(shipped_course())).grammar

    def run(data: bytes) -> None:
        line = find(_text(data), grammar)
        if line is not None:
            assert explain(line, grammar, "ru")
            dangers(line, grammar, "ru")

    return run


def yaml() -> Target:
    """Files of a course."""

    def run(data: bytes) -> None:
        parse("topic.yaml", data)

    return run


def presses() -> Target:
    """Callback data: what is read is read again from what it is written as."""

    def run(data: bytes) -> None:
        press = decode(_text(data[:64]))
        assert press is None or decode(encode(press)) == press

    return run


def wishes() -> Target:
    """Times, time zones and wishes for the daily quiz."""

    def run(data: bytes) -> None:
        said = _text(data)
        wish(said, date(2026, 11, 24))
        parse_time(said)
        parse_zone(said)

    return run


TARGETS: Mapping[str, Callable[[], Target]] = {
    each.__name__: each for each in (answers, lines, yaml, presses, wishes)
}


def main() -> None:
    """Fuzzes one target until stopped or out of time."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m scripts.fuzz {{{','.join(TARGETS)}}} [OPTIONS]")
    name = sys.argv[1]
    corpus = CORPORA / name
    corpus.mkdir(parents=True, exist_ok=True)
    given = [sys.argv[0], str(corpus), f"-max_len={LONGEST}", "-timeout=5", *sys.argv[2:]]
    atheris.Setup(given, TARGETS[name]())
    atheris.Fuzz()


if __name__ == "__main__":
    main()
