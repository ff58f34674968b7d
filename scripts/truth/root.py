"""A small Debian with the engine, its plugins and a registry: the root everything is tried in."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

PACKAGES: Final = (
    "docker.io docker-cli docker-compose docker-buildx docker-registry busybox-static "
    "ca-certificates iptables iproute2 procps curl python3"
).split()
_PROGRAMS: Final = "sbin/dockerd bin/docker-registry bin/busybox bin/curl bin/ps bin/ip".split()


class EngineError(Exception):
    """Why there is no engine to try anything on, in one line."""


def default_root() -> Path:
    """The root in the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "konspekt" / "truth-root"


def prepare(root: Path) -> None:
    """Makes the root unless it is complete, and gives it the newest client of this machine."""
    if os.geteuid() != 0:
        raise EngineError("an engine of its own needs root: run it by sudo, or give --host")
    missing = [tool for tool in ("unshare", "nsenter") if shutil.which(tool) is None]
    if missing:
        raise EngineError(f"{missing[0]} is missing: apt-get install util-linux")
    if not all((root / "usr" / program).exists() for program in _PROGRAMS):
        _install(root)
    _newest_client(root)


def _install(root: Path) -> None:
    """Bootstraps the root, or adds what it lacks."""
    if (root / "etc/debian_version").exists() and not (root / "debootstrap").exists():
        apt = (
            f"apt-get update -q && apt-get install -qy --no-install-recommends {' '.join(PACKAGES)}"
        )
        _call(["chroot", str(root), "sh", "-c", apt])
        return
    if shutil.which("debootstrap") is None:
        raise EngineError("debootstrap is missing: apt-get install debootstrap")
    root.mkdir(parents=True, exist_ok=True)
    packages = f"--include={','.join(PACKAGES)}"
    _call(["debootstrap", "--variant=minbase", packages, "trixie", str(root)])


def _call(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise EngineError(f"{command[0]} failed with exit code {done.returncode}")


def _newest_client(root: Path) -> None:
    """Copies the newest `docker` on PATH into the root, if it runs there."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    clients = [client for folder in folders if (client := Path(folder) / "docker").is_file()]
    inside = root / "usr/local/bin/docker"
    newest = max(clients, key=lambda client: _version([str(client)]), default=None)
    own = max(_version(["chroot", str(root), f"/usr/{at}/docker"]) for at in ("local/bin", "bin"))
    if newest is None or _version([str(newest)]) <= own:
        return
    shutil.copy2(newest, inside)
    if not _version(["chroot", str(root), "/usr/local/bin/docker"]):
        inside.unlink()


def _version(client: list[str]) -> tuple[int, ...]:
    """The version of a client, empty if it does not run."""
    try:
        done = subprocess.run([*client, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ()
    found = re.search(r"version (\d+)\.(\d+)\.(\d+)", done.stdout)
    return tuple(map(int, found.groups())) if found else ()
