"""What a rebuild does again, counted: the pages that show what changed, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from partage_site.cache import Cache
from partage_site.pipeline import Build, build
from partage_site.project import Project
from tests.conftest import MakeProject

EVENTS = {
    f"evenements/e{number}.md": f"---\ntitre: Rencontre {number}\ndebut: 2026-0{number}-01\nville: Lille\n---\nMot.\n"
    for number in range(1, 9)
}
FILES = {
    "programmes/un.md": "---\nnom: Un\nville: Marseille\n---\nTexte.\n",
    "programmes/deux.md": "---\nnom: Deux\nville: Lille\n---\nTexte.\n",
    "actualites/a.md": "---\ntitre: Une\ndate: 2026-01-01\n---\nTexte.\n",
    **EVENTS,
}


class Site:
    def __init__(self, project: Project) -> None:
        self.project = replace(project, use_cache=True)
        self.build()

    def build(self) -> tuple[Counter[str], Build]:
        """What was made anew, and what came of it."""
        cache = Cache(self.project.cache)
        made = build(self.project, cache)
        assert not made.report.refuses()
        return cache.made, made

    def write(self, name: str, old: str, new: str) -> None:
        path = self.project.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def a_site(project: MakeProject, tmp_path: Path) -> Site:
    return Site(replace(project(FILES), cache=tmp_path / "cache"))


def test_nothing_is_made_twice(a_site: Site) -> None:
    made, _ = a_site.build()
    assert made == Counter()


def test_a_body_costs_its_page(a_site: Site) -> None:
    a_site.write("programmes/un.md", "Texte.", "Autre texte.")
    made, _ = a_site.build()
    assert made["prose"] == made["pages"] == 1
    assert {"maps", "towns", "records", "vevents", "cards"}.isdisjoint(made)


def test_a_title_costs_the_pages_that_name_it(a_site: Site) -> None:
    a_site.write("evenements/e4.md", "Rencontre 4", "Rendez-vous 4")
    made, site = a_site.build()
    naming = [
        artifact
        for artifact in site.artifacts
        if artifact.path.endswith(".html") and b"Rendez-vous 4" in artifact.data.replace("\u00a0".encode(), b" ")
    ]
    assert made["pages"] == len(naming)
    assert (made["records"], made["vevents"], made["prose"]) == (1, 1, 0)


def test_a_template_costs_the_pages_made_with_it(a_site: Site, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    for path in a_site.project.templates.iterdir():
        (templates / path.name).write_bytes(path.read_bytes())
    a_site.project = replace(a_site.project, templates=templates)
    a_site.build()
    path = templates / "programme.html"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    made, site = a_site.build()
    assert made["pages"] == sum(page.template == "programme.html" for page in site.pages) == 2
    assert made["prose"] == 0
