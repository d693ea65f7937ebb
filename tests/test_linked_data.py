"""What pages tell machines: each JSON-LD object has what schema.org and the search engines that read it ask for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.pipeline import Build
from tests.golden import build_example
from tests.test_content import site

# A place is asked of an event too, and given when it is known.
ASKED = {
    "Organization": {"name", "url", "email"},
    "BreadcrumbList": {"itemListElement"},
    "Event": {"name", "startDate", "endDate", "eventStatus", "organizer", "url"},
    "Dataset": {"name", "description", "url", "creator", "distribution", "isAccessibleForFree"},
}


def objects(made: Build) -> Iterator[tuple[str, dict[str, Any]]]:
    for artifact in made.artifacts:
        if artifact.path.endswith(".html"):
            for node in LexborHTMLParser(artifact.data.decode()).css('script[type="application/ld+json"]'):
                yield artifact.path, json.loads(node.text())


def empties(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value in (None, "", [], {}) or any(empties(each) for each in inside)


@pytest.mark.parametrize("make", [build_example, site])
def test_each_object_has_what_is_asked_of_its_type_and_nothing_empty(make: Callable[[], Build]) -> None:
    found = list(objects(make()))
    for path, data in found:
        assert data["@context"] == "https://schema.org"
        assert ASKED[data["@type"]] <= data.keys(), path
        assert not empties(data), path
    assert {"Organization", "BreadcrumbList", "Event"} <= {data["@type"] for _, data in found}


@pytest.mark.parametrize("make", [build_example, site])
def test_the_steps_of_every_way_are_numbered_and_lead_to_pages_of_the_site(make: Callable[[], Build]) -> None:
    made = make()
    files = {artifact.path for artifact in made.artifacts}
    for path, data in objects(made):
        if data["@type"] == "BreadcrumbList":
            steps = data["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["name"] == "Accueil"
            for step in steps:
                assert step["item"].split("/", 3)[3] + "index.html" in files, path


def test_an_event_says_where_one_comes_to() -> None:
    events = {path.split("/")[1]: data for path, data in objects(build_example()) if data["@type"] == "Event"}
    assert events["rencontre"]["eventAttendanceMode"].endswith("/OfflineEventAttendanceMode")
    assert events["rencontre"]["location"][0]["address"]["addressRegion"] == "Provence-Alpes-Côte d’Azur"
    assert events["annulee"]["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert events["ancienne"]["location"][0]["address"] == {
        "@type": "PostalAddress",
        "addressRegion": "Bretagne",
        "addressCountry": "FR",
    }


@pytest.mark.parametrize(
    ("address", "street", "postcode"),
    [
        ("12 rue de Tolbiac, 75013 Paris", "12 rue de Tolbiac", "75013"),
        ("75013 PARIS", None, "75013"),
        ("12 rue de Tolbiac", "12 rue de Tolbiac", None),
        ("12 rue de Tolbiac, 75013 Paris, bâtiment B", "12 rue de Tolbiac, 75013 Paris, bâtiment B", None),
    ],
)
def test_an_address_says_its_postcode_and_its_town_once(
    built: Callable[..., Build], address: str, street: str | None, postcode: str | None
) -> None:
    event = f"---\ntitre: A\ndebut: 2027-12-01\nville: Paris 13e\nadresse: {address}\n---\n"
    (data,) = (data for _, data in objects(built({"evenements/a.md": event})) if data["@type"] == "Event")
    told = data["location"][0]["address"]
    assert (told.get("streetAddress"), told.get("postalCode")) == (street, postcode)
    assert told["addressLocality"] == "Paris 13e"


def test_the_open_data_are_told_on_their_page_with_files_that_are_there() -> None:
    found = [(path, data) for path, data in objects(site()) if data["@type"] == "Dataset"]
    files = {artifact.path for artifact in site().artifacts}
    assert {path for path, _ in found} == {"donnees-ouvertes/index.html"}
    offered = {file["contentUrl"].split("/", 3)[3] for _, data in found for file in data["distribution"]}
    assert offered <= files
    assert offered >= {file for file in files if file.startswith("donnees/") and file.count("/") == 1} - {
        "donnees/villes.json"  # what the page of programmes looks towns up in, not of the association
    }
    assert all(50 <= len(data["description"]) <= 5000 for _, data in found)


def test_the_licence_of_the_data_is_told_once_it_is_known(built: Callable[..., Build]) -> None:
    settings = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: contact@exemple.fr\nlicence_donnees: {}\n"
    page = "---\ntitre: Données\n---\nLes voici.\n"
    told = {}
    for licence in ("Licence Ouverte 2.0", "https://www.exemple.fr/licence"):
        made = built({"site.yml": settings.format(licence), "pages/donnees-ouvertes.md": page})
        told[licence] = [data["license"] for _, data in objects(made) if data["@type"] == "Dataset"]
    assert told["Licence Ouverte 2.0"] == 3 * [{"@type": "CreativeWork", "name": "Licence Ouverte 2.0"}]
    assert told["https://www.exemple.fr/licence"] == 3 * ["https://www.exemple.fr/licence"]


def test_an_event_that_waits_for_its_new_day_is_told_to_be_postponed() -> None:
    events = {path.split("/")[1]: data for path, data in objects(build_example()) if data["@type"] == "Event"}
    postponed = events["reportee"]
    assert postponed["eventStatus"] == "https://schema.org/EventPostponed"
    assert postponed["startDate"] == postponed["previousStartDate"] == "2026-10-25T02:30:00+02:00"


def test_an_event_that_was_never_moved_has_no_former_day(built: Callable[..., Build]) -> None:
    made = built({"evenements/a.md": "---\ntitre: A\ndebut: 2026-12-01\ndate_initiale: 2026-11-01\n---\n"})
    (told,) = [data for _, data in objects(made) if data["@type"] == "Event"]
    assert told["eventStatus"].endswith("EventScheduled")
    assert "previousStartDate" not in told


def test_an_event_shows_its_picture_under_its_whole_address(built: Callable[..., Build], png: bytes) -> None:
    event = "---\ntitre: Rencontre\ndebut: 2026-11-21\nimage: ../images/salle.png\nimage_alt: La salle\n---\n"
    made = built({"evenements/rencontre.md": event, "images/salle.png": png})
    (data,) = [data for _, data in objects(made) if data["@type"] == "Event"]
    base, path = data["image"].split("/", 3)[0:3], data["image"].split("/", 3)[3]
    assert base == ["https:", "", "www.exemple.fr"]
    assert path in {artifact.path for artifact in made.artifacts}
