"""An engine of its own in its own namespaces, and shell commands inside of it."""

import contextlib
import os
import pty
import select
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from scripts.truth.root import EngineError

FOLDER: Final = "/root/project"
_BOOT: Final = Path(__file__).with_name("boot.sh")
_NAMESPACES: Final = ("--mount", "--pid", "--ipc", "--uts")
_END_OF_FILE: Final = b"\x04"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended. `code` is None for one that was still running and was stopped."""

    code: int | None
    output: str


class Engine:
    """Ready inside `with`; at its end nothing of it is left, neither processes nor mounts."""

    def __init__(self, root: Path, host: str = "") -> None:
        self._root, self._host = root, host
        self._top = tempfile.mkdtemp(prefix="truth-")
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def restart(self) -> None:
        """Begins again with an empty engine."""
        self.stop()
        self._top = tempfile.mkdtemp(prefix="truth-")
        self._start()

    def stop(self) -> None:
        """Ends the first process of the namespaces, and so everything inside."""
        if self._process is not None:
            for pid in filter(None, (self._process.pid, self._pid)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.wait()
            while self._pid and Path(f"/proc/{self._pid}").exists():
                time.sleep(0.05)
            self._process, self._pid = None, 0
        shutil.rmtree(self._top, ignore_errors=True)

    def path(self, inside: str) -> Path:
        """A path inside as this process reaches it."""
        return Path(f"/proc/{self._pid}/root") / inside.lstrip("/")

    def run(
        self,
        command: str,
        *,
        strict: bool = False,
        terminal: bool = False,
        answer: str = "",
        limit: float = 90,
    ) -> Outcome:
        """What a shell command does in the folder of the case, stopped after `limit` seconds."""
        call = ["nsenter", f"--target={self._pid}", *_NAMESPACES, "--root"]
        call += [f"--wd={self.path(FOLDER)}", *(() if self._host else ("--net",))]
        call += ["sh", "-ec" if strict else "-c", command]
        if terminal:
            return self._in_terminal(call, limit)
        return self._in_pipes(call, answer, limit)

    def _start(self) -> None:
        net = () if self._host else ("--net",)
        boot = ["sh", str(_BOOT), str(self._root), self._top, self._host]
        self._process = subprocess.Popen(
            ["unshare", *_NAMESPACES, *net, "--fork", "--kill-child", *boot],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 60
        while time.monotonic() < until and self._process.poll() is None:
            self._pid = self._pid or _child(self._process.pid)
            if self._pid and self.path(FOLDER).is_dir() and self.run("docker info").code == 0:
                return
            time.sleep(0.3)
        raise EngineError(f"the engine did not start: {self._log()}")

    def _log(self) -> str:
        with contextlib.suppress(OSError):
            return self.path("/var/log/dockerd.log").read_text().strip().rpartition("\n")[2]
        return "see above"

    def _in_pipes(self, call: list[str], answer: str, limit: float) -> Outcome:
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as given:
            given.write(answer.encode())
            given.seek(0)
            process = self._popen(call, given.fileno(), output.fileno())
            code: int | None = None
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(limit)
            _end(process)
            output.seek(0)
            return Outcome(code, output.read().decode(errors="replace"))

    def _in_terminal(self, call: list[str], limit: float) -> Outcome:
        """The same in a terminal whose keyboard only says that it is at its end."""
        master, slave = pty.openpty()
        process = self._popen(call, slave, slave)
        os.close(slave)
        output, until = b"", time.monotonic() + limit
        try:
            while time.monotonic() < until:
                if select.select([master], [], [], 0.7)[0]:
                    output += os.read(master, 65536)
                elif process.poll() is None:
                    os.write(master, _END_OF_FILE)
                else:
                    break
        except OSError:  # the other side is closed
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        code = process.poll()
        _end(process)
        os.close(master)
        return Outcome(code, output.decode(errors="replace"))

    def _popen(self, call: list[str], stdin: int, output: int) -> subprocess.Popen[bytes]:
        environment = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "USER": "root",
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "PWD": FOLDER,
        }
        if self._host:
            environment["DOCKER_HOST"] = self._host
        return subprocess.Popen(
            call, env=environment, stdin=stdin, stdout=output, stderr=output, start_new_session=True
        )


def _child(pid: int) -> int:
    """The process that another one has started, 0 while there is none."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is left of a command's process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
