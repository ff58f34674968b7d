"""Rules across the entries of a course. A rule yields a problem for each place that breaks it."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.errors import Problem
from bot.knowledge.form_checks import check_forms
from bot.knowledge.material import Material, RawPart, Typed
from bot.knowledge.models import KINDS
from bot.knowledge.tree import START, Items, Mapping
from bot.knowledge.wording import nearest, quoted

COMPARISONS: Final = 50_000  # about a second


def check_folder(material: Material) -> Iterator[Problem]:
    """There is something to ask about."""
    if not material.topics:
        wrong = "no topic: put a YAML file with entries beside course.yaml"
        yield Problem(material.folder, *START, wrong)
        return
    roots = [topic.root for topic in material.topics]
    if all(isinstance(root, Mapping) and root.get("entries") == [] for root in roots):
        yield Problem(material.folder, *START, "no entry: every topic is empty")


def check_entry_ids(material: Material) -> Iterator[Problem]:
    """An entry's id is unique in the course."""
    seen: dict[str, str] = {}
    for entry in material.entries:
        yield from _repeated("id", entry, [entry.text("id")], seen)


def check_topic_ids(material: Material) -> Iterator[Problem]:
    """No two files have the same name but for the ending."""
    seen: dict[str, str] = {}
    for topic in material.topics:
        name = topic.file.rpartition(".")[0]
        if name in seen:
            yield topic.problem(START, f"the same name as {seen[name]}: rename one of them")
        seen.setdefault(name, Path(topic.file).name)


def check_row_ids(material: Material) -> Iterator[Problem]:
    """A row's id is unique in its table."""
    for table in material.tables:
        seen: dict[str, str] = {}
        for row in table.parts("rows"):
            yield from _repeated("id", row, [row.text("id")], seen)


def check_cells(material: Material) -> Iterator[Problem]:
    """A row has as many cells as the table has columns."""
    for table in material.tables:
        columns = table.values.get("columns")
        for row in table.parts("rows"):
            cells = row.values.get("cells")
            if not isinstance(columns, Items) or not isinstance(cells, Items):
                continue
            if cells and columns and len(cells) != len(columns):
                wrong = (
                    f"{_counted(cells, 'cell')}, but the table has {_counted(columns, 'column')}"
                )
                yield row.document.problem(row.values.place("cells"), wrong)


def check_see(material: Material) -> Iterator[Problem]:
    """`see` names entries and rows of the course."""
    hints = _Hints([*material.by_id, *material.row_ids])
    for entry in material.entries:
        for target in entry.texts("see"):
            if not material.may_exist(target.text):
                what = "row" if "#" in target.text else "entry"
                wrong = f"see: no {what} {quoted(target.text)}{hints.near(target.text)}"
                yield entry.problem(target, wrong)


def check_flags_from(material: Material) -> Iterator[Problem]:
    """`flags_from` names commands of the course."""
    ids = (command.text("id") for command in material.commands)
    hints = _Hints([command_id.text for command_id in ids if command_id])
    for command in material.commands:
        for target in command.texts("flags_from"):
            found = material.by_id.get(target.text)
            if found is None and target.text not in material.unread_ids:
                near = hints.near(target.text)
                wrong = f"flags_from: no command {quoted(target.text)}{near}"
                yield command.problem(target, wrong)
            elif found is not None and found.values.get("kind") in KINDS.keys() - {"command"}:
                wrong = f"flags_from: {quoted(target.text)} is not a command"
                yield command.problem(target, wrong)


def check_flags_except(material: Material) -> Iterator[Problem]:
    """`flags_except` stands beside `flags_from`."""
    for command in material.commands:
        if not any(command.texts("flags_from")):
            for name in command.texts("flags_except"):
                yield command.problem(name, "flags_except: there is no flags_from to except from")


def check_examples(material: Material) -> Iterator[Problem]:
    """An example is a command line or lines of a file."""
    for entry in material.entries:
        for example in (part for key in ("examples", "steps", "fix") for part in entry.parts(key)):
            keys = [key for key in ("run", "code") if key in example.values]
            if not keys:
                wrong = "run: missing (or `code`, for lines of a file)"
                yield example.document.problem(example.values.first, wrong)
            elif len(keys) == 2:
                wrong = "code: it stands beside run; an example has one of both"
                yield example.document.problem(example.values.key_place("code"), wrong)


def check_flag_circles(material: Material) -> Iterator[Problem]:
    """No command takes, in the end, its flags from itself. Every circle is told once."""
    links = {
        command_id.text: (command, tuple(command.texts("flags_from")))
        for command in material.commands
        if (command_id := command.text("id"))
    }
    done: set[str] = set()
    for start in links:
        # Depth first, without recursion: `trail` is the way to here, with the links left to try.
        trail = {} if start in done else {start: iter(links[start][1])}
        while trail:
            here = next(reversed(trail))
            link = next(trail[here], None)
            if link is None:
                done.add(here)
                del trail[here]
            elif link.text in trail:
                way = [*trail][[*trail].index(link.text) :]
                wrong = f"flags_from: a circle: {' -> '.join([*way, link.text])}"
                yield links[here][0].problem(link, wrong)
            elif link.text in links and link.text not in done:
                trail[link.text] = iter(links[link.text][1])


def check_flag_names(material: Material) -> Iterator[Problem]:
    """A command does not declare a flag twice."""
    for command in material.commands:
        seen: dict[str, str] = {}
        for flag in command.parts("flags"):
            yield from _repeated("flag", flag, flag.texts("names"), seen)


def check_spellings(material: Material) -> Iterator[Problem]:
    """A spelling belongs to one command, and stands there once."""
    seen: dict[str, str] = {}
    for command in material.commands:
        spellings = [command.text("command"), *command.texts("aliases")]
        yield from _repeated("command", command, spellings, seen)


def check_arguments(material: Material) -> Iterator[Problem]:
    """An argument is one that the syntax names, and is explained once."""
    for command in material.commands:
        syntax = command.text("syntax")
        seen: dict[str, str] = {}
        for argument in command.parts("arguments"):
            name = argument.text("name")
            yield from _repeated("argument", argument, [name], seen)
            if name and syntax and not _has_word(syntax.text, name.text):
                wrong = f"name: {quoted(name.text)} does not occur in the syntax"
                yield argument.problem(name, wrong)


def check_program(material: Material) -> Iterator[Problem]:
    """Every command starts with the course's program, where it has one."""
    root = material.main.root
    program = RawPart(material.main, root).text("program") if isinstance(root, Mapping) else None
    if program is None:
        return
    for command in material.commands:
        line = command.text("command")
        if line and line.text.split()[0] != program.text:
            wrong = f"command: {quoted(line.text)} does not start with {quoted(program.text)}"
            yield command.problem(line, f"{wrong}, the course's program")


CHECKS: Final[tuple[Callable[[Material], Iterator[Problem]], ...]] = (
    check_folder,
    check_topic_ids,
    check_entry_ids,
    check_row_ids,
    check_cells,
    check_see,
    check_flags_from,
    check_flags_except,
    check_examples,
    check_flag_circles,
    check_flag_names,
    check_spellings,
    check_arguments,
    check_forms,
    check_program,
)


class _Hints:
    """What was probably meant by a name that is not known.

    Comparing takes time: a big course in which everything dangles gets hints for the first only.
    """

    def __init__(self, known: list[str]) -> None:
        self._known = known
        self._left = COMPARISONS

    def near(self, name: str) -> str:
        """The end of a message about `name`; empty where nothing is like it."""
        self._left -= len(self._known)
        meant = nearest(name, self._known) if self._left >= 0 else None
        return f": did you mean {quoted(meant)}?" if meant else ""


def _repeated(
    what: str, part: RawPart, typed: Iterable[Typed | None], seen: dict[str, str]
) -> Iterator[Problem]:
    """A problem for each text that is in `seen` already; adds the others, with where they are."""
    for item in typed:
        if item is None:
            continue
        name = " ".join(item.text.split())
        if name in seen:
            yield part.problem(item, f"{what} {quoted(name)} again: it is already at {seen[name]}")
        else:
            seen[name] = part.at(item)


def _counted(items: Items, what: str) -> str:
    return f"{len(items)} {what}" if len(items) == 1 else f"{len(items)} {what}s"


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
