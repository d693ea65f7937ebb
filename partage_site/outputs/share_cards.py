"""The pictures that messages show when a page is shared, each drawn once for what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from partage_site.artifact import Artifact
from partage_site.rendering.page import Page
from partage_site.rendering.share_card import ShareCard

DRAWERS = 2


def derive_share_cards(pages: Sequence[Page], draw: Callable[[ShareCard], bytes]) -> Iterator[Artifact]:
    """The card of each page that has one, `draw` giving its bytes.

    Drawing begins at once, in threads (the library of pictures lets others work meanwhile), so that the pages can be
    rendered before the cards are asked for.
    """
    drawers = ThreadPoolExecutor(DRAWERS)
    cards = {page.head.share_card.path: page.head.share_card for page in pages if page.head.share_card}
    drawn = {path: drawers.submit(draw, card) for path, card in cards.items()}
    drawers.shutdown(wait=False)
    return _gathered(drawn)


def _gathered(drawn: dict[str, Future[bytes]]) -> Iterator[Artifact]:
    for path, data in drawn.items():
        yield Artifact(path.lstrip("/"), data.result())
