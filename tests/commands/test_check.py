"""`check` as a user types it: what it looks at, when it is asked to, and what its status says."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from partage_site.artifact import Artifact
from partage_site.commands import check
from partage_site.diagnostics import Diagnostic, Location, Severity
from tests.conftest import MakeProject

Run = Callable[..., int]
PAGE = {"pages/a.md": "---\ntitre: A\nresume: Une page.\n---\nUn mot.\n"}


@pytest.fixture
def run(project: MakeProject) -> Run:
    def run_check(files: dict[str, str], **asked: object) -> int:
        told = {"external": False, "published": None, "quiet": False, "format": "text", **asked}
        return check.run(project(files), Namespace(**told))

    return run_check


def test_a_sound_site_is_said_to_be_so(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PAGE) == 0
    assert "erreur:" not in capsys.readouterr().err


def test_what_only_the_pages_show_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run({"pages/a.md": PAGE["pages/a.md"] + "\n## Un *mot*\n\n[Là](#nulle-part)\n"}) == 1
    assert "nulle-part" in capsys.readouterr().err


def test_links_to_other_sites_are_asked_for_on_demand(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[int, str]] = []

    def ask(artifacts: tuple[Artifact, ...], memory: Path, today: date) -> Iterator[Diagnostic]:
        asked.append((len(artifacts), memory.name))
        yield Diagnostic(Severity.WARNING, "lien-externe", Location("content/pages/a.md", 5), "Ne répond pas.", "")

    monkeypatch.setattr(check, "check_external", ask)
    run(PAGE)
    assert not asked
    run(PAGE, external=True)
    assert [name for count, name in asked if count] == ["liens-externes.json"]
    assert "Ne répond pas." in capsys.readouterr().err


def test_what_the_published_site_promised_is_compared_on_demand(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tmp_path / "published"
    published.mkdir()
    (published / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://www.exemple.fr/ancienne/</loc></url></urlset>",
        "utf-8",
    )
    run(PAGE)
    assert "/ancienne/" not in capsys.readouterr().err
    run(PAGE, published=published)
    assert "/ancienne/" in capsys.readouterr().err
