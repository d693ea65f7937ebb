"""The picture that a message shows when somebody shares a page: title, place, date, and the rope.

1200 × 630 pixels, the size that the Open Graph documentation of large networks asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from partage_site.artifact import digest_of
from partage_site.geography.locator import Locator

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
MAP_WIDTH = 400
# The site's light colours: the picture is seen on pages of others, whose theme is unknown.
PAPER, INK, SOFT, ROPE, SEA, LAND, COAST = "#fbf7ef", "#1d1b3a", "#5a5775", "#d94f2b", "#0f6b66", "#efe6d4", "#8a7d5f"
SHARPNESS = 2
# Where the title begins and the text must end (pixels from the top), the sizes a title may have, line to line.
TOP, FOOT, SIZES, LEADING = 126, 470, (92, 80, 68, 58, 50, 42), 1.08
COLOURS = 64
Spot = tuple[float, float]


@dataclass(frozen=True)
class ShareCard:
    """What a card says: `kind` above the title, `detail` below it, and where it is for what has a place."""

    title: str
    kind: str
    detail: str
    signature: str
    locator: Locator | None = None

    @property
    def path(self) -> str:
        """Its address under the base, known before it is drawn."""
        return f"/cartes/{digest_of(repr(self).encode())[:16]}.png"


def draw_card(card: ShareCard, heading_font: bytes, text_font: bytes) -> bytes:
    """The PNG of `card`, set in two variable fonts given as WOFF2."""
    from PIL import ImageDraw
    from PIL.Image import Quantize

    image = _ground(card.locator).copy()
    draw = ImageDraw.Draw(image)
    width = WIDTH - 2 * MARGIN - (MAP_WIDTH + 40 if card.locator else 0)
    kind = _font(heading_font, 34, 700)
    draw.text((MARGIN, 72), card.kind, font=kind, fill=SEA)
    detail = _font(text_font, 36, 400)
    below = _lines(card.detail, detail, width)[:2]
    lines, font = _fitted(card.title, heading_font, width, FOOT - TOP - 24 - 48 * len(below))
    leading = font.size * LEADING
    top = float(TOP)
    for line in lines:
        draw.text((MARGIN - font.size * 0.04, top), line, font=font, fill=INK)
        top += leading
    for number, line in enumerate(below):
        draw.text((MARGIN, top + 24 + number * 48), line, font=detail, fill=SOFT)
    draw.text((MARGIN, HEIGHT - 140), card.signature, font=_font(heading_font, 32, 700), fill=INK)
    file = BytesIO()
    image.quantize(COLOURS, method=Quantize.FASTOCTREE).save(file, "PNG", compress_level=6)
    return file.getvalue()


@cache
def _font(data: bytes, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(data), size)
    font.set_variation_by_axes([weight])
    return font


def _fitted(title: str, font: bytes, width: int, height: int) -> tuple[list[str], FreeTypeFont]:
    """The lines of the title, as large as `width` and `height` allow; the smallest size is cut where it must be."""
    for size in SIZES:
        chosen = _font(font, size, 800)
        lines = _lines(title, chosen, width)
        if len(lines) * size * LEADING <= height and all(chosen.getlength(line) <= width for line in lines):
            return lines, chosen
    room = int(height // (SIZES[-1] * LEADING))
    return (lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]}…"]), chosen


def _lines(text: str, font: FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


@cache
def _ground(locator: Locator | None) -> Image:
    """Paper, the rope with its knot, and the map where there is one; drawn large, then made small, for soft edges."""
    from PIL import ImageDraw

    image = _sheet(locator.land if locator else "", *_frame(locator)).copy()
    draw = ImageDraw.Draw(image)
    knot = (MARGIN + 16, HEIGHT - 62)
    rope: list[Spot] = [(-20, HEIGHT - 30), knot, (WIDTH * 0.42, HEIGHT - 34)]
    if locator:
        frame = _frame(locator)
        _draw_outlines(draw, locator.region, "#e3d5b8", frame)
        spot = _on_card(locator.spot or (locator.width / 2, locator.height / 2), frame)
        rope = [*rope, (spot[0] - 50, HEIGHT - 70), spot]
    else:
        rope = [*rope, (WIDTH * 0.76, HEIGHT - 84), (WIDTH + 20, HEIGHT - 200)]
    _draw_rope(draw, rope)
    for x, y in (knot, *([rope[-1]] if locator and locator.spot else [])):
        _draw_knot(draw, x, y)
    return image.reduce(SHARPNESS)


@cache
def _sheet(land: str, scale: float, left: float, top: float) -> Image:
    """Paper with the land, which most cards share, `SHARPNESS` times as large as the card."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS), PAPER)
    _draw_outlines(ImageDraw.Draw(image), land, LAND, (scale, left, top))
    return image


def _frame(locator: Locator | None) -> tuple[float, float, float]:
    """The scale of the map on the card, and where its left and top are (pixels)."""
    if locator is None:
        return 1.0, 0.0, 0.0
    scale = min(MAP_WIDTH / locator.width, (HEIGHT - 140) / locator.height)
    return scale, WIDTH - MARGIN + 20 - locator.width * scale, (HEIGHT - locator.height * scale) / 2 - 20


def _on_card(point: Spot, frame: tuple[float, float, float]) -> Spot:
    scale, left, top = frame
    return left + point[0] * scale, top + point[1] * scale


def _draw_outlines(draw: ImageDraw, data: str, fill: str, frame: tuple[float, float, float]) -> None:
    for ring in read_path(data):
        corners = [(x * SHARPNESS, y * SHARPNESS) for x, y in (_on_card(point, frame) for point in ring)]
        if len(corners) > 2:
            draw.polygon(corners, fill=fill)
            draw.line([*corners, corners[0]], fill=COAST, width=2 * SHARPNESS)


def _draw_rope(draw: ImageDraw, spots: Sequence[Spot]) -> None:
    from partage_site.geography.curves import curve, sample

    points = [point for bezier in curve(spots) for point in sample(bezier, 40)]
    draw.line([(x * SHARPNESS, y * SHARPNESS) for x, y in points], fill=ROPE, width=7 * SHARPNESS, joint="curve")


def _draw_knot(draw: ImageDraw, x: float, y: float, radius: int = 15) -> None:
    box = [SHARPNESS * value for value in (x - radius, y - radius, x + radius, y + radius)]
    draw.ellipse(box, fill=PAPER, outline=ROPE, width=7 * SHARPNESS)


def read_path(data: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of path data made by `geography.path_data`: relative whole numbers, `m` and `z` alone."""
    x = y = 0
    for part in re.findall(r"m([^m]*)", data):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        line = []
        for step in range(0, len(numbers) - 1, 2):
            x, y = x + numbers[step], y + numbers[step + 1]
            line.append((x, y))
        yield line
        if part.rstrip().endswith("z"):
            x, y = line[0]


def read_fonts(assets: Path) -> tuple[bytes, bytes] | None:
    """The site's fonts for headings and for text; None where the assets have none, and no card can be drawn."""
    paths = [assets / "fonts" / name for name in ("bricolage-grotesque.woff2", "atkinson-hyperlegible-next.woff2")]
    return (paths[0].read_bytes(), paths[1].read_bytes()) if all(path.is_file() for path in paths) else None
