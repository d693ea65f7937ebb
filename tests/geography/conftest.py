"""Programmes to draw: the nine of today, and sixty of tomorrow."""

from __future__ import annotations

import pytest

from partage_site.geography.gazetteer import find
from partage_site.geography.panels import MapPoint
from partage_site.geography.places import Found

NINE = {
    "PQPM": "Cergy",
    "OSER": "Gif-sur-Yvette",
    "Échanges Phocéens": "Marseille",
    "Phoenix": "Marseille 13e",
    "Impulsion": "Lille",
    "ÔTalents": "Toulouse",
    "BRIO": "Nantes",
    "Prépa’Rémois": "Reims",
    "Edresup": "Le Havre",
}
# Two at one address (Paris 5e), three in Marseille, one in each overseas department, one that has no outline.
SIXTY = [
    "Paris 5e",
    "Paris 5e",
    "Paris 6e",
    "Paris 13e",
    "Paris 14e",
    "Palaiseau",
    "Gif-sur-Yvette",
    "Cergy",
    "Champs-sur-Marne",
    "Évry-Courcouronnes",
    "Saint-Denis (93)",
    "Nanterre",
    "Créteil",
    "Versailles",
    "Cachan",
    "Marseille",
    "Marseille 13e",
    "Marseille",
    "Aix-en-Provence",
    "Lille",
    "Villeneuve-d’Ascq",
    "Roubaix",
    "Toulouse",
    "Nantes",
    "Reims",
    "Le Havre",
    "Rouen",
    "Caen",
    "Rennes",
    "Brest",
    "Angers",
    "Le Mans",
    "Tours",
    "Orléans",
    "Bordeaux",
    "Pau",
    "Montpellier",
    "Nice",
    "Lyon",
    "Lyon 3e",
    "Villeurbanne",
    "Grenoble",
    "Saint-Étienne",
    "Clermont-Ferrand",
    "Limoges",
    "Poitiers",
    "La Rochelle (17)",
    "Dijon",
    "Besançon",
    "Strasbourg",
    "Nancy",
    "Metz",
    "Mulhouse",
    "Ajaccio",
    "Pointe-à-Pitre",
    "Schœlcher",
    "Cayenne",
    "Saint-Denis (974)",
    "Mamoudzou",
    "Saint-Pierre (975)",
]


def _point(identifier: str, label: str, town: str) -> MapPoint:
    answer = find(town)
    assert isinstance(answer, Found), (town, answer)
    place = answer.place
    return MapPoint(identifier, label, place.latitude, place.longitude, place.department_code)


@pytest.fixture(scope="session")
def nine() -> tuple[MapPoint, ...]:
    return tuple(_point(label.lower(), label, town) for label, town in NINE.items())


@pytest.fixture(scope="session")
def sixty() -> tuple[MapPoint, ...]:
    assert len(SIXTY) == 60
    return tuple(_point(f"p{at:02}", f"Cap {town}", town) for at, town in enumerate(SIXTY))
