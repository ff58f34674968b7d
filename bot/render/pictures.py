"""Progress as a picture: key figures, a calendar of answers, what comes due, weak topics.

Drawn for a phone: 1080 pixels are shown on some 360 points, so no text is smaller than 28 pixels.
The ground is dark and opaque, so that light and dark themes show the same.
"""

from collections.abc import Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING

from bot.i18n import text
from bot.quiz.progress import Progress, TopicScore

if TYPE_CHECKING:
    from bot.render.canvas import Canvas

WIDTH = 1080

_MARGIN, _GAP, _PADDING = 40, 20, 32
_LEFT, _RIGHT = _MARGIN + _PADDING, WIDTH - _MARGIN - _PADDING  # where a panel's content ends
_SMALL, _HEADING, _TITLE, _FIGURE = 28, 36, 52, 64

_TEXT, _MUTED, _PANEL, _EMPTY = "#f4f7f9", "#a3b3c1", "#202d3a", "#2f3f4e"
_FLAME, _GREEN, _BLUE, _VIOLET, _ROSE = "#ffb454", "#6fe09a", "#6fb7ff", "#c3a6ff", "#ff8f7d"
_LEVELS = (_EMPTY, "#245c42", "#2f8a5b", "#45b877", "#83eeab")

_HEADER, _FIGURES, _DAYS, _FORECAST, _TOPIC = 120, 156, 520, 372, 84
_NO_FORECAST, _WEAK = 164, 102  # the latter without its topics


def progress_png(progress: Progress, language: str) -> bytes:
    """A PNG file that shows the progress in `language`, 1080 pixels wide."""
    from bot.render.canvas import Canvas  # noqa: PLC0415  Pillow takes 4 MB

    return _drawn(progress, language, Canvas).png()


def _drawn(progress: Progress, language: str, canvas_class: "type[Canvas]") -> "Canvas":
    """The picture, section under section."""
    comes = any(progress.forecast.values())
    heights = [_HEADER, _FIGURES, _DAYS, _FORECAST if comes else _NO_FORECAST]
    if progress.weak:
        heights.append(_WEAK + _TOPIC * len(progress.weak))
    canvas = canvas_class(WIDTH, sum(heights) + _GAP * (len(heights) - 2) + _MARGIN)
    _header(canvas, progress, language)
    top = _HEADER
    for draw, height in zip((_figures, _days, _forecast, _weak), heights[1:], strict=False):
        draw(canvas, progress, language, top)
        top += height + _GAP
    return canvas


def _header(canvas: "Canvas", progress: Progress, language: str) -> None:
    today = progress.today
    month = text("picture.months_of", language).split()[today.month - 1]
    day = text("picture.date", language, day=today.day, month=month, year=today.year)
    canvas.text((_MARGIN, 84), text("picture.title", language), _TITLE, _TEXT, "bold")
    canvas.text((WIDTH - _MARGIN, 84), day, _SMALL + 4, _MUTED, align="right")


def _figures(canvas: "Canvas", progress: Progress, language: str, top: int) -> None:
    """What counts most, in four tiles."""
    retention = progress.retention
    tiles = (
        (text("picture.streak", language, count=progress.streak), _FLAME),
        (text("picture.known", language, known=progress.known, total=progress.total), _GREEN),
        (text("picture.due", language, count=progress.due), _BLUE),
        (text("picture.nothing_recalled", language), _MUTED)
        if retention is None
        else (text("picture.recalled", language, percent=round(100 * retention)), _VIOLET),
    )
    width = (WIDTH - 2 * _MARGIN - 3 * _GAP) / 4
    for at, (tile, colour) in enumerate(tiles):
        figure, label = tile.split("\n")
        left = _MARGIN + at * (width + _GAP)
        canvas.box((left, top), (width, _FIGURES), _PANEL, 24)
        canvas.text((left + width / 2, top + 84), figure, _FIGURE, colour, "bold", "middle")
        canvas.text((left + width / 2, top + 130), label, _SMALL, _MUTED, align="middle")


def _days(canvas: "Canvas", progress: Progress, language: str, top: int) -> None:
    """A column of days for each week; the brighter, the more answers."""
    count = text("picture.answered", language, count=progress.answered)
    _panel(canvas, top, _DAYS, text("picture.days", language), count)
    side, pitch, first_x, first_y = 37, 44, _LEFT + 63, top + 136
    weekdays = text("picture.weekdays", language).split()
    for row in range(0, 7, 2):
        canvas.text((_LEFT, first_y + row * pitch + 28), weekdays[row], _SMALL, _MUTED)
    most = _busy(list(progress.days.values()))
    months = text("picture.months", language).split()
    for at, (day, answers) in enumerate(progress.days.items()):
        week, row = divmod(at, 7)
        x, y = first_x + week * pitch, first_y + row * pitch
        if day == progress.today:
            canvas.box((x - 4, y - 4), (side + 8, side + 8), _TEXT, 12)
        level = min(ceil(4 * answers / most), 4)
        canvas.box((x, y), (side, side), _LEVELS[level], 8)
        if day.day == 1:
            canvas.text((x, first_y - 16), months[day.month - 1], _SMALL, _MUTED)
    _legend(canvas, language, first_y + 7 * pitch + 14)


def _legend(canvas: "Canvas", language: str, top: int) -> None:
    """What the colours of days mean, in the panel's right corner."""
    more = text("picture.more", language)
    x = _RIGHT - canvas.width_of(more, _SMALL) - 4
    canvas.text((_RIGHT, top + 26), more, _SMALL, _MUTED, align="right")
    for colour in reversed(_LEVELS):
        x -= 40
        canvas.box((x, top), (32, 32), colour, 8)
    canvas.text((x - 12, top + 26), text("picture.less", language), _SMALL, _MUTED, align="right")


def _busy(counts: Sequence[int]) -> int:
    """Answers of a busy day, at least 1: what only one day in ten is above of those with any."""
    learnt = sorted(count for count in counts if count) or [1]
    return learnt[len(learnt) * 9 // 10]


def _forecast(canvas: "Canvas", progress: Progress, language: str, top: int) -> None:
    """A bar for each of the coming days, today first."""
    heading, days = text("picture.forecast", language), text("picture.forecast_days", language)
    most = max(progress.forecast.values())
    if not most:
        _panel(canvas, top, _NO_FORECAST, heading, days)
        nothing = text("picture.nothing_comes", language)
        canvas.text((_LEFT, top + 116), nothing, _SMALL + 2, _MUTED)
        return
    _panel(canvas, top, _FORECAST, heading, days)
    weekdays = text("picture.weekdays", language).split()
    pitch, floor = (_RIGHT - _LEFT) / len(progress.forecast), top + 276
    for at, (day, count) in enumerate(progress.forecast.items()):
        middle = _LEFT + (at + 0.5) * pitch
        height = max(130 * sqrt(count / most), 6)  # a pile of late ones must not flatten the rest
        bright = _TEXT if day == progress.today else _MUTED
        canvas.box((middle - 22, floor - height), (44, height), _BLUE if count else _EMPTY, 8)
        if count:
            canvas.text((middle, floor - height - 12), str(count), _SMALL, _TEXT, align="middle")
        canvas.text((middle, floor + 36), weekdays[day.weekday()], _SMALL, bright, align="middle")
        canvas.text((middle, floor + 70), str(day.day), _SMALL, bright, align="middle")


def _weak(canvas: "Canvas", progress: Progress, language: str, top: int) -> None:
    """Topics with many mistakes, and the share of right answers as a bar."""
    height = _WEAK + _TOPIC * len(progress.weak)
    days = text("picture.weak_days", language)
    _panel(canvas, top, height, text("picture.weak", language), days)
    for at, score in enumerate(progress.weak):
        _topic(canvas, score, language, top + 86 + at * _TOPIC)


def _topic(canvas: "Canvas", score: TopicScore, language: str, top: int) -> None:
    right = text("picture.right_of", language, right=score.right, asked=score.asked)
    room = _RIGHT - _LEFT - canvas.width_of(right, _SMALL + 2) - _PADDING
    canvas.text((_LEFT, top + 36), canvas.fitted(score.topic, room, _SMALL + 2), _SMALL + 2, _TEXT)
    canvas.text((_RIGHT, top + 36), right, _SMALL + 2, _MUTED, align="right")
    canvas.box((_LEFT, top + 52), (_RIGHT - _LEFT, 12), _EMPTY, 6)
    if score.right:
        share = score.right / score.asked
        canvas.box((_LEFT, top + 52), (max((_RIGHT - _LEFT) * share, 12), 12), _ROSE, 6)


def _panel(canvas: "Canvas", top: int, height: int, heading: str, beside: str) -> None:
    """The ground of a section, and what stands on its top line."""
    canvas.box((_MARGIN, top), (WIDTH - 2 * _MARGIN, height), _PANEL, 24)
    canvas.text((_LEFT, top + 62), heading, _HEADING, _TEXT, "bold")
    canvas.text((_RIGHT, top + 62), beside, _SMALL, _MUTED, align="right")
