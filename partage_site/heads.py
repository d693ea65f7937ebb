"""What an entry's page says of itself: title, description, way from the home page, sources, linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from partage_site.addresses import Base, Link
from partage_site.rendering.page import Head
from partage_site.rendering.writing import Written
from partage_site.sources.loading import Entry

DESCRIPTION_LENGTH = 160


class SourceLink(NamedTuple):
    """A source shown to readers; `url` is empty when it has no address."""

    title: str
    url: str


def head_of(
    entry: Entry[Any],
    title: str,
    written: Written,
    crumbs: Sequence[Link],
    base: Base,
    linked_data: Sequence[str] = (),
    otherwise: str = "",
) -> Head:
    """The head of the page of `entry`, whose description is its summary, else the beginning of its text, `otherwise`
    where it has none."""
    path = entry.path
    return Head(
        title=title,
        description=getattr(entry.record, "description", None)
        or entry.record.summary
        or excerpt(written.plain)
        or excerpt(otherwise)
        or title,
        crumbs=tuple(crumbs),
        section=crumbs[0].path if crumbs else path,
        source=entry.source.shown,
        modified_on=entry.record.modified_on or getattr(entry.record, "date", None),
        draft=entry.record.draft,
        linked_data=(*breadcrumb_data([*crumbs, Link(title, path)], base), *linked_data),
    )


def section_head(
    section: Link, title: str, description: str, base: Base, *, part: Link | None = None, listed: bool = True
) -> Head:
    """The head of the page of a whole section, or of a `part` of it; `listed` is False while there is nothing in it."""
    above, here = ((section,), part) if part else ((), section)
    data = breadcrumb_data([*above, here], base)
    return Head(title, description, above, section.path, listed=listed, linked_data=data)


def sources_of(entry: Entry[Any]) -> tuple[SourceLink, ...]:
    """Where the facts of `entry` come from."""
    return tuple(SourceLink(source.title, source.url or "") for source in entry.record.sources)


def excerpt(plain: str) -> str:
    """The beginning of `plain`, cut between words, at most `DESCRIPTION_LENGTH` characters."""
    if len(plain) <= DESCRIPTION_LENGTH:
        return plain.rstrip(" \u00a0:")  # of a title or a line that only pictures follow
    return re.sub(r"[\s,;:.]+\S*$", "", plain[: DESCRIPTION_LENGTH - 1]) + "…"


def breadcrumb_data(crumbs: Sequence[Link], base: Base) -> tuple[str, ...]:
    """The way from the home page as JSON-LD (schema.org BreadcrumbList)."""
    steps = [Link("Accueil", "/"), *crumbs]
    return (
        as_linked_data(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": rank, "name": step.label, "item": base.absolute(step.path)}
                    for rank, step in enumerate(steps, 1)
                ],
            }
        ),
    )


def as_linked_data(data: dict[str, Any]) -> str:
    """JSON-LD that can stand in a script element: nothing in it can close the element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
