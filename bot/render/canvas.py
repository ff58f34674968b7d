"""Drawing for pictures: text and smooth shapes on a dark ground, with fonts of our own.

Imports Pillow, so import it only where a picture is made.
"""

import io
import re
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from PIL import Image, ImageDraw, ImageFont

Colour: TypeAlias = str
Weight: TypeAlias = Literal["medium", "bold"]
Align: TypeAlias = Literal["left", "middle", "right"]

GROUND: Colour = "#17212b"

_FONTS = Path(__file__).parent / "fonts"
# What the fonts have; the rest, such as emoji in a title, is left out.
_UNKNOWN = re.compile(r"[^\x20-\x7eÄÖÜßäöüéА-яЁёЄєІіЇїҐґ«»·×–—’“”„…№→−]")
_SMOOTH = 4  # corners are drawn that much larger, then reduced


class Canvas:
    """An opaque picture to draw on; lengths are pixels, text stands on its baseline."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width, height), GROUND)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, at: tuple[float, float], size: tuple[float, float], colour: Colour, radius: int
    ) -> None:
        """A filled rectangle with round corners; `at` is its left top. At least 4 pixels a side."""
        left, top, width, height = (round(length) for length in (*at, *size))
        right, bottom = left + width - 1, top + height - 1
        radius = min(radius, (min(width, height) - 1) // 2)
        self._draw.rectangle((left + radius, top, right - radius, bottom), colour)
        self._draw.rectangle((left, top + radius, right, bottom - radius), colour)
        beyond_x, beyond_y = right + 1 - radius, bottom + 1 - radius
        places = ((left, top), (beyond_x, top), (beyond_x, beyond_y), (left, beyond_y))
        for place, corner in zip(places, _corners(radius), strict=True):
            self._image.paste(colour, place, corner)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: int,
        colour: Colour,
        weight: Weight = "medium",
        align: Align = "left",
    ) -> None:
        """One line of text; `at` is where its baseline begins, has its middle or ends."""
        anchor = {"left": "ls", "middle": "ms", "right": "rs"}[align]
        self._draw.text(at, _known(text), colour, _font(weight, size), anchor)

    def width_of(self, text: str, size: int, weight: Weight = "medium") -> float:
        """How wide a line of text is."""
        return _font(weight, size).getlength(_known(text))

    def fitted(self, text: str, width: float, size: int) -> str:
        """The text if it fits; else as many of its words as do, with an ellipsis."""
        if self.width_of(text, size) <= width:
            return text
        cuts = [found.start() for found in re.finditer(r"\s|$", text)]
        shorter = (f"{text[:cut].rstrip()}…" for cut in reversed([0, *cuts]))
        return next((one for one in shorter if self.width_of(one, size) <= width), "…")

    def png(self) -> bytes:
        """The picture as a PNG file; so few colours that a palette does."""
        file = io.BytesIO()
        self._image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            file, "PNG"
        )
        return file.getvalue()


def _known(text: str) -> str:
    return " ".join(_UNKNOWN.sub(" ", text).split())


@cache
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"inter-{weight}.otf", size)


@cache
def _corners(radius: int) -> tuple[Image.Image, ...]:
    """How much of each pixel a round corner covers: left top, right top, right bottom, left bottom.

    A quarter of a circle that is drawn larger and reduced, so that its edge is smooth.
    """
    large = Image.new("L", (2 * radius * _SMOOTH,) * 2)
    ImageDraw.Draw(large).ellipse((0, 0, large.width - 1, large.height - 1), 255)
    corner = large.reduce(_SMOOTH).crop((0, 0, radius, radius))
    turns = Image.Transpose
    return (
        corner,
        corner.transpose(turns.FLIP_LEFT_RIGHT),
        corner.transpose(turns.ROTATE_180),
        corner.transpose(turns.FLIP_TOP_BOTTOM),
    )
