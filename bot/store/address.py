"""What an address of a database says, read without SQLAlchemy: that takes long."""

from pathlib import Path


def file_of(url: str) -> Path | None:
    """The file of an SQLite database, whether it is there or not; None for a server's."""
    scheme, _, named = url.partition(":///")
    return Path(named.partition("?")[0]) if scheme.startswith("sqlite") else None
