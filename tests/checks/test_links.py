"""Every link of the produced pages is followed: to files, to titles, and never to what another host would load."""

from __future__ import annotations

import pytest

from partage_site.artifact import Artifact
from partage_site.checks.links import check_links

OTHERS = (Artifact("b/index.html", b'<h2 id="ici">Ici</h2>'), Artifact("index.html", b""))


def told(body: str, base: str = "/") -> list[str]:
    """The codes of what is told of a page that holds `body`."""
    page = Artifact("a/index.html", f'<h2 id="la-suite">La suite</h2>{body}'.encode())
    return [problem.code for problem in check_links([page, *OTHERS], base)]


def test_what_leads_somewhere_is_not_told() -> None:
    links = "<a href='#la-suite'>a</a><a href='/b/#ici'>b</a><a href='../b/'>c</a><a href='../'>d</a>"
    assert told(f"{links}<a href='mailto:a@exemple.fr'>e</a>") == []
    assert told("<a href='/reseau/b/#ici'>a</a><a href='https://ailleurs.example/'>b</a>", base="/reseau/") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<a href='#rien'>a</a>", 1),
        ("<a href='/b/#rien'>a</a><a href='../b/#rien'>a</a>", 2),
        ("<a href='/c/'>a</a><img src='/images/absente.webp' alt=''>", 2),
        ("<img src='/b/' srcset='/images/absente.webp 480w, /b/ 960w' alt=''>", 1),
    ],
)
def test_a_title_or_a_file_that_is_not_there_is_told(body: str, count: int) -> None:
    assert len(told(body)) == count


def test_a_link_outside_the_base_is_told() -> None:
    assert len(told("<a href='/b/'>a</a>", base="/reseau/")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<link rel='stylesheet' href='https://fonts.example/css2?family=A'>",
        "<link rel='preload' href='//fonts.example/a.woff2'>",
        "<script src='https://cdn.example/a.js'></script>",
        "<img src='https://ailleurs.example/a.png' alt=''>",
        "<iframe src='https://video.example/'></iframe>",
        "<img src='/b/' srcset='https://ailleurs.example/a.png 2x' alt=''>",
    ],
)
def test_what_a_page_would_load_from_elsewhere_is_told(body: str) -> None:
    assert len(told(body)) == 1


@pytest.mark.parametrize(
    ("file", "text", "codes"),
    [
        ("style.0123abcd.css", "@import 'https://fonts.example/css2'; b { color: red }", ["requete-tierce"]),
        ("style.0123abcd.css", '@font-face { src: url("//fonts.example/a.woff2") }', ["requete-tierce"]),
        ("style.0123abcd.css", "body { background: url( absente.webp ) }", ["lien-mort"]),
        ("style.0123abcd.css", "a { mask: url(#m); background: url(data:image/png;base64,AA) }", []),
        ("style.0123abcd.css", "/* url(https://ailleurs.example/) */ a { background: url(./a.89abcdef.webp) }", []),
        ("map.0123abcd.js", "import { x } from 'https://cdn.example/a.js'", ["requete-tierce"]),
        ("map.0123abcd.js", 'const a = await import("./absente.js")', ["lien-mort"]),
        ("map.0123abcd.js", 'import "./a.89abcdef.webp"; const says = "from \'ici\'"', []),
    ],
)
def test_what_a_style_or_a_script_would_load_is_told_of_its_source(file: str, text: str, codes: list[str]) -> None:
    beside = Artifact("assets/a.89abcdef.webp", b"")
    problems = list(check_links([Artifact(f"assets/{file}", text.encode()), beside], "/"))
    assert [problem.code for problem in problems] == codes
    assert all(problem.location.file == "assets/" + file.replace(".0123abcd", "") for problem in problems)
