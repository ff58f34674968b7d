"""What people do in the world; each act queues its update."""

import time

from tests.botapi.refusal import Json
from tests.botapi.text import found_entities
from tests.botapi.world import Chat, World

SOMEONE = 7001


class People(World):
    """The world with the things that people do in it."""

    def say(
        self,
        chat: int,
        text: str,
        *,
        user: int | None = None,
        language_code: str | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """A person writes; the message. Delivered whether or not privacy mode would hide it."""
        where = self.open_chat(chat)
        sender = self.person(self._who(where, user), language_code)
        content: Json = {"text": text}
        if entities := found_entities(text):
            content["entities"] = entities
        message = self.add_message(where, sender, content, reply_to)
        self.updates.push({"message": message})
        return message

    def edit(self, chat: int, message_id: int, text: str) -> Json:
        """A person edits a message of theirs. Raises KeyError."""
        messages = self.chats[chat].messages
        changed = messages[message_id] | {"text": text, "edit_date": int(time.time())}
        changed.pop("entities", None)
        if entities := found_entities(text):
            changed["entities"] = entities
        messages[message_id] = changed
        self.updates.push({"edited_message": changed})
        return changed

    def press(
        self,
        chat: int,
        message_id: int,
        button: str | tuple[int, int] | None = None,
        *,
        data: str | None = None,
        user: int | None = None,
    ) -> Json:
        """A press of a button named by its text or (row, column), or of none with forged data."""
        where = self.open_chat(chat)
        gone = {"chat": where.info, "message_id": message_id, "date": 0}
        message = where.messages.get(message_id, gone)
        if data is None:
            data = _data_of(message, button)
        query = {
            "id": self.new_id(),
            "from": self.person(self._who(where, user)),
            "message": message,
            "chat_instance": str(chat),
            "data": data,
        }
        self.say_raw({"callback_query": query})
        return query

    def ask_inline(self, query: str, *, user: int = SOMEONE, offset: str = "") -> Json:
        """A person types after the bot's name in some chat."""
        asked = {"id": self.new_id(), "from": self.person(user), "query": query, "offset": offset}
        self.say_raw({"inline_query": asked})
        return asked

    def vote(
        self, chat: int, message_id: int, options: list[int], *, user: int | None = None
    ) -> Json:
        """A person votes in a poll of the bot, or takes the vote back. Raises KeyError."""
        where = self.chats[chat]
        poll = where.messages[message_id]["poll"]
        answer = {
            "poll_id": poll["id"],
            "user": self.person(self._who(where, user)),
            "option_ids": options,
            "option_persistent_ids": [poll["options"][at]["persistent_id"] for at in options],
        }
        if not poll["is_anonymous"]:
            self.updates.push({"poll_answer": answer})
        return answer

    def say_raw(self, update: Json) -> Json | None:
        """Queues any update as it is, with the next id unless it has one."""
        for kind in ("callback_query", "inline_query"):
            if kind in update:
                self.open_queries.add(update[kind]["id"])
        return self.updates.push(update)

    def repeat(self, update_id: int) -> None:
        """Telegram delivers an update for a second time. Raises KeyError."""
        self.updates.repeat(update_id)

    def block(self, chat: int) -> None:
        """The person blocks the bot, or the group throws it out; the bot is told."""
        self._set_blocked(chat, blocked=True)

    def unblock(self, chat: int) -> None:
        """The bot is let in again."""
        self._set_blocked(chat, blocked=False)

    def migrate(self, chat: int, new: int) -> None:
        """A group becomes a supergroup with another id; both tell of it."""
        old, target = self.open_chat(chat), self.open_chat(new)
        old.moved_to = new
        sender = self.person(self._who(old, None))
        for where, content in (
            (old, {"migrate_to_chat_id": new}),
            (target, {"migrate_from_chat_id": chat}),
        ):
            self.updates.push({"message": self.add_message(where, sender, content, None)})

    def forget_query(self, query_id: str) -> None:
        """A query gets too old to be answered."""
        self.open_queries.discard(query_id)

    def _who(self, chat: Chat, user: int | None) -> int:
        return user or (int(chat.info["id"]) if chat.private else SOMEONE)

    def _set_blocked(self, chat: int, *, blocked: bool) -> None:
        where = self.open_chat(chat)
        where.blocked = blocked
        member = {"user": self.bot, "status": "member"}
        gone = {"user": self.bot, "status": "kicked", "until_date": 0}
        self.updates.push(
            {
                "my_chat_member": {
                    "chat": where.info,
                    "from": self.person(self._who(where, None)),
                    "date": int(time.time()),
                    "old_chat_member": member if blocked else gone,
                    "new_chat_member": gone if blocked else member,
                }
            }
        )


def _data_of(message: Json, button: str | tuple[int, int] | None) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if isinstance(button, str):
        named = [one for row in rows for one in row if one["text"] == button]
    else:
        named = [rows[button[0]][button[1]]] if button is not None else []
    if not named or "callback_data" not in named[0]:
        labels = [one["text"] for row in rows for one in row]
        raise ValueError(f"no callback button {button!r} among {labels}")
    return str(named[0]["callback_data"])
