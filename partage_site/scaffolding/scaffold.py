"""A ready-to-fill file, from the declaration of its kind: what is required is filled, the rest waits behind `# `."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

from partage_site.models.declaration import Declared
from partage_site.models.entry import Common
from partage_site.models.kinds import Kind
from partage_site.scaffolding.naming import Known, series_in, year_in
from partage_site.scaffolding.shapes import TYPED, Form, Shape, options_of, shapes_of, title_key
from partage_site.slugs import slugify
from partage_site.sources.yaml_scalar import scalar
from partage_site.wording import scaffolding as wording

_WIDTH = 110
_WEB = "https://www.exemple.fr/"
# What a record asks for between its fields, with something plausible that validates.
_ONE_OF = {"programme": {"ville": "Paris"}, "ressource": {"url": _WEB}}
_SAMPLES = {
    Form.YES_NO: "oui",
    Form.NUMBER: "100",
    Form.INTEGER: "1",
    Form.URL: _WEB,
    Form.EMAIL: "prenom.nom@exemple.fr",
    Form.PHONE: "01 23 45 67 89",
    Form.TEXT: "…",
}


def scaffold(kind: Kind, title: str, *, today: date, known: Known) -> str:
    """The text of a new file of `kind` called `title`: a draft that loads as it is.

    Each key that is not filled is a line behind `# ` which loads when the sign is taken away. `known` are the
    identifiers there are to choose from, by kind; a date that is not told is `today`, in the year that the title
    names.
    """
    day = _in_year(today, year_in(slugify(title)))
    filled = _filled(kind, title, today, day, known)
    live, waiting = [], []
    common = {field.name for field, _ in shapes_of(Common)}
    for field, shape in shapes_of(kind.record):
        if field.key.name == "brouillon":
            continue
        value = filled.get(field.key.name)
        about = wording.about_key(field.key.title, field.key.help, required=field.required)
        if options := options_of(shape):
            about += wording.choices(options)
        if field.key.name in _ONE_OF.get(kind.name, {}) or (field.required and shape.form is Form.NUMBER):
            about = wording.to_replace(about)
        if value is not None:
            live += _commented(f"{field.key.name}: {value}", about)
            continue
        if field.name in common and common:
            waiting += ["", *_comment(wording.common_keys())]
            common = set()
        if targets := known.get(field.key.target) if shape.form is Form.REFERENCE else None:
            waiting += _comment(wording.existing(field.key.title, targets))
        waiting += _commented(f"# {field.key.name}: {_sample(field, shape, today, day, known)}", about)
    head = [*_comment(wording.how_to_fill()), *_commented("brouillon: oui", wording.about_draft())]
    return "\n".join(["---", *head, "", *live, "", *waiting, "", *_comment(wording.body_below()), "---", ""])


def _filled(kind: Kind, title: str, today: date, day: date, known: Known) -> dict[str, str]:
    """The values of the keys that are filled, as YAML, by key."""
    named = title_key(kind.record)
    filled = {named: scalar(title)}
    for field, shape in shapes_of(kind.record):
        key = field.key.name
        if field.required and key != named:
            filled[key] = _initials(title) if key == "sigle" else _sample(field, shape, today, day, known)
    if kind.name == "evenement":
        filled |= {"debut": day.isoformat(), "date_a_confirmer": "oui"}
        series = series_in(slugify(title), known)
        filled |= {"serie": series} if series else {}
    return filled | _ONE_OF.get(kind.name, {})


def _in_year(today: date, year: int | None) -> date:
    """`today`, in `year` if there is one; 28 February where the year has no 29th."""
    try:
        return today.replace(year=year or today.year)
    except ValueError:
        return today.replace(year=year or today.year, day=28)


def _initials(title: str) -> str:
    words = [word for word in slugify(title).split("-") if len(word) > 2 or len(title.split()) == 1]
    return scalar(title.upper() if len(words) < 2 else "".join(word[0] for word in words).upper())


def _sample(field: Declared, shape: Shape, today: date, day: date, known: Known) -> str:
    """A value for `field` as YAML, which loads."""
    if shape.form is Form.DAY:
        return today.isoformat()
    if shape.form is Form.MOMENT:
        # What was planned at first came before.
        return (day - timedelta(days=field.key.name == "date_initiale")).isoformat()
    if shape.form is Form.YEAR:
        return str(field.key.example or day.year)
    if shape.form is Form.REFERENCE:
        ids = known.get(field.key.target, ())
        sample = ids[0] if ids else field.key.example.strip("[]") or "identifiant"
    elif shape.form is not Form.URL and field.key.example:
        example = field.key.example.replace("https://…", _WEB)
        return example if example.startswith(("[", "{")) else scalar(example, typed=shape.form in TYPED)
    elif shape.form is Form.CHOICE:
        sample = shape.options[0]
    else:
        sample = scalar(_SAMPLES[shape.form], typed=shape.form in TYPED)
    return f"[{sample}]" if shape.many else sample


def _commented(line: str, about: str) -> list[str]:
    """`line` with `about` behind it, or above it where that would be too long."""
    whole = f"{line}   # {about}"
    return [whole] if len(whole) <= _WIDTH else [*_comment(about), line]


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )
