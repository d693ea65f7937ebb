"""A new kind of content is one model, one page family, one template, and a line for each: nothing else knows it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import pytest

from partage_site import pages
from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import head_of
from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Text
from partage_site.models.kinds import KINDS, KINDS_BY_FOLDER, Kind
from partage_site.pipeline import Build
from partage_site.rendering.page import Page
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.scaffolding.json_schema import schema_of
from tests.conftest import ROOT


@record
class Partner(Common):
    """An organisation that helps."""

    name: Annotated[Text, Key("nom", "Nom", example="Une fondation")]


class PartnerView(NamedTuple):
    name: str


def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
    def compose() -> Iterator[Page]:
        for entry in catalogue.tables["partenaire"].values():
            name = entry.record.name
            head = head_of(entry, name, writer.body(entry), (), writer.base)
            yield Page(entry.path, "partner.html", head, PartnerView(name))

    yield Recipe("partners", (catalogue.told,), compose)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kind = Kind(
        "partenaire", "partenaires", Partner, "de partenaire", "Partenaire", "Partenaires", "/partenaires/{id}/"
    )
    monkeypatch.setitem(KINDS, kind.name, kind)  # type: ignore[arg-type]
    monkeypatch.setitem(KINDS_BY_FOLDER, kind.folder, kind)  # type: ignore[arg-type]
    monkeypatch.setattr(pages, "FAMILIES", (*pages.FAMILIES, make_recipes))
    folder = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", folder)
    template = '{% extends "base.html" %}{% block content %}<h1>{{ view.name }}</h1>{% endblock %}'
    (folder / "partner.html").write_text(template, "utf-8")
    return folder


def test_its_pages_are_made_found_and_listed(built: Callable[..., Build], templates: Path) -> None:
    files = {
        "partenaires/b.md": "---\nnom: Beta\n---\nDes mots.\n",
        "partenaires/a.md": "---\nnom: Alpha\nanciennes_adresses: [/alpha/]\n---\n",
        "pages/faq.md": "---\ntitre: Questions\n---\n[Nos amis](../partenaires/b.md)\n",
    }
    made = built(files, templates=templates)
    assert not made.report.refuses()
    found = {artifact.path: artifact.data.decode("utf-8", "replace") for artifact in made.artifacts}
    assert "<h1>Beta</h1>" in found["partenaires/b/index.html"]
    assert 'href="/partenaires/b/"' in found["faq/index.html"]
    assert "/partenaires/a/" in found["alpha/index.html"]
    assert "/partenaires/b/" in found["sitemap.xml"]
    assert [entry.record.name for entry in made.catalogue.tables["partenaire"].values()] == ["Alpha", "Beta"]
    titles = [title for title, *_ in json.loads(found["recherche/index.json"])["documents"][0]]
    assert {"Alpha", "Beta"} <= set(titles)


def test_its_faults_are_told_and_editors_know_it(built: Callable[..., Build], templates: Path) -> None:
    made = built({"partenaires/b.md": "---\nzone: Beta\n---\n"}, templates=templates)
    told = [problem for problem in made.report if problem.location.file == "content/partenaires/b.md"]
    assert {problem.code for problem in told} == {"champ-inconnu", "champ-manquant"}
    assert "champ de partenaire" in next(problem.message for problem in told if problem.code == "champ-inconnu")
    assert "nom" in schema_of(KINDS["partenaire"])["properties"]
