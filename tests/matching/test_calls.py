"""Lines of a file that start with a name of the course."""

import pytest

from bot.matching.answerer import Answerer
from bot.matching.calls import instruction


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("FROM golang:1.22 AS build", "FROM"),
        ("COPY --from=builder /app/dist /usr/share/nginx/html", "COPY"),
        ("ADD app.tar.gz /opt/", "ADD"),
        ("USER node", "USER"),
        ("FROM alpine:3\nRUN ls", "FROM"),
    ],
)
def test_is_a_line(docker: Answerer, typed: str, name: str) -> None:
    assert [*instruction(typed, docker.index)] == [name]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("FROM", id="nothing follows"),
        pytest.param("from golang:1.22", id="no capitals"),
        pytest.param("GET /index.html", id="not of the course"),
        pytest.param("ADD или COPY", id="Russian question"),
        pytest.param("FROM in dockerfile", id="English question"),
        pytest.param("", id="empty"),
    ],
)
def test_is_no_line(docker: Answerer, typed: str) -> None:
    assert [*instruction(typed, docker.index)] == []
