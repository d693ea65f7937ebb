"""The form editors show every key in French, and what they save loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from partage_site.diagnostics import Report, as_text
from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS, SETTINGS, Kind
from partage_site.models.settings import Welcome
from partage_site.scaffolding.editors import SVELTIA, editor_files
from partage_site.scaffolding.pages_cms import pages_cms
from partage_site.scaffolding.sveltia_cms import sveltia_cms
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.loading import load_entry
from tests.conftest import SETTINGS as SETTINGS_TEXT
from tests.conftest import MakeBuild

ROOT = Path(__file__).resolve().parents[2]
PAGES, SVELTIA_CMS = pages_cms()["content"], sveltia_cms("organisation/depot", "main")["collections"]


def test_what_editors_read_is_up_to_date() -> None:
    made = editor_files(ROOT / "content")
    stale = [name for name, text in made.items() if not same(name, text)]
    assert stale == [], "run: python3 build.py schema"


def same(name: str, text: str) -> bool:
    """Whether a file holds `text`; the repository, which the association chooses, is not of the models."""
    path = ROOT / name
    held = path.read_text("utf-8") if path.is_file() else ""
    chosen = re.compile(r"^  (?:repo|branch): .*$", re.MULTILINE)
    return chosen.sub("", held) == chosen.sub("", text) if name == SVELTIA else held == text


def test_the_repository_comes_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "site.yml").write_text("depot: https://github.com/un-reseau/site.git\nbranche: publication\n")
    backend = yaml.safe_load(editor_files(tmp_path)[SVELTIA])["backend"]
    assert backend == {"name": "github", "repo": "un-reseau/site", "branch": "publication"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@pytest.mark.parametrize(
    ("made", "help_key"), [(PAGES, "description"), (SVELTIA_CMS, "hint")], ids=["pages", "sveltia"]
)
def test_every_key_is_shown_with_its_title_and_its_help(kind: Kind, made: Any, help_key: str) -> None:
    collection = next(each for each in made if each["name"] == kind.folder)
    *fields, body = collection["fields"]
    declared = [field.key for field in declared_fields(kind.record)]
    assert [(field["name"], field["label"]) for field in fields] == [(key.name, key.title) for key in declared]
    assert all(key.help in field.get(help_key, "") for field, key in zip(fields, declared, strict=True))
    assert body["name"] in {"body", "texte"}


@pytest.mark.parametrize("made", [PAGES, SVELTIA_CMS], ids=["pages", "sveltia"])
def test_the_settings_are_one_file_with_every_key(made: Any) -> None:
    shown = next(each for each in made if each["name"] == SETTINGS.name)
    file = shown["files"][0] if "files" in shown else shown
    assert file.get("path", file.get("file")) == "content/site.yml"
    assert [field["name"] for field in file["fields"]] == [f.key.name for f in declared_fields(SETTINGS.record)]
    home = next(field for field in file["fields"] if field["name"] == "accueil")
    assert [field["name"] for field in home["fields"]] == ["titre", "texte", "bouton", "portes", "qui_nous_sommes"]


def fields_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "name" in value:
            yield value
        for inner in value.values():
            yield from fields_of(inner)
    for item in value if isinstance(value, list) else ():
        yield from fields_of(item)


def test_references_lead_to_collections() -> None:
    folders = {kind.folder for kind in KINDS.values()}
    relations = [field for field in fields_of(SVELTIA_CMS) if field.get("widget") == "relation"]
    assert relations
    assert all(field["collection"] in folders and field["value_field"] == "{{slug}}" for field in relations)


def test_pictures_and_documents_go_to_their_folders() -> None:
    events = next(each for each in PAGES if each["name"] == "evenements")
    media = {
        (field["name"], inner["name"]): inner["options"]["media"]
        for field in events["fields"]
        for inner in field.get("fields", ())
        if inner["type"] in {"image", "file"}
    }
    assert media == {("documents", "fichier"): "documents", ("photos", "fichier"): "images"}


SAVED = {
    "iso-dates": ("evenement", "debut: 2017-06-03T00:00:00.000Z\nfin: 2017-06-04T00:00:00.000Z\ntitre: A"),
    "iso-hours": ("evenement", "debut: 2017-06-03T09:30:00Z\nfin: '2017-06-03T16:00:00.000Z'\ntitre: A"),
    "without-seconds": ("evenement", "titre: A\ndebut: 2017-06-03T09:30"),
    "empty-texts": ("evenement", "titre: A\ndebut: 2017-06-03\nfin: ''\nserie: \"\"\nville: ''\npartenaires: []"),
    "nulls": ("programme", "ville: Lyon\nregion: null\nlabels: null\ncreation: ~\nnom: A\nreseaux_sociaux: null"),
    "empty-items": ("programme", "nom: A\nville: Lyon\necoles:\n  - ''\npublics:\n  - lycée\n  - null"),
    "truth": ("evenement", "titre: A\ndebut: 2017-06-03\ndate_a_confirmer: false\nbrouillon: true"),
    "empty-networks": ("programme", "nom: A\nville: Lyon\nreseaux_sociaux:\n  instagram: ''\n  x: null"),
    "numbers": ("chiffre", "libelle: A\nordre: 2\nvaleur: '10 000'\nannee: 2021\nhistorique: []\ntexte: ''"),
    "empty-object": ("page", "titre: A\nmenu: {}\nimage: ''\nsources: []"),
    "empty-fields": ("page", "titre: A\nmenu:\n  ordre: null\n  libelle: ''"),
    "empty-record-in-list": ("evenement", "titre: A\ndebut: 2017-06-03\nphotos:\n  - fichier: ''\n    alt: ''\n"),
    "folded": ("theme", "description: >-\n  Une phrase\n  sur deux lignes\nnom: 'L''impact'"),
    "quoted": ("actualite", 'date: "2026-11-25T00:00:00.000+01:00"\ntitre: "A : b"\nthemes:\n  - impact'),
}


def test_settings_that_a_form_saves_with_all_that_was_left_empty_load(built: MakeBuild) -> None:
    home = "{titre: '', texte: null, bouton: {libelle: '', adresse: ''}, portes: [{titre: '', libelle: ''}]}"
    made = built({"site.yml": f"{SETTINGS_TEXT}accueil: {home}\nmentions: {{hebergeur: {{nom: ''}}}}\nmenu: []\n"})
    assert made.catalogue
    assert made.catalogue.settings.home == Welcome()


@pytest.mark.parametrize(("kind", "saved"), SAVED.values(), ids=list(SAVED))
def test_what_form_editors_save_loads(kind: str, saved: str) -> None:
    report = Report()
    source = SourceFile("a.md", f"content/{KINDS[kind].folder}/a.md", KINDS[kind].folder, "a")
    document = parse(source, f"---\n{saved}\n---\n\nTexte\n".encode(), report)
    assert document
    assert load_entry(document, KINDS[kind], report), [as_text(problem) for problem in report]
    assert list(report) == []
