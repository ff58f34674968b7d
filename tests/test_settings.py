"""The environment: defaults, good and bad values, and secrets that are never shown."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import TELEGRAM, Settings, read, shipped_course

TOKEN = "123456:AAF-secret_Part"
SQLITE = "sqlite+aiosqlite:///data/bot.db"
POSTGRES = "postgresql+asyncpg://bot:hidden@db/konspekt"


def faults(environment: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        read(environment)
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({}, id="nothing set"),
        pytest.param(
            dict.fromkeys(
                "TELEGRAM_TOKEN TELEGRAM_TOKEN_FILE TELEGRAM_API_URL KONSPEKT_COURSE KONSPEKT_DATA"
                " DATABASE_URL KONSPEKT_LANGUAGE KONSPEKT_TIMEZONE KONSPEKT_ADMINS TELEGRAM_PROXY"
                " KONSPEKT_LOG_LEVEL KONSPEKT_LOG_FORMAT KONSPEKT_WATCHDOG".split(),
                " ",
            ),
            id="everything set to nothing",
        ),
        pytest.param({"HOME": "/home/anna", "LANGUAGE": "de"}, id="other variables"),
    ],
)
def test_defaults(environment: dict[str, str]) -> None:
    assert read(environment) == Settings(
        course=shipped_course(),
        token=None,
        api_url=TELEGRAM,
        data=Path("data"),
        database_url=None,
        language="en",
        timezone="UTC",
        admins=frozenset(),
        proxy=None,
        log_level="INFO",
        log_format="text",
        silence_s=300.0,
    )


@pytest.mark.parametrize(
    ("variable", "given", "field", "value"),
    [
        pytest.param("TELEGRAM_TOKEN", TOKEN, "token", TOKEN, id="token"),
        pytest.param("TELEGRAM_TOKEN", f" {TOKEN}\n", "token", TOKEN, id="token in spaces"),
        pytest.param(
            "TELEGRAM_API_URL",
            "http://127.0.0.1:8081",
            "api_url",
            "http://127.0.0.1:8081",
            id="root",
        ),
        pytest.param(
            "TELEGRAM_API_URL",
            "https://api.local/",
            "api_url",
            "https://api.local",
            id="root, slash",
        ),
        pytest.param("KONSPEKT_COURSE", "notes/git", "course", Path("notes/git"), id="course"),
        pytest.param("KONSPEKT_DATA", "/data", "data", Path("/data"), id="data"),
        pytest.param("DATABASE_URL", SQLITE, "database_url", SQLITE, id="SQLite"),
        pytest.param("DATABASE_URL", POSTGRES, "database_url", POSTGRES, id="PostgreSQL"),
        pytest.param("KONSPEKT_LANGUAGE", "ru", "language", "ru", id="Russian"),
        pytest.param("KONSPEKT_LANGUAGE", "RU", "language", "ru", id="language in capitals"),
        pytest.param("KONSPEKT_TIMEZONE", "Europe/Berlin", "timezone", "Europe/Berlin", id="zone"),
        pytest.param("KONSPEKT_ADMINS", "7", "admins", frozenset({7}), id="an admin"),
        pytest.param("KONSPEKT_ADMINS", "7, 8 ,7", "admins", frozenset({7, 8}), id="two admins"),
        pytest.param("TELEGRAM_PROXY", "http://p:3128", "proxy", "http://p:3128", id="HTTP proxy"),
        pytest.param(
            "TELEGRAM_PROXY", "socks5://u:p@p:1", "proxy", "socks5://u:p@p:1", id="SOCKS proxy"
        ),
        pytest.param("KONSPEKT_LOG_LEVEL", "debug", "log_level", "DEBUG", id="level, small"),
        pytest.param("KONSPEKT_LOG_FORMAT", "JSON", "log_format", "json", id="format, capitals"),
    ],
)
def test_good_values(variable: str, given: str, field: str, value: object) -> None:
    assert getattr(read({variable: given}), field) == value


@pytest.mark.parametrize(
    ("variable", "given", "allowed"),
    [
        pytest.param("TELEGRAM_API_URL", "127.0.0.1:8081", "http://", id="root without a scheme"),
        pytest.param("TELEGRAM_API_URL", "ftp://host", "http://", id="root, wrong scheme"),
        pytest.param("TELEGRAM_API_URL", "http://", "http://", id="root without a host"),
        pytest.param("TELEGRAM_API_URL", "http://host:99999", "http://", id="root, wrong port"),
        pytest.param("TELEGRAM_API_URL", "http://[::1", "http://", id="root, wrong address"),
        pytest.param("DATABASE_URL", "mysql://host/db", "postgresql+asyncpg://", id="MySQL"),
        pytest.param(
            "DATABASE_URL", "postgresql://host/db", "postgresql+asyncpg://", id="driver is missing"
        ),
        pytest.param("KONSPEKT_LANGUAGE", "de", "ru or en", id="German"),
        pytest.param("KONSPEKT_TIMEZONE", "Mars/Base", "Europe/Berlin", id="no such zone"),
        pytest.param("KONSPEKT_TIMEZONE", "../etc/passwd", "Europe/Berlin", id="zone is a path"),
        pytest.param("KONSPEKT_TIMEZONE", "Europe", "Europe/Berlin", id="half a zone"),
        pytest.param("KONSPEKT_ADMINS", "anna", "ids", id="admin by name"),
        pytest.param("KONSPEKT_ADMINS", "1;2", "ids", id="admins, semicolon"),
        pytest.param("KONSPEKT_ADMINS", "-100", "ids", id="admin is a group"),
        pytest.param("KONSPEKT_ADMINS", "1,,2", "ids", id="an empty place"),
        pytest.param("TELEGRAM_PROXY", "proxy:3128", "socks5://", id="proxy without a scheme"),
        pytest.param("TELEGRAM_PROXY", "ftp://proxy", "socks5://", id="proxy, wrong scheme"),
        pytest.param("KONSPEKT_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR", id="level"),
        pytest.param("KONSPEKT_LOG_FORMAT", "xml", "text or json", id="format"),
    ],
)
def test_bad_values(variable: str, given: str, allowed: str) -> None:
    (fault,) = faults({variable: given})
    assert fault.startswith(f"{variable}: {given!r} is not allowed")
    assert allowed in fault


def test_several_wrong_variables_are_named_at_once() -> None:
    named = [
        fault.split(":")[0]
        for fault in faults(
            {
                "TELEGRAM_TOKEN": "wrong",
                "KONSPEKT_LANGUAGE": "de",
                "KONSPEKT_ADMINS": "anna",
                "KONSPEKT_DATA": "/data",
                "KONSPEKT_LOG_LEVEL": "loud",
            }
        )
    ]
    assert named == ["TELEGRAM_TOKEN", "KONSPEKT_LANGUAGE", "KONSPEKT_ADMINS", "KONSPEKT_LOG_LEVEL"]


@pytest.mark.parametrize(
    ("written", "token"),
    [
        pytest.param(TOKEN, TOKEN, id="the token alone"),
        pytest.param(f"{TOKEN}\n", TOKEN, id="with a newline"),
        pytest.param(f"\r\n {TOKEN} \r\n", TOKEN, id="in the middle of nothing"),
    ],
)
def test_token_file(tmp_path: Path, written: str, token: str) -> None:
    path = tmp_path / "token"
    path.write_text(written, encoding="utf-8")
    assert read({"TELEGRAM_TOKEN_FILE": str(path)}).token == token


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n", "is empty", id="blank"),
        pytest.param(b"secret words", "does not look like a token", id="no token"),
        pytest.param(b"\xff\xfe\x00", "is not text", id="no text"),
        pytest.param(None, "No such file", id="missing"),
    ],
)
def test_wrong_token_file(tmp_path: Path, written: bytes | None, said: str) -> None:
    path = tmp_path / "token"
    if written is not None:
        path.write_bytes(written)
    (fault,) = faults({"TELEGRAM_TOKEN_FILE": str(path)})
    assert fault.startswith("TELEGRAM_TOKEN_FILE")
    assert str(path) in fault
    assert said in fault
    assert "secret" not in fault


def test_a_folder_is_no_token_file(tmp_path: Path) -> None:
    (fault,) = faults({"TELEGRAM_TOKEN_FILE": str(tmp_path)})
    assert "cannot be read" in fault


def test_a_token_file_that_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.symlink_to(path)
    (fault,) = faults({"TELEGRAM_TOKEN_FILE": str(path)})
    assert "cannot be read" in fault


def test_two_tokens_are_one_too_many(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(TOKEN)
    (fault,) = faults({"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_TOKEN_FILE": str(path)})
    assert "TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE are both set" in fault
    assert "secret" not in fault


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("AAF-secret_Part", id="without its number"),
        pytest.param("bot123456:secret", id="with the word bot"),
        pytest.param("123456:sec ret secret", id="with spaces"),
        pytest.param(f'"{TOKEN}"', id="in quotes"),
        pytest.param("secret", id="no token at all"),
    ],
)
def test_a_wrong_token_is_not_shown(given: str) -> None:
    (fault,) = faults({"TELEGRAM_TOKEN": given})
    assert fault.startswith("TELEGRAM_TOKEN:")
    assert "BotFather" in fault
    assert "secret" not in fault


@pytest.mark.parametrize(
    ("variable", "given"),
    [
        pytest.param("DATABASE_URL", "postgresql://bot:hidden@db/konspekt", id="database"),
        pytest.param("DATABASE_URL", "postgresql://bot:hid@den@db/konspekt", id="an at sign in it"),
        pytest.param("TELEGRAM_PROXY", "socks4://anna:hidden@proxy:1", id="proxy"),
        pytest.param("TELEGRAM_PROXY", "anna:hidden@proxy:1", id="proxy without a scheme"),
        pytest.param("TELEGRAM_API_URL", "ftp://anna:hidden@host", id="Bot API server"),
    ],
)
def test_a_password_in_a_wrong_url_is_not_shown(variable: str, given: str) -> None:
    (fault,) = faults({variable: given})
    assert fault.startswith(variable)
    assert "hidden" not in fault
    assert "den@" not in fault


def test_secrets_are_not_in_the_settings_text() -> None:
    settings = read(
        {
            "TELEGRAM_TOKEN": TOKEN,
            "DATABASE_URL": POSTGRES,
            "TELEGRAM_PROXY": "http://anna:hidden@proxy:1",
        }
    )
    assert settings.token == TOKEN
    assert "secret" not in repr(settings)
    assert "hidden" not in repr(settings)


def test_the_shipped_course_is_a_course() -> None:
    assert (shipped_course() / "course.yaml").is_file()
