"""Small stand-ins for the images that the course names, and which it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SMALL: Final = "truth-small"
FULL: Final = "truth-full"
_DEBIAN: Final = "ubuntu debian python node golang".split()
_TINY: Final = "busybox alpine hello-world traefik".split()


@dataclass(frozen=True, slots=True)
class Server:
    """What a server's image has: the program that stays, its port, its data, its other programs."""

    program: str
    port: int
    volume: str = ""
    others: tuple[str, ...] = ()


SERVERS: Final = {
    "nginx": Server("nginx", 80),
    "httpd": Server("httpd-foreground", 80),
    "traefik": Server("traefik", 80),
    "redis": Server("redis-server", 6379, "/data", ("redis-cli",)),
    "postgres": Server(
        "postgres", 5432, "/var/lib/postgresql/data", ("psql", "pg_dump", "pg_isready")
    ),
    "mysql": Server("mysqld", 3306, "/var/lib/mysql", ("mysql", "mysqldump", "mysqladmin")),
    "mariadb": Server("mariadbd", 3306, "/var/lib/mysql", ("mariadb", "mariadb-dump")),
    "mongo": Server("mongod", 27017, "/data/db", ("mongosh", "mongodump")),
    "registry": Server("registry", 5000, "/var/lib/registry"),
}
OFFICIAL: Final = frozenset((*SERVERS, *_DEBIAN, *_TINY))

_TAGGED: Final = re.compile(
    rf"(?<![\w./-])(?P<name>{'|'.join(sorted(OFFICIAL))}):(?P<tag>[A-Za-z0-9][\w.-]*)(?![\w/.:-])"
)
_NAMED: Final = re.compile(
    r"(?:^\s*image:\s*|\bpull\s+(?:--platform[= ]\S+\s+|-\S+\s+)*|^\s*FROM\s+(?:--\S+\s+)*)"
    r"[\"']?(?P<image>[a-z0-9][\w./-]*(?::[\w][\w.-]*)?)(?![\w$@{:/.-])",
    re.MULTILINE,
)
_STAGE: Final = re.compile(r"\bAS\s+(\S+)", re.IGNORECASE)
_HOST: Final = re.compile(r"^[^/]*[.:][^/]*/")

_ARGUMENT: Final = re.compile(r"^\s*ARG\s+(\w+)=([\w.-]+)", re.MULTILINE)
# What would need the internet says so and succeeds: what is tried is Docker.
_OFFLINE: Final = {"python": ("pip",), "node": ("node", "npm", "npx"), "golang": ("go",)}

# One script stands for every program: its name tells which.
PROGRAM: Final = r"""#!/bin/sh
name=${0##*/}
trap 'kill $! 2> /dev/null; exit 0' TERM INT QUIT HUP
case $name in
    apk|apt-get|pip|npm|npx) echo "$name: offline, skipped"; exit ;;
    go) while [ $# -gt 1 ]; do
            [ "$1" != -o ] || { printf '#!/bin/sh\necho hello\n' > "$2" && chmod 755 "$2"; }
            shift
        done
        exit ;;
    redis-cli) echo PONG; exit ;;
    psql|pg_*|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mongo*p|mongosh)
        echo "$name"; exit ;;
    nginx) case " $*" in *' -t'*|*' -s'*|*' -v'*|*' -V'*|*' -T'*) echo "nginx: ok"; exit ;; esac ;;
    postgres) needed=$POSTGRES_PASSWORD$POSTGRES_HOST_AUTH_METHOD$POSTGRES_PASSWORD_FILE ;;
    mysqld) needed=$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD$MYSQL_ROOT_PASSWORD_FILE ;;
    mariadbd) needed=$MARIADB_ROOT_PASSWORD$MYSQL_ROOT_PASSWORD$MARIADB_ROOT_PASSWORD_FILE ;;
esac
case $name in postgres|mysqld|mariadbd)
    [ -n "$needed" ] || { echo "error: no password is set" >&2; exit 1; } ;;
esac
echo "$name: ready for connections"
case $name in
    nginx) busybox httpd -f -v -p 80 -h /usr/share/nginx/html & wait $! ;;
    httpd-foreground) busybox httpd -f -v -p 80 -h /usr/local/apache2/htdocs & wait $! ;;
    traefik) busybox httpd -f -v -p 80 -h /usr/share/nginx/html & wait $! ;;
esac
while :; do sleep 3600 & wait $!; done
"""


def named(texts: Iterable[str]) -> tuple[str, ...]:
    """Every image that the texts name and a stand-in is needed for, with its tag, sorted."""
    found = {f"{name}:latest" for name in OFFICIAL}
    for text in map(_filled, texts):
        stages = {stage.lower() for stage in _STAGE.findall(text)}
        found.update(f"{match['name']}:{match['tag']}" for match in _TAGGED.finditer(text))
        for match in _NAMED.finditer(text):
            image = match["image"]
            if image.lower() not in {*stages, "scratch"} and not _HOST.match(image):
                found.add(image if ":" in image else f"{image}:latest")
    return tuple(sorted(found))


def _filled(text: str) -> str:
    """The text with the defaults of ARG in place of its variables."""
    values = dict(_ARGUMENT.findall(text))
    return re.sub(r"\$\{?(\w+)\}?", lambda match: values.get(match[1], match[0]), text)


def recipe(image: str) -> str:
    """The Dockerfile of a stand-in. `stand-in` beside it is the script of the servers."""
    name, _, tag = image.rpartition("/")[2].partition(":")
    small = "alpine" in tag or not (name in _DEBIAN or (name in SERVERS and name not in _TINY))
    lines = [f"FROM {SMALL if small else FULL}", f'LABEL stand-in="{image}"']
    lines += [f"COPY stand-in /usr/local/bin/{'apk' if small else 'apt-get'}"]
    if name in SERVERS:
        lines += _server(SERVERS[name])
    elif name == "hello-world":
        lines += [
            "RUN printf '#!/bin/sh\\necho Hello from Docker!\\n' > /hello && chmod 755 /hello"
        ]
        lines += ['CMD ["/hello"]']
    elif name in _DEBIAN or name in _TINY:
        command = {"python": "python3", "node": "node"}.get(name, "sh" if small else "bash")
        programs = _OFFLINE.get(name, ())
        lines += [f"COPY stand-in /usr/local/bin/{program}" for program in programs]
        lines += [f'CMD ["{command}"]']
    else:
        lines += ["COPY stand-in /usr/local/bin/serve", 'CMD ["serve"]']
    return "\n".join((*lines, ""))


def _server(server: Server) -> list[str]:
    programs = [server.program, *server.others]
    lines = [f"COPY stand-in /usr/local/bin/{program}" for program in programs]
    if server.program == "registry":
        lines = ["COPY registry /usr/local/bin/registry", "COPY registry.yml /etc/registry.yml"]
    if server.port == 80:
        lines += ["COPY html /usr/share/nginx/html", "COPY html /usr/local/apache2/htdocs"]
        lines += [
            "COPY nginx.conf /etc/nginx/nginx.conf",
            "COPY nginx.conf /etc/nginx/conf.d/default.conf",
        ]
    lines += [f"VOLUME {server.volume}"] if server.volume else []
    command = {
        "nginx": '["nginx", "-g", "daemon off;"]',
        "registry": '["registry", "serve", "/etc/registry.yml"]',
    }.get(server.program, f'["{server.program}"]')
    return [*lines, f"EXPOSE {server.port}", f"CMD {command}"]
