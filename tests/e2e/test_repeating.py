"""What failed is tried again, until it is done once."""

import pytest

from tests.botapi.faults import Kind
from tests.e2e.questions import all_confirmed
from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("kind", ["500", "reset_before", "429"])
async def test_a_sending_that_failed_is_repeated(talk: Talk, kind: Kind) -> None:
    chat = talk.person()
    talk.api.fault(kind, "sendMessage", retry_after=1)
    assert "A name of a commit" in (await talk.ask(chat, "what is a branch")).text
    await all_confirmed(talk.api)
    assert len(talk.api.sent(chat)) == 1


@pytest.mark.parametrize("kind", ["500", "reset_before", "reset_after", "429"])
async def test_a_poll_that_failed_is_repeated(talk: Talk, kind: Kind) -> None:
    chat = talk.person()
    await talk.ask(chat, "what is a branch")
    talk.api.fault(kind, "getUpdates", retry_after=1)
    await talk.ask(chat, "what is a merge")
    await talk.ask(chat, "what is a stash")
    await all_confirmed(talk.api)
    assert len(talk.api.sent(chat)) == 3


@pytest.mark.parametrize("kind", ["500", "reset_before"])
async def test_an_acknowledgement_that_failed_is_repeated(talk: Talk, kind: Kind) -> None:
    sent = await talk.ask(talk.person(), "/start")
    talk.api.fault(kind, "answerCallbackQuery", retry_after=1)
    await talk.press(sent, (0, 0))
    await all_confirmed(talk.api)
    assert len(talk.api.sent(sent.chat_id)) == 2
