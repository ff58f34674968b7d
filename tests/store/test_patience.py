"""Which faults of a database are waited out."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from bot.store.patience import TRIES, patient
from tests.chat.virtual_time import now, run


def of_sqlite(code: int) -> OperationalError:
    """As the library raises what SQLite says."""
    fault = sqlite3.OperationalError("x")
    fault.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, fault)


def of_postgresql(state: str) -> OperationalError:
    """As the library raises what a server says."""
    fault = Exception("x")
    fault.sqlstate = state  # type: ignore[attr-defined]  # as the driver's have
    return OperationalError("SELECT 1", {}, fault)


class Failing:
    """Fails so many times."""

    def __init__(self, fault: Exception, times: int) -> None:
        self.fault = fault
        self.left = times

    @patient
    async def work(self) -> str:
        """Works in the end."""
        if self.left:
            self.left -= 1
            raise self.fault
        return "done"


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(of_sqlite(sqlite3.SQLITE_BUSY), id="locked"),
        pytest.param(of_sqlite(sqlite3.SQLITE_FULL), id="full"),
        pytest.param(of_sqlite(sqlite3.SQLITE_IOERR_WRITE), id="cannot be written"),
        pytest.param(of_postgresql("53100"), id="the server's disk is full"),
        pytest.param(of_postgresql("57P01"), id="the server is stopped"),
        pytest.param(ConnectionRefusedError("x"), id="no server"),
        pytest.param(NoConnectionError("x"), id="all connections wait"),
    ],
)
def test_what_passes_is_waited_out(fault: Exception) -> None:
    async def scenario() -> float:
        begun = now()
        assert await Failing(fault, 10).work() == "done"
        return now() - begun

    assert 30 < run(scenario()) < 60


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        pytest.param(of_sqlite(sqlite3.SQLITE_ERROR), 1, id="no such table"),
        pytest.param(of_postgresql("42P01"), 1, id="no such table on a server"),
        pytest.param(ZeroDivisionError(), 1, id="a mistake"),
        pytest.param(of_sqlite(sqlite3.SQLITE_FULL), TRIES + 1, id="full for ever"),
    ],
)
def test_what_does_not_pass_is_raised(fault: Exception, times: int) -> None:
    failing = Failing(fault, times)
    with pytest.raises(type(fault)):
        run(failing.work())
    assert failing.left == 0
