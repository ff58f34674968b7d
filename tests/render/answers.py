"""Answers that the tests of all renderers share, and any answer that there may be."""

from typing import get_args

from hypothesis import strategies as st

from bot.answer import (
    Alternative,
    Answer,
    Block,
    Code,
    ExampleLine,
    Examples,
    FlagLine,
    Flags,
    Heading,
    Kind,
    Link,
    Note,
    Paragraph,
    Rows,
    Warn,
    Word,
    Words,
)
from bot.markup import Markup, Span, Style, parse

COMMAND = Answer(
    question="docker ps",
    language="en",
    kind="command",
    id="docker-ps",
    title="docker ps",
    syntax="docker ps [OPTIONS]",
    score=0.98765,
    blocks=(
        Heading("docker ps"),
        Paragraph(parse("Lists containers, **running** ones only.")),
        Code("docker ps [OPTIONS]"),
        Flags(
            (
                FlagLine(("-a", "--all"), None, parse("Stopped ones too")),
                FlagLine(("-f", "--filter"), "FILTER", parse("Only those that `match`")),
            )
        ),
        Examples(
            (
                ExampleLine("docker ps -aq", parse("The ids of all containers")),
                ExampleLine("docker ps | grep '<none>' && echo", ()),
            )
        ),
    ),
    alternatives=(Alternative("docker-rm", "docker rm", 0.41234),),
    related=(Link("ps-columns", "Columns of docker ps"), Link("docker-rm", "docker rm")),
)

EXPLANATION = Answer(
    question="docker rm -f $(docker ps -aq)",
    language="ru",
    kind="explanation",
    id="docker-rm",
    title="docker rm -f $(docker ps -aq)",
    blocks=(
        Code("docker rm -f $(docker ps -aq)"),
        Words(
            (
                Word("docker", Note("word.program", (("title", "Docker"),))),
                Word("rm", parse("удаляет контейнеры")),
                Word("-f", parse("даже работающие"), full="--force"),
                Word("$(…)", Note("word.substitution")),
                Word("-a", parse("все"), full="--all", depth=1),
                Word("-Z", Note("word.unknown_flag", (("flag", "-Z"),)), depth=2),
            )
        ),
        Warn(parse("Удалит **все** контейнеры, см. `docker rm`")),
    ),
)

ROWS = tuple(
    (parse(name), parse(meaning))
    for name, meaning in (("`ID`", "short id"), ("NAMES", "its name & more"))
)
SMALL_TABLE = Answer(
    question="columns",
    language="en",
    kind="table",
    id="ps-columns",
    title="Columns",
    blocks=(Heading("Columns"), Rows(("Column", "Shows"), ROWS)),
)

ERROR = Answer(
    question="permission denied",
    language="ru",
    kind="error",
    id="denied",
    title="Нет прав",
    blocks=(
        Heading("Нет прав"),
        Paragraph(parse("Сокет принадлежит группе `docker`, [подробнее](https://d.io/a?b=1&c=2).")),
        Examples(
            (
                ExampleLine("sudo usermod -aG docker $USER", parse("Вступите в группу")),
                ExampleLine("newgrp docker", parse("Примените это сразу")),
            ),
            purpose="fix",
        ),
    ),
)

UNKNOWN = Answer(
    question="kubernetes",
    language="ru",
    kind="none",
    blocks=(Note("answer.unknown"), Note("answer.unknown_nearest")),
    alternatives=(
        Alternative("docker", "Docker <движок>", 0.3),
        Alternative("swarm", "Swarm", 0.2),
    ),
)


def table(columns: int, rows: int, cell: str) -> Answer:
    """A table with the same cell everywhere."""
    block = Rows(
        tuple(f"Column {number}" for number in range(1, columns + 1)),
        tuple(tuple(parse(cell) for _ in range(columns)) for _ in range(rows)),
    )
    return Answer(question="", language="en", kind="table", blocks=(block,))


# Surrogates and controls too: nothing that a person sends may break a reply
any_text = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("a <>&\"'\n\t\r\x1b\u202e\ud83d\ude00😀👩‍💻")),
    st.builds(lambda piece, times: piece * times, st.text(max_size=9), st.integers(1, 900)),
)
names = st.text(min_size=1, max_size=20)


def _span(text: str, style: Style, url: str) -> Span:
    return Span(text, style, f"https://{url}" if style == "link" else None)


spans = st.builds(_span, any_text, st.sampled_from(get_args(Style)), st.text(max_size=20))
markups: st.SearchStrategy[Markup] = st.lists(spans, max_size=3).map(tuple)
notes = st.builds(lambda name: Note("word.argument", (("name", name),)), any_text)


def _rows(columns: int) -> st.SearchStrategy[Rows]:
    row = st.tuples(*[markups] * columns)
    return st.builds(Rows, st.tuples(*[any_text] * columns), st.lists(row, max_size=4).map(tuple))


blocks: st.SearchStrategy[Block] = st.one_of(
    notes,
    st.builds(Heading, any_text),
    st.builds(Paragraph, markups),
    st.builds(Code, any_text),
    st.builds(
        Flags,
        st.lists(
            st.builds(FlagLine, st.tuples(names, names), st.none() | any_text, markups), max_size=3
        ).map(tuple),
    ),
    st.builds(
        Examples,
        st.lists(st.builds(ExampleLine, any_text, markups), max_size=3).map(tuple),
        st.sampled_from(["try", "fix", "do"]),
    ),
    st.integers(1, 4).flatmap(_rows),
    st.builds(Warn, markups),
    st.builds(
        Words,
        st.lists(
            st.builds(Word, any_text, markups | notes, st.none() | any_text, st.integers(0, 3)),
            max_size=3,
        ).map(tuple),
    ),
)
answers = st.builds(
    Answer,
    question=any_text,
    language=st.sampled_from(["ru", "en"]),
    kind=st.sampled_from(get_args(Kind)),
    blocks=st.lists(blocks, max_size=4).map(tuple),
    title=st.none() | any_text,
    syntax=st.none() | any_text,
    score=st.floats(0, 1),
    alternatives=st.lists(st.builds(Alternative, names, any_text, st.floats(0, 1)), max_size=5).map(
        tuple
    ),
    related=st.lists(st.builds(Link, names, any_text), max_size=3).map(tuple),
)
