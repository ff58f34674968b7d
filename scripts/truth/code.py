"""What the lines of a file are, and what they need around them."""

import json
import re
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["dockerfile", "compose", "daemon", "json", "read"]

_DOCKERFILE: Final = re.compile(r"(?:\s*(?:#[^\n]*|ARG\s[^\n]*)?\n)*\s*FROM\s", re.IGNORECASE)
_COMPOSE: Final = re.compile(r"^(?:services|networks|volumes|include):", re.MULTILINE)
_COPY: Final = re.compile(
    r"^\s*(?:ONBUILD\s+)?(?:COPY|ADD)\s+(?P<rest>.+)$", re.MULTILINE | re.IGNORECASE
)
_ELSEWHERE: Final = re.compile(r"--from=|<<|https?://|git@|\$")
_FLAG: Final = re.compile(r"^--\S+\s+")
_SYNTAX: Final = re.compile(r"\A#\s*syntax\s*=.*\n", re.IGNORECASE)
# What only daemon.json holds: other JSON is parsed, not checked by the engine.
_DAEMON_KEYS: Final = frozenset(
    "data-root log-driver log-opts registry-mirrors insecure-registries dns features builder "
    "default-address-pools exec-opts storage-driver live-restore hosts debug bip mtu userns-remap "
    "default-runtime runtimes iptables ip experimental default-ulimits proxies ipv6 "
    "fixed-cidr-v6 metrics-addr max-concurrent-downloads min-api-version".split()
)


def kind(code: str) -> Kind:
    """What kind of file these lines are from."""
    if _DOCKERFILE.match(code):
        return "dockerfile"
    if _COMPOSE.search(code):
        return "compose"
    if code.lstrip().startswith("{"):
        try:
            keys = json.loads(code)
        except ValueError:
            return "json"
        return "daemon" if keys and _DAEMON_KEYS.issuperset(keys) else "json"
    return "read"


def sources(dockerfile: str) -> tuple[str, ...]:
    """The files a Dockerfile takes from its folder. A folder's name ends with a slash."""
    found = []
    for match in _COPY.finditer(re.sub(r"\\\n", " ", dockerfile)):
        rest = match["rest"].strip()
        if _ELSEWHERE.search(rest):
            continue
        while _FLAG.match(rest):
            rest = _FLAG.sub("", rest)
        words = json.loads(rest) if rest.startswith("[") else rest.split()
        found += [re.sub(r"\[.*?\]|[*?]", "", word) for word in words[:-1]]
    return tuple(dict.fromkeys(name for name in found if name.strip("./")))


def local(dockerfile: str) -> str:
    """The Dockerfile without the line that makes the builder fetch another reader of it."""
    return _SYNTAX.sub("", dockerfile)
