"""Open data say what the front matter says, by its keys, in forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from partage_site.models.declaration import declared_fields
from partage_site.models.event import Event
from partage_site.models.key_figure import KeyFigure
from partage_site.models.plain import Json
from partage_site.models.programme import Programme
from partage_site.outputs.csv_table import cell

Derive = Callable[..., dict[str, bytes]]


ALPHA = """---
nom: =1+1
accroche: Un mot ; « deux »
ville: Marseille
ecoles: [École A, École B]
labels: [{nom: cordees-de-la-reussite, depuis: 2008}, parcours-d-excellence]
creation: 2006
reseaux_sociaux: {instagram: https://www.instagram.com/alpha}
chiffres: [{valeur: "3,5", libelle: élèves}]
anciennes_adresses: [/vieux/]
---
"""
FILES = {
    "programmes/alpha.md": ALPHA,
    "programmes/bravo.md": "---\nnom: Bravo\nregion: bretagne\n---\n",
    "programmes/reunion.md": "---\nnom: Réunion\nville: Saint-Denis\ncode_insee: 97411\n---\n",
    "programmes/secret.md": "---\nnom: Secret\nville: Lyon\nbrouillon: oui\n---\n",
}


def keys_of(record: type) -> list[str]:
    return [field.key.name for field in declared_fields(record)]


def features(made: dict[str, bytes]) -> dict[str, Any]:
    return {feature["id"]: feature for feature in json.loads(made["donnees/programmes.geojson"])["features"]}


def rows(made: dict[str, bytes]) -> dict[str, dict[str, str]]:
    data = made["donnees/programmes.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")}


def test_points_are_longitude_then_latitude_and_none_is_invented(derived: Derive) -> None:
    found = features(derived(FILES))
    longitude, latitude = found["alpha"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (5, 43)
    longitude, latitude = found["reunion"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (55, -21)
    assert found["bravo"]["geometry"] is None


def test_features_have_their_identifier_twice_and_the_keys_of_the_front_matter(derived: Derive) -> None:
    for name, feature in features(derived(FILES, base_url="/reseau/")).items():
        properties = feature["properties"]
        assert properties["id"] == name
        assert properties["url"] == f"https://www.exemple.fr/reseau/programmes/{name}/"
        assert set(keys_of(Programme)) - set(properties) == {"coordonnees"}
    alpha = features(derived(FILES, base_url="/reseau/"))["alpha"]["properties"]
    assert alpha["labels"][0] == {"nom": "cordees-de-la-reussite", "depuis": 2008}
    assert alpha["reseaux_sociaux"] == {"instagram": "https://www.instagram.com/alpha"}
    assert alpha["chiffres"][0]["valeur"] == 3.5
    assert alpha["departement"] == "Bouches-du-Rhône"
    assert alpha["anciennes_adresses"] == ["https://www.exemple.fr/reseau/vieux/"]


def test_the_collection_names_its_licence_and_its_credits(derived: Derive) -> None:
    collection = json.loads(derived(FILES)["donnees/programmes.geojson"])
    assert collection["type"] == "FeatureCollection"
    assert collection["licence"] is None
    assert "GeoNames" in collection["credits"]
    settings = "nom: N\nurl: https://e.fr\ncourriel: a@e.fr\nlicence_donnees: Licence Ouverte 2.0\n"
    collection = json.loads(derived({**FILES, "site.yml": settings})["donnees/programmes.geojson"])
    assert collection["licence"] == "Licence Ouverte 2.0"


def test_the_table_has_one_row_a_programme_and_one_column_a_key(derived: Derive) -> None:
    table = rows(derived(FILES))
    assert list(table) == ["alpha", "bravo", "reunion"]
    headers = list(table["alpha"])
    assert headers == ["id", *keys_of(Programme), "url", "departement", "latitude", "longitude"]
    alpha = table["alpha"]
    assert alpha["accroche"] == "Un mot ; « deux »"
    assert alpha["ecoles"] == "École A | École B"
    assert alpha["labels"] == "nom: cordees-de-la-reussite, depuis: 2008 | parcours-d-excellence"
    assert alpha["reseaux_sociaux"] == "instagram: https://www.instagram.com/alpha"
    assert alpha["creation"] == "2006"
    assert table["bravo"]["ville"] == table["bravo"]["latitude"] == ""
    assert table["bravo"]["region"] == "Bretagne"


def test_no_cell_is_a_formula_and_numbers_stay_numbers(derived: Derive) -> None:
    table = rows(derived(FILES))
    assert table["alpha"]["nom"] == "'=1+1"
    assert float(table["reunion"]["latitude"]) < -20
    assert table["reunion"]["coordonnees"].startswith("-2")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_is_disarmed(start: str) -> None:
    assert cell(f"{start}x") == cell([f"{start}x"]) == f"'{start}x"
    assert cell(f"x{start}") == f"x{start}"


def test_cells_of_every_form() -> None:
    values: list[Json] = [None, True, False, -3, -1.5, [], {}]
    assert [cell(value) for value in values] == ["", "oui", "non", "-3", "-1.5", "", ""]


def test_events_say_their_keys_and_their_state_of_the_day(derived: Derive) -> None:
    file = "---\ntitre: Rencontre\ndebut: 2026-11-21 20:00\nfin: 2026-11-22 02:00\nserie: jpi\n---\n"
    files = {"evenements/a.md": file, "series/jpi.md": "---\nnom: Journée\nsigle: JPI\n---\n"}
    states = []
    for number in range(4):
        today = date(2026, 11, 20) + timedelta(days=number)
        (event,) = json.loads(derived(files, today=today)["donnees/evenements.json"])
        states.append(event["etat"])
    assert states == ["a-venir", "en-cours", "en-cours", "passe"]
    assert not set(keys_of(Event)) - set(event)
    assert (event["debut"], event["fin"]) == ("2026-11-21T20:00:00+01:00", "2026-11-22T02:00:00+01:00")
    assert event["serie"] == "jpi"
    assert event["agenda"] == "https://www.exemple.fr/evenements/a.ics"


def test_files_of_an_event_have_whole_addresses_and_nothing_private(derived: Derive, png: bytes) -> None:
    file = (
        "---\ntitre: Rencontre\ndebut: 2026-11-21\nimage: photo.png\nimage_alt: Une salle\n"
        "documents: [{titre: Compte rendu, fichier: notes.txt, version_accessible: notes.txt}, "
        "{titre: Ailleurs, url: https://e.fr/}]\n"
        "photos: [{fichier: photo.png, alt: Une salle, credit: Nous, mineurs: oui, autorisation: oui}]\n---\n"
    )
    files = {"evenements/a.md": file, "evenements/notes.txt": "Bonjour", "evenements/photo.png": png}
    (event,) = json.loads(derived(files, base_url="/reseau/")["donnees/evenements.json"])
    documents = event["documents"]
    assert documents[0]["fichier"].startswith("https://www.exemple.fr/reseau/fichiers/notes.")
    assert documents[0]["version_accessible"] == documents[0]["fichier"]
    assert documents[1] == {"titre": "Ailleurs", "fichier": None, "url": "https://e.fr/", "version_accessible": None}
    (photo,) = event["photos"]
    assert set(photo) == {"fichier", "alt", "credit"}
    assert photo["fichier"] == event["image"]
    assert photo["fichier"].startswith("https://www.exemple.fr/reseau/images/photo-")


def test_figures_are_numbers(derived: Derive) -> None:
    files = {
        "chiffres/eleves.yml": "valeur: 10 000\nlibelle: élèves\nhistorique: [{annee: 2020, valeur: '9,5'}]\n",
        "chiffres/secret.yml": "valeur: 1\nlibelle: secret\nbrouillon: oui\n",
    }
    (figure,) = json.loads(derived(files)["donnees/chiffres.json"])
    assert not set(keys_of(KeyFigure)) - set(figure)
    assert figure["valeur"] == 10_000
    assert isinstance(figure["valeur"], int)
    assert figure["historique"] == [{"annee": 2020, "valeur": 9.5}]
    assert figure["url"] == "https://www.exemple.fr/chiffres/#eleves"


def test_a_draft_is_in_no_file_and_named_by_none(derived: Derive) -> None:
    event = "---\ntitre: Rencontre\ndebut: 2026-11-21\naccueil_par: secret\npartenaires: [secret, bravo]\n---\n"
    for drafts in (False, True):
        made = derived({**FILES, "evenements/a.md": event}, drafts=drafts)
        (found,) = json.loads(made["donnees/evenements.json"])
        assert (found["accueil_par"], found["partenaires"]) == (None, ["bravo"])
        assert not any(b"ecret" in data for path, data in made.items() if path.startswith("donnees/"))
