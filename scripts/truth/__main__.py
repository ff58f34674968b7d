"""Tries every example, step and fix of a course on a real Docker engine.

    sudo .venv/bin/python -m scripts.truth [--course DIR] [--only ENTRY_ID...] [--root DIR] [-j N]

Makes an engine of its own in a Debian root and in namespaces of its own: it needs root and
debootstrap, and leaves nothing but that root. With --host it empties the engine named there.
"""

import argparse
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue

from bot.errors import CourseError
from bot.knowledge.course import Course
from bot.knowledge.loader import load
from scripts.truth import cases, columns, images, report, root
from scripts.truth.engine import Engine
from scripts.truth.stage import Stage

Group = tuple[cases.Case, ...]


def main() -> int:
    """Tries the course and prints what came of it: 0 if all is well."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began = time.monotonic()
    try:
        course = load(asked.course)
        root.prepare(asked.root)
        results, tables = _try(course, asked)
    except (CourseError, root.EngineError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report.summary(results, tables))
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0 if report.good(results, tables) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.truth")
    parser.add_argument("--course", type=Path, default=Path("knowledge/docker"))
    parser.add_argument("--only", nargs="+", default=[], metavar="ENTRY_ID")
    parser.add_argument("--root", type=Path, default=root.default_root())
    parser.add_argument("--host", default="", help="an engine to use; all it has is removed")
    parser.add_argument("-j", type=int, default=1, metavar="N", dest="engines")
    return parser.parse_args()


def _try(
    course: Course, asked: argparse.Namespace
) -> tuple[list[cases.Result], dict[str, tuple[str, ...]]]:
    """The results in the course's order, and what is wrong with its tables of columns."""
    everything = list(cases.groups(course))
    chosen = list(cases.groups(course, asked.only))
    stand_ins = images.named(cases.text(group) for group in everything)
    waiting: SimpleQueue[Group] = SimpleQueue()
    for group in chosen:
        waiting.put(group)
    report_one = _progress(sum(map(len, chosen)))

    def work(number: int) -> tuple[list[cases.Result], dict[str, tuple[str, ...]]]:
        try:
            with Engine(asked.root.resolve(), asked.host) as engine:
                done = _work(waiting, engine, Stage(engine, stand_ins), report_one)
                return done, {} if number or asked.only else columns.check(course, engine)
        except BaseException:
            _empty(waiting)
            raise

    with ThreadPoolExecutor(asked.engines) as pool:
        try:
            parts = list(pool.map(work, range(asked.engines)))
        except BaseException:
            _empty(waiting)
            raise
    place = {case: at for at, case in enumerate(_key(case) for group in chosen for case in group)}
    results = [one for part, _ in parts for one in part]
    return sorted(results, key=lambda one: place[_key(one.case)]), parts[0][1]


def _key(case: cases.Case) -> tuple[str, str]:
    return case.entry, case.part


def _work(
    waiting: "SimpleQueue[Group]",
    engine: Engine,
    stage: Stage,
    report_one: Callable[[cases.Result], None],
) -> list[cases.Result]:
    """Tries group after group while there are any."""
    results: list[cases.Result] = []
    while True:
        try:
            group = waiting.get_nowait()
        except Empty:
            return results
        for result in _group(group, engine, stage):
            results.append(result)
            report_one(result)


def _group(group: Group, engine: Engine, stage: Stage) -> Sequence[cases.Result]:
    if all(case.example.untested is not None for case in group):
        return [cases.attempt(case, engine) for case in group]
    text = cases.text(group)
    own_registry = "5000:5000" in text
    if own_registry:
        stage.registry(on=False)
    results = [_attempt(case, engine, stage) for case in group]
    stage.reset(text)
    if own_registry:
        stage.registry(on=True)
    return results


def _attempt(case: cases.Case, engine: Engine, stage: Stage) -> cases.Result:
    """Tries a case after the ones before it, then from the start if its setup is all it needs."""
    result = cases.attempt(case, engine)
    if result.status == "failed" and case.example.setup:
        stage.reset("build")
        result = cases.attempt(case, engine)
    return result


def _empty(waiting: "SimpleQueue[Group]") -> None:
    """Lets every engine end after the case it is at."""
    with contextlib.suppress(Empty):
        while True:
            waiting.get_nowait()


def _progress(total: int) -> Callable[[cases.Result], None]:
    """Tells of each result as it comes: the failures on stdout, all of them on stderr."""
    done, began = 0, time.monotonic()

    def report_one(result: cases.Result) -> None:
        nonlocal done
        done += 1
        where = f"{result.case.entry}, {result.case.part}"
        seconds = time.monotonic() - began
        print(f"{done}/{total} {seconds:.0f} s {result.status:<8} {where}", file=sys.stderr)
        if result.status == "failed":
            print(report.failure(result), flush=True)

    return report_one


if __name__ == "__main__":
    sys.exit(main())
