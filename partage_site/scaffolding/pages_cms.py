"""The configuration of Pages CMS, a form editor that works on a git forge (pagescms.org/docs/configuration)."""

from __future__ import annotations

from collections.abc import Mapping

from partage_site.models.declaration import Declared
from partage_site.models.kinds import KINDS, SETTINGS, Kind
from partage_site.models.networks import network_name
from partage_site.scaffolding.form_fields import DATA_KINDS, DOCUMENTS, IMAGES, PATTERNS, Json, help_text, media_folder
from partage_site.scaffolding.shapes import Form, Shape, shapes_of, title_key
from partage_site.sources.document import BODY_KEY
from partage_site.wording import scaffolding as wording

_NETWORKS = ("instagram", "facebook", "linkedin", "youtube", "tiktok", "mastodon", "bluesky", "x")
_TYPES: Mapping[Form, Json] = {
    Form.DAY: {"type": "date", "default": "", "options": {"format": "yyyy-MM-dd"}},
    Form.YES_NO: {"type": "boolean"},
    Form.YEAR: {"type": "number"},
    Form.INTEGER: {"type": "number"},
}


def pages_cms() -> Json:
    """`.pages.yml`: one collection a kind and the file of the settings, one form field a key."""
    folders = ((IMAGES, wording.IMAGES), (DOCUMENTS, wording.DOCUMENTS))
    return {
        "media": [
            {"name": name, "label": label, "input": f"content/{name}", "output": f"../{name}", "rename": "safe"}
            for name, label in folders
        ],
        "content": [*map(_collection, KINDS.values()), _settings()],
    }


def _collection(kind: Kind) -> Json:
    data, title = kind.name in DATA_KINDS, title_key(kind.record)
    body: Json = {"name": BODY_KEY if data else "body", "label": wording.BODY_TITLE, "description": wording.BODY_HELP}
    body |= {"type": "text"} if data else {"type": "rich-text", "options": {"media": IMAGES}}
    return {
        "name": kind.folder,
        "label": kind.labels,
        "type": "collection",
        "path": f"content/{kind.folder}",
        "format": "yaml" if data else "yaml-frontmatter",
        "filename": {"template": "{primary}.yml" if data else "{primary}.md", "field": "create"},
        "view": {"primary": title, "fields": [title], "sort": [title]},
        "fields": [*_fields(kind.record), body],
    }


def _settings() -> Json:
    fields = _fields(SETTINGS.record)
    named = {"name": SETTINGS.name, "label": SETTINGS.label}
    return {**named, "type": "file", "path": "content/site.yml", "format": "yaml", "fields": fields}


def _fields(record: type) -> list[Json]:
    return [_field(field, shape, record) for field, shape in shapes_of(record)]


def _field(field: Declared, shape: Shape, record: type) -> Json:
    told = help_text(field, shape)
    made: Json = {"name": field.key.name, "label": field.key.title}
    made |= {"description": told} if told else {}
    made |= {"required": True} if field.required else {}
    made |= {"list": True} if shape.many and shape.form is not Form.CHOICE else {}
    folder = media_folder(field.key.name, record) if shape.form is Form.TEXT else None
    if folder:
        return made | {"type": "image" if folder == IMAGES else "file", "options": {"media": folder}}
    return made | _type(shape, told or field.key.title)


def _type(shape: Shape, told: str) -> Json:
    """The type of a value, with its options."""
    if shape.record:
        return {"type": "object", "fields": _fields(shape.record)}
    if shape.form is Form.NETWORKS:
        names = [{"name": name, "label": network_name(name), "type": "string"} for name in _NETWORKS]
        return {"type": "object", "fields": names}
    if shape.form is Form.CHOICE:
        many = {"multiple": True} if shape.many else {}
        return {"type": "select", "options": {"values": list(shape.options), **many}}
    if shape.form in _TYPES:
        return dict(_TYPES[shape.form])
    pattern = PATTERNS.get(shape.form)
    return {"type": "string"} | ({"pattern": {"regex": pattern, "message": told}} if pattern else {})
