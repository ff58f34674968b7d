"""Logging: to stderr, as text or JSON, and never with the token in it."""

import json
import logging
from collections.abc import Iterator
from contextvars import copy_context

import pytest

from bot.observe import set_up, update

TOKEN = "123456:AAF-secret_Part"
NAMES = (None, "httpx", "httpcore")

log = logging.getLogger("tests.observe")


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Leaves logging as it was found."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], [logging.getLogger(name).level for name in NAMES]
    for handler in handlers:
        root.removeHandler(handler)
    yield
    root.handlers[:] = handlers
    for name, level in zip(NAMES, levels, strict=True):
        logging.getLogger(name).setLevel(level)


def failed() -> None:
    """Logs an error whose traceback names the token."""
    try:
        raise ConnectionError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ConnectionError:
        log.exception("no answer from bot%s", TOKEN)


@pytest.mark.parametrize("style", ["text", "json"])
def test_the_token_is_cut_out(capfd: pytest.CaptureFixture[str], style: str) -> None:
    set_up("INFO", style, TOKEN)
    log.info("the token is %s, again: %s", TOKEN, TOKEN)
    failed()
    out, err = capfd.readouterr()
    assert out == ""
    assert "secret" not in err
    assert "the token is [token], again: [token]" in err
    assert "ConnectionError: https://api.telegram.org/bot[token]/getMe" in err


@pytest.mark.parametrize("style", ["text", "json"])
def test_without_a_token_nothing_is_cut(capfd: pytest.CaptureFixture[str], style: str) -> None:
    set_up("INFO", style, None)
    log.info("None of this is a secret")
    assert "None of this is a secret" in capfd.readouterr().err


def test_json_is_one_object_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "json", TOKEN)
    log.info('two\nlines and a "quote", Ёж')
    failed()
    plain, error = map(json.loads, capfd.readouterr().err.splitlines())
    assert plain["message"] == 'two\nlines and a "quote", Ёж'
    assert (plain["level"], plain["logger"]) == ("INFO", "tests.observe")
    assert plain["time"].endswith("+00:00")
    assert "exception" not in plain
    assert error["level"] == "ERROR"
    assert error["exception"].startswith("Traceback")


def test_text_names_level_and_logger(capfd: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "text", TOKEN)
    log.warning("careful")
    assert capfd.readouterr().err.endswith("WARNING tests.observe: careful\n")


@pytest.mark.parametrize("name", ["httpx", "httpcore"])
def test_requests_are_not_logged(capfd: pytest.CaptureFixture[str], name: str) -> None:
    set_up("DEBUG", "text", None)
    logging.getLogger(name).info("HTTP Request: POST https://api.telegram.org/bot%s", TOKEN)
    logging.getLogger(name).warning("slow")
    err = capfd.readouterr().err
    assert "HTTP Request" not in err
    assert "slow" in err


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        pytest.param("DEBUG", ["debug", "info", "error"], id="debug"),
        pytest.param("INFO", ["info", "error"], id="info"),
        pytest.param("ERROR", ["error"], id="error"),
    ],
)
def test_level(capfd: pytest.CaptureFixture[str], level: str, heard: list[str]) -> None:
    set_up(level, "text", None)
    log.debug("debug")
    log.info("info")
    log.error("error")
    assert [line.split(": ")[-1] for line in capfd.readouterr().err.splitlines()] == heard


@pytest.mark.parametrize("style", ["text", "json"])
def test_half_a_character_does_not_stop_the_log(
    capfd: pytest.CaptureFixture[str], style: str
) -> None:
    set_up("INFO", style, None)
    log.info("broken: \ud83d")
    log.info("next")
    err = capfd.readouterr().err
    assert "broken" in err
    assert "next" in err
    assert "Logging error" not in err


@pytest.mark.parametrize("style", ["text", "json"])
def test_lines_about_an_update_have_its_number(
    capfd: pytest.CaptureFixture[str], style: str
) -> None:
    set_up("INFO", style, None)
    log.info("beside")
    context = copy_context()
    context.run(update.set, 815)
    context.run(log.info, "about it")
    beside, about = capfd.readouterr().err.splitlines()
    assert "815" not in beside
    expected = '"update": 815' if style == "json" else ": [815] about it"
    assert expected in about


def test_setting_up_twice_logs_once(capfd: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "text", None)
    set_up("INFO", "text", None)
    log.info("once")
    assert capfd.readouterr().err.count("once") == 1
