"""Questions that an author wrote by hand."""

from collections.abc import Iterator

from bot.knowledge.course import Entry, Language
from bot.quiz.draft import Choice, Draft, drawn


def authored_drafts(entry: Entry, language: Language) -> Iterator[Draft]:
    """The author's questions on an entry, in their order; named by it."""
    for index, written in enumerate(entry.quiz or ()):
        right, *wrong = written.options[language]
        yield Draft(
            kind="authored",
            key=f"authored:{index}",
            question=written.question[language],
            cue="",
            right=Choice(right, right),
            pool=drawn([wrong], lambda text: [Choice(text, text)]),
            form="name",
            explanation=written.explanation[language],
            hints=(),
        )
