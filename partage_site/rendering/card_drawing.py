"""Draws the picture that a message shows when somebody shares a page.

1200 × 630 pixels, the size that the Open Graph documentation of large networks asks for.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import Z_RLE

from partage_site.rendering.card_ground import (
    COAST,
    HEIGHT,
    HERE,
    INK,
    LAND,
    MAP_WIDTH,
    MARGIN,
    PAPER,
    ROPE,
    SEA,
    SOFT,
    WIDTH,
    ground,
)
from partage_site.rendering.share_card import ShareCard

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

# Where the title begins and the text must end (pixels from the top), the sizes a title may have, line to line.
TOP, FOOT, SIZES, LEADING = 126, 470, (92, 80, 68, 58, 50, 42), 1.08
STEPS = 10


def draw_card(card: ShareCard, heading_font: bytes, text_font: bytes) -> bytes:
    """The PNG of `card`, set in two variable fonts given as WOFF2."""
    from PIL import ImageDraw
    from PIL.Image import Dither

    image = ground(card.locator).copy()
    draw = ImageDraw.Draw(image)
    width = WIDTH - 2 * MARGIN - (MAP_WIDTH + 40 if card.locator else 0)
    kind = _font(heading_font, 34, 700)
    draw.text((MARGIN, 72), card.kind, font=kind, fill=SEA)
    detail = _font(text_font, 36, 400)
    below = _cut(_lines(card.detail, detail, width), 2)
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
    # Only runs of a colour are sought: a third of the time, for six kilobytes that robots alone fetch.
    image.quantize(palette=_palette(), dither=Dither.NONE).save(file, "PNG", compress_type=Z_RLE)
    return file.getvalue()


@cache
def _palette() -> Image:
    """The card's colours and what lies between two that meet, for soft edges: one palette for all cards."""
    from PIL import Image, ImageColor

    meeting = [(PAPER, each) for each in (INK, SOFT, ROPE, SEA, COAST)]
    meeting += [(LAND, COAST), (LAND, ROPE), (HERE, COAST), (HERE, ROPE)]
    colours = dict.fromkeys(
        tuple(round(a + (b - a) * step / STEPS) for a, b in zip(*map(ImageColor.getrgb, pair), strict=True))
        for pair in meeting
        for step in range(STEPS + 1)
    )
    image = Image.new("P", (1, 1))
    image.putpalette([channel for colour in colours for channel in colour])
    return image


@cache
def _font(data: bytes, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    # The other engine sets capitals a little closer, but it is not on every machine: the same words make the same card.
    font = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _fitted(title: str, font: bytes, width: int, height: int) -> tuple[list[str], FreeTypeFont]:
    """The lines of the title, as large as `width` and `height` allow; the smallest size is cut where it must be."""
    for size in SIZES:
        chosen = _font(font, size, 800)
        lines = _lines(title, chosen, width)
        if len(lines) * size * LEADING <= height and all(chosen.getlength(line) <= width for line in lines):
            return lines, chosen
    return _cut(lines, int(height // (SIZES[-1] * LEADING))), chosen


def _cut(lines: list[str], room: int) -> list[str]:
    """The first `room` of `lines`; the last tells that there is more."""
    return lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]}…"]


def _lines(text: str, font: FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]
