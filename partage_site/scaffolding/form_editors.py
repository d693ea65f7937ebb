"""The configurations of two form editors that work on a git forge, from the same models: Pages CMS and Sveltia CMS.

Sources: pagescms.org/docs/configuration, decapcms.org/docs (Sveltia reads the same). Values that their widgets would
save in a form that the loader refuses (an hour in a day, a file's name with its extension) are texts with a pattern.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from partage_site.models.declaration import Declared
from partage_site.models.kinds import KINDS, Kind
from partage_site.models.networks import network_name
from partage_site.scaffolding.shapes import Form, Shape, shapes_of, title_key
from partage_site.sources.document import BODY_KEY
from partage_site.wording import scaffolding as wording

Json: TypeAlias = dict[str, Any]

# Kinds whose files are data without a body below: `.yml`.
_DATA = frozenset(("chiffre",))
_NETWORKS = ("instagram", "facebook", "linkedin", "youtube", "tiktok", "mastodon", "bluesky", "x")
_PATTERNS = {
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
_PAGES_TYPES: Mapping[Form, Json] = {
    Form.DAY: {"type": "date", "default": "", "options": {"format": "yyyy-MM-dd"}},
    Form.YES_NO: {"type": "boolean"},
    Form.YEAR: {"type": "number"},
    Form.INTEGER: {"type": "number"},
}
_SVELTIA_WIDGETS: Mapping[Form, Json] = {
    Form.NETWORKS: {"widget": "keyvalue", "key_label": wording.NETWORK, "value_label": wording.ADDRESS},
    Form.DAY: {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False},
    Form.YES_NO: {"widget": "boolean"},
    Form.YEAR: {"widget": "number", "value_type": "int"},
    Form.INTEGER: {"widget": "number", "value_type": "int"},
}
_IMAGES, _DOCUMENTS = "images", "documents"


def pages_cms() -> Json:
    """`.pages.yml`: one collection a kind, one form field a key."""
    folders = ((_IMAGES, wording.IMAGES), (_DOCUMENTS, wording.DOCUMENTS))
    return {
        "media": [
            {"name": name, "label": label, "input": f"content/{name}", "output": f"../{name}", "rename": "safe"}
            for name, label in folders
        ],
        "content": [_pages_collection(kind) for kind in KINDS.values()],
    }


def _pages_collection(kind: Kind) -> Json:
    data, title = kind.name in _DATA, title_key(kind.record)
    fields = [_pages_field(field, shape, kind.record) for field, shape in shapes_of(kind.record)]
    body: Json = {"name": BODY_KEY if data else "body", "label": wording.BODY_TITLE, "description": wording.BODY_HELP}
    body |= {"type": "text"} if data else {"type": "rich-text", "options": {"media": _IMAGES}}
    return {
        "name": kind.folder,
        "label": kind.labels,
        "type": "collection",
        "path": f"content/{kind.folder}",
        "format": "yaml" if data else "yaml-frontmatter",
        "filename": {"template": "{primary}.yml" if data else "{primary}.md", "field": "create"},
        "view": {"primary": title, "fields": [title], "sort": [title]},
        "fields": [*fields, body],
    }


def _pages_field(field: Declared, shape: Shape, record: type) -> Json:
    told = _help(field, shape)
    made: Json = {"name": field.key.name, "label": field.key.title}
    made |= {"description": told} if told else {}
    made |= {"required": True} if field.required else {}
    made |= {"list": True} if shape.many and shape.form is not Form.CHOICE else {}
    folder = _media(field.key.name, record) if shape.form is Form.TEXT else None
    if folder:
        return made | {"type": "image" if folder == _IMAGES else "file", "options": {"media": folder}}
    return made | _pages_type(shape, told or field.key.title)


def _pages_type(shape: Shape, told: str) -> Json:
    """The type of a value, with its options."""
    if shape.record:
        return {
            "type": "object",
            "fields": [_pages_field(each, its, shape.record) for each, its in shapes_of(shape.record)],
        }
    if shape.form is Form.NETWORKS:
        names = [{"name": name, "label": network_name(name), "type": "string"} for name in _NETWORKS]
        return {"type": "object", "fields": names}
    if shape.form is Form.CHOICE:
        many = {"multiple": True} if shape.many else {}
        return {"type": "select", "options": {"values": list(shape.options), **many}}
    if shape.form in _PAGES_TYPES:
        return dict(_PAGES_TYPES[shape.form])
    pattern = _PATTERNS.get(shape.form)
    return {"type": "string"} | ({"pattern": {"regex": pattern, "message": told}} if pattern else {})


def sveltia_cms(repository: str, branch: str) -> Json:
    """`config.yml` of Sveltia CMS for `repository` (`organisation/dépôt`) and its `branch`."""
    return {
        "backend": {"name": "github", "repo": repository, "branch": branch},
        "locale": "fr",
        "media_folder": f"content/{_IMAGES}",
        "public_folder": f"../{_IMAGES}",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_sveltia_collection(kind) for kind in KINDS.values()],
    }


def _sveltia_collection(kind: Kind) -> Json:
    data, title = kind.name in _DATA, title_key(kind.record)
    fields = [_sveltia_field(field, shape, kind.record) for field, shape in shapes_of(kind.record)]
    body = {"name": BODY_KEY if data else "body", "label": wording.BODY_TITLE, "hint": wording.BODY_HELP}
    return {
        "name": kind.folder,
        "label": kind.labels,
        "label_singular": kind.label,
        "folder": f"content/{kind.folder}",
        "create": True,
        "extension": "yml" if data else "md",
        "format": "yaml" if data else "yaml-frontmatter",
        "slug": f"{{{{fields.{title}}}}}",
        "identifier_field": title,
        "fields": [*fields, {**body, "widget": "markdown", "required": False}],
    }


def _sveltia_field(field: Declared, shape: Shape, record: type) -> Json:
    key = field.key.name
    made: Json = {"name": key, "label": field.key.title, "required": field.required}
    if told := _help(field, shape):
        made["hint"] = told
    folder = _media(key, record) if shape.form is Form.TEXT else None
    made |= _sveltia_file(folder) if folder else _sveltia_widget(field.key.target, shape, told or field.key.title)
    takes_many = shape.form in {Form.CHOICE, Form.REFERENCE}
    if not shape.many or takes_many:
        return made | ({"multiple": True} if shape.many else {})
    if shape.form is Form.RECORD:
        return made | {"widget": "list"}
    item = {"name": "valeur", "label": field.key.title, "widget": made.pop("widget")}
    item |= {"pattern": made.pop("pattern")} if "pattern" in made else {}
    return made | {"widget": "list", "field": item}


def _sveltia_widget(target: str, shape: Shape, told: str) -> Json:
    """The widget of a single value, with its options."""
    if shape.record:
        inner = [_sveltia_field(each, its, shape.record) for each, its in shapes_of(shape.record)]
        return {"widget": "object", "collapsed": True, "fields": inner}
    if shape.form is Form.REFERENCE:
        return _sveltia_relation(KINDS[target])
    if shape.form is Form.CHOICE:
        return {"widget": "select", "options": list(shape.options)}
    if shape.form in _SVELTIA_WIDGETS:
        return dict(_SVELTIA_WIDGETS[shape.form])
    pattern = _PATTERNS.get(shape.form)
    return {"widget": "string"} | ({"pattern": [pattern, told]} if pattern else {})


def _sveltia_file(folder: str) -> Json:
    own = {"media_folder": f"/content/{folder}", "public_folder": f"../{folder}"}
    return {"widget": "image" if folder == _IMAGES else "file", **own}


def _sveltia_relation(target: Kind) -> Json:
    """What names a file of `target`: chosen by its title, saved as its identifier."""
    title = title_key(target.record)
    chosen = {"collection": target.folder, "value_field": "{{slug}}", "display_fields": [title]}
    return {"widget": "relation", **chosen, "search_fields": [title]}


def _media(key: str, record: type) -> str | None:
    """The folder that the file named by `key` of `record` goes to: pictures, which are described, or documents."""
    described = any(field.key.name == "alt" for field, _ in shapes_of(record))
    folders: Mapping[str, str] = {"image": _IMAGES, "fichier": _IMAGES if described else _DOCUMENTS}
    return folders.get(key)


def _help(field: Declared, shape: Shape) -> str:
    """What the form says below a field: its help, what it names, an example."""
    told = [field.key.help] if field.key.help else []
    if shape.form is Form.REFERENCE:
        told.append(wording.names_file(KINDS[field.key.target].folder))
    if field.key.example and shape.form not in {Form.CHOICE, Form.RECORD, Form.NETWORKS, Form.REFERENCE}:
        told.append(wording.example(field.key.example.strip("[]")))
    return " ".join(told)
