"""A sign that the site's fonts lack is told once a file, at its place; the list of what they have is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build
from partage_site.sources.typeface import read_coverage
from tests.conftest import ROOT, problems

ASSETS = ROOT / "assets"
CODE = "signe-hors-police"


def test_the_list_of_covered_signs_is_what_all_fonts_have() -> None:
    lacking = read_coverage(ASSETS)
    assert lacking
    fonts = sorted((ASSETS / "fonts").glob("*.woff2"))
    assert len(fonts) == 3
    had = set.intersection(*(set(TTFont(path).getBestCmap()) for path in fonts))
    assert {code for code in range(0x20, 0x10000) if not lacking.match(chr(code))} - {0xFE0E, 0xFE0F, 0x200D} == had


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [
        ("---\ntitre: Page\n---\nUn → deux → trois\n", 4, 4),
        ("---\ntitre: Page → suite\n---\nUn texte\n", 2, 13),
    ],
)
def test_a_sign_is_told_at_its_first_place(built: Callable[..., Build], file: str, line: int, column: int) -> None:
    (problem,) = problems(built({"pages/une.md": file}), CODE)
    assert problem.severity is Severity.WARNING
    assert (problem.location.file, problem.location.line, problem.location.column) == (
        "content/pages/une.md",
        line,
        column,
    )
    assert "→" in problem.message
    assert "U+2192" in problem.message


@pytest.mark.parametrize(
    "text", ["Où « l’œuvre » coûte 3 € – ou 2 −1…", "Un mot\u202f!", "\tun\u00a0:\u2011", "<!-- bien -->"]
)
def test_what_french_needs_is_there(built: Callable[..., Build], text: str) -> None:
    assert problems(built({"pages/une.md": f"---\n# un commentaire → ici\ntitre: Page\n---\n{text}\n"}), CODE) == []


def test_a_text_that_is_foreign_from_end_to_end_is_told_once_a_sign(built: Callable[..., Build]) -> None:
    text = "\n".join(["жд " * 1_000] * 100)
    told = problems(built({"pages/une.md": f"---\ntitre: Page\n---\n{text}\n"}), CODE)
    assert [problem.location.column for problem in told] == [1, 2]


def test_an_emoji_of_several_parts_is_told_part_by_part_without_its_joiners(built: Callable[..., Build]) -> None:
    told = problems(built({"pages/une.md": "---\ntitre: Page\n---\n👩🏽\u200d🏫 et 👩\u200d🏫\n"}), CODE)
    assert [re.findall(r"U\+\w+", problem.message) for problem in told] == [["U+1F469"], ["U+1F3EB"]]


def test_other_assets_without_a_list_are_told_nothing_of(built: Callable[..., Build], tmp_path: Path) -> None:
    assert read_coverage(tmp_path) is None
