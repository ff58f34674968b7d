"""Commands written as they are heard; questions that only sound like one stay questions."""

import pytest

from bot.matching.answerer import Answerer
from bot.matching.spoken import sound, spoken


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("докер нетворк криэйт", "docker network create"),
        ("докер пс -а", "docker ps -a"),
        ("докер ран", "docker run"),
        ("докер экзек -ит веб баш", "docker exec -it веб баш"),
        ("докер ран -ит убунту", "docker run -it ubuntu"),
        ("композ ап", "docker compose up"),
        ("композ ап -д", "docker compose up -d"),
        ("докер компоуз даун", "docker compose down"),
        ("докер-композ ап", "docker-compose up"),
        ("докер систем прун -а", "docker system prune -a"),
        ("докер имаджес", "docker images"),
        ("Докер Логс", "docker logs"),
        ("докер билд -т апп .", "docker build -t app ."),
        ("docker ран", "docker run"),
        ("что делает докер пуш?", "что делает docker push"),
        ("докер ран не запускается", "docker run не запускается"),
    ],
)
def test_command_is_heard(docker: Answerer, typed: str, meant: str) -> None:
    assert [*spoken(typed, docker.index, docker.grammar)] == [meant]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("докер порт занят", id="a noun of the course"),
        pytest.param("докер контейнер что это", id="another noun"),
        pytest.param("докер упал", id="one vowel more than pull"),
        pytest.param("докер не работает", id="no command"),
        pytest.param("докер композ", id="what only holds commands"),
        pytest.param("ран", id="without the program"),
        pytest.param("docker run", id="Latin letters"),
        pytest.param("сколько весит образ", id="question"),
        pytest.param("", id="empty"),
    ],
)
def test_no_command_is_heard(docker: Answerer, typed: str) -> None:
    assert [*spoken(typed, docker.index, docker.grammar)] == []


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("network", "нетворк"), ("create", "криэйт"), ("exec", "экзек"), ("down", "даун"),
        ("prune", "прун"), ("images", "имаджес"), ("push", "пуш"), ("search", "серч"),
        ("volume", "вольюм"), ("service", "сервис"), ("up", "ап"), ("build", "билд"),
    ],
)  # fmt: skip
def test_sounds_alike(english: str, russian: str) -> None:
    assert sound(english) == sound(russian)


@pytest.mark.parametrize(("one", "other"), [("ps", "pause"), ("rm", "rmi"), ("pull", "упал")])
def test_sounds_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)
