"""The JSON Schema for editors agrees with the loader."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge import schema

ROOT = Path(__file__).parents[2]
SCHEMA = schema.schema()
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int,),
    "array": (list,),
    "object": (dict,),
}
Rule = Callable[[Any, Any, dict[str, Any]], bool]


def is_type(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def any_type(value: Any, names: Any, _: dict[str, Any]) -> bool:
    return any(is_type(value, name) for name in ([names] if isinstance(names, str) else names))


def known_keys(value: Any, allowed: bool, here: dict[str, Any]) -> bool:
    assert allowed is False
    return not isinstance(value, dict) or value.keys() <= here["properties"].keys()


def condition(value: Any, rule: dict[str, Any], here: dict[str, Any]) -> bool:
    return fits(value, here.get("then" if fits(value, rule) else "else", {}))


RULES: dict[str, Rule] = {
    "$ref": lambda value, ref, _: fits(value, SCHEMA["$defs"][ref.removeprefix("#/$defs/")]),
    "type": any_type,
    "const": lambda value, const, _: value == const,
    "enum": lambda value, options, _: value in options,
    "pattern": lambda value, p, _: not isinstance(value, str) or re.search(p, value) is not None,
    "maxLength": lambda value, most, _: not isinstance(value, str) or len(value) <= most,
    "minItems": lambda value, least, _: not isinstance(value, list) or len(value) >= least,
    "uniqueItems": lambda value, _, __: (
        not isinstance(value, list) or len(set(value)) == len(value)
    ),
    "minProperties": lambda value, least, _: not isinstance(value, dict) or len(value) >= least,
    "items": lambda value, rule, _: (
        not isinstance(value, list) or all(fits(item, rule) for item in value)
    ),
    "required": lambda value, keys, _: not isinstance(value, dict) or set(keys) <= value.keys(),
    "properties": lambda value, rules, _: (
        not isinstance(value, dict)
        or all(fits(item, rules[key]) for key, item in value.items() if key in rules)
    ),
    "additionalProperties": known_keys,
    "anyOf": lambda value, rules, _: any(fits(value, rule) for rule in rules),
    "allOf": lambda value, rules, _: all(fits(value, rule) for rule in rules),
    "if": condition,
}
SILENT = {"$schema", "$defs", "title", "description", "then", "else"}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """JSON Schema, as much of it as ours uses; an unknown keyword is a KeyError."""
    return all(RULES[key](value, given, rule) for key, given in rule.items() if key not in SILENT)


def entry(**keys: Any) -> dict[str, Any]:
    return {"topic": "T", "entries": [{"id": "a", **keys}]}


def definition(**keys: Any) -> dict[str, Any]:
    return entry(**{"kind": "definition", "term": "T", "text": "x", **keys})


def command(**keys: Any) -> dict[str, Any]:
    return entry(kind="command", command="c", text="x", **keys)


QUESTION = {"question": "q", "options": ["a", "b"], "explanation": "e"}
COURSE = {"id": "c", "title": "C", "languages": ["ru", "en"]}


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(COURSE, id="course"),
        pytest.param(COURSE | {"about": {"ru": "x", "en": "y"}, "program": "p"}, id="whole course"),
        pytest.param(definition(), id="definition"),
        pytest.param(definition(id=404, text=1.1, term=[True]), id="scalars that editors convert"),
        pytest.param(definition(term={"ru": ["a", "b"], "en": "c"}, see=["b#c"]), id="languages"),
        pytest.param(
            command(
                flags=[{"names": ["-a"], "text": "x", "value": "V", "repeat": True}],
                arguments=[{"name": "A", "text": "x"}],
                examples=[{"run": "c", "text": {"en": "x"}}],
            ),
            id="command",
        ),
        pytest.param(
            entry(kind="table", title="T", columns=["C"], rows=[{"id": "r", "cells": ["x"]}]),
            id="table",
        ),
        pytest.param(entry(kind="error", title="T", matches=["m"], text="x"), id="error"),
        pytest.param({"topic": "T", "entries": []}, id="no entries yet"),
        pytest.param(definition(quiz=False), id="not for the quiz"),
        pytest.param(definition(quiz=[QUESTION, QUESTION]), id="questions for the quiz"),
        pytest.param(
            definition(quiz=[QUESTION | {"options": {"ru": ["а", "б"], "en": ["a", "b"]}}]),
            id="question in two languages",
        ),
    ],
)
def test_right_file_fits(file: Any) -> None:
    assert fits(file, SCHEMA)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("text", id="not a mapping"),
        pytest.param({}, id="empty"),
        pytest.param({"topic": "T"}, id="no entries"),
        pytest.param(COURSE | {"languages": ["de"]}, id="unknown language"),
        pytest.param(COURSE | {"languages": ["ru", "ru"]}, id="language twice"),
        pytest.param(COURSE | {"entries": []}, id="course with entries"),
        pytest.param(definition(extra="x"), id="unknown key"),
        pytest.param(definition(text=" "), id="blank text"),
        pytest.param(definition(text=None), id="null text"),
        pytest.param(definition(text={"de": "x"}), id="text in an unknown language"),
        pytest.param(definition(text={}), id="text in no language"),
        pytest.param(definition(kind="defnition"), id="unknown kind"),
        pytest.param(definition(id="a b"), id="space in an id"),
        pytest.param(definition(id="a" * 41), id="long id"),
        pytest.param(definition(see="b"), id="text for a list"),
        pytest.param(entry(term="T", text="x"), id="no kind"),
        pytest.param(entry(kind="definition", term="T"), id="no text"),
        pytest.param(command(term="x"), id="key of another kind"),
        pytest.param(definition(quiz=True), id="quiz of another word"),
        pytest.param(definition(quiz=[QUESTION | {"options": ["a"]}]), id="one option"),
        pytest.param(definition(quiz=[QUESTION | {"hint": "h"}]), id="unknown key of a question"),
        pytest.param(command(flags=[{"names": ["a"], "text": "x"}]), id="flag without a dash"),
        pytest.param(command(flags=[{"names": [], "text": "x"}]), id="flag without a name"),
        pytest.param(entry(kind="table", title="T", columns=["C"], rows=[]), id="no rows"),
    ],
)
def test_wrong_file_does_not_fit(file: Any) -> None:
    assert not fits(file, SCHEMA)


def test_every_key_is_described() -> None:
    undescribed = [
        f"{name}.{key}"
        for name, shape in SCHEMA["$defs"].items()
        for key, value in shape.get("properties", {}).items()
        if "description" not in value
    ]
    assert undescribed == []


def test_file_in_the_repository_is_fresh() -> None:
    text = (ROOT / "knowledge" / "schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == SCHEMA, "run: python -m bot.knowledge.schema > knowledge/schema.json"


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    schema.main()
    printed = capsys.readouterr().out
    assert printed.endswith("}\n")
    assert json.loads(printed) == SCHEMA
