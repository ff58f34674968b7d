"""The Bot API server as a process: `python -m tests.botapi --port N [--token T]`.

Prints its address when it listens, and ends at SIGTERM or SIGINT.
"""

import argparse
import asyncio
import signal
import sys

from tests.botapi.server import TOKEN, BotApi


async def serve(port: int, token: str) -> None:
    """Serves until a signal tells to end."""
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    api = BotApi(token)
    await api.start(port)
    sys.stdout.write(f"{api.url}\n")
    sys.stdout.flush()
    await ended.wait()
    await api.stop()


def main() -> None:
    """Reads the arguments and serves."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--token", default=TOKEN)
    arguments = parser.parse_args()
    asyncio.run(serve(arguments.port, arguments.token))


if __name__ == "__main__":
    main()
