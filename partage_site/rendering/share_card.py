"""The picture that a message shows when somebody shares a page: title, place, date, and the rope.

1200 × 630 pixels, the size that the Open Graph documentation of large networks asks for.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from partage_site.artifact import digest_of
from partage_site.geography.locator import Locator


class ShareCard(NamedTuple):
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


def read_fonts(assets: Path) -> tuple[bytes, bytes] | None:
    """The site's fonts for headings and for text; None where one is missing or cut short: no card can be drawn."""
    names = ("bricolage-grotesque.woff2", "atkinson-hyperlegible-next.woff2")
    try:
        heading, text = [(assets / "fonts" / name).read_bytes() for name in names]
    except OSError:  # one that is there but cannot be read is told with the assets
        return None
    return (heading, text) if _is_whole(heading) and _is_whole(text) else None


def _is_whole(font: bytes) -> bool:
    """Whether `font` is a WOFF2 file as long as it says (W3C, WOFF File Format 2.0, section 4.1)."""
    return font[:4] == b"wOF2" and int.from_bytes(font[8:12], "big") == len(font)
