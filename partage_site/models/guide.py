"""The field table of the volunteers' guide, written from the declarations: `python -m partage_site.models.guide`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from pathlib import Path

from partage_site.models.declaration import Declared, declared_fields
from partage_site.models.entry import Common
from partage_site.models.kinds import KINDS, SETTINGS

GUIDE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
_TABLE = re.compile(r"(<!-- champs:début -->\n).*(<!-- champs:fin -->)", re.DOTALL)


def field_tables() -> str:
    """A Markdown table for each kind, then for the keys that all kinds share, and for the settings."""
    common = {field.key.name for field in declared_fields(Common)}
    parts = []
    for kind in KINDS.values():
        own = [field for field in declared_fields(kind.record) if field.key.name not in common]
        parts.append(f"### {kind.name} (`content/{kind.folder}/`)\n\n{_table(own)}")
    parts.append(f"### Champs communs\n\n{_table(declared_fields(Common))}")
    settings = declared_fields(SETTINGS.record)
    parts.append(f"### {SETTINGS.label} (`content/site.yml`)\n\n{_table(settings)}")
    parts += (
        f"Sous `{field.key.name}` :\n\n{_table(declared_fields(field.type))}"
        for field in settings
        if is_dataclass(field.type)
    )
    return "\n\n".join(parts) + "\n"


def with_tables(guide: str) -> str:
    """`guide` with the tables of today between its two marks."""
    return _TABLE.sub(lambda found: f"{found[1]}{field_tables()}{found[2]}", guide)


def _table(fields: Iterable[Declared]) -> str:
    return "\n".join(["| champ | à quoi il sert | exemple |", "|---|---|---|", *_rows(fields)])


def _rows(fields: Iterable[Declared]) -> Iterator[str]:
    for field in fields:
        below = "Voir plus bas" if is_dataclass(field.type) else ""
        told = ". ".join(part.rstrip(".") for part in (field.key.title, field.key.help, below) if part) + "."
        example = f"`{field.key.name}: {field.key.example}`" if field.key.example else ""
        cells = (f"`{field.key.name}`{' ★' if field.required else ''}", told, example)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """Writes the tables into the guide."""
    GUIDE.write_text(with_tables(GUIDE.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
