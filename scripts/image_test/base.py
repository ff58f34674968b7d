"""The base of the image: any that is named, or a small Debian with Python, made without a hub."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from scripts.image_test.engine import Docker, EngineError

NAME: Final = "konspekt-base"
_SUITE: Final = "trixie"
_PACKAGES: Final = "python3 python3-venv ca-certificates".split()
_CERTIFICATES: Final = Path("etc/ssl/certs/ca-certificates.crt")
# What of pip's configuration reaches an index; folders of this machine are not in the image.
_PIP: Final = "index-url extra-index-url trusted-host proxy default-timeout".split()


def offline(docker: Docker) -> str:
    """Imports the small Debian as an image, and returns its name."""
    root = _root()
    if not (root / "usr/bin/python3").exists() or (root / "debootstrap").exists():
        _bootstrap(root)
    _reach_out(root)
    with subprocess.Popen(["tar", "-C", str(root), "-c", "."], stdout=subprocess.PIPE) as archive:
        docker("import", "-", NAME, stdin=archive.stdout, within_s=300)
    return NAME


def _root() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "konspekt" / "image-base"


def _bootstrap(root: Path) -> None:
    if shutil.which("debootstrap") is None:
        raise EngineError("debootstrap is missing, and no --base is given")
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    include = f"--include={','.join(_PACKAGES)}"
    command = ["debootstrap", "--variant=minbase", include, _SUITE, str(root)]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        raise EngineError("debootstrap failed")
    for archive in (root / "var/cache/apt/archives").glob("*.deb"):
        archive.unlink()


def _reach_out(root: Path) -> None:
    """Gives pip in the root the certificates and the settings of this machine's pip."""
    here = Path("/") / _CERTIFICATES
    if here.exists():
        shutil.copyfile(here, root / _CERTIFICATES)
    settings = configparser.ConfigParser()
    settings["global"] = {"cert": f"/{_CERTIFICATES}"}
    for line in _pip_settings():
        name, _, value = line.partition("=")
        option = name.rpartition(".")[2]
        if option in _PIP and "file:" not in value:
            settings["global"][option] = value.strip("'\"").replace("%", "%%")
    with (root / "etc/pip.conf").open("w") as file:
        settings.write(file)


def _pip_settings() -> list[str]:
    done = subprocess.run(
        ["python3", "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines()
