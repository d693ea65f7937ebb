"""What a page owes its readers is told where it is missing; a page that has it all is told of nothing."""

from __future__ import annotations

import pytest

from partage_site.artifact import Artifact
from partage_site.checks.markup import check_markup

SOUND = (
    '<!DOCTYPE html><html lang="fr"><head><title>A</title><meta name="description" content="Une page"></head>'
    '<body><main id="a"><h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>'
    '<img src="x.webp" alt=""><a href="/b/"><img src="y.webp" alt="B"></a><a href="/c/" aria-label="C"></a>'
    "<a href='/d/'>D</a><button>E</button></main></body></html>"
)


def told(*pages: str) -> list[str]:
    """The codes of what is told of `pages`."""
    files = [Artifact(f"{number}/index.html", page.encode()) for number, page in enumerate(pages)]
    return [problem.code for problem in check_markup(files)]


def test_a_page_that_has_all_is_told_of_nothing() -> None:
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("typed", "instead", "codes"),
    [
        (' lang="fr"', "", "langue-absente"),
        (' lang="fr"', ' lang="en"', "langue-absente"),
        ("<h1>A</h1>", "", "structure titres-desordonnes"),
        ("<h1>A</h1>", "<h1>A</h1><h1>A</h1>", "structure"),
        ("<title>A</title>", "", "structure"),
        ("main", "div", "structure"),
        (' content="Une page"', ' content=""', "description-absente"),
        ("<h3>C</h3>", "<h4>C</h4>", "titres-desordonnes"),
        ("<h2>D</h2>", "<h2>D</h2><h4>E</h4>", "titres-desordonnes"),
        ("<h2>D</h2>", '<h2 id="a">D</h2>', "id-double"),
        (' alt=""', "", "image-sans-texte"),
        (' alt="B"', ' alt=""', "lien-vide"),
        (' aria-label="C"', "", "lien-vide"),
        ("<button>E</button>", "<button> </button>", "lien-vide"),
    ],
)
def test_what_is_missing_is_told(typed: str, instead: str, codes: str) -> None:
    assert typed in SOUND
    assert told(SOUND.replace(typed, instead)) == codes.split()


def test_two_pages_of_one_title_are_told_but_for_those_that_lead_elsewhere() -> None:
    moved = SOUND.replace("</head>", '<meta http-equiv="refresh" content="0; url=/b/"></head>')
    assert told(SOUND, SOUND.replace("<title>A", "<title>B"), moved, moved) == []
    assert told(SOUND, SOUND) == ["titre-double"]
