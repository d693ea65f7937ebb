"""All outputs together: the promised addresses, and nothing in them but the content."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from lxml import etree  # type: ignore[import-untyped]

Derive = Callable[..., dict[str, bytes]]


FILES = {
    "series/jpi.md": "---\nnom: Journée\nsigle: JPI\n---\n",
    "programmes/alpha.md": "---\nnom: Alpha\nville: Marseille\n---\n",
    "evenements/a.md": "---\ntitre: A\ndebut: 2026-03-28 22:00\nserie: jpi\n---\nUn texte.\n",
    "evenements/b.md": "---\ntitre: B\ndebut: 2026-11-25\nfin: 2026-11-26\n---\n",
    "actualites/c.md": "---\ntitre: C\ndate: 2026-11-20\n---\nUn texte.\n",
    "chiffres/d.yml": "valeur: 3\nlibelle: D\n",
}


def test_every_promised_address_is_there(derived: Derive) -> None:
    assert sorted(path for path in derived(FILES) if "codes-postaux" not in path and "villes" not in path) == [
        "_headers",
        "actualites.xml",
        "donnees/chiffres.json",
        "donnees/evenements.json",
        "donnees/programmes.csv",
        "donnees/programmes.geojson",
        "evenements.ics",
        "evenements.xml",
        "evenements/a.ics",
        "evenements/b.ics",
        "evenements/serie/jpi.ics",
        "recherche/index.json",
        "robots.txt",
        "sitemap.xml",
    ]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone while running")
def test_the_zone_of_the_machine_changes_nothing(derived: Derive, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    with monkeypatch.context() as patched:
        for zone in ("Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"):
            patched.setenv("TZ", zone)
            time.tzset()
            made.append(derived(FILES))
    time.tzset()
    assert made[0] == made[1] == made[2]


def test_the_day_of_the_build_reaches_the_state_of_events_alone(derived: Derive) -> None:
    before, after = (derived(FILES, today=day) for day in (date(2026, 11, 24), date(2026, 11, 27)))
    assert [path for path in before if before[path] != after[path]] == ["donnees/evenements.json"]


def test_all_xml_is_strict(derived: Derive) -> None:
    for path, data in derived(FILES).items():
        if path.endswith(".xml"):
            etree.fromstring(data, etree.XMLParser(recover=False, resolve_entities=False))
