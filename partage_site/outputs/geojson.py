"""`/donnees/programmes.geojson`: the programmes on a map (RFC 7946, WGS84)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.plain import Json
from partage_site.models.programme import Programme
from partage_site.rendering.facts import facts_of
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

CREDITS = "Communes\u00a0: INSEE, La Poste, GeoNames (CC BY 4.0), IGN Admin Express (Licence Ouverte)."


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """One feature a programme; the site, its licence (null when none is stated) and the credits stand beside."""
    del pages
    collection: dict[str, Json] = {
        "type": "FeatureCollection",
        "nom": catalogue.settings.name,
        "url": writer.base.absolute("/"),
        "licence": catalogue.settings.data_licence,
        "credits": CREDITS,
        "features": [
            _feature(entry, catalogue, writer) for entry in catalogue.programmes.values() if not entry.record.draft
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    yield Artifact("donnees/programmes.geojson", f"{text}\n".encode())


def _feature(entry: Entry[Programme], catalogue: Catalogue, writer: Writer) -> Json:
    """`coordonnees` is left out of the properties: the geometry says it, longitude first as RFC 7946 (3.1.1) asks."""
    place = catalogue.place(entry)
    facts = facts_of(entry, catalogue, writer)
    del facts["coordonnees"]
    geometry: Json = None
    if place and place.point:
        latitude, longitude = place.point
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": entry.id, "geometry": geometry, "properties": facts}
