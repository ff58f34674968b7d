"""Whether an SQLite database can be written to, found out without SQLAlchemy: that takes long."""

import sqlite3
import tempfile
from pathlib import Path

_BUSY_S = 3.0
_BLOCK = bytes(4096)


def unwritable(file: Path) -> str | None:
    """Why the database, or what is to become it, cannot be written; None if it can."""
    file = file.absolute()
    folder = next(each for each in file.parents if each.exists())
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(_BLOCK)
            probe.flush()
        if file.exists():
            connection = sqlite3.connect(f"{file.as_uri()}?mode=rw", timeout=_BUSY_S, uri=True)
            try:
                connection.isolation_level = None
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
            finally:
                connection.close()
    except (OSError, sqlite3.Error) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        return f"the database {file} cannot be written: {reason}"
    return None
