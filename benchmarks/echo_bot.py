"""A bare echo bot on the same library: what nobody can be faster than with it.

TELEGRAM_TOKEN=… TELEGRAM_API_URL=… python -m benchmarks.echo_bot CONNECTIONS
"""

import logging
import os
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says what was said."""
    message = update.effective_message
    if message is not None and message.text is not None:
        await context.bot.send_message(message.chat_id, message.text)


def main() -> None:
    """Polls until a signal ends it."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    connections = int(sys.argv[1])
    root = os.environ["TELEGRAM_API_URL"]
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .concurrent_updates(connections)
        .connection_pool_size(connections)
        .pool_timeout(120)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
