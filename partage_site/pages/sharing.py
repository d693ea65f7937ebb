"""The share card of each page that stands in the sitemap: what it says is read from the page itself."""

from __future__ import annotations

from partage_site.cards import EventCard
from partage_site.models.sections import EVENTS, NEWS, PROGRAMMES
from partage_site.programme_cards import ProgrammeCard
from partage_site.rendering.page import Page
from partage_site.rendering.share_card import ShareCard
from partage_site.rendering.typography import polish

_KINDS = {PROGRAMMES.path: "Programme de tutorat", EVENTS.path: "Rendez-vous", NEWS.path: "Actualité"}


def with_share_card(page: Page, site: str) -> Page:
    """`page` with its card; a page that is not listed has none."""
    if not page.head.listed:
        return page
    own = getattr(page.view, "card", None)
    detail = page.head.description
    if isinstance(own, EventCard):
        detail = ", ".join(part for part in (own.dates, own.place) if part) or detail
    elif isinstance(own, ProgrammeCard):
        detail = own.schools or ", ".join(part for part in (own.town, own.region) if part) or detail
    inside = page.path != page.head.section
    card = ShareCard(
        title=polish(page.head.title),
        kind=_KINDS.get(page.head.section, site) if inside else site,
        detail=polish(detail),
        signature=site,
        locator=getattr(page.view, "locator", None),
    )
    return page._replace(head=page.head._replace(share_card=card))
