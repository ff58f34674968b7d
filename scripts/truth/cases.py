"""The examples, steps and fixes of a course as cases, and what happens when one is tried."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from bot.knowledge.course import Command, Course, Definition, Entry, Error, Example
from scripts.truth.code import kind, local, sources
from scripts.truth.engine import FOLDER, Engine, Outcome

Status: TypeAlias = Literal["passed", "read", "untested", "failed"]

GOES_ON_AFTER: Final = 6
_GOES_ON: Final = re.compile(
    r"\blogs\b.*\s(-\w*f\w*|--follow)\b|\bevents\b|\bstats\b(?!.*--no-stream)|\battach\b"
    r"|\b(container|docker|compose) wait\b"
    r"|\brun\b(?!.*\s(-\w*d\w*|--detach)\b)|\bstart\s+-\w*[ai]|\bwatch\b|\bregistry serve\b"
    r"|\bup\b(?!.*\s(-\w*d\w*|--detach|--wait|--no-start)\b)|\bexec\b|\bdockerd\b|\btail\s+-f",
    re.DOTALL,
)
_ERROR: Final = re.compile(
    r"^(error|fatal|failed|panic)\b|error response|unknown (shorthand )?flag"
    r"|no such (container|image|service)",
    re.IGNORECASE | re.MULTILINE,
)
_TERMINAL: Final = re.compile(
    r"\s-[a-z]*(it|ti)[a-z]*\b|--tty\b|\battach\b|\bstart\s+-[ai]+\b|\bcompose\b.*\b(exec|run)\b"
    r"|\bswarm unlock\b|\blogin\b(?!.*--password-stdin)"
)
_ASKS: Final = re.compile(r"\bprune\b(?!.*\s(-\w*f\w*|--force)\b)")


@dataclass(frozen=True, slots=True)
class Case:
    """One example of an entry: `part` says which."""

    entry: str
    part: str
    example: Example


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case. `why` is the output of what failed, or why it was not tried."""

    case: Case
    status: Status
    why: str = ""
    code: int | None = 0


def groups(course: Course, only: Iterable[str] = ()) -> Iterator[tuple[Case, ...]]:
    """The cases of a course; those of a group are tried one after the other in the same state."""
    chosen = set(only)
    for entry in course.entries.values():
        if not chosen or entry.id in chosen:
            yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[tuple[Case, ...]]:
    match entry:
        case Command() | Definition():
            for case in _numbered(entry.id, "example", entry.examples):
                yield (case,)
            if isinstance(entry, Definition) and entry.steps:
                yield _numbered(entry.id, "step", entry.steps)
        case Error() if entry.fix:
            yield _numbered(entry.id, "fix", entry.fix)
        case _:
            pass


def _numbered(entry_id: str, what: str, examples: tuple[Example, ...]) -> tuple[Case, ...]:
    return tuple(Case(entry_id, f"{what} {n}", one) for n, one in enumerate(examples, start=1))


def text(group: Iterable[Case]) -> str:
    """All that a group runs or builds."""
    tried = (case.example for case in group if case.example.untested is None)
    return "\n".join(f"{example.setup or ''}\n{example.shown}" for example in tried)


def attempt(case: Case, engine: Engine) -> Result:
    """Tries one case in the state the engine is in."""
    example = case.example
    if example.untested is not None:
        return Result(case, "untested", example.untested)
    if example.setup:
        done = engine.run(example.setup, strict=True)
        if done.code != 0:
            return Result(case, "failed", f"its setup: {done.output}", done.code)
    if example.run is not None:
        return _judged(case, _run(example.run, engine))
    return _read(case, example.shown, engine)


def manner(command: str) -> tuple[bool, bool]:
    """Whether a command goes on until it is stopped, and whether it is given a terminal."""
    return _GOES_ON.search(command) is not None, _TERMINAL.search(command) is not None


def _run(command: str, engine: Engine) -> Outcome:
    """What a command does; one that goes on without an error has done well."""
    goes_on, terminal = manner(command)
    done = engine.run(
        command,
        strict="\n" in command.strip(),
        terminal=terminal,
        answer="y\n" if _ASKS.search(command) else "",
        limit=GOES_ON_AFTER if goes_on else 90,
    )
    if done.code is None and goes_on and not _ERROR.search(done.output):
        return Outcome(0, done.output)
    return done


def _read(case: Case, code: str, engine: Engine) -> Result:
    """Has the lines of a file read by what reads such files."""
    match kind(code):
        case "dockerfile":
            return _judged(case, _build(code, engine))
        case "compose":
            done = engine.run(_written("compose.yaml", code) + "docker compose config")
            return _judged(case, done)
        case "daemon":
            written = _written("daemon.json", code)
            return _judged(
                case, engine.run(f"{written}dockerd --validate --config-file daemon.json")
            )
        case "json":
            try:
                json.loads(code)
            except ValueError as error:
                return Result(case, "failed", str(error), 1)
        case _:
            pass
    return Result(case, "read")


def _build(code: str, engine: Engine) -> Outcome:
    """Builds a Dockerfile in a folder where nothing that it copies is missing."""
    made = "".join(f"{_missing(name)}\n" for name in sources(code))
    return engine.run(made + _written("Dockerfile", local(code)) + "docker build .")


def _missing(name: str) -> str:
    quoted, folder = shlex.quote(name), shlex.quote(name.rpartition("/")[0] or ".")
    if name.endswith("/"):
        return f"mkdir -p {quoted} && touch {quoted}file"
    return f"[ -e {quoted} ] || {{ mkdir -p {folder} && echo hello > {quoted}; }}"


def _written(name: str, code: str) -> str:
    return f"cat > {FOLDER}/{name} <<'END-OF-FILE'\n{code.rstrip()}\nEND-OF-FILE\n"


def _judged(case: Case, done: Outcome) -> Result:
    if done.code == 0:
        return Result(case, "passed")
    return Result(case, "failed", done.output, done.code)
