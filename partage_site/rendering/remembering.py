"""The expensive pure steps of rendering, each with how its result is kept as bytes between two builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from partage_site.artifact import Artifact, digest_of
from partage_site.cache import Cache
from partage_site.rendering.ahead import write_ahead
from partage_site.rendering.pictures import WIDTHS, PictureFile, Variant, make_variants
from partage_site.rendering.prose import Heading, Prose, Reference, Removal, UnreadableProse, write_prose
from partage_site.rendering.recipes import Kept
from partage_site.rendering.share_card import ShareCard, draw_card


def remembered_prose(cache: Cache, texts: Iterable[str] = (), jobs: int = 1) -> Callable[[str], Prose]:
    """`write_prose`, remembered by its text; raises what it raises.

    Those of `texts` that are new are written by up to `jobs` processes at once, if they are many.
    """
    new = [text for text in dict.fromkeys(texts) if not cache.holds("prose", text.encode())] if jobs > 1 else []
    ahead = write_ahead(new, jobs, written)

    def write(text: str) -> Prose:
        def make() -> bytes:
            # Where results are kept, a body is asked for once: it need not be held here too.
            made = ahead.pop(text, None) if cache.folder else ahead.get(text)
            return _prose_bytes(write_prose(text)) if made is None else made

        return cache.kept(("prose", text), lambda: _prose(cache.remembered("prose", text.encode(), make)))

    return write


def written(text: str) -> bytes | None:
    """`write_prose` as bytes; None for a text that cannot be laid out."""
    try:
        return _prose_bytes(write_prose(text))
    except UnreadableProse:
        return None


def remembered_variants(cache: Cache) -> Callable[[bytes, tuple[int, ...]], PictureFile]:
    """`make_variants`, remembered by the image's bytes and the widths asked for; raises what it raises."""

    def make(data: bytes, widths: tuple[int, ...] = WIDTHS) -> PictureFile:
        inputs = repr(widths).encode() + data
        return _picture(cache.remembered("images", inputs, lambda: _picture_bytes(make_variants(data, widths))))

    return make


def remembered_cards(cache: Cache, heading_font: bytes, text_font: bytes) -> Callable[[ShareCard], Kept]:
    """`draw_card` with these fonts, remembered by what the card says and by the fonts."""
    fonts = digest_of(heading_font) + digest_of(text_font)

    def draw(card: ShareCard) -> Kept:
        inputs = f"{fonts}\n{card!r}".encode()
        drawn = cache.blob("cards", inputs, lambda: draw_card(card, heading_font, text_font))
        return Kept(cache.key("cards", inputs), Artifact(card.path.lstrip("/"), drawn))

    return draw


def _prose_bytes(prose: Prose) -> bytes:
    return json.dumps(asdict(prose), ensure_ascii=False, separators=(",", ":")).encode()


def _prose(data: bytes) -> Prose:
    kept = json.loads(data)
    return Prose(
        html=kept["html"],
        headings=tuple(Heading(**heading) for heading in kept["headings"]),
        plain=kept["plain"],
        references=tuple(Reference(**reference) for reference in kept["references"]),
        removals=tuple(Removal(**removal) for removal in kept["removals"]),
    )


def _picture_bytes(picture: PictureFile) -> bytes:
    """A line of JSON with the sizes, then the bytes of every variant."""
    sizes = [(variant.width, variant.height, len(variant.data)) for variant in picture.variants]
    head = json.dumps({"animated": picture.animated, "sizes": sizes}).encode()
    return head + b"\n" + b"".join(variant.data for variant in picture.variants)


def _picture(data: bytes) -> PictureFile:
    head, _, blob = data.partition(b"\n")
    kept = json.loads(head)
    variants, start = [], 0
    for width, height, length in kept["sizes"]:
        variants.append(Variant(width, height, blob[start : start + length]))
        start += length
    return PictureFile(tuple(variants), animated=kept["animated"])
