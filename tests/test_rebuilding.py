"""What a rebuild does again, counted: the pages that show what changed, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from partage_site.cache import Cache
from partage_site.diagnostics import Refusal
from partage_site.inputs import LATEST
from partage_site.outputs import search
from partage_site.pipeline import Build, build
from partage_site.project import Project
from tests.conftest import ROOT, MakeProject

EVENTS = {
    f"evenements/e{number}.md": f"---\ntitre: Rencontre {number}\ndebut: 2026-0{number}-01\nville: Lille\n---\nMot.\n"
    for number in range(1, 9)
}
FILES = {
    "programmes/un.md": "---\nnom: Un\nville: Marseille\n---\nTexte.\n",
    "programmes/deux.md": "---\nnom: Deux\nville: Lille\nverifie_le: 2020-01-01\n---\nTexte.\n",
    "actualites/a.md": "---\ntitre: Une\ndate: 2026-01-01\n---\nTexte.\n",
    **EVENTS,
}


class Site:
    def __init__(self, project: Project) -> None:
        self.project = project._replace(use_cache=True)
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
    return Site(project(FILES)._replace(cache=tmp_path / "cache"))


def test_words_are_found_while_a_text_is_at_hand(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    derive = search.derive

    def watched(*arguments: Any) -> Any:
        found.append(arguments[1].cache.made["found"])
        return derive(*arguments)

    monkeypatch.setattr(search, "derive", watched)
    Site(project(FILES)._replace(cache=tmp_path / "cache"))
    assert found == [len(FILES)]  # what is left for the end are the pages of no entry


def test_texts_whose_pages_are_made_are_let_go(project: MakeProject, tmp_path: Path) -> None:
    events = {f"evenements/e{n}.md": f"---\ntitre: N° {n}\ndebut: 2020-01-01\n---\nMot.\n" for n in range(2 * LATEST)}
    made = build(project(events)._replace(cache=tmp_path / "cache", use_cache=True))
    assert made.catalogue
    entries = list(made.catalogue.events.values())
    assert sum("document" in vars(entry) for entry in entries) == LATEST  # which the feed shows
    assert {entry.document.body.strip() for entry in entries} == {"Mot."}  # read again


def test_nothing_is_made_twice(a_site: Site) -> None:
    made, _ = a_site.build()
    assert made == Counter()


def test_a_body_costs_its_page(a_site: Site) -> None:
    a_site.write("programmes/un.md", "Texte.", "Autre texte.")
    made, _ = a_site.build()
    assert made["prose"] == made["pages"] == made["entries"] == made["recipes"] == 1
    assert {"maps", "towns", "records", "cards", "event lines", "geojson", "csv_table"}.isdisjoint(made)


def test_a_body_reads_its_file_and_no_other(a_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partage_site.stamps.COARSEST", 0)  # as if the files had been there for seconds
    a_site.build()
    a_site.write("evenements/e4.md", "Mot.", "Mot, et un autre.")
    read: list[str] = []
    read_bytes = Path.read_bytes

    def watched(path: Path) -> bytes:
        read.extend([path.name] if path.suffix in {".md", ".yml"} else [])
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", watched)
    a_site.build()
    # The feeds hold the texts of the latest events: they are written anew, from their files. What is told of others at
    # each build, as that nobody verified them for long, needs no file.
    assert {"un.md", "deux.md", "site.yml"}.isdisjoint(read)
    assert read.count("e4.md") == 3  # for its digest, for its page, then for the feed


def test_a_body_loads_what_it_needs(a_site: Site) -> None:
    project = a_site.project
    folders = [f"--{name}={getattr(project, name)}" for name in ("content", "templates", "assets", "output")]
    code = (
        "import sys; from pathlib import Path; from partage_site import cli; "
        "made = cli._project; "
        "cli._project = lambda arguments: made(arguments)._replace(cache=Path(sys.argv.pop())); "
        "assert cli.main(sys.argv[1:-1]) == 0; print(*sys.modules)"
    )
    options = ["build", "--quiet", f"--today={project.today}", *folders, str(project.cache)]
    for words in ("Autre texte.", "Encore un texte."):
        a_site.write("programmes/un.md", "exte.", words)
        done = subprocess.run([sys.executable, "-c", code, *options], cwd=ROOT, capture_output=True, check=True)
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert {"jinja2", "markdown", "partage_site.pages.programme"} <= loaded
    assert not loaded & {
        "pydantic",
        "icalendar",
        "PIL",
        "subprocess",
        "partage_site.geography.panels",
        "partage_site.geography.labels",
        "partage_site.outputs.calendar",
        "partage_site.pages.home",
        "partage_site.sources.yaml_tree",
    }


def test_a_file_saved_while_it_is_read_makes_the_build_begin_again(
    a_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site.write("programmes/un.md", "Texte.", "Autre texte.")
    saved = a_site.project.content / "programmes" / "un.md"
    texts = iter(["---\nnom: Un\nville: Marseille\n---\nEt encore un autre.\n"])
    read_bytes = Path.read_bytes

    def saving(path: Path) -> bytes:
        data = read_bytes(path)
        if path == saved and (text := next(texts, None)):
            path.write_text(text, "utf-8")
        return data

    monkeypatch.setattr(Path, "read_bytes", saving)
    _, made = a_site.build()
    page = next(file.data for file in made.artifacts if file.path == "programmes/un/index.html")
    assert b"Et encore un autre." in page


def test_files_that_change_without_end_are_refused(a_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read_bytes(path) + os.urandom(4) if path.name == "e1.md" else read_bytes(path)
    )
    a_site.write("evenements/e1.md", "Mot.", "Autre.")
    with pytest.raises(Refusal, match="sans cesse"):
        a_site.build()


def test_a_title_costs_the_pages_that_name_it(a_site: Site) -> None:
    a_site.write("evenements/e4.md", "Rencontre 4", "Soirée 4")
    made, site = a_site.build()
    naming = [
        artifact
        for artifact in site.artifacts
        if artifact.path.endswith(".html") and "Soirée 4".encode() in artifact.data.replace("\u00a0".encode(), b" ")
    ]
    assert made["pages"] == len(naming)
    assert (made["records"], made["prose"]) == (1, 0)


def test_a_template_costs_the_pages_made_with_it(a_site: Site, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    for path in a_site.project.templates.iterdir():
        (templates / path.name).write_bytes(path.read_bytes())
    a_site.project = a_site.project._replace(templates=templates)
    a_site.build()
    path = templates / "programme.html"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    made, site = a_site.build()
    assert made["pages"] == sum(page.template == "programme.html" for page in site.pages) == 2
    assert made["prose"] == 0
