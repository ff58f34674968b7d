"""Quizzes in groups: every vote is its person's own, nobody is shamed, who leads is told."""

import pytest

from bot.i18n import text
from tests.botapi.world import Sent
from tests.e2e.questions import all_confirmed
from tests.e2e.talk import Talk, talk
from tests.e2e.test_quiz import dont_know, grades, quiz, right

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def vote(talk: Talk, sent: Sent, votes: dict[int, int]) -> None:
    """People vote; the votes are processed."""
    for person, option in votes.items():
        talk.api.vote(sent.chat_id, sent.message_id, [option], user=person)
    await all_confirmed(talk.api)


async def test_every_vote_is_its_persons_own_and_nothing_is_said(talk: Talk) -> None:
    group, ann, bob = talk.group(), talk.person(), talk.person()
    sent = await quiz(talk, group)
    await vote(talk, sent, {ann: right(sent), bob: dont_know(sent)})
    assert (grades(talk, ann), grades(talk, bob)) == (["good"], ["again"])
    assert talk.api.sent(group) == [sent]
    assert talk.api.sent(ann) == talk.api.sent(bob) == []


async def test_a_hint_in_a_group_is_seen_by_one_alone(talk: Talk) -> None:
    group, ann, bob = talk.group(), talk.person(), talk.person()
    sent = await quiz(talk, group)
    button = text("learn.hint_button", "en")
    assert await talk.notice(talk.api.press(group, sent.message_id, button, user=ann))
    await vote(talk, sent, {ann: right(sent), bob: right(sent)})
    assert (grades(talk, ann), grades(talk, bob)) == (["hard"], ["good"])
    assert talk.api.sent(group) == [sent]


async def test_one_person_in_several_groups_has_one_memory(talk: Talk) -> None:
    ann = talk.person()
    for _ in range(2):
        sent = await quiz(talk, talk.group())
        await vote(talk, sent, {ann: right(sent)})
    assert grades(talk, ann) == ["good", "good"]


async def test_the_leaderboard_lists_who_wants_to_be_in_it(talk: Talk) -> None:
    group, ann, bob = talk.group(), talk.person(), talk.person()
    assert text("top.empty", "en") in (await talk.ask(group, "/top")).text
    for options in ((right, right), (right, dont_know)):
        sent = await quiz(talk, group)
        await vote(talk, sent, {ann: options[0](sent), bob: options[1](sent)})
    top = await talk.ask(group, "/top")
    lines = [f"1. User {ann}: 2 of 2", f"2. User {bob}: 1 of 2"]
    assert top.text.splitlines().count(lines[0]) == 2
    assert top.text.splitlines().count(lines[1]) == 2
    leave = talk.api.press(group, top.message_id, text("top.hide", "en"), user=ann)
    assert await talk.notice(leave) == text("top.hidden", "en")
    assert f"User {ann}" not in (await talk.ask(group, "/top")).text
    back = talk.api.press(group, top.message_id, text("top.show", "en"), user=ann)
    assert await talk.notice(back) == text("top.shown", "en")
    assert lines[0] in (await talk.ask(group, "/top")).text


async def test_a_leaderboard_is_for_groups(talk: Talk) -> None:
    assert (await talk.ask(talk.person(), "/top")).text == text("top.in_groups", "en")


async def test_an_old_groups_scores_move_with_it(talk: Talk) -> None:
    group, ann = talk.group(), talk.person()
    sent = await quiz(talk, group)
    await vote(talk, sent, {ann: right(sent)})
    new = -(10**12) + group
    talk.api.migrate(group, new)
    await all_confirmed(talk.api)
    assert f"User {ann}: 1 of 1" in (await talk.ask(new, "/top")).text
