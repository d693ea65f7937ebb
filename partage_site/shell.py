"""What every page says of the site: its name, its menu, its foot."""

from __future__ import annotations

from collections.abc import Sequence

from partage_site.addresses import Base
from partage_site.catalogue.catalogue import Catalogue, path_of
from partage_site.rendering.page import MenuEntry, Page, Site


def site_of(catalogue: Catalogue, base: Base, pages: Sequence[Page]) -> Site:
    """The frame of every page of `catalogue`; a section with nothing in it leaves the menu."""
    settings = catalogue.settings
    unlisted = {page.path for page in pages if not page.head.listed}
    menu = [MenuEntry(item.label, item.path) for item in settings.menu if item.path not in unlisted]
    placed = [entry for entry in catalogue.pages.values() if entry.record.menu]
    menu += [MenuEntry(entry.record.menu.label or entry.record.title, path_of(entry)) for entry in placed]
    in_menu = {item.path for item in menu}
    free = [MenuEntry(entry.record.title, path_of(entry)) for entry in catalogue.pages.values()]
    return Site(
        name=settings.name,
        slogan=settings.slogan or "",
        description=settings.description or "",
        email=settings.email,
        origin=base.origin,
        base=base.path,
        menu=tuple(menu),
        footer=(*(item for item in free if item.path not in in_menu), MenuEntry("Plan du site", "/plan-du-site/")),
        networks=settings.networks,
        repository=(settings.repository or "").rstrip("/"),
        branch=settings.branch,
        data_licence=settings.data_licence or "",
        has_news=bool(catalogue.articles),
        has_resources=bool(catalogue.resources),
    )
