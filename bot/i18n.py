"""The interface's texts by id and language; the texts themselves are in `locales/`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Forms: TypeAlias = Mapping[str, str]
PLURAL_FORMS: Mapping[str, frozenset[str]] = {
    "ru": frozenset({"one", "few", "many"}),
    "en": frozenset({"one", "other"}),
}

# A safe loader in either case; libyaml's is ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOCALES = Path(__file__).parent / "locales"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def text(text_id: str, language: str, /, **values: object) -> str:
    """The text with `values` put in verbatim; a whole number `count` chooses the plural form.

    KeyError: no such id, no such language, or a value is missing.
    """
    template = texts(language)[text_id]
    if not isinstance(template, str):
        template = template[plural_form(int(str(values["count"])), language)]
    # One pass, so that a value with braces in it is not taken for a placeholder
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), template)


@cache
def texts(language: str) -> Mapping[str, str | Forms]:
    """Every text of a language by its flat id, read once. KeyError for an unknown language."""
    if language not in PLURAL_FORMS:
        raise KeyError(language)
    tree = yaml.load((_LOCALES / f"{language}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  safe both
    return dict(_flat(tree, "", PLURAL_FORMS[language]))


def placeholders(template: str | Forms) -> frozenset[str]:
    """Names of the values that a text needs, those of all its plural forms together."""
    forms = [template] if isinstance(template, str) else template.values()
    return frozenset(name for form in forms for name in _PLACEHOLDER.findall(form))


def plural_form(count: int, language: str) -> str:
    """The CLDR category of a whole number; `language` is ru or en."""
    if language == "en":
        return "one" if count == 1 else "other"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
        return "few"
    return "many"


def _flat(
    tree: Mapping[str, Any],  # Any: YAML as it comes
    prefix: str,
    forms: frozenset[str],
) -> Iterator[tuple[str, str | Forms]]:
    for key, value in tree.items():
        if isinstance(value, dict) and value.keys() != forms:
            yield from _flat(value, f"{prefix}{key}.", forms)
        else:
            yield prefix + key, value
