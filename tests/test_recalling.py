"""What is recalled is what would be made: whatever changes, the files and the problems are those of a clean build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partage_site import pages
from partage_site.cache import Cache
from partage_site.catalogue.catalogue import Catalogue
from partage_site.memory import Memory
from partage_site.pipeline import Build, build
from partage_site.project import Project
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry
from tests.conftest import MakeProject
from tests.golden import EXAMPLE

_KEY = re.compile(r"^\w+:.*\n(?:(?:[ \t]+|- ).*\n)*", re.MULTILINE)


@pytest.fixture
def example(tmp_path: Path, project: MakeProject) -> Project:
    """The example site in a folder of its own, with a cache."""
    site = project({})
    shutil.rmtree(site.content)
    shutil.copytree(EXAMPLE, site.content)
    return site._replace(use_cache=True, drafts=True)


def edits(content: Path) -> Iterator[tuple[str, Path, str]]:
    """Every key of every front matter taken out, every title and every text changed, each with what it is."""
    for path in sorted(p for p in content.rglob("*") if p.suffix in {".md", ".yml"}):
        text = path.read_text("utf-8")
        header = text.split("---\n")[1] if path.suffix == ".md" else text
        for key in _KEY.finditer(header):
            yield f"{path.name}: {key[0]!r} taken out", path, text.replace(key[0], "", 1)
        yield f"{path.name}: renamed", path, re.sub(r"(?m)^(titre|nom|sigle): .*$", r"\1: Autrement", text, count=1)
        if path.suffix == ".md":
            yield f"{path.name}: more text", path, f"{text}\nEt [encore](/contribuer/) du texte.\n"


def told(made: Build) -> tuple[dict[str, bytes], list[Any]]:
    return {file.path: file.data for file in made.artifacts}, list(made.report)


@pytest.mark.slow
@pytest.mark.timeout(400)  # two hundred builds
@pytest.mark.parametrize("remembers", ["cache", "memory"])
def test_after_any_edit_the_site_is_the_one_made_anew(example: Project, remembers: str) -> None:
    session = Cache(example.cache, Memory()) if remembers == "memory" else None
    tried = 0
    for what, path, changed in list(edits(example.content)):
        before = path.read_bytes()
        for text in (changed.encode(), before):  # there and back: nothing of the one is left in the other
            path.write_bytes(text)
            if text != before or tried % 20 == 0:
                made = told(build(example, session or Cache(example.cache)))
                assert made == told(build(example._replace(use_cache=False))), what
        tried += 1
    assert tried > 100


@pytest.mark.slow
def test_after_any_file_goes_and_comes_back_the_site_is_the_one_made_anew(example: Project) -> None:
    build(example, Cache(example.cache))
    gone = [path for path in sorted(example.content.rglob("*")) if path.is_file() and path.name != "site.yml"]
    for path in gone:
        kept = path.read_bytes()
        path.unlink()
        made = told(build(example, Cache(example.cache)))
        assert made == told(build(example._replace(use_cache=False))), path
        if path.suffix not in {".md", ".yml"}:
            path.write_bytes(kept + b"\nautre")
            assert told(build(example, Cache(example.cache))) == told(build(example._replace(use_cache=False))), path
        path.write_bytes(kept)
        build(example, Cache(example.cache))
    assert len(gone) > 15


@pytest.mark.slow
def test_other_days_addresses_and_drafts_share_a_cache_without_harm(example: Project) -> None:
    days = [date(2024, 2, 28), date(2026, 11, 25), date(2026, 12, 31), date(2027, 1, 2), date(2040, 1, 1)]
    options: list[dict[str, Any]] = [
        {"today": day, "base_url": base, "drafts": day.day > 20} for day in days for base in (None, "/a/b/")
    ]
    for chosen in [*options, *options[::-1]]:
        project = example._replace(**chosen)
        made = told(build(project, Cache(project.cache)))
        assert made == told(build(project._replace(use_cache=False))), chosen


@pytest.mark.slow
def test_other_templates_and_assets_reach_every_page_that_shows_them(example: Project, tmp_path: Path) -> None:
    changed = {name: tmp_path / name for name in ("templates", "assets")}
    for name, folder in changed.items():
        shutil.copytree(getattr(example, name), folder)
    site = example._replace(**changed)
    build(site, Cache(site.cache))
    files = [*sorted(changed["templates"].glob("*.html")), *sorted(changed["assets"].rglob("*.css"))]
    for path in files:
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        made = told(build(site, Cache(site.cache)))
        assert made == told(build(site._replace(use_cache=False))), path
    assert len(files) > 15


def test_a_page_reads_only_what_its_recipe_tells(
    example: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read: list[Entry[Any]] = []

    class Watched(Entry[Any]):
        def __getattribute__(self, name: str) -> Any:
            if name == "record":
                read.append(self)
            return super().__getattribute__(name)

    composed: list[str] = []

    def watched(recipe: Recipe) -> Recipe:
        def compose() -> Iterator[Any]:
            read.clear()
            made = list(recipe.compose())
            composed.append(recipe.name)
            if recipe.entry:  # the others tell of the whole catalogue
                everything = "\0".join(recipe.told)
                assert recipe.entry.digest in recipe.told
                assert all(entry.said in everything for entry in read), recipe.name
            yield from made

        return recipe._replace(compose=compose)

    def watching(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
        for table in catalogue.tables.values():
            for entry in table.values():
                object.__setattr__(entry, "__class__", Watched)
        for family in families:
            yield from map(watched, family(catalogue, writer))

    families = pages.FAMILIES
    monkeypatch.setattr(pages, "FAMILIES", (watching,))
    made = build(example._replace(use_cache=False))
    assert not made.report.refuses()
    assert len([name for name in composed if name.startswith("/")]) > 10
