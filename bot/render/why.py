"""Why a question was answered as it was, printed in a terminal for a course's author."""

from collections.abc import Iterable
from functools import partial

from rich import box
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.i18n import text
from bot.knowledge.course import Language
from bot.matching.why import Considered, Limit, Taken, Why

_FOR, _AGAINST = Style(color="green"), Style(color="red")
_DIM, _BOLD = Style(dim=True), Style(bold=True)
_MOST_FOR, _MOST_AGAINST = 5, 4


def render(found: Why, language: Language, console: Console) -> None:
    """Prints how the question was read, what it may mean, and what decided."""
    say = partial(_say, language)
    for number, reading in enumerate(found.readings):
        is_chosen = reading == found.decision.meaning.reading
        label = say("why.as_typed") if number == 0 else say("why.read_as")
        console.print(Text.assemble((f"{label}  ", _DIM), (reading, _BOLD if is_chosen else "")))
    line = found.decision.line or found.decision.meaning.line
    if line is not None:
        console.print(Text.assemble((f"{say('why.line')}  ", _DIM), line.title))
    if found.words:
        console.print(_words(found.words, language))
    if found.candidates:
        console.print(_candidates(found.candidates, language))
    for limit in found.limits:
        console.print(_limit(limit, language))
    if found.decision.meaning.ranking.foreign:
        console.print(Text(say("why.foreign"), _AGAINST))
    decided = say(f"why.step_{found.decision.step}")
    console.print(Text.assemble((f"{say('why.decision')}  ", _DIM), (decided, _BOLD)))


def _say(language: Language, text_id: str) -> str:
    return text(text_id, language)


def _words(words: Iterable[Taken], language: Language) -> Table:
    table = _table(language, "why.word", "why.weight", "why.taken_for")
    for each in words:
        meant = ", ".join(each.meant) or text("why.unknown_word", language)
        if each.guessed:
            meant = text("why.guessed", language, words=meant)
        style = Style() if each.meant else _AGAINST
        table.add_row(Text(each.word), f"{each.weight:.2f}", Text(meant, style))
    return table


def _candidates(candidates: Iterable[Considered], language: Language) -> Table:
    table = _table(language, "why.candidate", "why.share", "why.confidence", "why.reasons")
    for each in candidates:
        name = Text(each.id, _BOLD)
        if each.phrase is not None:
            name.append(f"\n“{each.phrase}”", _DIM)
        table.add_row(name, f"{each.share:.2f}", f"{each.confidence:.2f}", _reasons(each))
    return table


def _reasons(candidate: Considered) -> Text:
    """The strongest features with their signs: colours do not reach a file."""
    speaking = [each for each in candidate.reasons if each[1] > 0][:_MOST_FOR]
    against = [each for each in candidate.reasons if each[1] < 0][:_MOST_AGAINST]
    parts = [
        Text(f"{name}\u00a0{worth:+.2f}", style)
        for reasons, style in ((speaking, _FOR), (against, _AGAINST))
        for name, worth in reasons
    ]
    return Text("  ").join(parts)


def _limit(limit: Limit, language: Language) -> Text:
    sign = "≥" if limit.is_kept else "<"
    compared = f"{limit.value:.2f} {sign} {limit.least:.2f}"
    label = text(limit.text_id, language)
    return Text.assemble((f"{label}  ", _DIM), (compared, _FOR if limit.is_kept else _AGAINST))


def _table(language: Language, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(Text(text(column, language)))
    return table
