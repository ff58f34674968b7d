"""What was told last, in each chat and by each message, for some minutes and in memory only."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeAlias

from bot.chat.sender import Sent
from bot.matching.followups import Last

WINDOW_S = 600.0
# Of so many chats and messages at most: a megabyte or two.
MOST = 2000

# A chat's id and the number of a message there; 0 for the chat's last one.
_Place: TypeAlias = tuple[int, int]
_LAST = 0


@dataclass(frozen=True, slots=True, eq=False)
class Recent:
    """Remembers answers. `clock`: seconds from any moment."""

    clock: Callable[[], float] = monotonic
    _told: OrderedDict[_Place, tuple[float, Last]] = field(default_factory=OrderedDict)

    def remember(self, sent: Sent | None, last: Last | None) -> None:
        """Keeps what was told by a message that was sent."""
        if sent is None or last is None:
            return
        number = _LAST if sent.message is None else int(sent.message["message_id"])
        for place in {(sent.chat_id, number), (sent.chat_id, _LAST)}:
            self._told[place] = self.clock(), last
            self._told.move_to_end(place)
        while len(self._told) > MOST:
            self._told.popitem(last=False)
        self._drop_old()

    def last(self, chat_id: int, number: int = _LAST) -> Last | None:
        """What was told last in a chat, or by its message of that number."""
        self._drop_old()
        found = self._told.get((chat_id, number))
        return None if found is None else found[1]

    def forget(self, chat_id: int) -> None:
        """Drops all that was told in a chat."""
        for place in [place for place in self._told if place[0] == chat_id]:
            del self._told[place]

    def _drop_old(self) -> None:
        while self._told:
            place, (at, _) = next(iter(self._told.items()))
            if self.clock() - at <= WINDOW_S:
                return
            del self._told[place]
