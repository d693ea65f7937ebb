"""The live preview in a browser: each save is seen, problems stand over the page and go when they are mended."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ROOT, previewed, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETTINGS = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: a@exemple.fr\n"
PAGE = "---\ntitre: {}\n---\n\nUn texte.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A site of one page, with templates and assets of its own."""
    for name in ("templates", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content" / "pages" / "a.md").write_text(PAGE.format("Avant"), "utf-8")
    return tmp_path


@pytest.fixture
def address(desk: Path) -> Iterator[str]:
    with previewed(*(f"--{name}={desk / name}" for name in ("content", "templates", "assets"))) as found:
        yield found


def write(desk: Path, title: str) -> None:
    (desk / "content" / "pages" / "a.md").write_text(PAGE.format(title), "utf-8")


def test_a_saved_text_is_seen_without_a_key_pressed(desk: Path, address: str, opened: Callable[..., Any]) -> None:
    page = opened(f"{address}a/")
    write(desk, "Après")
    page.get_by_role("heading", name="Après").wait_for()


def test_a_saved_style_is_seen_without_reloading_the_page(desk: Path, address: str, opened: Callable[..., Any]) -> None:
    page = opened(f"{address}a/")
    page.evaluate("document.title = 'la même page'")
    with (desk / "assets" / "style.css").open("a", encoding="utf-8") as style:
        style.write("\nh1 { color: rgb(1, 2, 3) !important; }\n")
    until(page, lambda: page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)")
    assert page.title() == "la même page"


def test_a_problem_stands_over_the_page_from_its_first_line_and_goes_when_mended(
    desk: Path, address: str, opened: Callable[..., Any]
) -> None:
    page = opened(f"{address}a/", width=800, height=500)
    write(desk, "Lyon : la rentrée")
    told = page.get_by_text("doit être entre guillemets droits")
    told.wait_for()
    assert page.get_by_text("content/pages/a.md:2").is_visible()
    box = told.bounding_box()
    assert 0 < box["y"] < 500, "the first problem is within the window"
    write(desk, "Enfin")
    page.get_by_role("heading", name="Enfin").wait_for()
    assert not told.is_visible()
