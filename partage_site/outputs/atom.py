"""The feeds (Atom, RFC 4287): the latest news and the latest events, each whole, with absolute addresses.

Identifiers are tag URIs (RFC 4151) that neither the base nor another domain changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree

from markupsafe import Markup

from partage_site.artifact import Artifact
from partage_site.cards import dates_of, place_of
from partage_site.catalogue.catalogue import UID_DOMAIN, Catalogue, existing
from partage_site.inputs import latest
from partage_site.models.article import Article
from partage_site.models.event import Event
from partage_site.rendering import french
from partage_site.rendering.notices import MARKS, notices
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

NAMESPACE = "http://www.w3.org/2005/Atom"
TAG = "tag:partage-inter-ecoles,2005:"
EMPTY_SINCE = date(2005, 1, 1)
# What XML 1.0 (2.2) cannot hold, in whatever form.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Item(NamedTuple):
    """An entry of a feed; `updated` is a day or an hour, `content` HTML with whole URLs."""

    entry: Entry[Any]
    title: str
    updated: date | datetime
    content: Markup
    published: date | None = None
    author: str = ""


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """`actualites.xml` and `evenements.xml`, the latest first."""
    del pages
    news = (_article(entry, writer) for entry in latest(catalogue.articles))
    events = (_event(entry, catalogue, writer) for entry in latest(catalogue.events))
    yield _feed("actualites", "actualités", news, catalogue, writer)
    yield _feed("evenements", "rendez-vous", events, catalogue, writer)


def _article(entry: Entry[Article], writer: Writer) -> Item:
    article = entry.record
    content = writer.body(entry, absolute=True).html
    updated = article.modified_on or article.date
    return Item(entry, article.title, updated, content, published=article.date, author=article.author or "")


def _event(entry: Entry[Event], catalogue: Catalogue, writer: Writer) -> Item:
    """The event with what its page says above its text: whether it takes place, when, where."""
    event = entry.record
    mark = MARKS[event.status]
    lines = [*notices(event), french.line(dates_of(entry, catalogue), place_of(entry, catalogue))]
    content = Markup().join(Markup("<p>{}</p>\n").format(line) for line in lines if line)
    return Item(
        entry,
        title=f"{mark}\u00a0: {event.title}" if mark else event.title,
        updated=event.modified_on or event.start or event.former_start or EMPTY_SINCE,
        content=content + writer.body(entry, absolute=True).html,
    )


def _feed(name: str, title: str, items: Iterable[Item], catalogue: Catalogue, writer: Writer) -> Artifact:
    entries, base = list(items), writer.base
    newest = max((stamp(item.updated) for item in entries), default=stamp(EMPTY_SINCE))
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "fr"})
    _add(feed, "id", f"{TAG}{name}")
    _add(feed, "title", f"{catalogue.settings.name}\u00a0: {title}")
    _add(feed, "updated", newest)
    _add(feed, "link", rel="self", type="application/atom+xml", href=base.absolute(f"/{name}.xml"))
    _add(feed, "link", rel="alternate", type="text/html", href=base.absolute(f"/{name}/"))
    author = _add(feed, "author")
    _add(author, "name", catalogue.settings.name)
    _add(author, "uri", base.absolute("/"))
    for item in entries:
        _add_item(feed, item, catalogue, writer)
    return Artifact(f"{name}.xml", ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _add_item(feed: ElementTree.Element, item: Item, catalogue: Catalogue, writer: Writer) -> None:
    record = item.entry.record
    element = _add(feed, "entry")
    _add(element, "id", entry_id(item.entry))
    _add(element, "title", item.title)
    _add(element, "updated", stamp(item.updated))
    if item.published:
        _add(element, "published", stamp(item.published))
    _add(element, "link", rel="alternate", type="text/html", href=writer.base.absolute(item.entry.path))
    if item.author:
        _add(_add(element, "author"), "name", item.author)
    for theme in existing(catalogue.themes, record.themes):
        if not theme.record.draft:
            _add(element, "category", term=theme.id, label=theme.record.name)
    if record.summary:
        _add(element, "summary", record.summary)
    _add(element, "content", str(item.content), type="html")


def entry_id(entry: Entry[Any]) -> str:
    """The identifier of `entry` for ever: its `uid`, as it is if that is a URI, else its kind and file name.

    A `uid` made like those of events (`name@partage-inter-ecoles`) names the file that it was before it was renamed.
    """
    uid: str = entry.record.uid or f"{entry.id}@{UID_DOMAIN}"
    if re.match(r"[a-z][a-z0-9+.-]*:\S+$", uid, re.IGNORECASE):
        return uid
    name, _, domain = uid.rpartition("@")
    return TAG + (f"{entry.kind.name}/{quote(name)}" if domain == UID_DOMAIN else quote(uid, safe="@"))


def stamp(moment: date | datetime) -> str:
    """An instant as RFC 3339 has it, in UTC; a day is its midnight there."""
    instant = moment.astimezone(UTC) if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    clean = {key: _ILLEGAL.sub("", value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, name, clean)
    element.text = _ILLEGAL.sub("", text) or None
    return element
