"""What each column of a spreadsheet is about: its header, near the name or the title of a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from partage_site.diagnostics import Report
from partage_site.models.declaration import declared_fields
from partage_site.models.fields import folded
from partage_site.models.kinds import Kind
from partage_site.models.synonyms import ALSO
from partage_site.scaffolding.shapes import Form, Shape, shapes_of
from partage_site.scaffolding.spreadsheet import Sheet
from partage_site.sources.document import BODY_KEY
from partage_site.wording import scaffolding as wording

ID = "id"
LATITUDE, LONGITUDE = "latitude", "longitude"

# Words of a header that tell nothing apart.
_SMALL = frozenset(("a", "au", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une"))
# From here on a header is another spelling of a name; below, « Étudiants » would be the slip of « état ».
_NEAR = 0.75
_BODY = ("texte", "description", "présentation", "contenu", "corps")
_ID = ("id", "identifiant", "slug", "nom du fichier", "fichier source")


@dataclass(frozen=True)
class Column:
    """A column that was understood: its number from 0, its header, its key, and the shape of the key.

    Without a shape it is about the file itself: its identifier, its body, or one half of a point.
    """

    index: int
    header: str
    key: str
    shape: Shape | None = None


def understand(sheet: Sheet, kind: Kind, report: Report) -> tuple[Column, ...]:
    """The columns of `sheet` that say something of a `kind`; the others are told, two for one key refused."""
    names = _names(kind)
    shapes = {field.key.name: shape for field, shape in shapes_of(kind.record)}
    columns: list[Column] = []
    for index, header in enumerate(sheet.headers.cells):
        if not any(row.cells[index] for row in sheet.rows):
            continue
        key = next((names[form] for form in _forms(header) if form in names), None)
        place = sheet.place(sheet.headers, index)
        if not header or key is None:
            near = get_close_matches(_stem(header), names, n=1, cutoff=_NEAR)
            report.add(wording.unknown_column(place, header, names[near[0]] if near else None, list(shapes)))
            continue
        shape = shapes.get(key)
        first = next((column for column in columns if column.key == key), None)
        if first and not (
            shape and (shape.many or shape.form is Form.NETWORKS or _is_hour(first.header, header, shape))
        ):
            report.add(wording.column_twice(place, header, first.header, key))
        columns.append(Column(index, header, key, shape))
    return tuple(_without_halves(columns))


def _is_hour(first: str, header: str, shape: Shape) -> bool:
    """Whether one of two columns of a moment is about its hour, and the other about its day."""
    hours = [bool({"heure", "horaire"} & {*_stem(each).split("-")}) for each in (first, header)]
    return shape.form is Form.MOMENT and sum(hours) == 1


def _without_halves(columns: list[Column]) -> Iterator[Column]:
    """`columns`, without latitude and longitude where the point has its own column."""
    whole = any(column.key == "coordonnees" for column in columns)
    return (column for column in columns if not (whole and column.key in {LATITUDE, LONGITUDE}))


def _names(kind: Kind) -> dict[str, str]:
    """The key that each header means, by the stem of the header; what is nearest to the key itself wins."""
    fields = [field.key for field in declared_fields(kind.record)]
    # `source` and `sources` may both be keys: the exact word comes before its stem.
    names = {form: key.name for key in fields for form in (folded(key.title), folded(key.name))}
    for key in fields:
        names.setdefault(_stem(key.name), key.name)
        names.setdefault(_stem(key.title), key.name)
    if any(key.name == "coordonnees" for key in fields):
        names |= {"latitude": LATITUDE, "lat": LATITUDE, "longitude": LONGITUDE, "lon": LONGITUDE, "lng": LONGITUDE}
    for word in _BODY:
        names.setdefault(_stem(word), BODY_KEY)
    for key in fields:
        for other in ALSO.get(key.name, "").split(", "):
            names.setdefault(_stem(other), key.name)
    for word in _ID:
        names.setdefault(_stem(word), ID)
    names.pop("", None)
    return names


def _forms(header: str) -> tuple[str, ...]:
    """What `header` may be known as: as it is, its stem, its stem without a number (« École 2 »)."""
    return folded(header), _stem(header), re.sub(r"-\d+$", "", _stem(header))


def _stem(header: str) -> str:
    """`header` without accents, capitals, plurals, small words, nor what stands in parentheses."""
    words = folded(re.sub(r"\(.*?\)|[*★:]", " ", header)).split("-")
    return "-".join(re.sub(r"(?<=..)[sx]$", "", word) for word in words if word not in _SMALL)
