"""The open data as search engines for data read them: schema.org Dataset, one for each subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partage_site.addresses import Base
from partage_site.heads import as_linked_data
from partage_site.models.settings import Settings

_SUBJECTS = (
    (
        "Les programmes",
        "Les programmes de tutorat étudiant du réseau : ville, écoles, labels. Ce qui n’est pas connu reste vide.",
        (("text/csv", "/donnees/programmes.csv"), ("application/geo+json", "/donnees/programmes.geojson")),
    ),
    (
        "Les rendez-vous",
        "Les rendez-vous du réseau, passés et à venir : date, lieu, état (confirmé, reporté ou annulé).",
        (("application/json", "/donnees/evenements.json"), ("text/calendar", "/evenements.ics")),
    ),
    (
        "Les chiffres clés",
        "Les chiffres que publie l’association, avec l’année et la source quand elles sont connues.",
        (("application/json", "/donnees/chiffres.json"),),
    ),
)


def linked_datasets(settings: Settings, base: Base, page: str) -> Iterator[str]:
    """The JSON-LD of each subject, for the page at `page` that offers them.

    Name, description (50 to 5 000 characters), creator, licence and distributions are what Google asks of a Dataset.
    """
    licence = settings.data_licence
    for name, description, files in _SUBJECTS:
        data: dict[str, Any] = {
            "@type": "Dataset",
            "name": f"{name} de {settings.name}",
            "description": description,
            "url": base.absolute(page),
            "inLanguage": "fr",
            "isAccessibleForFree": True,
            "spatialCoverage": {"@type": "Country", "name": "France"},
            "creator": {"@type": "Organization", "name": settings.name, "url": base.absolute("/")},
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": media, "contentUrl": base.absolute(path)}
                for media, path in files
            ],
        }
        if licence:
            data["license"] = licence if "://" in licence else {"@type": "CreativeWork", "name": licence}
        yield as_linked_data(data)
