"""Where a row puts its entry; what its town alone says of that is not written into its file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from partage_site.cache import NO_CACHE
from partage_site.catalogue.placing import place_entries
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.diagnostics import Report
from partage_site.sources.loading import Entry

_BESIDE_TOWN = ("coordinates", "insee", "region")


def placed(entry: Entry[Any], before: Entry[Any] | None, report: Report) -> Entry[Any]:
    """`entry` without what places it no better, after what is to be told of its town or point is in `report`.

    `before` is what its file holds: where it is in the same place, its own words for it stay, and its keys in any case.
    """
    if not hasattr(entry.record, "town"):
        return entry
    place = _place(entry, report)
    if place is None:
        return entry
    names = [name for name in (*_BESIDE_TOWN, "town") if hasattr(entry.record, name)]
    if before and _place(before, Report()) == place:
        return _with(entry, {name: getattr(before.record, name) for name in names})
    for name in names:
        bare = _with(entry, {name: None})
        if not getattr(before and before.record, name, None) and _place(bare, Report()) == place:
            entry = bare
    return entry


def _place(entry: Entry[Any], report: Report) -> Whereabouts | None:
    return place_entries([entry], report, NO_CACHE).get((entry.kind.name, entry.id))


def _with(entry: Entry[Any], values: dict[str, Any]) -> Entry[Any]:
    return replace(entry, record=replace(entry.record, **values))
