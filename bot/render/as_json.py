"""An answer as a JSON object or as plain text."""

from typing import Any

from bot.answer import Answer
from bot.markup import plain as plain_markup
from bot.render.layout import lines
from bot.render.line import shown


def to_json(answer: Answer) -> dict[str, Any]:  # Any: JSON as it is
    """The object that `konspekt ask --json` prints, its keys in the order of the contract."""
    return {
        "question": answer.question.encode("utf-8", "replace").decode(),
        "language": answer.language,
        "kind": answer.kind,
        "id": answer.id,
        "title": _shown(answer.title),
        "syntax": _shown(answer.syntax),
        "score": round(answer.score, 2),
        "text": plain(answer),
        "alternatives": [
            {"id": other.id, "title": shown(other.title), "score": round(other.score, 2)}
            for other in answer.alternatives[:5]
        ],
    }


def plain(answer: Answer) -> str:
    """The whole reply as plain text, with everything that Telegram would offer as buttons."""
    written = ""
    for line in lines(answer, offers=True):
        if written:
            written += "\n\n" if line.gap else "\n"
        written += plain_markup(line.spans)
    return written


def _shown(text: str | None) -> str | None:
    return None if text is None else shown(text)
