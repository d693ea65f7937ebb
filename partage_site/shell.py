"""What every page says of the site: its name, its menu, its foot."""

from __future__ import annotations

from collections.abc import Sequence

from partage_site.addresses import Link
from partage_site.catalogue.catalogue import Catalogue
from partage_site.forge import forge_of
from partage_site.models.networks import network_name
from partage_site.models.sections import SECTIONS
from partage_site.models.settings import Settings
from partage_site.rendering.page import Listing, Site
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

_ALWAYS = (Link("Contribuer au site", "/contribuer/"), Link("Plan du site", "/plan-du-site/"))


def site_of(settings_entry: Entry[Settings], catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Site:
    """The frame of every page of `catalogue`. Of the sections and of what else the menu names, all among `pages`, one
    with nothing in it leaves the frame; the foot has those that the menu lacks."""
    settings = settings_entry.record
    unlisted = {page.path for page in pages if not page.listed}
    menu = [Link(item.label, item.path) for item in settings.menu if item.path not in unlisted]
    named = {item.path for item in menu}
    menu.extend(
        Link(place.label or entry.record.title, entry.path)
        for entry in catalogue.pages.values()
        if (place := entry.record.menu) and entry.path not in named
    )
    in_menu = {item.path for item in menu}
    sections = [section for section in SECTIONS if section.path not in unlisted]
    forge = forge_of(settings.repository, settings.branch)
    free = [Link(entry.record.title, entry.path) for entry in catalogue.pages.values()]
    return Site(
        name=settings.name,
        slogan=settings.slogan or "",
        description=settings.description or "",
        email=settings.email,
        menu=tuple(menu),
        footer=(*(item for item in (*sections, *free) if item.path not in in_menu), *_ALWAYS),
        networks=tuple((network_name(name), url) for name, url in settings.networks),
        logo=writer.picture(settings_entry, settings.logo, settings.name, ("logo",)) if settings.logo else None,
        editing=forge.editor() if forge else "",
        data_licence=settings.data_licence or "",
        has_news=bool(catalogue.articles),
    )
