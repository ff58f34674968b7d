"""People: what they remember, answer, and want forgotten; on SQLite and on PostgreSQL."""

import asyncio
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.quiz.journal import Journal, Score
from bot.quiz.memory import Card, Grade
from bot.store.address import file_of
from bot.store.journal import journal
from bot.store.tables import metadata
from tests.store.values import NOW, TODAY, asked, card, chat, review

DAY = timedelta(days=1)
ME, OTHER, GROUP = 7001, 7002, -9
GRADES: dict[str, Grade] = {"g": "good", "h": "hard", "a": "again"}


async def test_an_answer_makes_a_card_and_a_line_of_the_log(kept: Journal) -> None:
    await kept.record(asked("7", ME))
    assert await kept.review(review(), ME, asked("7", ME), lambda _: card(), None) == card()
    assert await kept.cards(ME) == [card()]
    assert await kept.reviews(ME) == [review()]
    assert (await kept.cards(OTHER), await kept.reviews(OTHER)) == ([], [])


async def test_an_answer_builds_on_the_card_before(kept: Journal) -> None:
    seen: list[Card | None] = []

    def next_card(before: Card | None) -> Card:
        seen.append(before)
        return card(due=NOW + len(seen) * DAY)

    for _ in range(3):
        await kept.review(review(), ME, None, next_card, None)
    assert seen == [None, card(due=NOW + DAY), card(due=NOW + 2 * DAY)]
    assert await kept.cards(ME) == [card(due=NOW + 3 * DAY)]


async def test_the_first_answer_to_an_item_counts(kept: Journal) -> None:
    await kept.record(asked("7", GROUP))
    await kept.review(review("again"), ME, asked("7", GROUP), lambda _: card(), None)
    later = card(due=NOW + DAY)
    assert await kept.review(review(), ME, asked("7", GROUP), lambda _: later, None) is None
    assert (await kept.cards(ME), len(await kept.reviews(ME))) == ([card()], 1)
    assert await kept.review(review(), OTHER, asked("7", GROUP), lambda _: later, None) == later


async def test_answers_that_come_together_lose_nothing(url: str) -> None:
    journals = [journal(url) for _ in range(3)]

    def longer(before: Card | None) -> Card:
        return card(due=NOW if before is None else before.due + DAY)

    await asyncio.gather(
        *(journals[at % 3].review(review(), ME, None, longer, None) for at in range(12))
    )
    assert await journals[0].cards(ME) == [card(due=NOW + 11 * DAY)]
    await asyncio.gather(*(one.close() for one in journals))


async def test_what_is_remembered_twice_stays_as_it_was(kept: Journal) -> None:
    new = Card("branch", None, None, NOW, None)
    assert await kept.remember(ME, new)
    assert not await kept.remember(ME, card())
    assert await kept.cards(ME) == [new]


async def test_reviews_come_oldest_first(kept: Journal) -> None:
    for days in (2, 0, 1):
        await kept.review(review(at=NOW + days * DAY), ME, None, lambda _: card(), None)
    assert [one.at for one in await kept.reviews(ME)] == [NOW, NOW + DAY, NOW + 2 * DAY]


def _card(due: datetime, before: Card | None) -> Card:
    return card(due=due)


async def test_a_group_remembers_what_its_weakest_member_does(kept: Journal) -> None:
    await kept.record(asked("7", GROUP))
    for person, days in ((ME, 3), (OTHER, 1)):
        due = NOW + days * DAY
        await kept.review(review(), person, asked("7", GROUP), partial(_card, due), None)
    await kept.remember(ME, card("merge"))
    await kept.remember(7003, card("stash"))
    found = {one.entry_id: one.due for one in await kept.group_cards(GROUP)}
    assert found == {"branch": NOW + DAY, "merge": NOW}
    assert await kept.group_cards(-8) == []


async def answer(kept: Journal, person: int, name: str, grades: str, at: datetime = NOW) -> None:
    """Answers in the group, each letter being one: g(ood), h(ard) or a(gain)."""
    for number, letter in enumerate(grades):
        item = asked(f"{person}:{at:%d}:{number}", GROUP)
        await kept.record(item)
        grade = {"g": "good", "h": "hard", "a": "again"}[letter]
        graded = (
            review(at=at)
            if grade == "good"
            else review("hard" if grade == "hard" else "again", at=at)
        )
        await kept.review(graded, person, item, lambda _: card(), name)


async def test_scores_of_a_week_and_of_all_time(kept: Journal) -> None:
    await answer(kept, ME, "Ann", "gga", NOW - 9 * DAY)
    await answer(kept, ME, "Ann", "h")
    await answer(kept, OTHER, "Бо", "aa")
    ever, week = await kept.scores(GROUP, None), await kept.scores(GROUP, NOW - 7 * DAY)
    assert set(ever) == {Score("Ann", 3, 4), Score("Бо", 0, 2)}
    assert set(week) == {Score("Ann", 1, 1), Score("Бо", 0, 2)}
    assert await kept.scores(-8, None) == []


async def test_who_wants_to_is_left_out_and_back_in(kept: Journal) -> None:
    await answer(kept, ME, "Ann", "g")
    await kept.hide(ME, hidden=True)
    assert await kept.scores(GROUP, None) == []
    await answer(kept, ME, "Ann", "g", NOW + DAY)
    assert await kept.scores(GROUP, None) == []
    await kept.hide(ME, hidden=False)
    assert await kept.scores(GROUP, None) == [Score("Ann", 2, 2)]


async def test_one_may_be_left_out_before_ever_answering(kept: Journal) -> None:
    await kept.hide(ME, hidden=True)
    await answer(kept, ME, "Ann", "g")
    assert await kept.scores(GROUP, None) == []


async def test_a_name_stays_where_none_is_told(kept: Journal) -> None:
    await answer(kept, ME, "Ann", "g")
    await kept.review(review(), ME, None, lambda _: card(), None)
    assert await kept.scores(GROUP, None) == [Score("Ann", 1, 1)]
    await answer(kept, ME, "Anna", "g", NOW + DAY)
    assert await kept.scores(GROUP, None) == [Score("Anna", 2, 2)]


async def live(kept: Journal, person: int, day: date) -> None:
    """Everything that can be stored of a person."""
    await kept.save_chat(chat(person))
    await kept.claim([(chat(person), day)], NOW)
    await kept.record(asked(f"p{person}", person, day))
    await kept.hint(f"p{person}", person)
    await kept.review(review(), person, asked(f"p{person}", person), lambda _: card(), None)
    await kept.remember(person, card("merge"))
    await kept.record(asked(f"g{person}", GROUP))
    await kept.hint(f"g{person}", person)
    await kept.review(
        review(), person, asked(f"g{person}", GROUP), lambda _: card(), f"Name{person}"
    )
    await kept.hide(person, hidden=False)


async def rows(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        found = {
            table.name: [repr(tuple(row)) for row in await connection.execute(select(table))]
            for table in metadata.sorted_tables
        }
    await engine.dispose()
    return found


async def test_who_is_forgotten_leaves_no_row(kept: Journal, url: str) -> None:
    for person in (ME, OTHER):
        await live(kept, person, TODAY)
    before = await rows(url)
    assert all(any(str(ME) in row for row in found) for found in before.values())
    await kept.forget(ME)
    after = await rows(url)
    mine = {name: [row for row in found if _tells_of(row, ME)] for name, found in after.items()}
    assert {name: found for name, found in mine.items() if found} == {}
    for name, found in before.items():
        assert [row for row in found if str(OTHER) in row] == [
            row for row in after[name] if str(OTHER) in row
        ]


def _tells_of(row: str, person: int) -> bool:
    # A group's item stays; its id here has the person's number in it for the other assertion.
    return str(person) in row.replace(f"'g{person}', {GROUP}", "")


async def test_who_is_forgotten_leaves_no_trace_in_the_file(kept: Journal, url: str) -> None:
    file = file_of(url)
    if file is None:
        pytest.skip("PostgreSQL keeps its files to itself")
    await live(kept, ME, TODAY)
    name = f"Name{ME}".encode()
    assert any(name in content for content in _files(file))
    await kept.forget(ME)
    assert not any(name in content for content in _files(file))


def _files(database: Path) -> list[bytes]:
    return [file.read_bytes() for file in database.parent.iterdir() if file.is_file()]


async def test_a_stranger_can_be_forgotten(kept: Journal) -> None:
    await kept.forget(ME)
    assert await kept.cards(ME) == []


async def test_a_fault_of_the_database_tells_no_name(kept: Journal, url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.tables["reviews"].drop)
    await engine.dispose()
    with pytest.raises(DBAPIError) as fault:
        await kept.review(review(), ME, None, lambda _: card(), "Zyzzyva")
    assert "Zyzzyva" not in str(fault.value)
    assert str(ME) not in str(fault.value)
