"""Assets of any shape: published under names with their digest, or refused with a sentence; none from elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site.diagnostics import Location, Report
from partage_site.pipeline import Build
from partage_site.rendering.assets import read_assets
from tests.conftest import ROOT, make_link, problems, write_named


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("ma photo.png", "ma-photo.png"), ("été.png", "-t-.png"), ("a?b.css", "a-b.css"), ("a#b.css", "a-b.css"),
        ("con.css", "fichier-con.css"), ("a:b.js", "a-b.js"), ("a%2f.js", "a-2f.js"), ("fin.", "fin"),
        ("sous dossier/a.css", "sous-dossier/a.css"), ('g"u.png', "g-u.png"), ("<b>.png", "-b-.png"),
    ],
)  # fmt: skip
def test_an_asset_whose_name_cannot_be_an_address_is_refused_with_another(
    tmp_path: Path, name: str, offered: str
) -> None:
    write_named(tmp_path / name, b"a{}")
    report = Report()
    assert read_assets(tmp_path, report).artifacts == ()
    (told,) = report
    assert (told.code, told.location.file) == ("nom-de-fichier", f"assets/{name}")
    assert told.hint.endswith(f"  {offered}")


def test_a_stylesheet_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "autre.css").write_bytes("/* été */".encode("latin-1"))
    report = Report()
    assert read_assets(tmp_path, report).artifacts == ()
    assert [(told.code, told.location.file) for told in report] == [("encodage", "assets/autre.css")]


@pytest.mark.parametrize("name", ["style.css", "carte.js"])
def test_the_marks_of_a_merge_in_an_asset_are_told_at_their_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> main\r\n")
    report = Report()
    read_assets(tmp_path, report)
    assert [(told.code, told.location) for told in report] == [("conflit-git", Location(f"assets/{name}", 2))]


def test_assets_that_name_each_other_in_a_ring_are_published(tmp_path: Path) -> None:
    (tmp_path / "un.js").write_text('import "./deux.js"\n', "utf-8")
    (tmp_path / "deux.js").write_text('import "./un.js"\n', "utf-8")
    report = Report()
    assert sorted(read_assets(tmp_path, report).paths) == ["deux.js", "un.js"]
    assert not len(report)


def test_a_symbolic_link_among_templates_or_assets_is_refused(built: Callable[..., Build], tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("SECRET", "utf-8")
    folders = {}
    for name in ("templates", "assets"):
        folders[name] = Path(shutil.copytree(ROOT / name, tmp_path / name))
        make_link(folders[name] / "lien.css", secret)
        make_link(folders[name] / "dossier", tmp_path)
    made = built({"pages/a.md": "---\ntitre: A\n---\n"}, **folders)
    expected = {f"{folder}/{name}" for folder in folders for name in ("lien.css", "dossier")}
    assert {told.location.file for told in problems(made, "lien-symbolique")} == expected
    assert made.report.refuses()
    assert not [artifact.path for artifact in made.artifacts if b"SECRET" in artifact.data]
