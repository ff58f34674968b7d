"""`python -m bot` as people and programs run it."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

import psutil

from tests.e2e.process import PATIENCE_S, environment


def konspekt(
    *arguments: str, said: str | bytes = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """One run of the command line, `said` being its input."""
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=said if isinstance(said, bytes) else said.encode(),
        env=environment(**settings), capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    shown, told = ended.stdout.decode(), ended.stderr.decode()
    return subprocess.CompletedProcess(ended.args, ended.returncode, shown, told)


class Terminal:
    """`konspekt` at a keyboard of its own."""

    def __init__(self, *arguments: str) -> None:
        self.keyboard, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment(TERM="xterm"),
            # A shell that runs the tests in the background has Ctrl-C ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
            start_new_session=True, close_fds=True,
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""

    def type(self, line: str) -> None:
        """Types a line, or keys where it ends otherwise."""
        os.write(self.keyboard, line.encode())

    def until(self, words: str) -> str:
        """All that was shown since the last time, once the words are there. TimeoutError."""
        deadline = time.monotonic() + PATIENCE_S
        while words not in self.shown:
            if not select.select([self.keyboard], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError(self.shown)
            try:
                self.shown += os.read(self.keyboard, 65536).decode(errors="replace")
            except OSError as gone:
                raise TimeoutError(self.shown) from gone
        before, _, self.shown = self.shown.partition(words)
        return before

    def interrupt(self) -> None:
        """Presses Ctrl+C, once the other side waits for a key: a moment before, it is lost."""
        while psutil.Process(self.process.pid).status() != psutil.STATUS_SLEEPING:
            time.sleep(0.01)
        self.process.send_signal(signal.SIGINT)

    def ended(self) -> int:
        """Its exit code, once it ends by itself. Raises TimeoutExpired."""
        return self.process.wait(PATIENCE_S)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *raised: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.keyboard)
