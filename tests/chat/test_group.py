"""Groups: when the bot is spoken to, and what it was asked."""

from typing import Any

import pytest
from telegram import Message

from bot.chat.group import addressed
from tests.chat.transport import ME

NAME = "@konspekt_bot"
PERSON = {"id": 8, "is_bot": False, "first_name": "x"}


def entity(text: str, marked: str, kind: str = "mention", **more: Any) -> dict[str, Any]:
    """An entity on the last `marked` in `text`, in Telegram's units."""

    def units(piece: str) -> int:
        return len(piece.encode("utf-16-le")) // 2

    before = text[: text.rindex(marked)]
    return {"type": kind, "offset": units(before), "length": units(marked)} | more


def message(**content: Any) -> Message:
    group = {"id": -1, "type": "group", "title": "x"}
    given = {"message_id": 1, "date": 0, "chat": group, "from": PERSON}
    found = Message.de_json(given | content)
    assert found is not None
    return found


def written(text: str, *marked: str, **content: Any) -> Message:
    """A message with mentions in it."""
    return message(text=text, entities=[entity(text, one) for one in marked], **content)


def said_by(person: dict[str, Any], **content: Any) -> dict[str, Any]:
    """An earlier message that is replied to."""
    return message(**content, **{"from": person}).to_dict()


BOT_SAID = said_by(ME.to_dict(), text="An answer")
OTHER_SAID = said_by(PERSON, text="what is a hook")
TEXT_MENTION = "Konspekt what is a hook"


@pytest.mark.parametrize(
    ("heard", "question"),
    [
        pytest.param(written(f"{NAME} what is it", NAME), "what is it", id="mention first"),
        pytest.param(written(f"what is it {NAME}", NAME), "what is it", id="mention last"),
        pytest.param(written(f"what {NAME} is it", NAME), "what   is it", id="mention inside"),
        pytest.param(
            written("@Konspekt_BOT what", "@Konspekt_BOT"), "what", id="mention in capitals"
        ),
        pytest.param(
            written(f"👩‍👩‍👧🇷🇺 {NAME} what", NAME), "👩‍👩‍👧🇷🇺   what", id="emoji before the mention"
        ),
        pytest.param(
            message(
                text=TEXT_MENTION,
                entities=[entity(TEXT_MENTION, "Konspekt", "text_mention", user=ME.to_dict())],
            ),
            "what is a hook",
            id="mention without a username",
        ),
        pytest.param(
            message(caption=f"{NAME} what is it", caption_entities=[entity(f"{NAME} what", NAME)]),
            "what is it",
            id="caption",
        ),
        pytest.param(
            written(f"@other_bot {NAME} what", "@other_bot", NAME),
            "@other_bot   what",
            id="another bot is named too",
        ),
        pytest.param(
            written(f"me{NAME}.example {NAME} what", NAME),
            f"me{NAME}.example   what",
            id="an address before the mention",
        ),
        pytest.param(
            written("what is a hook", reply_to_message=BOT_SAID),
            "what is a hook",
            id="reply to the bot",
        ),
        pytest.param(
            message(caption="what is a hook", reply_to_message=BOT_SAID),
            "what is a hook",
            id="caption in reply to the bot",
        ),
        pytest.param(
            written(NAME, NAME, reply_to_message=OTHER_SAID),
            "what is a hook",
            id="bare mention in reply to a person",
        ),
        pytest.param(
            written(NAME, NAME, reply_to_message=said_by(PERSON, caption="a photo")),
            "a photo",
            id="bare mention in reply to a caption",
        ),
        pytest.param(
            written(f"{NAME} what", NAME, reply_to_message=OTHER_SAID),
            "what",
            id="question in reply to a person",
        ),
        pytest.param(written(NAME, NAME), "", id="bare mention"),
        pytest.param(
            written(NAME, NAME, reply_to_message=said_by(PERSON, sticker=None)),
            "",
            id="bare mention in reply to no text",
        ),
        pytest.param(
            written(NAME, NAME, reply_to_message=BOT_SAID), "", id="bare mention, reply to the bot"
        ),
    ],
)
def test_what_was_asked(heard: Message, question: str) -> None:
    asked = addressed(heard, ME)
    assert asked is not None
    assert asked.split() == question.split()


@pytest.mark.parametrize(
    "heard",
    [
        pytest.param(written("what is a hook"), id="nobody is named"),
        pytest.param(written(f"what{NAME}"), id="name inside a word, not marked by Telegram"),
        pytest.param(written("@other_bot what", "@other_bot"), id="another bot"),
        pytest.param(written(f"{NAME}2 what", f"{NAME}2"), id="a longer name"),
        pytest.param(written("what", reply_to_message=OTHER_SAID), id="reply to a person"),
        pytest.param(
            written("what", reply_to_message=said_by({**PERSON, "is_bot": True}, text="x")),
            id="reply to another bot",
        ),
        pytest.param(
            message(
                text=TEXT_MENTION,
                entities=[entity(TEXT_MENTION, "Konspekt", "text_mention", user=PERSON)],
            ),
            id="a person of that name",
        ),
        pytest.param(
            message(text=f"{NAME} what", entities=[entity(f"{NAME} what", NAME, "code")]),
            id="name in a piece of code",
        ),
        pytest.param(message(caption="a photo"), id="caption that names nobody"),
        pytest.param(message(), id="message without text"),
    ],
)
def test_what_was_not_asked_of_the_bot(heard: Message) -> None:
    assert addressed(heard, ME) is None
