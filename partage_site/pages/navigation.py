"""The pages that list or replace others: the plan of the site, search, redirects, the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partage_site.addresses import Link
from partage_site.catalogue.addresses import old_address_taken, redirects_of
from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Report
from partage_site.inputs import can_be_ranked
from partage_site.models.sections import SECTIONS
from partage_site.rendering import french
from partage_site.rendering.page import Head, Listing, Page


class Branch(NamedTuple):
    """A section of the site and its pages."""

    label: str
    path: str
    pages: tuple[Link, ...]


class PlanView(NamedTuple):
    """Every page of the site by section; `built_for` is the day that the site was built for."""

    branches: tuple[Branch, ...]
    pages: tuple[Link, ...]
    built_for: str


class SearchView(NamedTuple):
    """What a reader without JavaScript finds on the search page: the sections. `ranked` says whether programmes can be
    ranked by distance from what was typed."""

    branches: tuple[Branch, ...]
    pages: tuple[Link, ...]
    ranked: bool


class RedirectView(NamedTuple):
    """Where an old address leads."""

    label: str
    path: str


class NotFoundView(NamedTuple):
    """Where to go from a wrong address."""

    branches: tuple[Link, ...]


def make_pages(catalogue: Catalogue, pages: Sequence[Listing], report: Report) -> Iterator[Page]:
    """The plan, search, the redirects, the 404 page; `pages` are all others. An old address that one of them has is
    in `report`."""
    listed = [page for page in pages if page.listed]
    branches = tuple(_branches(listed))
    inside = {link.path for branch in branches for link in branch.pages} | {branch.path for branch in branches}
    free = tuple(Link(page.title, page.path) for page in listed if page.path not in inside and page.path != "/")
    plan = PlanView(branches, free, french.day(catalogue.today, weekday=True))
    yield Page("/plan-du-site/", "sitemap.html", Head("Plan du site", "Toutes les pages du site, par rubrique."), plan)
    search = Head("Rechercher", "Chercher un programme, un rendez-vous, une page du site.", listed=False)
    yield Page("/recherche/", "search.html", search, SearchView(branches, free, can_be_ranked(catalogue)))
    taken = {page.path for page in pages}
    for entry in catalogue.entries():
        title = entry.record.called
        for path, old in redirects_of(entry):
            head = Head("Cette page a déménagé", f"Cette page a déménagé : {title}.", listed=False)
            if path in taken:
                report.add(old_address_taken(entry, old, catalogue))
                continue
            yield Page(path, "redirect.html", head, RedirectView(title, entry.path))
    lost = Head("Page introuvable", "Cette adresse ne mène à aucune page.", listed=False)
    yield Page("/404.html", "not_found.html", lost, NotFoundView(tuple(Link(b.label, b.path) for b in branches)))


def _branches(pages: Sequence[Listing]) -> Iterator[Branch]:
    for label, path in SECTIONS:
        inside = tuple(Link(page.title, page.path) for page in pages if page.path.startswith(path))
        if inside:
            yield Branch(label, path, tuple(link for link in inside if link.path != path))
