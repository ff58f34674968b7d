"""The shipped course, entry by entry: found by its own words, true to its own grammar, shown."""

from collections.abc import Iterator

import pytest

from bot.commandline.parse import find
from bot.knowledge.course import (
    LANGUAGES,
    Command,
    Course,
    Definition,
    Entry,
    Error,
    Language,
    Table,
)
from bot.markup import plain
from bot.matching.answerer import Answerer
from bot.matching.normalise import words
from bot.matching.phrases import targets
from bot.render.as_json import to_json
from bot.render.telegram_html import render


def names(entry: Entry, language: Language) -> tuple[str, ...]:
    match entry:
        case Definition():
            return entry.term[language]
        case Command():
            return entry.command, *entry.aliases
        case Error():
            return entry.title[language], *entry.matches
        case Table():
            return (entry.title[language],)


def own_questions(course: Course) -> Iterator[tuple[str, Language, str]]:
    """Every name and sample question with its language and the target that it stands at."""
    for target in targets(course):
        for language in course.languages:
            asked = target.entry.ask[language]
            own = names(target.entry, language) + asked if target.row is None else ()
            rows = () if target.row is None else target.row.ask[language]
            yield from ((question, language, target.id) for question in own + rows)


def test_entries_are_found_by_their_own_names_and_questions(docker: Answerer) -> None:
    # A tenth of them, always the same: there are tens of thousands.
    asked = list(own_questions(docker.index.course))[::10]
    missed = [
        f"{question!r}: {docker.answer(question, language).id}, not {target}"
        for question, language, target in asked
        if docker.answer(question, language).id != target
    ]
    assert len(missed) <= 0.02 * len(asked), "\n".join(missed)


def test_every_entry_is_found_by_a_name_of_its_own(docker: Answerer) -> None:
    """If it has none, "docker image" being the thing and the command, then it is offered."""
    course = docker.index.course
    for entry in course.entries.values():
        for language in course.languages:
            answers = [docker.answer(name, language) for name in names(entry, language)]
            found = {answer.id for answer in answers}
            if entry.id not in found:
                offered = {each.id for answer in answers for each in answer.alternatives}
                others = {str(each).split("#")[0] for each in (found | offered) - {None, entry.id}}
                assert is_called_like(entry, others, course), names(entry, language)
                assert entry.id in offered, names(entry, language)


def is_called_like(entry: Entry, others: set[str], course: Course) -> bool:
    """Every name of `entry` is a name or a sample question of some of the `others` too."""
    taken = {
        words(name)
        for other in others
        for language in course.languages
        for name in (
            *names(course.entries[other], language),
            *course.entries[other].ask[language],
        )
    }
    own = {words(name) for language in course.languages for name in names(entry, language)}
    return own <= taken


def command_lines(course: Course) -> Iterator[tuple[Command, str]]:
    """Every example that is a command line, with the command that it stands at."""
    for entry in course.entries.values():
        if isinstance(entry, Command):
            yield from ((entry, each.run) for each in entry.examples if each.run is not None)


def test_examples_use_only_what_their_command_knows(docker: Answerer) -> None:
    for entry, run in command_lines(docker.index.course):
        line = find(run, docker.grammar)
        assert line is not None, run
        roles = {part.role for part in line.parts}
        assert not roles & {"unknown_flag", "missing_value", "extra"}, run
        # A command that only holds others is shown by such.
        holds_others = (entry.syntax or "").endswith(" COMMAND")
        assert holds_others or entry in [usage.command for usage in line.usages], run


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_can_be_rendered(docker: Answerer, language: Language) -> None:
    for target in targets(docker.index.course):
        answer = docker.show(target.id, language)
        assert answer is not None, target.id
        assert answer.title
        assert render(answer)
        written = to_json(answer)
        assert (written["id"], written["language"]) == (target.id, language)
        assert answer.title in written["text"] or answer.kind == "table_row"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_can_be_rendered(docker: Answerer, language: Language) -> None:
    for _, run in command_lines(docker.index.course):
        answer = docker.answer(run, language)
        assert answer.kind in {"explanation", "command"}, run
        assert answer.language == language, run
        assert render(answer)
        assert to_json(answer)["text"]


def test_a_row_tells_what_its_cells_say(docker: Answerer) -> None:
    for target in targets(docker.index.course):
        if target.row is not None:
            answer = docker.show(target.id, "en")
            assert answer is not None
            text = to_json(answer)["text"]
            assert all(plain(cell["en"]) in text for cell in target.row.cells), target.id
