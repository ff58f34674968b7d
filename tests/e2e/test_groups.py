"""Groups: answers only to those who speak to the bot."""

import pytest

from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("@konspekt_bot what is a branch", "A name of a commit", id="mention first"),
        pytest.param("what is a branch @Konspekt_Bot", "A name of a commit", id="mention last"),
        pytest.param(
            "👩‍👩‍👧 @konspekt_bot what is a branch", "A name of a commit", id="after emoji"
        ),
        pytest.param("/help@konspekt_bot", "Just write your question", id="command with name"),
        pytest.param("/help", "Just write your question", id="command"),
        pytest.param("/start branch", "A name of a commit", id="start with an entry"),
        pytest.param("@konspekt_bot", "next to the mention", id="bare mention"),
    ],
)
async def test_those_who_speak_to_the_bot_are_answered(talk: Talk, text: str, said: str) -> None:
    group = talk.group()
    assert said in (await talk.ask(group, text)).text
    assert len(talk.api.sent(group)) == 1
    assert talk.api.refusals == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("what is a branch", id="nobody named"),
        pytest.param("@other_bot what is a branch", id="another bot"),
        pytest.param("@konspekt_bot2 what is a branch", id="a longer name"),
        pytest.param("mail me@konspekt_bot.example what is a branch", id="part of an address"),
        pytest.param("/help@other_bot", id="command of another bot"),
        pytest.param("/unknown", id="command of nobody"),
    ],
)
async def test_others_are_left_alone(talk: Talk, text: str) -> None:
    group = talk.group()
    talk.api.say(group, text)
    await talk.silence(group)


async def test_an_answer_in_a_group_is_a_reply_to_the_question(talk: Talk) -> None:
    group = talk.group()
    asked = talk.api.say(group, "@konspekt_bot what is a branch")
    answer = await talk.api.reply_to(asked)
    assert answer.message["reply_to_message"]["message_id"] == asked["message_id"]


async def test_a_reply_to_the_bot_is_a_question(talk: Talk) -> None:
    group = talk.group()
    first = await talk.ask(group, "@konspekt_bot what is a branch")
    asked = talk.api.say(group, "what is a stash", reply_to=first.message_id)
    assert "A place for unfinished" in (await talk.api.reply_to(asked)).text


async def test_a_reply_asks_on_about_the_message_it_replies_to(talk: Talk) -> None:
    group = talk.group()
    first = await talk.ask(group, "@konspekt_bot git status")
    await talk.ask(group, "@konspekt_bot what is a stash")
    asked = talk.api.say(group, "and with -s?", reply_to=first.message_id)
    assert "Shortly." in (await talk.api.reply_to(asked)).text


async def test_a_reply_to_somebody_else_is_none(talk: Talk) -> None:
    group = talk.group()
    said = talk.api.say(group, "look here")
    talk.api.say(group, "what is a stash", reply_to=said["message_id"], user=7002)
    await talk.silence(group)


async def test_a_bare_mention_asks_what_was_replied_to(talk: Talk) -> None:
    group = talk.group()
    said = talk.api.say(group, "what is a stash")
    asked = talk.api.say(group, "@konspekt_bot", reply_to=said["message_id"], user=7002)
    assert "A place for unfinished" in (await talk.api.reply_to(asked)).text


async def test_a_caption_that_names_the_bot_is_a_question(talk: Talk) -> None:
    group = talk.group()
    caption = "@konspekt_bot what is a stash"
    content = {
        "photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}],
        "caption": caption,
        "caption_entities": [{"type": "mention", "offset": 0, "length": 13}],
    }
    where, sender = talk.api.open_chat(group), talk.api.person(7001, "en")
    message = talk.api.add_message(where, sender, content, None)
    talk.api.say_raw({"message": message})
    assert "A place for unfinished" in (await talk.api.reply_to(message)).text


async def test_people_who_come_and_go_are_left_alone(talk: Talk) -> None:
    group = talk.group()
    where, sender = talk.api.open_chat(group), talk.api.person(7001)
    content = {"new_chat_members": [sender]}
    talk.api.say_raw({"message": talk.api.add_message(where, sender, content, None)})
    await talk.silence(group)
