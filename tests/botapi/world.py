"""Telegram as the bot sees it: people, chats, messages, queries."""

import itertools
import time
from dataclasses import dataclass, field

from tests.botapi.refusal import Json, RefusalError, bad_request
from tests.botapi.updates import UpdateQueue


@dataclass(slots=True)
class Chat:
    """A chat with its messages by id, as they stand now."""

    info: Json
    messages: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0
    blocked: bool = False
    moved_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is a chat with one person."""
        return bool(self.info["type"] == "private")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the bot sent or edited. `raw` is the text as sent, `at` seconds of `monotonic`."""

    chat_id: int
    message_id: int
    method: str
    text: str
    raw: str
    markup: Json | None
    at: float
    message: Json

    @property
    def labels(self) -> list[str]:
        """Texts of the inline buttons, in reading order."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]


class World:
    """State of all chats. What the bot sent is in `outbox`, in order."""

    def __init__(self, bot_id: int) -> None:
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Konspekt",
            "username": "konspekt_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        self.updates = UpdateQueue()
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, Json] = {}
        self.outbox: list[Sent] = []
        self.open_queries: set[str] = set()
        self.answers: dict[str, Json] = {}
        self.pictures: list[bytes] = []
        self.profile: dict[str, dict[str, Json | list[Json] | str]] = {}
        self._ids = itertools.count(90_000_001)

    def new_id(self) -> str:
        """An id for a query or poll that was not used before."""
        return str(next(self._ids))

    def open_chat(self, chat: int, kind: str | None = None, **info: str) -> Chat:
        """The chat, made if it is new: private above 0, a supergroup from -10**12 down."""
        if chat not in self.chats:
            kind = kind or (
                "private" if chat > 0 else "group" if chat > -(10**12) else "supergroup"
            )
            name = (
                {"first_name": f"User {chat}"} if kind == "private" else {"title": f"Group {chat}"}
            )
            self.chats[chat] = Chat({"id": chat, "type": kind} | name | info)
        return self.chats[chat]

    def person(self, user: int, language_code: str | None = None) -> Json:
        """The user, made if new; the language stays until another is given."""
        known = self.users.get(user, {"id": user, "is_bot": False, "first_name": f"User {user}"})
        if language_code is not None:
            known = known | {"language_code": language_code}
        self.users[user] = known
        return known

    def add_message(self, chat: Chat, sender: Json, content: Json, reply_to: int | None) -> Json:
        """Stores a new message with the next id of its chat."""
        chat.last_id += 1
        message = {
            "message_id": chat.last_id,
            "from": sender,
            "chat": chat.info,
            "date": int(time.time()),
        }
        if reply_to is not None:
            replied = dict(chat.messages[reply_to])
            replied.pop("reply_to_message", None)
            message["reply_to_message"] = replied
        message |= content
        chat.messages[chat.last_id] = message
        return message

    def record(self, method: str, message: Json, raw: str) -> None:
        """Notes what the bot sent or edited."""
        self.outbox.append(
            Sent(
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                method=method,
                text=message.get("text")
                or message.get("caption")
                or message.get("poll", {}).get("question", ""),
                raw=raw,
                markup=message.get("reply_markup"),
                at=time.monotonic(),
                message=message,
            )
        )

    def chat_of(self, chat_id: str, *, writing: bool = False) -> Chat:
        """The chat a method names, by id or @username. `writing` needs the bot to be welcome."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self._by_name(chat_id[1:]) if chat_id.startswith("@") else self._by_id(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if writing and chat.moved_to is not None:
            reason = "group chat was upgraded to a supergroup chat"
            raise bad_request(reason, migrate_to_chat_id=chat.moved_to)
        if writing and chat.blocked:
            kind = chat.info["type"]
            reason = (
                "bot was blocked by the user"
                if kind == "private"
                else f"bot was kicked from the {kind} chat"
            )
            raise RefusalError(f"Forbidden: {reason}", 403)
        return chat

    def _by_name(self, username: str) -> Chat | None:
        named = (one for one in self.chats.values() if one.info.get("username") == username)
        return next((one for one in named if not one.private), None)

    def _by_id(self, chat_id: str) -> Chat | None:
        try:
            return self.chats.get(int(chat_id))
        except ValueError:
            return None

    def close_query(self, query_id: str, answer: Json) -> None:
        """Answers a query once. Raises RefusalError for any other id."""
        if query_id not in self.open_queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.open_queries.remove(query_id)
        self.answers[query_id] = answer
