"""Faults of a database that pass: it is locked, its disk is full, its server starts anew.

What waits here is mostly an update that Telegram keeps: nothing is lost if the process ends.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 5.0
# About a quarter of an hour; what lasts longer is not cured by waiting.
TRIES = 180

# sqlite.org/rescode.html: busy, locked, read-only, input and output, full, cannot be opened.
_SQLITE = frozenset({5, 6, 8, 10, 13, 14})
# postgresql.org/docs/current/errcodes-appendix.html: connection, resources, operator.
_POSTGRESQL = ("08", "53", "57P")

P = ParamSpec("P")
T = TypeVar("T")
Work: TypeAlias = Coroutine[Any, Any, T]  # Any: what coroutines are not used for


def patient(work: Callable[P, Work[T]]) -> Callable[P, Work[T]]:
    """The work, done again after such faults: it is a transaction, of which nothing was done."""

    @wraps(work)
    async def tried(*args: P.args, **values: P.kwargs) -> T:
        pause_s = FIRST_PAUSE_S
        for _ in range(TRIES):
            try:
                return await work(*args, **values)
            except (DBAPIError, NoConnectionError, OSError) as fault:
                if not _passes(fault):
                    raise
                reason = str(fault).partition("\n")[0]
                log.warning("The database is tried again in %.1f s: %s", pause_s, reason)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
        return await work(*args, **values)

    return tried


def _passes(fault: Exception) -> bool:
    if not isinstance(fault, DBAPIError):
        return True
    code = getattr(fault.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE
    state = getattr(fault.orig, "sqlstate", None) or ""
    return fault.connection_invalidated or state.startswith(_POSTGRESQL)
