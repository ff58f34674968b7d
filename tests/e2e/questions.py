"""Many questions, and what must hold for their answers whatever happened."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable

from tests.botapi.refusal import Json
from tests.botapi.server import BotApi
from tests.e2e.process import PATIENCE_S

SUBJECTS = ("branch", "merge", "clone", "stash", "head", "worktree", "blame", "hook", "rebase")

ChatOf = Callable[[int], int]


def chats_apart(number: int) -> int:
    """Every question in a chat of its own."""
    return 1000 + number


def one_chat(number: int) -> int:
    """All questions in the same group, each of another person: one would be writing too much."""
    return -1000


def ask_many(api: BotApi, chat_of: ChatOf, count: int) -> list[Json]:
    """Questions that wait for the bot, as messages."""
    return [
        api.say(
            chat_of(number),
            f"@konspekt_bot what is a {SUBJECTS[number % len(SUBJECTS)]}",
            user=chats_apart(number),
        )
        for number in range(count)
    ]


async def until(happened: Callable[[], object]) -> None:
    """Waits for what no request to the server tells of. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not happened():  # noqa: ASYNC110  there is nothing to wait for but time
            await asyncio.sleep(0.01)


async def all_confirmed(api: BotApi) -> None:
    """The bot has confirmed all updates. Raises TimeoutError."""
    await until(lambda: not api.pending)


def unanswered(api: BotApi, asked: Iterable[Json]) -> list[int]:
    """Chats in which the bot said less than it was asked."""
    expected = Counter(message["chat"]["id"] for message in asked)
    said = Counter(one.chat_id for one in api.outbox)
    return [chat for chat, count in expected.items() if said[chat] < count]


def over_answered(api: BotApi, asked: Iterable[Json], times: int) -> list[int]:
    """Chats in which the bot said more than `times` for each question."""
    expected = Counter(message["chat"]["id"] for message in asked)
    said = Counter(one.chat_id for one in api.outbox)
    return [chat for chat, count in said.items() if count > times * expected[chat]]


def confirmed_before_answered(api: BotApi) -> list[int]:
    """Updates that a `getUpdates` gave up before something was sent for each so far in its chat."""
    early = []
    for call in api.calls:
        offset = int(call.params.get("offset", 0)) if call.method == "getUpdates" else 0
        given_up = [update for number, update in api.updates.history.items() if number < offset]
        asked = Counter(update["message"]["chat"]["id"] for update in given_up)
        said = Counter(one.chat_id for one in api.outbox if one.at <= call.at)
        early += [chat for chat, count in asked.items() if said[chat] < count]
    return early
