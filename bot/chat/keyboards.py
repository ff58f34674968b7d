"""Buttons under an answer: what may have been meant, where to go on, what to copy."""

from collections.abc import Iterable, Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answer import Answer
from bot.chat.presses import Press, Remember, ShowEntry, ShowTopic, encode
from bot.i18n import text
from bot.knowledge.course import Language, Topic, title
from bot.render.limits import CALLBACK_DATA_BYTES, COPY_TEXT_LENGTH, units

_MOST_OFFERS = 3
_MOST_RELATED = 4
_LABEL = 60
_PAGE = 10


def button(label: str, press: Press) -> InlineKeyboardButton | None:
    """A button, or None where its id is too long for callback data."""
    data = encode(press)
    if len(data.encode()) > CALLBACK_DATA_BYTES:
        return None
    return InlineKeyboardButton(shortened(label, _LABEL), callback_data=data)


def grid(rows: Iterable[Iterable[tuple[str, Press]]]) -> InlineKeyboardMarkup:
    """Rows of buttons, each a label and what it does."""
    made = [[button(label, press) for label, press in row] for row in rows]
    return InlineKeyboardMarkup([[one for one in row if one is not None] for row in made])


def column(buttons: Iterable[tuple[str, Press]]) -> InlineKeyboardMarkup:
    """One button in each row."""
    return grid([one] for one in buttons)


def shortened(label: str, length: int) -> str:
    """The label in at most `length` characters."""
    return label if len(label) <= length else label[: length - 1].rstrip() + "…"


def under(answer: Answer) -> InlineKeyboardMarkup | None:
    """The buttons of an answer."""
    rows: list[list[InlineKeyboardButton]] = []
    for line, text_id in ((answer.copy, "chat.copy"), (answer.copy_long, "chat.copy_long")):
        if line is not None and units(line) <= COPY_TEXT_LENGTH:
            label = text(text_id, answer.language, line=shortened(line, _LABEL - 2))
            rows.append([InlineKeyboardButton(label, copy_text=CopyTextButton(line))])
    if answer.kind == "none":
        offers = answer.alternatives[:_MOST_OFFERS]
        found = [button(offer.title, ShowEntry(offer.id)) for offer in offers]
        rows += [[each] for each in found if each is not None]
    related = answer.related[:_MOST_RELATED]
    rows += _paired(button(link.title, ShowEntry(link.id)) for link in related)
    if answer.id is not None:
        entry_id = answer.id.partition("#")[0]
        keep = button(text("learn.remember", answer.language), Remember(entry_id))
        rows += [] if keep is None else [[keep]]
    return InlineKeyboardMarkup(rows) if rows else None


def examples(questions: Iterable[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Sample questions as buttons that answer them: pairs of a question and an entry's id."""
    found = [button(question, ShowEntry(entry_id)) for question, entry_id in questions]
    return InlineKeyboardMarkup([[each] for each in found if each is not None])


def topics(listed: Sequence[Topic], language: Language) -> InlineKeyboardMarkup:
    """The topics of a course."""
    found = []
    for topic in listed:
        count = len(topic.entries)
        label = text("chat.topic", language, title=topic.title[language], count=count)
        found.append(button(label, ShowTopic(topic.id)))
    return InlineKeyboardMarkup([[each] for each in found if each is not None])


def entries(topic: Topic, start: int, language: Language) -> InlineKeyboardMarkup:
    """Entries of a topic from `start`, a page of them."""
    page = topic.entries[start : start + _PAGE]
    rows = _paired(button(title(entry, language), ShowEntry(entry.id)) for entry in page)
    if start + _PAGE < len(topic.entries):
        more = button(text("chat.more", language), ShowTopic(topic.id, start + _PAGE))
        rows += [] if more is None else [[more]]
    return InlineKeyboardMarkup(rows)


def _paired(buttons: Iterable[InlineKeyboardButton | None]) -> list[list[InlineKeyboardButton]]:
    found = [each for each in buttons if each is not None]
    return [found[at : at + 2] for at in range(0, len(found), 2)]
