"""A running bot and its server for a whole module, and people who each have a chat of their own."""

import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from tests.botapi.refusal import Json
from tests.botapi.server import BotApi
from tests.botapi.world import Sent
from tests.e2e.process import BotProcess, Processes
from tests.e2e.questions import all_confirmed


@dataclass(slots=True)
class Talk:
    """The server, the bot that polls it, and numbers of chats that nobody used before."""

    api: BotApi
    bot: BotProcess
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(101))

    def person(self) -> int:
        """A new private chat."""
        return next(self.numbers)

    def group(self) -> int:
        """A new group."""
        return -next(self.numbers)

    async def ask(self, chat: int, text: str, language: str = "en") -> Sent:
        """The reply to what a person says."""
        return await self.api.reply_to(self.api.say(chat, text, language_code=language))

    async def press(self, sent: Sent, button: str | tuple[int, int]) -> Sent:
        """The message that comes after a button was pressed; the press is acknowledged too."""
        count = len(self.api.sent(sent.chat_id))
        query = self.api.press(sent.chat_id, sent.message_id, button)
        await self.notice(query)
        return self.api.sent(sent.chat_id)[count]

    async def notice(self, query: Json) -> str:
        """What is shown over the chat when a press is acknowledged; mostly nothing."""
        answer = await self.api.wait_for(lambda: self.api.answers.get(query["id"]))
        assert answer is not None
        return str(answer["text"])

    async def silence(self, chat: int) -> None:
        """Everything said so far was processed, and nothing was sent to `chat`."""
        await all_confirmed(self.api)
        assert self.api.sent(chat) == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def talk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """One bot for all tests of a module."""
    server = BotApi()
    await server.start()
    try:
        async with Processes(server, tmp_path_factory.mktemp("talk")) as start:
            yield Talk(server, await start())
    finally:
        await server.stop()
