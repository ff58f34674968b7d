"""The shipped course, asked through the door that people use."""

import pytest

from bot.answer import Answer, Kind, Warn, Words
from bot.matching.answerer import Answerer
from bot.render.as_json import to_json

PS = "docker ps [OPTIONS]"
RM = "docker rm [OPTIONS] CONTAINER [CONTAINER...]"
RUN = "docker run [OPTIONS] IMAGE [COMMAND] [ARG...]"


def words(answer: Answer) -> list[tuple[str, str | None, int]]:
    return [
        (word.typed, word.full, word.depth)
        for block in answer.blocks
        if isinstance(block, Words)
        for word in block.words
    ]


@pytest.mark.parametrize(
    ("question", "found", "title", "syntax"),
    [
        pytest.param("what does ps -a do", "docker-ps", "docker ps -a", PS, id="in a sentence"),
        pytest.param("docker ps -aq?", "docker-ps", "docker ps -aq", PS, id="joined flags"),
        pytest.param("ps -a", "docker-ps", "docker ps -a", PS, id="program left out"),
        pytest.param(
            "что делает docker rm -f web", "docker-rm", "docker rm -f web", RM, id="Russian"
        ),
        pytest.param(
            "docker container ls -a", "docker-ps", "docker container ls -a", PS, id="alias"
        ),
        pytest.param("sudo docker ps -a", "docker-ps", "docker ps -a", PS, id="sudo"),
        pytest.param("$ docker ps -a", "docker-ps", "docker ps -a", PS, id="prompt"),
        pytest.param("docker ps --alll", "docker-ps", "docker ps --alll", PS, id="unknown flag"),
        pytest.param("docker rm 'web", "docker-rm", "docker rm 'web", RM, id="unclosed quote"),
        pytest.param(
            "docker ps > out.txt", "docker-ps", "docker ps > out.txt", PS, id="redirection"
        ),
        pytest.param(
            "docker rm -f web && docker ps | head",
            "docker-rm",
            "docker rm -f web && docker ps | head",
            RM,
            id="and, pipe",
        ),
        pytest.param(
            "вщслук кгт -ше гигтег", "docker-run", "docker run -it ubuntu", RUN, id="other layout"
        ),
        pytest.param("вщслук зы -ф", "docker-ps", "docker ps -a", PS, id="one flag in the other"),
        pytest.param("docker зы -ф", "docker-ps", "docker ps -a", PS, id="partly the other layout"),
        pytest.param("docker ps -а", "docker-ps", "docker ps -a", PS, id="a Cyrillic letter"),
        pytest.param("dokcer psa -a", "docker-ps", "docker ps -a", PS, id="two words misspelt"),
        pytest.param("докер пс -а", "docker-ps", "docker ps -a", PS, id="as it is heard"),
    ],
)
def test_explanation(docker: Answerer, question: str, found: str, title: str, syntax: str) -> None:
    answer = docker.answer(question, "en")
    assert (answer.kind, answer.id) == ("explanation", found)
    assert (answer.title, answer.syntax) == (title, syntax)


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        pytest.param(
            "docker ps -aq",
            [("docker ps", None, 0), ("-a", "--all", 0), ("-q", "--quiet", 0)],
            id="joined flags in their long form",
        ),
        pytest.param(
            "docker run --name=web -dp 80:80 nginx",
            [
                ("docker run", None, 0),
                ("--name=web", None, 0),
                ("-d", "--detach", 0),
                ("-p 80:80", "--publish", 0),
                ("80", None, 1),
                ("80", None, 1),
                ("nginx", None, 0),
            ],
            id="equals sign, joined flag with a value",
        ),
        pytest.param(
            "docker run --mount type=bind,src=/a,dst=/b,ro -e K -u 0 a.io/b:1@sha256:c",
            [
                ("docker run", None, 0),
                ("--mount type=bind,src=/a,dst=/b,ro", None, 0),
                ("type=bind", None, 1),
                ("src=/a", None, 1),
                ("dst=/b", None, 1),
                ("ro", None, 1),
                ("-e K", "--env", 0),
                ("K", None, 1),
                ("-u 0", "--user", 0),
                ("0", None, 1),
                ("a.io/b:1@sha256:c", None, 0),
                ("a.io", None, 1),
                ("b", None, 1),
                ("1", None, 1),
                ("sha256:c", None, 1),
            ],
            id="values taken apart",
        ),
        pytest.param(
            "docker run nginx -d",
            [("docker run", None, 0), ("nginx", None, 0), ("-d", None, 0)],
            id="a flag after the image belongs to the command inside",
        ),
        pytest.param(
            "docker rm web -f",
            [("docker rm", None, 0), ("web", None, 0), ("-f", "--force", 0)],
            id="a flag after an argument",
        ),
        pytest.param(
            "docker rm -- web",
            [("docker rm", None, 0), ("--", None, 0), ("web", None, 0)],
            id="end of flags",
        ),
        pytest.param(
            "docker rm $(docker ps -aq)",
            [
                ("docker rm", None, 0),
                ("$(docker ps -aq)", None, 0),
                ("docker ps", None, 1),
                ("-a", "--all", 1),
                ("-q", "--quiet", 1),
            ],
            id="inner line",
        ),
        pytest.param(
            'docker rm "$(docker ps -q)"',
            [
                ("docker rm", None, 0),
                ('"$(docker ps -q)"', None, 0),
                ("docker ps", None, 1),
                ("-q", "--quiet", 1),
            ],
            id="inner line in double quotes",
        ),
    ],
)
def test_every_word_is_explained(
    docker: Answerer, question: str, explained: list[tuple[str, str | None, int]]
) -> None:
    assert words(docker.answer(question, "en")) == explained


@pytest.mark.parametrize(
    "question", ["docker rm $(docker ps -aq)", "что делает docker rm -f web", "docker rm"]
)
def test_what_destroys_is_warned_of_first(docker: Answerer, question: str) -> None:
    assert isinstance(docker.answer(question, "en").blocks[0], Warn)


@pytest.mark.parametrize("question", ["docker ps -a", "docker images", "docker run -d nginx"])
def test_what_does_not_destroy_is_not_warned_of(docker: Answerer, question: str) -> None:
    assert not any(isinstance(block, Warn) for block in docker.answer(question, "en").blocks)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("docker ps --alll", ["unknown flag", "--all"], id="near, English"),
        pytest.param(
            "что делает docker ps --alll", ["неизвестный флаг", "--all"], id="near, Russian"
        ),
        pytest.param("docker ps -z", ["unknown flag"], id="short, English"),
        pytest.param("что делает docker ps -z", ["неизвестный флаг"], id="short, Russian"),
    ],
)
def test_unknown_flags_are_said_to_be_unknown(
    docker: Answerer, question: str, said: list[str]
) -> None:
    text = to_json(docker.answer(question, "en"))["text"].casefold()
    assert all(each in text for each in said)


@pytest.mark.parametrize(
    ("question", "kind", "found"),
    [
        pytest.param("what does status mean", "table_row", "ps-columns#status", id="row, English"),
        pytest.param(
            "что значит столбец status", "table_row", "ps-columns#status", id="row, Russian"
        ),
        pytest.param("docker ps columns", "table", "ps-columns", id="table, English"),
        pytest.param("столбцы docker ps", "table", "ps-columns", id="table, Russian"),
        pytest.param("what is an image", "definition", "image", id="definition, English"),
        pytest.param("что такое образ", "definition", "image", id="definition, Russian"),
        pytest.param("xnj nfrjt j,hfp", "definition", "image", id="Latin layout left on"),
        pytest.param("chto takoe konteyner", "definition", "container", id="transliterated"),
        pytest.param("вщслук зы", "command", "docker-ps", id="Russian layout left on"),
        pytest.param("докер ран", "command", "docker-run", id="command by ear"),
        pytest.param(
            "permission denied while trying to connect to the Docker daemon socket",
            "error",
            "permission-denied-socket",
            id="error message",
        ),
    ],
)
def test_other_kinds(docker: Answerer, question: str, kind: Kind, found: str) -> None:
    answer = docker.answer(question, "en")
    assert (answer.kind, answer.id) == (kind, found)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("how to bake bread", id="another subject"),
        pytest.param("какая завтра погода", id="another subject, Russian"),
        pytest.param("docker frobnicate", id="no such command"),
        pytest.param("git push --force", id="another program"),
        pytest.param("rm -rf /", id="a command's word in another program"),
        pytest.param("привет", id="small talk"),
        pytest.param("", id="empty"),
        pytest.param("  \n ", id="spaces"),
    ],
)
def test_no_answer(docker: Answerer, question: str) -> None:
    answer = docker.answer(question, "en")
    assert (answer.kind, answer.id, answer.title, answer.syntax) == ("none", None, None, None)
    assert to_json(answer)["text"]
