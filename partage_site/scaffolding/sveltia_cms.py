"""The configuration of Sveltia CMS, a form editor that works on a git forge; it reads that of Decap CMS
(decapcms.org/docs).
"""

from __future__ import annotations

from collections.abc import Mapping

from partage_site.models.declaration import Declared
from partage_site.models.kinds import KINDS, SETTINGS, Kind
from partage_site.scaffolding.form_fields import DATA_KINDS, IMAGES, PATTERNS, Json, help_text, media_folder
from partage_site.scaffolding.shapes import Form, Shape, shapes_of, title_key
from partage_site.sources.document import BODY_KEY
from partage_site.wording import scaffolding as wording

_WIDGETS: Mapping[Form, Json] = {
    Form.NETWORKS: {"widget": "keyvalue", "key_label": wording.NETWORK, "value_label": wording.ADDRESS},
    Form.DAY: {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False},
    Form.YES_NO: {"widget": "boolean"},
    Form.YEAR: {"widget": "number", "value_type": "int"},
    Form.INTEGER: {"widget": "number", "value_type": "int"},
}


def sveltia_cms(repository: str, branch: str) -> Json:
    """`config.yml` of Sveltia CMS for `repository` (`organisation/dépôt`) and its `branch`."""
    return {
        "backend": {"name": "github", "repo": repository, "branch": branch},
        "locale": "fr",
        "media_folder": f"content/{IMAGES}",
        "public_folder": f"../{IMAGES}",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*map(_collection, KINDS.values()), _settings()],
    }


def _collection(kind: Kind) -> Json:
    data, title = kind.name in DATA_KINDS, title_key(kind.record)
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
        "fields": [*_fields(kind.record), {**body, "widget": "markdown", "required": False}],
    }


def _settings() -> Json:
    """The one file of the settings, in a collection of its own."""
    named = {"name": SETTINGS.name, "label": SETTINGS.label}
    return {**named, "files": [{**named, "file": "content/site.yml", "fields": _fields(SETTINGS.record)}]}


def _fields(record: type) -> list[Json]:
    return [_field(field, shape, record) for field, shape in shapes_of(record)]


def _field(field: Declared, shape: Shape, record: type) -> Json:
    key = field.key.name
    made: Json = {"name": key, "label": field.key.title, "required": field.required}
    if told := help_text(field, shape):
        made["hint"] = told
    folder = media_folder(key, record) if shape.form is Form.TEXT else None
    made |= _file(folder) if folder else _widget(field.key.target, shape, told or field.key.title)
    takes_many = shape.form in {Form.CHOICE, Form.REFERENCE}
    if not shape.many or takes_many:
        return made | ({"multiple": True} if shape.many else {})
    if shape.form is Form.RECORD:
        return made | {"widget": "list"}
    item = {"name": "valeur", "label": field.key.title, "widget": made.pop("widget")}
    item |= {"pattern": made.pop("pattern")} if "pattern" in made else {}
    return made | {"widget": "list", "field": item}


def _widget(target: str, shape: Shape, told: str) -> Json:
    """The widget of a single value, with its options."""
    if shape.record:
        return {"widget": "object", "collapsed": True, "fields": _fields(shape.record)}
    if shape.form is Form.REFERENCE:
        return _relation(KINDS[target])
    if shape.form is Form.CHOICE:
        return {"widget": "select", "options": list(shape.options)}
    if shape.form in _WIDGETS:
        return dict(_WIDGETS[shape.form])
    pattern = PATTERNS.get(shape.form)
    return {"widget": "string"} | ({"pattern": [pattern, told]} if pattern else {})


def _file(folder: str) -> Json:
    own = {"media_folder": f"/content/{folder}", "public_folder": f"../{folder}"}
    return {"widget": "image" if folder == IMAGES else "file", **own}


def _relation(target: Kind) -> Json:
    """What names a file of `target`: chosen by its title, saved as its identifier."""
    title = title_key(target.record)
    chosen = {"collection": target.folder, "value_field": "{{slug}}", "display_fields": [title]}
    return {"widget": "relation", **chosen, "search_fields": [title]}
