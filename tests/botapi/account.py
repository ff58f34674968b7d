"""Methods about the bot itself: who it is, its updates, its commands and descriptions."""

import re
from typing import Any

from tests.botapi.params import Params, only
from tests.botapi.refusal import Json, bad_request
from tests.botapi.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SCOPES: dict[str, frozenset[str]] = {
    "default": frozenset(),
    "all_private_chats": frozenset(),
    "all_group_chats": frozenset(),
    "all_chat_administrators": frozenset(),
    "chat": frozenset(("chat_id",)),
    "chat_administrators": frozenset(("chat_id",)),
    "chat_member": frozenset(("chat_id", "user_id")),
}


def get_me(world: World, params: Params) -> Json:
    """The bot as a user."""
    return world.bot


async def get_updates(world: World, params: Params) -> list[Json]:
    """Confirms updates below `offset` and gives the next ones."""
    limit = params.integer("limit", 100)
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    if "allowed_updates" in params:
        allowed = params.json("allowed_updates")
        if not isinstance(allowed, list) or not all(isinstance(one, str) for one in allowed):
            raise bad_request("can't parse allowed_updates: expected an Array of String")
        world.updates.allowed = frozenset(allowed)
    world.updates.forget(params.integer("offset", 0))
    return await world.updates.poll(limit, params.integer("timeout", 0))


def delete_webhook(world: World, params: Params) -> bool:
    """There never is a webhook; pending updates are dropped if asked."""
    if params.boolean("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    """An empty webhook, with the number of pending updates."""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
    }
    allowed = sorted(world.updates.allowed)
    return info | ({"allowed_updates": allowed} if allowed else {})


def set_my_commands(world: World, params: Params) -> bool:
    """Replaces the commands of one scope and language."""
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    if len({command["command"] for command in commands}) < len(commands):
        raise bad_request("BOT_COMMAND_DUPLICATE")
    world.profile.setdefault("commands", {})[_scope(params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> Any:
    """The commands of exactly this scope and language; none is an empty list."""
    return world.profile.get("commands", {}).get(_scope(params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Forgets the commands of one scope and language."""
    world.profile.get("commands", {}).pop(_scope(params), None)
    return True


def set_my_name(world: World, params: Params) -> bool:
    """The bot's name, up to 64 characters."""
    return _set_text(world, params, "name", 64)


def set_my_description(world: World, params: Params) -> bool:
    """What an empty chat shows, up to 512 characters."""
    return _set_text(world, params, "description", 512)


def get_my_description(world: World, params: Params) -> Json:
    """The description in a language, else the one without a language."""
    return _text(world, params, "description")


def set_my_short_description(world: World, params: Params) -> bool:
    """What the profile shows, up to 120 characters."""
    return _set_text(world, params, "short_description", 120)


def get_my_short_description(world: World, params: Params) -> Json:
    """The short description in a language, else the one without a language."""
    return _text(world, params, "short_description")


def _check_command(command: Any) -> None:
    only(frozenset(("command", "description")), command, "BotCommand")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(params: Params) -> str:
    scope = params.json("scope")
    if scope is None:
        scope = {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    only(_SCOPES[kind] | {"type"}, scope, "BotCommandScope")
    if missing := _SCOPES[kind] - scope.keys():
        raise bad_request(f"can't parse BotCommandScope: Can't find field \"{min(missing)}\"")
    return "/".join(
        [*(str(scope[key]) for key in ("type", *sorted(_SCOPES[kind]))), _language(params)]
    )


def _set_text(world: World, params: Params, name: str, limit: int) -> bool:
    text = params.text(name)
    if len(text) > limit:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    world.profile.setdefault(name, {})[_language(params)] = text
    return True


def _text(world: World, params: Params, name: str) -> Json:
    texts = world.profile.get(name, {})
    return {name: texts.get(_language(params)) or texts.get("", "")}
