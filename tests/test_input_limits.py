"""No input is taken without a limit, and nothing that fits takes long."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.presses import decode, encode
from bot.commandline.explain import dangers, explain
from bot.commandline.words import words
from bot.errors import SettingsError
from bot.knowledge.course import Language
from bot.knowledge.loader import load
from bot.knowledge.source import FILE_BYTES, parse
from bot.matching.answerer import Answerer, answerer
from bot.matching.decide import line_in
from bot.matching.normalise import clean
from bot.quiz.times import parse_time
from bot.quiz.wishes import wish
from bot.quiz.zones import parse_zone
from bot.render.limits import CALLBACK_DATA_BYTES, MESSAGE_LENGTH, units
from bot.render.telegram_html import render
from bot.settings import read, shipped_course

MESSAGE = 4096
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def docker() -> Answerer:
    return answerer(load(shipped_course()))


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(part * MESSAGE, id=repr(part))
        for part in (
            "a", "я", "7", "-", "'", '"', "`", "$(", "(", "\\", "ﷺ", "😀", "a ", "я ", "--volum ",
            "docker ", "docker rm $(", "rm -f ", "docker run --volum | ", "dokcer ps ", '"$(a',
            "docker @docker ubuntu run ", "\u0301", "x=",
        )
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_message_has_an_answer_that_can_be_sent(
    docker: Answerer, message: str, language: Language
) -> None:
    html = render(docker.answer(message[:MESSAGE], language))
    assert 0 < units(html) <= 4 * MESSAGE_LENGTH


@pytest.mark.parametrize("text", ["a" * 10**6, "ﷺ" * 10**6, "a " * 10**6])
def test_only_the_beginning_of_a_text_is_looked_at(text: str) -> None:
    assert len(clean(text)) <= 2000
    assert len(words(text)) <= 200


@pytest.mark.parametrize("inner", ["$(", "`", '"$(', "$(docker rm "])
def test_nested_command_lines_end(docker: Answerer, inner: str) -> None:
    line = line_in("docker rm " + inner * 300, docker.index, docker.grammar)
    assert line is not None
    depths = {word.depth for word in explain(line, docker.grammar, "en")}
    assert max(depths) <= 3
    dangers(line, docker.grammar, "en")


@given(data=st.one_of(st.text(max_size=64), st.from_regex(r"1[etrdfq][\d:a-z#-]*")))
def test_forged_presses_are_read_or_refused(data: str) -> None:
    press = decode(data)
    assert press is None or decode(encode(press)) == press


@pytest.mark.parametrize("data", ["1f" + "9" * 5000, "1t" + "9" * 5000 + ":x", "1d" + "9" * 5000])
def test_longer_callback_data_than_telegram_passes_does_no_harm(data: str) -> None:
    press = decode(data)
    assert press is None or len(encode(press)) <= CALLBACK_DATA_BYTES


@given(said=st.one_of(st.text(), st.from_regex(r"(до |pause )?\d*[.:-]?\d*[.:-]?\d* ?[+\w-]*")))
def test_wishes_times_and_zones_of_any_kind(said: str) -> None:
    wish(said, TODAY)
    parse_time(said)
    parse_zone(said)


@pytest.mark.parametrize("said", ["1 " * 2048, "at " * 1365, "в" * MESSAGE, " " * MESSAGE + "x"])
def test_long_wishes_end(said: str) -> None:
    wish(said, TODAY)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a" * (FILE_BYTES + 1), id="size"),
        pytest.param(b"[" * 100_000, id="depth"),
        pytest.param(
            b"a: &a [x]\n" + b"".join(
                b"%c: &%c [%s]\n" % (n, n, b", ".join([b"*%c" % (n - 1)] * 10))
                for n in range(ord("b"), ord("z"))
            ),
            id="aliases",
        ),
    ],
)  # fmt: skip
def test_hostile_yaml_is_refused(content: bytes) -> None:
    assert parse("topic.yaml", content).problems


@given(content=st.one_of(st.binary(), st.text("abc:-[]{}&*!|>#'\"\n \t").map(str.encode)))
def test_any_bytes_are_a_document_or_have_problems(content: bytes) -> None:
    document = parse("topic.yaml", content)
    assert document.problems or document.is_whole


@pytest.mark.parametrize(
    "name", ["KONSPEKT_ADMINS", "KONSPEKT_TIMEZONE", "TELEGRAM_API_URL", "TELEGRAM_TOKEN"]
)
@pytest.mark.parametrize("given", ["9" * 10_000, "\x00", "http://[", "a/" * 5000])
def test_settings_bear_anything(name: str, given: str) -> None:
    with contextlib.suppress(SettingsError):
        read({name: given})
