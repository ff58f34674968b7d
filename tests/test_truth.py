"""The parts of `make truth` that need no engine."""

import pytest

from scripts.truth import cases, code, columns, images


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("FROM alpine\nCMD date", "dockerfile"),
        ("# syntax=docker/dockerfile:1\nFROM alpine", "dockerfile"),
        ("# what it is\n\nARG TAG=3\nFROM alpine:$TAG", "dockerfile"),
        ("RUN apk add curl", "read"),
        ("# Our shop\nname: shop\nservices:\n  web:\n    image: nginx", "compose"),
        ("volumes:\n  data:", "compose"),
        ("healthcheck:\n  test: true", "read"),
        ('{"log-driver": "local", "dns": ["10.0.0.2"]}', "daemon"),
        ('{"auths": {}}', "json"),
        ("{broken", "json"),
        ("node_modules\n*.log", "read"),
    ],
)
def test_kind(lines: str, kind: str) -> None:
    assert code.kind(lines) == kind


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("COPY app.py /app/", ("app.py",)),
        ("COPY . .", ()),
        ("COPY --chown=1000:1000 --link src/ docs/a.md /app/", ("src/", "docs/a.md")),
        ('COPY ["one file.txt", "/"]', ("one file.txt",)),
        ("COPY package*.json \\\n  yarn.lock ./", ("package.json", "yarn.lock")),
        ("COPY --from=build /out /out", ()),
        ("ADD https://example.com/a.tar.gz /", ()),
        ("COPY <<EOF /etc/motd\nhello\nEOF", ()),
        ("ONBUILD COPY app.py .", ("app.py",)),
    ],
)
def test_sources(line: str, sources: tuple[str, ...]) -> None:
    assert code.sources(f"FROM alpine\n{line}\n") == sources


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("docker run -d -p 80:80 nginx:1.27", {"nginx:1.27"}),
        ("docker pull --platform linux/arm64 caddy", {"caddy:latest"}),
        ("FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /a /a", {"golang:1.24"}),
        ("FROM golang:1.24 AS build\nFROM build", {"golang:1.24"}),
        ("    image: anna/shop:2", {"anna/shop:2"}),
        ("    image: postgres:${TAG}\n    image: registry.example.com/app:1", set()),
        ("docker pull localhost:5000/app:1.0", set()),
        ("ARG TAG=3.22\nFROM alpine:${TAG}", {"alpine:3.22"}),
        ("docker cp node:/app .", set()),
    ],
)
def test_named(text: str, found: set[str]) -> None:
    assert set(images.named([text])) - set(images.named([])) == found


@pytest.mark.parametrize(
    ("output", "header"),
    [
        ("REPOSITORY   TAG       IMAGE ID\nnginx  latest  1", ("REPOSITORY", "TAG", "IMAGE ID")),
        ("UID  PID  C\tCMD", ("UID", "PID", "C", "CMD")),
        ("PID CMD\n1 nginx", ("PID", "CMD")),
    ],
)
def test_header(output: str, header: tuple[str, ...]) -> None:
    assert columns.header(output) == header


def test_differences() -> None:
    outputs = ("NAME      DRIVER\nweb  local", "NAME   SCOPE")
    assert columns.differences(("NAME", "driver", "SCOPE"), outputs) == ()
    assert columns.differences(("NAME", "COLOR"), outputs) == (
        "has no DRIVER",
        "COLOR is not printed",
    )


@pytest.mark.parametrize(
    ("command", "goes_on", "terminal"),
    [
        ("docker logs -f web", True, False),
        ("docker logs web", False, False),
        ("docker run -d nginx", False, False),
        ("docker run -it --rm alpine sh", True, True),
        ("docker stats --no-stream", False, False),
        ("docker compose up", True, False),
        ("docker compose up -d --wait", False, False),
        ("docker build -t app .", False, False),
        ("docker compose exec web sh", True, True),
    ],
)
def test_manner(command: str, goes_on: bool, terminal: bool) -> None:
    assert cases.manner(command) == (goes_on, terminal)
