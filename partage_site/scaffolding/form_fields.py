"""What the forms of both editors (`pages_cms`, `sveltia_cms`) say and ask of a field, from its declaration.

Values that their widgets would save in a form that the loader refuses (an hour in a day, a file's name with its
extension) are texts with a pattern.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from partage_site.models.declaration import Declared
from partage_site.models.kinds import KINDS
from partage_site.scaffolding.shapes import Form, Shape, shapes_of
from partage_site.wording import scaffolding as wording

Json: TypeAlias = dict[str, Any]

# Kinds whose files are data without a body below: `.yml`.
DATA_KINDS = frozenset(("chiffre",))
PATTERNS = {
    Form.MOMENT: r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$",
    Form.URL: r"^https?://\S+$",
    Form.EMAIL: r"^[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}$",
    Form.POSTCODE: r"^\d{5}$",
    Form.INSEE: r"^\d[\dAB]\d{3}$",
    Form.REFERENCE: r"^[a-z0-9]+(-[a-z0-9]+)*$",
    Form.SITE_PATH: r"^/\S*$",
    Form.NUMBER: r"^-?\d[\d ]*([.,]\d+)?$",
    Form.COORDINATES: r"^-?\d+\.\d+, ?-?\d+\.\d+$",
}
IMAGES, DOCUMENTS = "images", "documents"


def media_folder(key: str, record: type) -> str | None:
    """The folder that the file named by `key` of `record` goes to: pictures, which are described, or documents."""
    described = any(field.key.name == "alt" for field, _ in shapes_of(record))
    folders: Mapping[str, str] = {"image": IMAGES, "fichier": IMAGES if described else DOCUMENTS}
    return folders.get(key)


def help_text(field: Declared, shape: Shape) -> str:
    """What the form says below a field: its help, what it names, an example."""
    told = [field.key.help] if field.key.help else []
    if shape.form is Form.REFERENCE:
        told.append(wording.names_file(KINDS[field.key.target].folder))
    if field.key.example and shape.form not in {Form.CHOICE, Form.RECORD, Form.NETWORKS, Form.REFERENCE}:
        told.append(wording.example(field.key.example.strip("[]")))
    return " ".join(told)
