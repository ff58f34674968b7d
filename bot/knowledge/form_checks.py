"""The rule for how values are written."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.knowledge.form import FormError, shape
from bot.knowledge.material import Material, RawPart


def check_forms(material: Material) -> Iterator[Problem]:
    """A form can be read, and its parts are explained, no others. A switch has no form."""
    for command in material.commands:
        for flag in command.parts("flags"):
            if flag.values.get("forms") and "value" not in flag.values:
                wrong = "forms: a flag without a value has no form"
                yield flag.document.problem(flag.values.key_place("forms"), wrong)
        for owner in (part for key in ("flags", "arguments") for part in command.parts(key)):
            for form in owner.parts("forms"):
                yield from _form_problems(form)


def _form_problems(form: RawPart) -> Iterator[Problem]:
    typed = form.text("form")
    if typed is None:
        return
    try:
        names = shape(typed.text).names
    except FormError as error:
        yield form.problem(typed, f"form: '{typed.text}': {error}")
        return
    told = [name for part in form.parts("parts") if (name := part.text("name"))]
    for name in told:
        if name.text not in names:
            yield form.problem(name, f"name: '{name.text}' does not occur in the form")
    for missing in (name for name in names if name not in {each.text for each in told}):
        yield form.problem(typed, f"form: '{missing}' is not among its parts")
