"""The table that the site publishes (`/donnees/programmes.csv`), as whoever wrote the files would have filled it in."""

from __future__ import annotations

from partage_site.models.kinds import Kind
from partage_site.scaffolding.shapes import Form, Shape, shapes_of
from partage_site.scaffolding.spreadsheet import Row, Sheet

BETWEEN_ITEMS = " | "
"""What stands between the items of a cell; none of the signs that people use, since items hold commas."""

_OURS = frozenset(("id", "url", "departement"))
_WORKED_OUT = frozenset(("url", "departement", "latitude", "longitude"))


def as_typed(sheet: Sheet, kind: Kind) -> Sheet:
    """`sheet` without what the site added when it published it, an item a line; any other sheet as it is.

    Whole addresses of the site are paths again. A picture is left to the files: its address is of the copy that was
    published.
    """
    headers = sheet.headers.cells
    if not headers or not set(headers) >= _OURS:
        return sheet
    shapes = {field.key.name: shape for field, shape in shapes_of(kind.record)}
    rows = tuple(_row_as_typed(row, headers, kind, shapes) for row in sheet.rows)
    return sheet.with_rows(rows)


def _row_as_typed(row: Row, headers: tuple[str, ...], kind: Kind, shapes: dict[str, Shape]) -> Row:
    said = dict(zip(headers, row.cells, strict=True))
    base = said["url"].removesuffix(kind.path.format(id=said["id"]))

    def typed(header: str, cell: str) -> str:
        shape = shapes.get(header)
        if header in _WORKED_OUT or (header == "image" and cell.startswith(base)):
            return ""
        if shape is None or not shape.many or not cell:
            return cell
        items = cell.split(BETWEEN_ITEMS)
        if shape.form is Form.SITE_PATH:
            items = [item.removeprefix(base) for item in items]
        return "".join(f"{item}\n" for item in items)

    return row._replace(cells=tuple(typed(header, cell) for header, cell in said.items()))
