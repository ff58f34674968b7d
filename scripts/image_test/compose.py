"""The service of `compose.yaml` as options of `docker run`: tried is what people start."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path("compose.yaml")
# The settings are each trial's own, the image is the one that was built.
_LEFT_OUT: Final = frozenset({"image", "build", "environment", "volumes"})
_FLAGS: Final = {
    "init": "--init",
    "read_only": "--read-only",
}
_VALUES: Final = {
    "restart": "--restart",
    "mem_limit": "--memory",
    "pids_limit": "--pids-limit",
}
_LISTS: Final = {
    "tmpfs": "--tmpfs",
    "cap_drop": "--cap-drop",
    "security_opt": "--security-opt",
}


def service() -> Mapping[str, Any]:  # Any: YAML
    """The only service."""
    (found,) = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"].values()
    return dict(found)


def options(found: Mapping[str, Any]) -> list[str]:
    """Options for everything but settings and volumes. LookupError: one is unknown here."""
    return [option for key, value in found.items() for option in _option(key, value)]


def _option(key: str, value: Any) -> Iterator[str]:
    if key in _FLAGS:
        yield from [_FLAGS[key]] if value else []
    elif key in _VALUES:
        yield f"{_VALUES[key]}={value}"
    elif key in _LISTS:
        yield from (f"{_LISTS[key]}={each}" for each in value)
    elif key == "logging":
        yield f"--log-driver={value['driver']}"
        yield from (f"--log-opt={name}={each}" for name, each in value["options"].items())
    elif key not in _LEFT_OUT:
        raise LookupError(f"{FILE}: {key} has no option of docker run here")
