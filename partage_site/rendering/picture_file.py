"""The variants of an image: how wide they are, and what no image may exceed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

WIDTHS = (480, 960, 1600)  # pixels
MAX_PIXELS = 40_000_000
# A telephone makes photos of 50 and 64 million pixels, and a JPEG is decoded at a fraction of its size.
MAX_JPEG_PIXELS = 65_000_000
MAX_HEIGHT = 16_383  # of WebP, by its specification


@dataclass(frozen=True)
class Variant:
    """An image as WebP; `width` and `height` are those of its pixels."""

    width: int
    height: int
    data: bytes = field(repr=False)


class PictureFile(NamedTuple):
    """All variants of an image, narrowest first; `animated` when the source moves and its first view was taken."""

    variants: tuple[Variant, ...]
    animated: bool = False
