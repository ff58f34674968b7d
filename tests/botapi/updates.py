"""The queue of updates, with getUpdates' rules of offset and of a single poller."""

import asyncio
from collections import deque

from tests.botapi.refusal import Json, RefusalError

LONGEST_POLL_S = 50
# https://core.telegram.org/bots/api#getupdates: not sent unless asked for by name.
_ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates on their way to the bot. An update is kept until a higher offset is asked for."""

    def __init__(self) -> None:
        self.history: dict[int, Json] = {}
        self.confirmed = 0
        self.allowed: frozenset[str] = frozenset()
        self.next_id = 1001
        self._queue: deque[Json] = deque()
        self._repeats: list[Json] = []
        self._repeats_sent = 0
        self._poller: asyncio.Future[None] | None = None

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._queue) + len(self._repeats)

    def push(self, content: Json) -> Json | None:
        """Queues an update of one kind; None if the bot does not want that kind."""
        kinds = content.keys() - {"update_id"}
        wanted = kinds & self.allowed if self.allowed else kinds - _ON_REQUEST
        if not wanted:
            return None
        update = {"update_id": self.next_id} | content
        self.next_id = max(self.next_id, update["update_id"]) + 1
        self.history[update["update_id"]] = update
        self._queue.append(update)
        self._wake()
        return update

    def repeat(self, update_id: int) -> None:
        """Delivers an earlier update once more, though it was confirmed. Raises KeyError."""
        self._repeats.append(self.history[update_id])
        self._wake()

    def drop(self) -> None:
        """Forgets everything pending."""
        self.forget(self.next_id)

    def forget(self, offset: int) -> None:
        """Confirms the updates below `offset`; a negative one keeps that many from the end."""
        if offset < 0:
            offset = (
                self._queue[max(len(self._queue) + offset, 0)]["update_id"] if self._queue else 0
            )
        if offset > 0:
            kept = self._repeats[self._repeats_sent :]
            sent = self._repeats[: self._repeats_sent]
            sent = [update for update in sent if update["update_id"] >= offset]
            self._repeats, self._repeats_sent = sent + kept, len(sent)
        while self._queue and self._queue[0]["update_id"] < offset:
            self.confirmed = max(self.confirmed, self._queue.popleft()["update_id"])

    async def poll(self, limit: int, timeout_s: float) -> list[Json]:
        """The oldest updates; waits for one if there is none. Ends another poll with 409."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(RefusalError(_CONFLICT, 409))
        if not self.pending and timeout_s > 0:
            self._poller = poller = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait((poller,), timeout=min(timeout_s, LONGEST_POLL_S))
                if poller.done():
                    poller.result()
            finally:
                if self._poller is poller:
                    self._poller = None
        self._repeats_sent = min(limit, len(self._repeats))
        batch = self._repeats[:limit]
        return batch + [self._queue[at] for at in range(min(limit - len(batch), len(self._queue)))]

    def _wake(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
