"""Logging, set up once: to stderr, without the token, without what people say."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

# The number of the update being worked on; 0 beside all of them.
update: ContextVar[int] = ContextVar("update", default=0)


class _Redacting(logging.Formatter):
    """Formats a record and takes the token out of whatever came to be in it."""

    def __init__(self, secret: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(about)s%(message)s")
        self.secret = secret

    def format(self, record: logging.LogRecord) -> str:
        number = update.get()
        record.about = f"[{number}] " if number else ""
        return self._redacted(super().format(record))

    def _redacted(self, text: str) -> str:
        return text if self.secret is None else text.replace(self.secret, "[token]")


class _Json(_Redacting):
    """One JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, str | int] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := update.get():
            entry["update"] = number
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return self._redacted(json.dumps(entry, ensure_ascii=False))


def set_up(level: str, style: str, secret: str | None) -> None:
    """Sends all logs to stderr. `style`: text or json. `secret` is cut out of every line."""
    # A message with a lone surrogate must not stop the log.
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="backslashreplace")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json(secret) if style == "json" else _Redacting(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # httpx logs every request with its URL, which holds the token; the library logs all that is
    # said and sent, or, from BaseRequest, whole answers that are no JSON.
    for name, least in (
        ("httpx", logging.WARNING),
        ("httpcore", logging.WARNING),
        ("telegram", logging.INFO),
        ("telegram.request.BaseRequest", logging.CRITICAL),
    ):
        logger = logging.getLogger(name)
        logger.setLevel(max(least, logging.getLogger().level))
