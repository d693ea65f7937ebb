"""The real content builds without an error or a warning, and keeps to what is known."""

from __future__ import annotations

import gzip
import re
from datetime import date
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from partage_site.checks import check_site
from partage_site.checks.weight import page_weights
from partage_site.diagnostics import Severity, as_text
from partage_site.pipeline import Build, build
from partage_site.project import Project

ROOT = Path(__file__).resolve().parent.parent
PROGRAMMES = sorted(path.stem for path in (ROOT / "content" / "programmes").glob("*.md"))


@cache
def site() -> Build:
    folders = {name: ROOT / name for name in ("content", "templates", "assets")}
    unused = {"output": ROOT / "public", "cache": ROOT / ".cache", "use_cache": False}
    return build(Project(root=ROOT, today=date(2026, 11, 25), **folders, **unused))  # type: ignore[arg-type]


def text_of(path: str) -> str:
    return next(artifact.data for artifact in site().artifacts if artifact.path == path).decode()


def test_it_builds_and_checks_without_an_error_or_a_warning() -> None:
    problems = [*site().report, *check_site(site().artifacts, "/")]
    assert [as_text(each) for each in problems if each.severity is not Severity.INCOMPLETE] == []


def test_the_nine_programmes_are_on_the_map_and_in_the_list() -> None:
    tree = LexborHTMLParser(text_of("programmes/index.html"))
    assert len(PROGRAMMES) == 9
    assert sorted(node.attributes["data-programme"] or "" for node in tree.css("[data-programme]")) == PROGRAMMES
    assert sorted(node.attributes["data-marqueur"] or "" for node in tree.css("a[data-marqueur]")) == PROGRAMMES


def test_the_old_site_s_addresses_lead_to_their_heirs() -> None:
    assert "/comment-ca-marche/" in text_of("les-programmes-pqpm/presentation-des-programmes/index.html")
    assert text_of("et-apres/index.html")


def test_undated_figures_are_never_told_as_of_today() -> None:
    for artifact in site().artifacts:
        if artifact.path.endswith(".html"):
            words = LexborHTMLParser(artifact.data.decode()).body
            assert words is not None
            assert "aujourd" not in words.text().lower(), artifact.path
            assert "depuis plus de dix ans" not in words.text().lower(), artifact.path


def test_empty_sections_leave_the_menu_and_the_sitemap_and_say_what_will_come() -> None:
    for section in ("/actualites/", "/ressources/"):
        assert section not in text_of("sitemap.xml")
        menu = LexborHTMLParser(text_of("index.html")).css_first("nav.menu")
        assert menu is not None
        assert section not in (menu.html or "")
        assert "mailto:" in text_of(f"{section.strip('/')}/index.html") or "/contact/" in text_of(
            f"{section.strip('/')}/index.html"
        )


def test_pages_are_light() -> None:
    weights = page_weights(site().artifacts, "/")
    assert max(weight for path, weight in weights.items() if path != "programmes/index.html") <= 100_000
    assert weights["programmes/index.html"] <= 120_000
    style = next(a.data for a in site().artifacts if re.fullmatch(r"assets/style\.\w+\.css", a.path))
    assert len(gzip.compress(style)) <= 12_000
    fonts = [len(a.data) for a in site().artifacts if a.path.endswith(".woff2")]
    assert sum(sorted(fonts)[:2]) <= 56_000
