"""The sections of the site: their names and addresses, in the order of its plan."""

from __future__ import annotations

from partage_site.addresses import Link

# The addresses of the pages that each lists begin with its own.
PROGRAMMES = Link("Programmes", "/programmes/")
EVENTS = Link("Rendez-vous", "/evenements/")
THEMES = Link("Thèmes", "/themes/")
FIGURES = Link("Chiffres clés", "/chiffres/")
NEWS = Link("Actualités", "/actualites/")
RESOURCES = Link("Ressources", "/ressources/")
SECTIONS = (PROGRAMMES, EVENTS, THEMES, FIGURES, NEWS, RESOURCES)
