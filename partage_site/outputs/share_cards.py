"""The pictures that messages show when a page is shared, each drawn once for what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from partage_site.artifact import Artifact
from partage_site.rendering.page import Page
from partage_site.rendering.share_card import ShareCard


def derive_share_cards(pages: Sequence[Page], draw: Callable[[ShareCard], bytes]) -> Iterator[Artifact]:
    """The card of each page that has one; `draw` gives the bytes of a card."""
    cards = {page.head.share_card.path: page.head.share_card for page in pages if page.head.share_card}
    with ThreadPoolExecutor(max_workers=2) as drawing:
        for path, data in zip(cards, drawing.map(draw, cards.values()), strict=True):
            yield Artifact(path.lstrip("/"), data)
