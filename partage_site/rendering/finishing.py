"""From compositions to files: pages that changed are rendered and their share cards drawn, the others recalled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from partage_site.artifact import Artifact
from partage_site.diagnostics import Location, Report
from partage_site.rendering.environment import Renderer
from partage_site.rendering.page import Page
from partage_site.rendering.recipes import Composition, Finished
from partage_site.rendering.share_card import ShareCard
from partage_site.rendering.template_files import UnusableTemplate
from partage_site.sources.loading import Entry

DRAWERS = 2

Draw = Callable[[ShareCard], Artifact]


@dataclass
class Finisher:
    """Makes the files of pages. `draw` gives the file of a share card; without it pages have none. `rendered` is told
    of each entry whose page was rendered now, while its body is at hand."""

    renderer: Renderer
    draw: Draw | None
    report: Report
    rendered: Callable[[Entry[Any]], None] = lambda _: None
    _fresh: list[Composition] = field(default_factory=list)  # which wait for their cards
    _rendered: dict[str, Artifact] = field(default_factory=dict)
    _asked: dict[str, ShareCard] = field(default_factory=dict)  # by the address of the page
    _cards: dict[str, Artifact] = field(default_factory=dict)
    _failed: set[tuple[Location, str]] = field(default_factory=set)

    def render(self, compositions: Iterable[Composition]) -> list[Artifact]:
        """The file of each page.

        A template that fails is reported once, and its pages are left out.
        """
        files: list[Artifact] = []
        for composition in compositions:
            recalled = composition.recalled(self._frame, self._finish)
            if recalled is None:
                files += filter(None, (self._render(composition, number) for number in range(len(composition.pages))))
                composition.release()
                if composition.entry:
                    self.rendered(composition.entry)
                    composition.entry.release()
                if any(page.path in self._asked for page in composition.listings):
                    self._fresh.append(composition)
                else:
                    self._keep(composition, {})
            else:
                pages, cards = recalled
                files += pages
                self._cards.update((card.path, card) for card in cards)
        return files

    def cards(self) -> list[Artifact]:
        """The cards of all pages, each once; the pages that were rendered are then remembered whole."""
        drawn = self._drawn(self._asked.values())
        for composition in self._fresh:
            self._keep(composition, drawn)
        self._fresh.clear()
        self._cards.update((card.path, card) for card in drawn.values())
        return list(self._cards.values())

    def _keep(self, composition: Composition, drawn: Mapping[str, Artifact]) -> None:
        """Remembers the pages of `composition` with their cards, which are among those `drawn`."""
        rendered = [page for page in composition.listings if page.path in self._rendered]
        composition.keep({page.path: self._finished(page.path, page.template, drawn) for page in rendered})
        for page in rendered:
            self._rendered.pop(page.path, None)

    def _drawn(self, cards: Iterable[ShareCard]) -> Mapping[str, Artifact]:
        """Drawn in threads, since the library of pictures lets others work meanwhile, and place by place, since cards
        of one place share their ground.
        """
        asked = {card.path: card for card in sorted(cards, key=lambda card: repr(card.locator))} if self.draw else {}
        if not asked or not self.draw:
            return {}
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(DRAWERS) as drawers:
            return dict(zip(asked, drawers.map(self.draw, asked.values()), strict=True))

    def _frame(self, template: str) -> str:
        try:
            return self.renderer.frame(template)
        except UnusableTemplate:
            return ""  # told when the page is rendered

    def _render(self, composition: Composition, number: int) -> Artifact | None:
        page = composition.pages[number]
        if page.head.share_card:
            self._asked[page.path] = page.head.share_card
        try:
            again = composition.again(number, self._bytes_of)
            made = self._rendered[page.path] = self.renderer.render(page, again)
        except UnusableTemplate as unusable:
            problem = unusable.diagnostic
            if (problem.location, problem.code) not in self._failed:
                self._failed.add((problem.location, problem.code))
                self.report.add(problem)
            return None
        return made

    def _bytes_of(self, page: Page) -> bytes:
        return self.renderer.render(page).data

    def _finish(self, page: Page) -> Finished:
        self._rendered[page.path] = self.renderer.render(page)
        if page.head.share_card:
            self._asked[page.path] = page.head.share_card
        return self._finished(page.path, page.template, self._drawn(filter(None, [page.head.share_card])))

    def _finished(self, path: str, template: str, drawn: Mapping[str, Artifact]) -> Finished:
        card = self._asked.get(path)
        frame = self.renderer.frame(template)
        return Finished(frame, self._rendered[path], drawn.get(card.path) if card else None)
