"""The expensive pure steps of rendering, each with how its result is kept as bytes between two builds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from partage_site.artifact import Artifact, digest_of
from partage_site.cache import Cache
from partage_site.rendering.ahead import Ahead
from partage_site.rendering.parts import Prose
from partage_site.rendering.picture_file import PictureFile, Variant
from partage_site.rendering.pictures import make_variants
from partage_site.rendering.prose import write_prose, written
from partage_site.rendering.share_card import ShareCard
from partage_site.sources.loading import Entry

_PROSE = "prose"
# How many documents with a new body are held until their page is made: to read one again costs a third of a
# millisecond, to hold one five kilobytes.
_HELD = 1_000


class ProseWriter:
    """`write_prose`, remembered by its text; raises what it raises.

    Of what is expected, other processes write some meanwhile: `jobs` of them with this one, until the end of `with`.
    """

    def __init__(self, cache: Cache, jobs: int = 1) -> None:
        self._cache = cache
        # Where no result is kept, a body that is asked for again is not written again.
        self._held: dict[bytes, bytes] | None = None if cache.folder else {}
        self._ahead = Ahead(jobs, self._keep)
        self._expected = 0

    def __enter__(self) -> ProseWriter:
        self._ahead.__enter__()
        return self

    def __exit__(self, *ended: Any) -> None:
        self._ahead.__exit__(*ended)

    def expect(self, entry: Entry[Any]) -> None:
        """Tells that the body of `entry` will be asked for. Many documents are not all held: those that follow the
        first are read again once they are needed.
        """
        text = entry.document.body
        if text.strip() and not self._cache.holds(key := self._key(text)):
            self._ahead.expect(key, lambda: entry.peek().body)
            self._expected += 1
            if self._expected > _HELD:
                entry.release()

    def __call__(self, text: str) -> Prose:
        """What is written of `text`."""
        key = self._key(text)
        return self._cache.kept(key, lambda: Prose.from_json(self._said(key, text)))

    def _said(self, key: bytes, text: str) -> bytes:
        self._cache.asked[_PROSE] += 1
        said = self._kept(key)
        if said is None:
            self._ahead.take(key, written)
            said = self._kept(key)  # another may have written it
        if said is None:
            said = write_prose(text).as_json()
            self._keep(key, said)
        return said

    def _kept(self, key: bytes) -> bytes | None:
        return self._cache.get(key) if self._held is None else self._held.get(key)

    def _keep(self, key: bytes, said: bytes) -> None:
        self._cache.made[_PROSE] += 1
        if self._held is None:
            self._cache.put(key, said)
        else:
            self._held[key] = said

    def _key(self, text: str) -> bytes:
        return self._cache.key(_PROSE, text.encode())


def remembered_variants(cache: Cache) -> Callable[[bytes], PictureFile]:
    """`make_variants`, remembered by the image's bytes; raises what it raises."""

    def make(data: bytes) -> PictureFile:
        return _picture(cache.remembered("images", data, lambda: _picture_bytes(make_variants(data))))

    return make


def remembered_cards(cache: Cache, heading_font: bytes, text_font: bytes) -> Callable[[ShareCard], Artifact]:
    """`draw_card` with these fonts, remembered by what the card says and by the fonts."""
    fonts = digest_of(heading_font) + digest_of(text_font)

    def draw(card: ShareCard) -> Artifact:
        def make() -> bytes:
            from partage_site.rendering.card_drawing import draw_card

            return draw_card(card, heading_font, text_font)

        inputs = f"{fonts}\n{card!r}".encode()
        return Artifact(card.path.lstrip("/"), cache.blob("cards", inputs, make))

    return draw


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
