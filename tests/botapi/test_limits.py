"""Telegram's limits on how fast a bot may send."""

from collections.abc import Iterable

import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.limits import Limits
from tests.botapi.refusal import RefusalError
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


def refused(sends: Iterable[tuple[float, str]]) -> list[float]:
    """When a message was refused; sends are moments and chats."""
    now = [0.0]
    limits = Limits(lambda: now[0])
    found, codes = [], set()
    for at, chat in sends:
        now[0] = at
        try:
            limits.check(chat)
        except RefusalError as refusal:
            found.append(at)
            codes.add(refusal.code)
    assert limits.refused == len(found)
    assert codes <= {429}
    return found


@pytest.mark.parametrize(
    "sends",
    [
        pytest.param([(at / 30, str(at)) for at in range(400)], id="30 a second"),
        pytest.param([(0, str(at)) for at in range(30)], id="30 at once"),
        pytest.param([(at, "7") for at in range(70)], id="one a second to a person"),
        pytest.param([(3 * at, "-7") for at in range(70)], id="20 a minute to a group"),
    ],
)
def test_what_is_allowed(sends: list[tuple[float, str]]) -> None:
    assert refused(sends) == []


@pytest.mark.parametrize(
    ("sends", "at"),
    [
        pytest.param([(at / 100, str(at)) for at in range(31)], 0.3, id="31 in a second"),
        pytest.param([(at / 31, str(at)) for at in range(311)], 300 / 31, id="31 a second"),
        pytest.param([(0, "7"), (0.9, "7")], 0.9, id="two a second to a person"),
        pytest.param([(2.9 * at, "-7") for at in range(21)], 58, id="21 a minute to a group"),
    ],
)
def test_what_is_refused(sends: list[tuple[float, str]], at: float) -> None:
    assert refused(sends)[0] == pytest.approx(at)


async def test_the_server_holds_the_bot_to_them_once_it_is_told_to(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    for _ in range(2):
        assert (await ask("sendMessage", chat_id=1, text="x"))["ok"]
    api.limit()
    assert (await ask("sendMessage", chat_id=1, text="x"))["ok"]
    answer = await ask("sendMessage", chat_id=1, text="x")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
    assert (await ask("sendChatAction", chat_id=1, action="typing"))["ok"]
    assert len(api.outbox) == 3


async def test_a_group_that_moved_says_where_to(api: BotApi, ask: Ask) -> None:
    api.migrate(-5, -1005)
    answer = await ask("sendMessage", chat_id=-5, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -1005}
    assert (await ask("sendMessage", chat_id=-1005, text="x"))["ok"]
    updates = [one["message"] for one in (await ask("getUpdates"))["result"]]
    assert updates[0]["migrate_to_chat_id"] == -1005
    assert updates[1]["migrate_from_chat_id"] == -5
