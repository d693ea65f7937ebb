"""Pages before they are composed: each recipe tells all that its pages are made from, so that those of an earlier
build are recalled, neither composed nor rendered, when they would be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeVar

from partage_site.artifact import Artifact
from partage_site.rendering.page import Listing, Page
from partage_site.rendering.recalling import Recording, as_inputs, keep, kept_file, recall, row_of
from partage_site.rendering.trail import Promise, Trail
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

T = TypeVar("T")

_STEP = "recipes"


class Recipe(NamedTuple):
    """Pages to compose. `told` tells everything that `compose` reads, but for what it asks of the writer; `entry` is
    the one whose body they show, if there is one."""

    name: str
    told: Sequence[str]
    compose: Callable[[], Iterable[Page]]
    entry: Entry[Any] | None = None


class Finished(NamedTuple):
    """What became of a page: its file, and its share card if it has one.

    `frame` is the digest of all that it shows beside what its recipe tells: the template, the menu, the assets.
    """

    frame: str
    page: Artifact
    card: Artifact | None = None

    @property
    def files(self) -> tuple[Artifact, ...]:
        """The files there are."""
        return (self.page, self.card) if self.card else (self.page,)


class Composition:
    """The pages of a recipe, recalled or composed as late as possible; problems go to the report of `writer`.

    `entry` is the one whose body they show, if there is one.
    """

    __slots__ = ("_compose", "_inputs", "_kept", "_listings", "_pages", "_trail", "_writer", "entry")

    def __init__(self, recipe: Recipe, writer: Writer, common: str) -> None:
        self._inputs = as_inputs((recipe.name, common, *recipe.told))
        # Not what it tells: many words, which ten thousand pages need not hold.
        self.entry, self._compose = recipe.entry, recipe.compose
        self._writer = writer
        self._trail: Trail | None = None  # of pages that were composed, and may be kept
        self._pages: tuple[Page, ...] | None = None
        self._listings: tuple[Listing, ...] | None = None
        self._kept: Any = self._recall()

    @property
    def listings(self) -> tuple[Listing, ...]:
        """What others tell of the pages."""
        if self._listings is None and self._kept is None:
            self._listings = tuple(page.listing for page in self.pages)
        elif self._listings is None:
            self._listings = tuple(_listing(said) for said, *_ in self._kept["pages"])
        return self._listings

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, composed when they are first asked for."""
        if self._pages is None:
            recording = Recording(self._writer)
            self._pages = tuple(self._compose())
            trail = recording.trail
            # A promise is kept without its entry, which must therefore be the recipe's own.
            own = all(promise.entry is self.entry for promise in trail.promised)
            self._trail = trail if own and recording.sound else None
        return self._pages

    def recalled(
        self, frame_of: Callable[[str], str], finish: Callable[[Page], Finished]
    ) -> tuple[list[Artifact], list[Artifact]] | None:
        """The files and the cards of an earlier build, if nothing of them would change; `finish` makes again what was
        lost since."""
        if self._kept is None:
            return None
        kept: list[Any] = self._kept["pages"]
        if any(frame_of(said[1]) != frame for said, frame, *_ in kept):
            self._kept = None
            return None
        pages: list[Artifact] = []
        cards: list[Artifact] = []
        cache = self._writer.cache
        for number, (_, _, page, card) in enumerate(kept):
            again = self.again(number, finish)
            pages.append(kept_file(cache, page, lambda again=again: again().page.data))  # type: ignore[misc]
            if card:
                cards.append(kept_file(cache, card, lambda again=again: again().card.data))  # type: ignore[misc]
        _ = self.listings  # nothing else of what was kept is asked for any more
        self._kept = None
        return pages, cards

    def keep(self, finished: Mapping[str, Finished]) -> None:
        """Remembers the pages for the builds to come; `finished` has those of which all went well, by address."""
        if self._kept is None and self._trail and all(page.path in finished for page in self.listings):
            kept = {
                "pages": [list(_row(page, finished[page.path])) for page in self.listings],
                "promised": [(promise.line, promise.typed, promise.path) for promise in self._trail.promised],
            }
            keys = [file.key for page in self.listings for file in finished[page.path].files]
            keep(self._writer, _STEP, self._inputs, kept, self._trail, keys)
            self._trail = None
        self.release()

    def release(self) -> None:
        """Lets the pages go, since ten thousand are not all held: one that is asked for again is composed again."""
        if self._pages is not None:
            _ = self.listings  # which are told of them
            self._pages = None

    def again(self, number: int, make: Callable[[Page], T]) -> Callable[[], T]:
        """Makes something of one of the pages, whenever it is called."""
        return partial(Composition._make, self, number, make)

    def _make(self, number: int, make: Callable[[Page], T]) -> T:
        return make(self.pages[number])

    def _recall(self) -> Any:
        kept = recall(self._writer, _STEP, self._inputs)
        if kept and self.entry:
            self._writer.trail.promised.extend(Promise(self.entry, *said) for said in kept["promised"])
        return kept


def _row(listing: Listing, finished: Finished) -> Iterator[Any]:
    day = listing.modified_on.isoformat() if listing.modified_on else None
    yield [listing.path, listing.template, listing.title, listing.description, listing.listed, listing.draft, day]
    yield finished.frame
    yield row_of(finished.page)
    yield row_of(finished.card) if finished.card else None


def _listing(said: Sequence[Any]) -> Listing:
    path, template, title, description, listed, draft, day = said
    modified_on = date.fromisoformat(day) if day else None
    return Listing(path, template, title, description, listed, draft, modified_on)
