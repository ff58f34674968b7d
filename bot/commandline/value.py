"""A value taken apart by the forms that the course declares: what each part of it means."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from bot.knowledge.course import Form, Text
from bot.knowledge.form import Shape, shape

# What is longer, or has more signs that may part it, is no value that teaches something.
_LONGEST = 200
_MOST_SIGNS = 16


def parts(value: str, forms: Sequence[Form]) -> tuple[tuple[str, Text], ...]:
    """The parts of `value` with their meanings, by the first form that it has; none if by none."""
    for form in forms if len(value) <= _LONGEST else ():
        read = shape(form.form)
        if read.is_list:
            items = (_parts(item, read, form) for item in value.split(","))
            found = tuple(part for item in items for part in item)
        else:
            found = _parts(value, read, form)
        if found:
            return found
    return ()


def _parts(value: str, read: Shape, form: Form) -> tuple[tuple[str, Text], ...]:
    """The parts of a value that has that form; none where one of them is not as it is to be."""
    if sum(map(value.count, read.separators)) > _MOST_SIGNS:
        return ()
    matched = read.pattern.fullmatch(value)
    if matched is None:
        return ()
    typed = {name: text for name, text in matched.groupdict().items() if text}
    found = [(text, next(_meanings(name, text, form), None)) for name, text in typed.items()]
    known = tuple((text, meaning) for text, meaning in found if meaning is not None)
    return known if len(known) == len(found) else ()


def _meanings(name: str, text: str, form: Form) -> Iterator[Text]:
    for part in form.parts:
        if part.name == name and (not part.like or any(fnmatchcase(text, o) for o in part.like)):
            yield part.text
