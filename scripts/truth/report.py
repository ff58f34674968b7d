"""What the trial came to, as text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from scripts.truth.cases import Result

ENOUGH: Final = 0.85
_LAST_LINES: Final = 12


def failure(result: Result) -> str:
    """All there is to know about a case that failed."""
    code = "still running" if result.code is None else f"exit code {result.code}"
    lines = result.why.replace("\r", "").strip().splitlines()[-_LAST_LINES:]
    shown = result.case.example.shown.strip().splitlines()
    return "\n".join(
        (
            f"{result.case.entry}, {result.case.part}: {code}",
            *(f"    $ {line}" for line in shown),
            *(f"    | {line}" for line in lines),
            "",
        )
    )


def summary(results: Sequence[Result], columns: Mapping[str, tuple[str, ...]]) -> str:
    """What is wrong with the tables of columns, and how many there are of everything."""
    count = Counter(result.status for result in results)
    reasons = Counter(result.why for result in results if result.status == "untested")
    share = count["passed"] / len(results) if results else 0
    lines: list[str] = []
    for entry_id, wrong in columns.items():
        lines += [f"{entry_id}: {problem}" for problem in wrong]
    lines += [f"{'run and passed':<58}{count['passed']:>5}  {share:.0%}"]
    lines += [f"{'read or parsed only':<58}{count['read']:>5}"]
    lines += [f"{'marked untested':<58}{count['untested']:>5}"]
    lines += [f"    {reason:<54}{number:>5}" for reason, number in reasons.most_common()]
    lines += [f"{'failed':<58}{count['failed']:>5}"]
    wrong_tables = sum(map(bool, columns.values()))
    return "\n".join(
        (*lines, f"{'tables of columns, of them wrong':<58}{len(columns):>5}  {wrong_tables}")
    )


def good(results: Sequence[Result], columns: Mapping[str, tuple[str, ...]]) -> bool:
    """Nothing failed, and enough of it really ran."""
    failed = any(result.status == "failed" for result in results) or any(columns.values())
    passed = sum(result.status == "passed" for result in results)
    return not failed and passed >= ENOUGH * len(results)
