"""Limits of Telegram's Bot API, https://core.telegram.org/bots/api, in its own units."""

MESSAGE_LENGTH = 4096  # UTF-16 units after entities parsing
CALLBACK_DATA_BYTES = 64
QUIZ_EXPLANATION_LENGTH = 200
BOT_DESCRIPTION_LENGTH = 512
BOT_SHORT_DESCRIPTION_LENGTH = 120
COPY_TEXT_LENGTH = 256


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, length: int) -> str:
    """The longest beginning of at most `length` UTF-16 units, with no half of a surrogate pair."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * length].decode("utf-16-le", "ignore")
