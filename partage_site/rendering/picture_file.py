"""The variants of an image, and why an image cannot be published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from partage_site.diagnostics import Complaint, PartageError

MAX_PIXELS = 40_000_000
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


class UnusablePicture(PartageError):
    """An image that cannot be published; `reason` goes on from the file's name."""

    def __init__(self, reason: Complaint) -> None:
        super().__init__(reason)
        self.reason = reason
