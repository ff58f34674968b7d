"""What was asked: the same on SQLite and on PostgreSQL."""

from datetime import timedelta

from bot.quiz.journal import Delivery, Journal
from tests.store.values import NOW, TODAY, asked, card, chat, review

SECOND = timedelta(seconds=1)


async def test_what_was_asked_comes_back_as_it_was(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    poll, typed = asked("7", 1, TODAY), asked("t1:9", 1)
    for one in (poll, typed):
        await kept.record(one)
        assert await kept.asked(one.id) == one
    assert await kept.asked("8") is None


async def test_recent_items_come_newest_first(kept: Journal) -> None:
    for number in range(5):
        await kept.record(asked(f"{number}", 1, at=NOW + number * SECOND))
    await kept.record(asked("other", 2, at=NOW + 9 * SECOND))
    assert [one.id for one in await kept.recent(1, 3)] == ["4", "3", "2"]
    last = await kept.last_asked(1)
    assert last is not None
    assert last.id == "4"
    assert await kept.last_asked(3) is None


async def test_items_of_a_delivery(kept: Journal) -> None:
    await kept.save_chat(chat(1))
    for number in range(3):
        await kept.record(asked(f"{number}", 1, TODAY, NOW + number * SECOND))
    await kept.record(asked("now", 1))
    delivery = Delivery(1, TODAY)
    assert [one.id for one in await kept.asked_on(delivery)] == ["2", "1", "0"]
    assert await kept.asked_on(Delivery(1, TODAY + timedelta(days=1))) == []


async def test_the_last_unknown_poll_of_a_person_is_adopted_once(kept: Journal) -> None:
    for number, asked_id in enumerate(("?1:a", "?1:b", "7")):
        await kept.record(asked(asked_id, 1, at=NOW + number * SECOND))
    await kept.record(asked("?2:c", 2, at=NOW + 9 * SECOND))
    await kept.hint("?1:b", 1)
    adopted = await kept.adopt("8", 1)
    assert adopted is not None
    assert (adopted.id, adopted.at) == ("8", NOW + SECOND)
    assert await kept.asked("?1:b") is None
    assert await kept.is_hinted("8", 1)
    assert await kept.adopt("9", 1) is not None
    assert await kept.adopt("10", 1) is None


async def test_hints_are_of_one_person_and_one_item(kept: Journal) -> None:
    for asked_id in ("7", "8"):
        await kept.record(asked(asked_id, -5))
    await kept.hint("7", 1)
    await kept.hint("7", 1)
    seen = [await kept.is_hinted(*one) for one in (("7", 1), ("7", 2), ("8", 1))]
    assert seen == [True, False, False]


async def test_answers_are_of_one_person_and_one_item(kept: Journal) -> None:
    for asked_id in ("7", "8"):
        await kept.record(asked(asked_id, -5))
    await kept.review(review(), 1, asked("7", -5), lambda _: card(), None)
    answered = [await kept.is_answered(*one) for one in (("7", 1), ("7", 2), ("8", 1))]
    assert answered == [True, False, False]
