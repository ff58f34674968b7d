"""Whether the bot that runs on a data folder is well, without asking the network."""

from bot import heartbeat
from bot.settings import Settings
from bot.store.address import file_of
from bot.store.probe import unwritable


def trouble(configured: Settings, within_s: float, now: float) -> str | None:
    """What is wrong, in one line; None if nothing is.

    `within_s`: Telegram has to have answered a poll within that many seconds. `now`: of the
    monotonic clock.
    """
    life = heartbeat.read(configured.data)
    if life is None:
        return f"no bot runs on {configured.data}"
    if not life.heard_at:
        return "Telegram has not been heard from yet"
    if (silent_s := now - life.heard_at) > within_s:
        return f"Telegram has not been heard from for {silent_s:.0f} s"
    if not life.is_ready:
        return "the course is not loaded yet"
    file = file_of(configured.database)
    return None if file is None else unwritable(file)
