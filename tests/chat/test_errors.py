"""What handlers raise: a kind text with a code for the person, the rest for the log."""

import logging
from typing import Any

import pytest
from telegram import Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import ApplicationBuilder, CallbackContext, ExtBot

from bot.chat.errors import Unexpected
from bot.errors import StoreError
from bot.i18n import text
from tests.chat.course import course, definition, replies
from tests.chat.transport import MESSAGE, Telegram, bot_of


def context_of(bot: ExtBot[None], error: Exception) -> CallbackContext[Any, Any, Any, Any]:
    application = ApplicationBuilder().bot(bot).updater(None).build()
    context: CallbackContext[Any, Any, Any, Any] = CallbackContext(application)
    context.error = error
    return context


async def handled(error: Exception, update: object) -> Telegram:
    telegram = Telegram()
    handler = Unexpected(replies(course(definition("apple")), telegram))
    await handler(update, context_of(bot_of(telegram), error))
    return telegram


def update_of(**content: Any) -> Update:
    return Update.de_json({"update_id": 1} | content)


async def test_a_fault_of_ours_is_told_under_the_code_it_is_logged_with(
    caplog: pytest.LogCaptureFixture,
) -> None:
    telegram = await handled(ZeroDivisionError("secret detail"), update_of(message=MESSAGE))
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    (sent,) = telegram.sent()
    code = record.getMessage().rpartition(" ")[2]
    assert sent["chat_id"] == 1
    assert sent["text"] == text("chat.error", "ru", code=code)
    assert "secret detail" not in sent["text"]
    assert record.exc_info is not None


async def test_what_is_raised_on_purpose_is_logged_in_one_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    telegram = await handled(StoreError("the disk is full"), update_of(message=MESSAGE))
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert "the disk is full" in record.getMessage()
    assert record.exc_info is None
    assert len(telegram.sent()) == 1


@pytest.mark.parametrize("fault", [BadRequest("too long"), NetworkError("down")])
async def test_a_refusal_of_telegram_is_logged_and_not_told(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    telegram = await handled(fault, update_of(message=MESSAGE))
    assert telegram.asked == []
    assert str(fault) in caplog.text


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(None, id="no update"),
        pytest.param("x", id="no update of Telegram"),
        pytest.param(update_of(), id="update without a chat"),
    ],
)
async def test_a_fault_without_a_chat_is_logged_only(
    update: object, caplog: pytest.LogCaptureFixture
) -> None:
    telegram = await handled(ZeroDivisionError("x"), update)
    assert telegram.asked == []
    assert "Unexpected fault" in caplog.text
