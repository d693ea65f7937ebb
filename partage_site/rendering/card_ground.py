"""What every share card stands on: paper, the rope with its knot, and the map of what has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from partage_site.geography.curves import Spot, curve, sample
from partage_site.geography.locator import Locator

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
MAP_WIDTH = 400
# The site's light colours: the picture is seen on pages of others, whose theme is unknown.
PAPER, INK, SOFT, ROPE, SEA, LAND, COAST = "#fbf7ef", "#1d1b3a", "#5a5775", "#d94f2b", "#0f6b66", "#efe6d4", "#8a7d5f"
HERE = "#e3d5b8"
SHARPNESS = 2
KNOT = 15  # radius, in pixels
# Cards are drawn place by place, and a picture takes two megabytes, ten as a sheet.
_KEPT = 4


@lru_cache(_KEPT)
def ground(locator: Locator | None) -> Image:
    """Paper, the rope with its knot, and the map where there is one; drawn large, then made small, for soft edges."""
    from PIL import ImageDraw

    image = _sheet(locator.land if locator else "", *_frame(locator)).copy()
    draw = ImageDraw.Draw(image)
    knot = (MARGIN + 16, HEIGHT - 62)
    knots: list[Spot] = []
    rope: list[Spot] = [(-20, HEIGHT - 30), knot, (WIDTH * 0.42, HEIGHT - 34)]
    if locator:
        frame = _frame(locator)
        _draw_outlines(draw, locator.region, HERE, frame)
        knots = [_on_card(spot, frame) for spot in locator.spots]
        end = knots[0] if knots else _on_card((locator.width / 2, locator.height / 2), frame)
        rope = [*rope, (end[0] - 50, HEIGHT - 70), end]
    else:
        rope = [*rope, (WIDTH * 0.76, HEIGHT - 84), (WIDTH + 20, HEIGHT - 200)]
    _draw_rope(draw, rope)
    for x, y in (knot, *knots):
        _draw_knot(draw, x, y)
    return image.reduce(SHARPNESS)


@lru_cache(_KEPT)
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
    points = [point for bezier in curve(spots) for point in sample(bezier, 40)]
    draw.line([(x * SHARPNESS, y * SHARPNESS) for x, y in points], fill=ROPE, width=7 * SHARPNESS, joint="curve")


def _draw_knot(draw: ImageDraw, x: float, y: float) -> None:
    box = [SHARPNESS * value for value in (x - KNOT, y - KNOT, x + KNOT, y + KNOT)]
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
