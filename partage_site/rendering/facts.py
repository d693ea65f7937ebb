"""An entry as open data: its French keys, with whole addresses and the place as it was understood."""

from __future__ import annotations

from typing import Any

from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.plain import Json, as_plain
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


def facts_of(entry: Entry[Any], catalogue: Catalogue, writer: Writer) -> dict[str, Json]:
    """All that the front matter of `entry` says, by its keys, after its `id`; then `url`, its whole address.

    A kind that names towns also has `code_insee`, `departement` and `coordonnees` (latitude, longitude in degrees):
    those of its town where the entry gives none; `ville` and `region` are the names that readers see.
    """
    record, base = entry.record, writer.base
    facts: dict[str, Json] = {"id": entry.id, **as_plain(record), "url": base.absolute(entry.path)}
    facts["anciennes_adresses"] = [base.absolute(old) for old in record.old_paths]
    if record.image:
        picture = writer.cover(entry)
        facts["image"] = base.absolute(picture.src) if picture else None
    if "ville" in facts:
        facts |= _place(entry, catalogue)
    return facts


def _place(entry: Entry[Any], catalogue: Catalogue) -> dict[str, Json]:
    place = catalogue.place(entry)
    if place is None:
        return {"code_insee": None, "departement": None, "coordonnees": None}
    return {
        "ville": place.town,
        "region": place.region,
        "code_insee": place.insee,
        "departement": place.department,
        "coordonnees": list(place.point) if place.point else None,
    }
