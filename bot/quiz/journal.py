"""What the quiz has to remember, and what it asks of whoever keeps it. `store` fulfils it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias

from bot.knowledge.course import Language
from bot.quiz.calendar import Schedule
from bot.quiz.memory import Card
from bot.quiz.progress import Review

# claimed: about to be sent; unknown: its sending timed out, which counts as sent.
State: TypeAlias = Literal["claimed", "sent", "unknown", "skipped"]
TERMINAL = 0  # The learner, and the chat, of those who practise in a terminal.


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's daily quiz. `next_at` is None where it is off; `last` is the last date served."""

    id: int
    language: Language
    schedule: Schedule
    next_at: datetime | None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Today's quiz of one chat: there is one for each local date, never two."""

    chat_id: int
    local_date: date


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that was sent. `right` is None where the answer is typed.

    `local_date` is the delivery's, None where somebody wanted a question now.
    """

    id: str
    chat_id: int
    entry_id: str
    key: str
    language: Language
    right: int | None
    at: datetime
    local_date: date | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A person's answers in a group: how many were right of how many."""

    name: str
    right: int
    asked: int


class Journal(Protocol):
    """Keeps all that has to outlive the process."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may deliver from it too."""

    async def chat(self, chat_id: int) -> Chat | None:
        """The chat's daily quiz, None where it never had one."""

    async def save_chat(self, chat: Chat) -> None:
        """Stores a daily quiz over the one before. `last` is not stored: deliveries tell it."""

    async def switch_off(self, chat_id: int) -> None:
        """Nothing is due there any more."""

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: everything of it moves along."""

    async def due_chats(self, now: datetime, limit: int) -> Sequence[Chat]:
        """Chats whose quiz is due, those that wait longest first."""

    async def next_at(self) -> datetime | None:
        """When the next quiz of any chat is due."""

    async def claim(self, due: Sequence[tuple[Chat, date | None]], now: datetime) -> list[Delivery]:
        """Takes these dates for this process, and stores each chat's `next_at`.

        Those that another process has taken are left out; None: nothing is due after all.
        """

    async def abandoned(self, before: datetime, now: datetime, limit: int) -> list[Delivery]:
        """Takes over claims that were made before a moment and never served."""

    async def finish(self, delivery: Delivery, state: State) -> None:
        """The delivery came to an end."""

    async def record(self, asked: Asked, state: State = "sent") -> None:
        """Stores what was asked, and the state of the delivery that it belongs to."""

    async def asked(self, asked_id: str) -> Asked | None:
        """What was asked under that id."""

    async def adopt(self, poll_id: str, learner_id: int) -> Asked | None:
        """The learner's last poll whose sending timed out, known by its id from now on."""

    async def last_asked(self, chat_id: int) -> Asked | None:
        """What was asked last in a chat."""

    async def recent(self, chat_id: int, limit: int) -> Sequence[Asked]:
        """What was asked in a chat lately, newest first."""

    async def asked_on(self, delivery: Delivery) -> Sequence[Asked]:
        """The items of a delivery that were asked, newest first."""

    async def is_answered(self, asked_id: str, learner_id: int) -> bool:
        """Whether that person has answered it."""

    async def hint(self, asked_id: str, learner_id: int) -> None:
        """That person has seen the hint."""

    async def is_hinted(self, asked_id: str, learner_id: int) -> bool:
        """Whether that person has seen the hint."""

    async def cards(self, learner_id: int) -> Sequence[Card]:
        """All that a person remembers."""

    async def group_cards(self, chat_id: int) -> Sequence[Card]:
        """For each entry the card, of those who answer in a group, that is due first."""

    async def review(
        self,
        review: Review,
        learner_id: int,
        asked: Asked | None,
        reviewed: Callable[[Card | None], Card],
        name: str | None,
    ) -> Card | None:
        """Stores an answer and the card that `reviewed` makes of the one before.

        None: that person had answered it before; the first answer counts.
        """

    async def remember(self, learner_id: int, card: Card) -> bool:
        """Stores a new card; False where the person has one."""

    async def reviews(self, learner_id: int) -> Sequence[Review]:
        """A person's answers, oldest first."""

    async def scores(self, chat_id: int, since: datetime | None) -> Sequence[Score]:
        """Answers in a group by person, without those who want it so; any order."""

    async def hide(self, learner_id: int, *, hidden: bool) -> None:
        """Whether a person is left out of leaderboards."""

    async def forget(self, learner_id: int) -> None:
        """Deletes every row of a person and of the chat with them."""

    async def close(self) -> None:
        """Disconnects."""
