"""Whatever is typed can be looked at, parsed and explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commandline.explain import dangers, explain
from bot.commandline.grammar import Grammar, grammar
from bot.commandline.parse import find
from bot.knowledge.course import LANGUAGES, Language
from tests.commandline.courses import TWO_LANGUAGES, loaded
from tests.commandline.lines import PIECES


@pytest.fixture(scope="module")
def any_kiln(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    return grammar(loaded(tmp_path_factory.mktemp("kiln"), TWO_LANGUAGES))


@given(text=st.one_of(st.text(st.characters()), PIECES))
def test_anything_can_be_looked_at(any_kiln: Grammar, text: str) -> None:
    line = find(text, any_kiln)
    assert line is None or (line.usages and line.parts and line.title)


@given(text=PIECES)
def test_a_line_found_is_found_again_in_its_title(any_kiln: Grammar, text: str) -> None:
    line = find(f"kiln list {text}", any_kiln)
    assert line is not None
    again = find(line.title, any_kiln)
    assert again is not None
    assert again.usages[0].command.id == line.usages[0].command.id


@given(text=st.one_of(PIECES, st.text(st.characters())), language=st.sampled_from(LANGUAGES))
def test_anything_after_a_command_is_explained(
    any_kiln: Grammar, text: str, language: Language
) -> None:
    line = find(f"kiln list {text}", any_kiln)
    if line is not None:
        explained = explain(line, any_kiln, language)
        assert "kiln list" in [word.typed for word in explained]
        assert all(word.typed for word in explained)
        dangers(line, any_kiln, language)
