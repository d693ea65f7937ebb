"""The data files of this package, read once when somebody asks."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def typographic(name: str) -> str:
    """`name` with the apostrophe that print uses: `Val-d’Oise`."""
    return name.replace("'", "’")


def read_rows(file: str) -> Iterator[list[str]]:
    """The rows of a CSV file of this package, without its header."""
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        yield from rows


def read_lines(file: str) -> list[str]:
    """The lines of a CSV file of this package without its header, whole: none of its values needs quotes."""
    return (DATA / file).read_text("utf-8").splitlines()[1:]


def read_shapes(file: str) -> dict[str, Any]:
    """A TopoJSON or GeoJSON file of this package, as parsed; its readers leave it as it is."""
    shapes: dict[str, Any] = json.loads((DATA / file).read_bytes())
    return shapes
