"""`/donnees/programmes.csv`: the programmes in a table that any spreadsheet opens, one row each.

UTF-8 with a byte order mark, `;` between cells, lines that end in CRLF; the headers are `id`, the keys of the front
matter in their order, `url`, `departement`, `latitude` and `longitude` (degrees, decimal point).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.declaration import declared_fields
from partage_site.models.plain import Json
from partage_site.models.programme import Programme
from partage_site.rendering.facts import facts_of
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.scaffolding.open_data import BETWEEN_ITEMS

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """The table, in the order of the list of programmes."""
    del pages
    declared = [field.key.name for field in declared_fields(Programme)]
    headers = ["id", *declared, "url", "departement", "latitude", "longitude"]
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(headers)
    for entry in catalogue.programmes.values():
        if not entry.record.draft:
            place = catalogue.place(entry)
            latitude, longitude = (place and place.point) or (None, None)
            facts = {**facts_of(entry, catalogue, writer), "latitude": latitude, "longitude": longitude}
            table.writerow([cell(facts[header]) for header in headers])
    yield Artifact("donnees/programmes.csv", text.getvalue().encode("utf-8-sig"))


def cell(value: Json) -> str:
    """`value` on one line: nothing for None, `oui` or `non`, items with ` | ` between them, a point as `48.93, 2.35`.

    A text that a spreadsheet would run as a formula gets the apostrophe that makes it a text; numbers stay numbers.
    """
    if isinstance(value, list) and value and all(isinstance(item, float) for item in value):
        return ", ".join(map(str, value))
    text = _plain_text(value)
    is_text = not isinstance(value, int | float)
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def _plain_text(value: Json) -> str:
    """`value` in words; of an object, what it says by key, or the one value where it leaves the others unsaid."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return BETWEEN_ITEMS.join(map(_plain_text, value))
    if isinstance(value, dict):
        said = {key: _plain_text(inner) for key, inner in value.items() if inner not in (None, "", [], {})}
        if len(said) == 1 < len(value):
            return next(iter(said.values()))
        return ", ".join(f"{key}: {inner}" for key, inner in said.items())
    return str(value)
