"""Whatever an author writes: no question breaks a limit, and nothing is raised."""

from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.course import (
    Command,
    Course,
    Definition,
    Entry,
    Error,
    Example,
    Flag,
    Localized,
    Row,
    Table,
    Text,
    Topic,
)
from bot.markup import MarkupError, parse
from bot.quiz.items import ItemSource, Maturity, TypedItem
from tests.quiz.test_items_shipped import faults

# Made of what texts are made of, so that sentences, code, brackets and blanks occur.
WORDS = "a|pot|Горшок|не|FROM|Shows|Показывает|kiln c0|it |-x|0|🔥|`-a`".split("|")
MARKS = ". |! |: |; | (|) | |  |` `|…|«|»|'s".split("|")
PIECES = st.sampled_from([*WORDS, *MARKS, "w" * 40])
WRITTEN = st.lists(PIECES, min_size=1, max_size=20).map("".join)
LINES = WRITTEN.map(lambda text: " ".join(text.split())).filter(bool)


MATURITIES: tuple[Maturity, ...] = ("new", "young", "mature")
T = TypeVar("T")


def localized(value: T) -> Localized[T]:
    return Localized(MappingProxyType({"en": value}))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    written = draw(WRITTEN.filter(lambda text: bool(text.strip())))
    try:
        return localized(parse(written.strip()))
    except MarkupError:
        return localized(parse("Plain."))


names = LINES.map(localized)
examples = st.builds(Example, text=texts(), run=LINES) | st.builds(
    Example, text=texts(), code=LINES
)
some_examples = st.lists(examples, max_size=2).map(tuple)
flags = st.builds(
    Flag,
    names=st.sampled_from([("-a", "--all"), ("-b",), ("--long-name",)]),
    text=texts(),
    value=st.none() | st.just("VALUE"),
)


def entry(at: int) -> st.SearchStrategy[Entry]:
    ids = st.just(f"e{at}")
    rows = st.builds(Row, id=st.just("r"), cells=st.tuples(texts(), texts(), texts()))
    return st.one_of(
        st.builds(
            Definition,
            id=ids,
            term=LINES.map(lambda name: localized((name,))),
            text=texts(),
            syntax=st.none() | LINES,
            steps=some_examples,
        ),
        st.builds(
            Command,
            id=ids,
            command=st.just(f"kiln c{at}"),
            text=texts(),
            danger=st.none() | texts(),
            flags=st.lists(flags, max_size=3, unique_by=lambda flag: flag.names).map(tuple),
            examples=some_examples,
        ),
        st.builds(
            Table,
            id=ids,
            title=names,
            columns=st.tuples(names, names, names),
            rows=st.lists(rows, min_size=1, max_size=3).map(
                lambda found: tuple(replace(row, id=f"r{n}") for n, row in enumerate(found))
            ),
            text=st.none() | texts(),
        ),
        st.builds(
            Error,
            id=ids,
            title=names,
            matches=LINES.map(lambda line: (line,)),
            text=texts(),
            fix=some_examples,
        ),
    )


courses = st.integers(1, 6).flatmap(lambda count: st.tuples(*map(entry, range(count))))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(courses, st.sampled_from([2, 4]))
def test_any_course(entries: tuple[Entry, ...], choices: int) -> None:
    course = Course(
        id="c",
        title=localized("Kiln"),
        languages=("en",),
        topics=(Topic(id="t", title=localized("Pots"), entries=entries),),
        program="kiln",
    )
    source = ItemSource(course)
    for each in entries:
        for item in source.items(each, "en", Random(1), choices):
            assert faults(item, choices) == [], item
        for maturity in MATURITIES:
            asked = source.item(each, "en", Random(2), maturity)
            assert asked is None or isinstance(asked, TypedItem) or faults(asked, 4) == []
