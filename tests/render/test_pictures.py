"""The picture of progress: a small opaque PNG in which every text fits, whatever the numbers."""

import io
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from subprocess import run
from sys import executable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor, ImageFont

import bot.render
from bot.i18n import texts
from bot.quiz.progress import FORECAST_DAYS, HISTORY_WEEKS, Progress, TopicScore
from bot.render.canvas import _UNKNOWN, GROUND, Align, Canvas, Weight
from bot.render.pictures import _LEVELS, _TEXT, WIDTH, _drawn, progress_png

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
LANGUAGES = ("ru", "en")
FONTS = Path(bot.render.__file__).parent / "fonts"
LONG = "Docker Compose: файл compose.yaml и всё, что в нём бывает, по разделам"


def history(most: int, seed: int = 1) -> Mapping[date, int]:
    rng = Random(seed)
    start = TODAY - TODAY.weekday() * DAY - 7 * (HISTORY_WEEKS - 1) * DAY
    return {start + n * DAY: rng.randint(0, most) for n in range((TODAY - start).days + 1)}


def forecast(most: int, seed: int = 2) -> Mapping[date, int]:
    rng = Random(seed)
    return {TODAY + n * DAY: rng.randint(0, most) for n in range(FORECAST_DAYS)}


BEGUN = Progress(
    today=TODAY,
    streak=0,
    answered=0,
    total=240,
    known=0,
    due=0,
    retention=None,
    weak=(),
    days=history(0),
    forecast=forecast(0),
)
FULL = replace(
    BEGUN,
    streak=1234,
    answered=123456,
    total=9999,
    known=9999,
    due=9999,
    retention=1.0,
    weak=(TopicScore(LONG, 100, 200), TopicScore("🐳 Тома", 0, 5), TopicScore("W" * 99, 3, 5)),
    days=history(120),
    forecast=forecast(999),
)
PROGRESS = [
    pytest.param(BEGUN, id="begun"),
    pytest.param(replace(BEGUN, streak=1, days=history(1), forecast=forecast(2)), id="one a day"),
    pytest.param(FULL, id="large numbers"),
]


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


class Ruler(Canvas):
    """A canvas that keeps where each text is drawn: left, top, right, bottom."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.size = (width, height)
        self.drawn: list[tuple[str, tuple[float, float, float, float]]] = []

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: int,
        colour: str,
        weight: Weight = "medium",
        align: Align = "left",
    ) -> None:
        """Keeps the place of what is drawn."""
        width = self.width_of(text, size, weight)
        left = at[0] - {"left": 0, "middle": width / 2, "right": width}[align]
        self.drawn.append((text, (left, at[1] - 0.7 * size, left + width, at[1] + 0.2 * size)))
        super().text(at, text, size, colour, weight, align)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("progress", PROGRESS)
def test_picture_is_small_opaque_and_as_wide_as_a_phone_likes(
    progress: Progress, language: str
) -> None:
    png = progress_png(progress, language)
    image = opened(png)
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert 0.9 * image.width < image.height < 2 * image.width
    assert "transparency" not in image.info
    assert image.convert("RGB").getpixel((0, 0)) == ImageColor.getrgb(GROUND)
    assert len(png) < 60_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("progress", PROGRESS)
def test_texts_fit_and_do_not_touch(progress: Progress, language: str) -> None:
    canvas = _drawn(progress, language, Ruler)
    assert isinstance(canvas, Ruler)
    for text, (left, top, right, bottom) in canvas.drawn:
        assert 0 < left < right < WIDTH, text
        assert 0 < top < bottom < canvas.size[1], text
    for (one, here), (other, there) in combinations(canvas.drawn, 2):
        apart = here[2] <= there[0] or there[2] <= here[0] or here[3] <= there[1]
        assert apart or there[3] <= here[1], f"{one} touches {other}"


@pytest.mark.parametrize("progress", PROGRESS)
def test_figures_fit_their_tiles(progress: Progress) -> None:
    for language in LANGUAGES:
        canvas = _drawn(progress, language, Ruler)
        assert isinstance(canvas, Ruler)
        tiles = [place for _, place in canvas.drawn[2:10]]
        assert max(right - left for left, _, right, _ in tiles) < 220


def test_same_progress_same_picture() -> None:
    assert progress_png(FULL, "ru") == progress_png(FULL, "ru")
    assert progress_png(FULL, "ru") != progress_png(FULL, "en")


def test_picture_is_quick() -> None:
    progress_png(FULL, "ru")
    start = time.process_time()
    for _ in range(5):
        progress_png(FULL, "ru")
    assert (time.process_time() - start) / 5 < 0.15


def test_today_is_framed_and_busy_days_are_bright() -> None:
    days = {**history(0), TODAY - DAY: 5, TODAY: 1}
    image = opened(progress_png(replace(BEGUN, days=days), "en")).convert("RGB")
    found = [colour for _, colour in image.getcolors(10_000) or () if isinstance(colour, tuple)]
    for level in (_LEVELS[1], _LEVELS[4], _TEXT):
        red, green, blue = bytes.fromhex(level[1:])
        # A palette shifts colours a little.
        off = [abs(one[0] - red) + abs(one[1] - green) + abs(one[2] - blue) for one in found]
        assert min(off) < 16


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(0, 10**6))
def test_every_day_of_the_year_can_be_drawn(today: date, count: int) -> None:
    start = today - today.weekday() * DAY - 7 * (HISTORY_WEEKS - 1) * DAY
    days = {start + n * DAY: count for n in range((today - start).days + 1)}
    coming = {today + n * DAY: min(count, 9999) for n in range(FORECAST_DAYS)}
    canvas = _drawn(replace(BEGUN, today=today, days=days, forecast=coming), "ru", Ruler)
    assert isinstance(canvas, Ruler)
    assert all(0 < left < right < WIDTH for _, (left, _, right, _) in canvas.drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_have_every_character_of_our_texts(language: str) -> None:
    ours = [form for name, form in texts(language).items() if name.startswith("picture.")]
    written = "".join(form if isinstance(form, str) else "".join(form.values()) for form in ours)
    assert not _UNKNOWN.search(" ".join(written.split()))


@pytest.mark.parametrize("weight", ["medium", "bold"])
def test_fonts_have_every_character_that_is_let_through(weight: str) -> None:
    font = ImageFont.truetype(FONTS / f"inter-{weight}.otf", 40)
    missing = bytes(font.getmask("\uffff"))
    through = [chr(code) for code in range(33, 0x2300) if not _UNKNOWN.match(chr(code))]
    assert len(through) > 170
    assert [char for char in through if bytes(font.getmask(char)) == missing] == []


def test_fonts_are_small_and_come_with_their_licence() -> None:
    assert sum(file.stat().st_size for file in FONTS.glob("*.otf")) < 60_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("Тома", 500, "Тома", id="fits"),
        pytest.param("Тома и сети", 100, "Тома…", id="whole words"),
        pytest.param("Контейнеризация", 50, "…", id="no word fits"),
        pytest.param("", 10, "", id="nothing"),
    ],
)
def test_fitted(text: str, width: float, expected: str) -> None:
    assert Canvas(10, 10).fitted(text, width, 28) == expected


def test_what_the_fonts_lack_is_left_out() -> None:
    canvas = Canvas(10, 10)
    assert canvas.width_of("🐳  Тома", 28) == canvas.width_of("Тома", 28)


def test_pillow_is_loaded_with_the_first_picture_only() -> None:
    code = "import sys, bot.render.pictures; print('PIL' in sys.modules, 'fsrs' in sys.modules)"
    assert run([executable, "-c", code], capture_output=True, check=True).stdout == b"False False\n"
