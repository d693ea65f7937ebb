"""A page before it is rendered: its address, its template, and the frozen view that is all a template can reach."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from partage_site.addresses import Link
from partage_site.rendering.picture import Picture
from partage_site.rendering.share_card import ShareCard


class Head(NamedTuple):
    """What every page says of itself, outside its own view.

    `crumbs` are the steps of the way from the home page; `section` is the address of the menu entry that is current;
    `source` is the path of the file to modify, under the repository; `linked_data` are JSON-LD texts; `listed` pages
    stand in the sitemap.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    section: str = ""
    source: str = ""
    modified_on: date | None = None
    draft: bool = False
    listed: bool = True
    share_card: ShareCard | None = None
    linked_data: tuple[str, ...] = ()


class Listing(NamedTuple):
    """What others tell of a page: lists of all pages, search, the sitemap."""

    path: str
    template: str
    title: str
    description: str
    listed: bool
    draft: bool
    modified_on: date | None


class Page(NamedTuple):
    """A page to render. `path` is its address under the base (`/chiffres/`, `/404.html`)."""

    path: str
    template: str
    head: Head
    view: Any

    @property
    def listing(self) -> Listing:
        """What others tell of it."""
        head = self.head
        return Listing(
            self.path, self.template, head.title, head.description, head.listed, head.draft, head.modified_on
        )


class Site(NamedTuple):
    """What every page says of the site.

    `editing` is the address on the forge before the path of a file to modify, empty when no forge is known.
    """

    name: str
    slogan: str
    description: str
    email: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    networks: tuple[tuple[str, str], ...]
    logo: Picture | None = None
    editing: str = ""
    data_licence: str = ""
    has_news: bool = False
