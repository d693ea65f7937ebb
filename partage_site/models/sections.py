"""The sections of the site: their names and addresses, in the order of its plan."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """A page that lists others; theirs begin with its address."""

    label: str
    path: str


PROGRAMMES = Section("Programmes", "/programmes/")
EVENTS = Section("Rendez-vous", "/evenements/")
THEMES = Section("Thèmes", "/themes/")
FIGURES = Section("Chiffres clés", "/chiffres/")
NEWS = Section("Actualités", "/actualites/")
RESOURCES = Section("Ressources", "/ressources/")
SECTIONS = (PROGRAMMES, EVENTS, THEMES, FIGURES, NEWS, RESOURCES)
