"""An image as pages show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup


class Picture(NamedTuple):
    """An image for `<img>`: `width` and `height` of the largest variant; `srcset` pairs addresses with widths."""

    alt: str
    width: int
    height: int
    src: str
    srcset: tuple[tuple[str, int], ...]


def picture_html(picture: Picture, href: Callable[[str], str], *, sizes: str, title: str = "") -> Markup:
    """The `<img>` for `picture`; `href` makes links of addresses, `sizes` and `title` are its attributes."""
    srcset = ", ".join(f"{href(path)} {width}w" for path, width in picture.srcset)
    titled = Markup(' title="{}"').format(title) if title else ""
    return Markup(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{} loading="lazy" decoding="async">'
    ).format(href(picture.src), srcset, sizes, picture.width, picture.height, picture.alt, titled)
