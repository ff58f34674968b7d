"""Values taken apart by declared forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commandline.value import parts
from bot.knowledge.course import Form, FormPart, Localized
from bot.markup import Markup, Span, plain


def form(written: str, *meanings: str) -> Form:
    """A form whose parts are given as "NAME meaning" or "NAME~pattern meaning"."""
    found = []
    for each in meanings:
        name, _, text = each.partition(" ")
        name, tilde, like = name.partition("~")
        meaning: Localized[Markup] = Localized({"en": (Span(text),)})
        found.append(FormPart(name=name, text=meaning, like=(like,) if tilde else ()))
    return Form(form=written, parts=tuple(found))


PORTS = (
    form("[IP:]HOST:INNER[/KIND]", "IP ip", "HOST~[0-9]* host", "INNER~[0-9]* in", "KIND kind"),
    form("INNER[/KIND]", "INNER~[0-9]* only", "KIND kind"),
)
VOLUMES = (
    form("SOURCE:TARGET[:MODE]", "SOURCE~*[/\\]* path", "SOURCE name", "TARGET to", "MODE mode"),
    form("TARGET", "TARGET~/* anonymous"),
)
IMAGES = (
    form("HUB/NAME[:TAG][@HASH]", "HUB~*[.:]* hub", "NAME name", "TAG tag", "HASH hash"),
    form("NAME:TAG[@HASH]", "NAME name", "TAG tag", "HASH hash"),
)
PAIRS = (form("KEY=VALUE", "KEY key", "VALUE value"), form("KEY", "KEY alone"))
OPTIONS = (form("OPTION[,...]", "OPTION~kind=* kind", "OPTION~ro ro"),)
OTHERS = (form("other:NAME", "NAME theirs"), form("NAME", "NAME~own own", "NAME else"))


@pytest.mark.parametrize(
    ("value", "forms", "expected"),
    [
        ("127.0.0.1:8080:80/tcp", PORTS, "127.0.0.1 ip|8080 host|80 in|tcp kind"),
        ("8080:80", PORTS, "8080 host|80 in"),
        ("[::1]:8080:80", PORTS, "[::1] ip|8080 host|80 in"),
        ("80", PORTS, "80 only"),
        ("80/udp", PORTS, "80 only|udp kind"),
        ("8000-8010:80-90", PORTS, "8000-8010 host|80-90 in"),
        ("name:/path:ro", VOLUMES, "name name|/path to|ro mode"),
        ("/host:/path", VOLUMES, "/host path|/path to"),
        ("C:\\x:/path", VOLUMES, "C:\\x path|/path to"),
        ("/path", VOLUMES, "/path anonymous"),
        ("a.b:5000/team/app:1@sha256:0", IMAGES, "a.b:5000 hub|team/app name|1 tag|sha256:0 hash"),
        ("team/app:1", IMAGES, "team/app name|1 tag"),
        ("K=V=W", PAIRS, "K key|V=W value"),
        ("K=", PAIRS, "K key"),
        ("K", PAIRS, "K alone"),
        ("kind=a,what,ro", OPTIONS, "kind=a kind|ro ro"),
        ("other:x", OTHERS, "x theirs"),
        ("own", OTHERS, "own own"),
    ],
)
def test_parts(value: str, forms: tuple[Form, ...], expected: str) -> None:
    found = (f"{text} {plain(meaning['en'])}" for text, meaning in parts(value, forms))
    assert "|".join(found) == expected


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        pytest.param("", PORTS, id="empty"),
        pytest.param("http:https", PORTS, id="a part is not as it should be"),
        pytest.param("team/app", IMAGES, id="no form has it"),
        pytest.param("what", OPTIONS, id="no item is known"),
        pytest.param("8080:80", (), id="no forms"),
        pytest.param(":" * 200, PORTS, id="nothing but separators"),
        pytest.param("9" * 201, PORTS, id="too long"),
    ],
)
def test_no_parts(value: str, forms: tuple[Form, ...]) -> None:
    assert parts(value, forms) == ()


@given(st.text(st.sampled_from("a1:/[]=,.@")))
def test_parts_are_in_the_value(value: str) -> None:
    for forms in (PORTS, VOLUMES, IMAGES, PAIRS, OPTIONS):
        at = 0
        for text, _ in parts(value, forms):
            at = value.index(text, at) + len(text)
