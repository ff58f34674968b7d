"""The environment -> frozen settings. Every wrong variable is named at once, in one line each."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import SettingsError
from bot.knowledge.course import LANGUAGES, Language

TELEGRAM = "https://api.telegram.org"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
SILENCE_S = 300.0
DATABASE = "konspekt.db"  # the file in KONSPEKT_DATA

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. `token` is None where the bot runs in the terminal.

    `silence_s`: how long Telegram may be silent before the bot ends; infinite for ever.
    """

    course: Path
    token: str | None = field(default=None, repr=False)
    api_url: str = TELEGRAM
    data: Path = Path("data")
    database_url: str | None = field(default=None, repr=False)
    language: Language = "en"
    timezone: str = "UTC"
    admins: frozenset[int] = frozenset()
    proxy: str | None = field(default=None, repr=False)
    log_level: str = "INFO"
    log_format: str = "text"
    silence_s: float = SILENCE_S

    @property
    def database(self) -> str:
        """The database's address: as given, or a file in `data`."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data.absolute() / DATABASE}"


def shipped_course() -> Path:
    """The course that comes with the package: in the wheel, or beside it in a checkout."""
    package = Path(__file__).parent
    wheel = package / "shipped" / "docker"
    return wheel if wheel.is_dir() else package.parent / "knowledge" / "docker"


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from environment variables. SettingsError names every wrong one."""
    reader = _Reader(environment)
    settings = Settings(
        course=reader.get("KONSPEKT_COURSE", Path, "a folder") or shipped_course(),
        token=_token(reader),
        api_url=reader.get("TELEGRAM_API_URL", _http, "http://… or https://…") or TELEGRAM,
        data=reader.get("KONSPEKT_DATA", Path, "a folder") or Path("data"),
        database_url=reader.get(
            "DATABASE_URL", _database, "sqlite+aiosqlite:///… or postgresql+asyncpg://…"
        ),
        language=reader.get("KONSPEKT_LANGUAGE", _language, " or ".join(LANGUAGES)) or "en",
        timezone=reader.get("KONSPEKT_TIMEZONE", _zone, "a name such as Europe/Berlin") or "UTC",
        admins=reader.get("KONSPEKT_ADMINS", _admins, "Telegram user ids with commas between")
        or frozenset(),
        proxy=reader.get("TELEGRAM_PROXY", _proxy, "http://… or socks5://…"),
        log_level=reader.get("KONSPEKT_LOG_LEVEL", _level, ", ".join(LOG_LEVELS)) or "INFO",
        log_format=reader.get("KONSPEKT_LOG_FORMAT", _format, " or ".join(LOG_FORMATS)) or "text",
        silence_s=reader.get("KONSPEKT_WATCHDOG", _silence, "0, or 20 seconds at least")
        or SILENCE_S,
    )
    if reader.faults:
        raise SettingsError("\n".join(reader.faults))
    return settings


class _Reader:
    """Reads variables one by one and collects what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.faults: list[str] = []

    def get(self, name: str, parse: Callable[[str], T], allowed: str) -> T | None:
        """The parsed value; None where the variable is unset, empty or wrong."""
        given = self.environment.get(name, "").strip()
        if not given:
            return None
        try:
            return parse(given)
        except ValueError:
            self.faults.append(f"{name}: {_shown(name, given)} is not allowed; expected {allowed}")
            return None


def _shown(name: str, given: str) -> str:
    """What was given, without a password that may stand in it."""
    if name in {"DATABASE_URL", "TELEGRAM_PROXY", "TELEGRAM_API_URL"}:
        given = re.sub(r"(?:(?<=//)|^(?!\w+://)).*@", "…@", given)
    return repr(given)


def _token(reader: _Reader) -> str | None:
    """The token, which is never shown, whichever way it is given."""
    given = reader.environment.get("TELEGRAM_TOKEN", "").strip()
    file = reader.environment.get("TELEGRAM_TOKEN_FILE", "").strip()
    source = "TELEGRAM_TOKEN"
    if given and file:
        reader.faults.append("TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE are both set; expected one")
        return None
    if file:
        source = f"TELEGRAM_TOKEN_FILE: the file {file!r}"
        try:
            given = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not text"
            reader.faults.append(f"{source} cannot be read: {reason}")
            return None
        if not given:
            reader.faults.append(f"{source} is empty; expected the token from @BotFather")
            return None
    if given and not _TOKEN.fullmatch(given):
        reader.faults.append(
            f"{source}: what is given does not look like a token;"
            " expected digits, a colon and letters, as @BotFather sends it"
        )
        return None
    return given or None


def _url(given: str, schemes: tuple[str, ...]) -> str:
    parts = urlsplit(given)
    if parts.scheme not in schemes or not parts.hostname or not 0 <= (parts.port or 0) < 65536:
        raise ValueError(given)
    return given.rstrip("/")


def _http(given: str) -> str:
    return _url(given, ("http", "https"))


def _proxy(given: str) -> str:
    return _url(given, ("http", "https", "socks5", "socks5h"))


def _database(given: str) -> str:
    if not given.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
        raise ValueError(given)
    return given


def _language(given: str) -> Language:
    if given.lower() not in LANGUAGES:
        raise ValueError(given)
    return cast("Language", given.lower())


def _zone(given: str) -> str:
    try:
        return ZoneInfo(given).key
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(given) from error


def _admins(given: str) -> frozenset[int]:
    admins = frozenset(int(part) for part in given.split(","))
    if any(admin <= 0 for admin in admins):
        raise ValueError(given)
    return admins


def _silence(given: str) -> float:
    """Seconds; an idle poll takes 10 of them, and 5 more where it fails."""
    seconds = float(given) or math.inf
    if not seconds >= 20:
        raise ValueError(given)
    return seconds


def _level(given: str) -> str:
    if given.upper() not in LOG_LEVELS:
        raise ValueError(given)
    return given.upper()


def _format(given: str) -> str:
    if given.lower() not in LOG_FORMATS:
        raise ValueError(given)
    return given.lower()
