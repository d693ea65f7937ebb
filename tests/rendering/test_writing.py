"""Bodies lead where a forge's preview leads, wherever they are shown; one that breaks a library stops only itself."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from io import BytesIO

import pytest
from markdown import Markdown
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build
from tests.conftest import problems, text_of

NEWS = "---\ntitre: Nouvelle\ndate: 2026-11-20\n---\n"


def addresses(html: str) -> list[str]:
    """Every address that the pictures and links of a body name."""
    tree = LexborHTMLParser(html)
    sets = [part.split()[0] for node in tree.css("[srcset]") for part in (node.attributes["srcset"] or "").split(",")]
    return sets + [node.attributes.get("href") or node.attributes.get("src") or "" for node in tree.css("img, a")]


def test_links_to_sources_and_files_of_odd_names_lead_there_on_the_page_and_in_the_feed(
    built: Callable[..., Build],
) -> None:
    wide = BytesIO()
    Image.new("RGB", (700, 30), "teal").save(wide, "PNG")
    body = (
        "![Vue](<../images/ma photo %231 100%2520.png>) [fiche](../documents/a%20b%23c.txt) "
        "[page](../pages/une.md#ici) [question](../pages/une.md?x=1#ici) [plus bas](#la-suite)\n\n## La suite\n"
    )
    made = built(
        {
            "actualites/a.md": NEWS + body,
            "pages/une.md": "---\ntitre: Une\n---\n\n## Ici\n",
            "images/ma photo #1 100%20.png": wide.getvalue(),
            "documents/a b#c.txt": "Bonjour",
        },
        base_url="/reseau/",
    )
    assert not [problem for problem in made.report if problem.severity is Severity.ERROR]
    prose = LexborHTMLParser(text_of(made, "actualites/a/index.html")).css_first(".prose")
    assert prose is not None
    on_page = [each for each in addresses(prose.html or "") if each != "#la-suite"]
    feed = unescape(text_of(made, "actualites.xml").partition('<content type="html">')[2].partition("</content>")[0])
    here = "https://www.exemple.fr"
    assert [each for each in addresses(feed) if "#la-suite" not in each] == [here + each for each in on_page]
    assert f"{here}/reseau/actualites/a/#la-suite" in addresses(feed)
    assert on_page.count("/reseau/une/#ici") == 2
    files = {f"/reseau/{artifact.path}" for artifact in made.artifacts}
    assert len(on_page) == 6
    assert {each for each in on_page if "#" not in each} <= files


@pytest.mark.parametrize(
    "typed",
    [
        "[là](http://localhost:8000/programmes/)",
        "[là](http://127.0.0.1:8001/)",
        "Voir http://127.0.0.1:8000/a/b",
        "[là](//0.0.0.0/)",
    ],
)
def test_an_address_of_the_live_preview_is_refused_on_its_line(built: Callable[..., Build], typed: str) -> None:
    made = built({"pages/a.md": f"---\ntitre: A\n---\nUn mot.\n\n{typed}\n"})
    (told,) = problems(made, "adresse-locale")
    assert (told.severity, told.location.file, told.location.line) == (Severity.ERROR, "content/pages/a.md", 6)
    assert told.hint.rpartition("  ")[2] in {"/programmes/", "/", "/a/b"}


def test_whatever_a_library_raises_is_told_of_its_file_and_the_others_are_still_checked(
    built: Callable[..., Build], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Markdown.convert

    def convert(self: Markdown, source: str) -> str:
        if "fragile" in source:
            raise AssertionError("unexpected call to parse_endtag")
        return sound(self, source)

    monkeypatch.setattr(Markdown, "convert", convert)
    files = {"pages/a.md": "Un mot fragile.", "pages/b.md": "[là](absent.md)", "pages/c.md": "Un mot."}
    made = built({name: f"---\ntitre: {name}\n---\n{body}\n" for name, body in files.items()})
    errors = [(each.code, each.location.file) for each in made.report if each.severity is Severity.ERROR]
    assert sorted(file for _, file in errors) == ["content/pages/a.md", "content/pages/b.md"]
    assert "Un mot." in text_of(made, "c/index.html")


def test_bodies_that_share_a_page_share_no_id_and_each_leads_to_its_own(built: Callable[..., Build]) -> None:
    body = "texte: |\n  ## Été\n\n  Voir [plus haut](#ete).[^1]\n\n  [^1]: Une note.\n"
    files = {f"chiffres/{name}.yml": f"valeur: 3\nlibelle: {name}\n{body}" for name in ("a", "b")}
    tree = LexborHTMLParser(text_of(built(files), "chiffres/index.html"))
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for name in ("a", "b"):
        inner = {(node.attributes["href"] or "")[1:] for node in tree.css(f'a[href^="#{name}-"]')}
        assert inner == {f"{name}-ete", f"{name}-fn:1", f"{name}-fnref:1"} <= set(ids)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [("[x](//[x)", [5]), ("![x](//[x)", [5]), ("![x](http://[)", [5]), ("![x](javascript:alert(1))", [5])],
)
def test_what_is_no_address_is_told_once_on_its_line(built: Callable[..., Build], typed: str, lines: list[int]) -> None:
    made = built({"pages/a.md": f"---\ntitre: A\n---\n\n{typed}\n"})
    told = [problem for problem in problems(made) if problem.location.file == "content/pages/a.md"]
    assert [problem.location.line for problem in told] == lines


@pytest.mark.parametrize(
    "body",
    ["[Lieu]: Marseille", "[Date]:\nsamedi", "<?php\necho 1 ?>", "<!DOCTYPE html>", "[^2]: Une note.", "mot[^3]"],
)
def test_words_that_nobody_would_see_are_told_on_their_line(built: Callable[..., Build], body: str) -> None:
    made = built({"pages/a.md": f"---\ntitre: A\n---\nUn mot.\n\n{body}\n"})
    (problem,) = [found for found in problems(made) if found.severity is Severity.WARNING]
    assert problem.code in {"texte-invisible", "balisage-retire", "note-seule"}
    assert problem.location.line == 6
    assert problem.hint


def test_a_link_definition_that_a_link_uses_is_no_lost_text(built: Callable[..., Build]) -> None:
    body = "Voir [le site][Site] et [site].\n\n[Site]: https://www.exemple.fr/\n"
    made = built({"pages/a.md": f"---\ntitre: A\n---\n{body}"})
    assert [found for found in problems(made) if found.severity is not Severity.INCOMPLETE] == []
    assert text_of(made, "a/index.html").count('href="https://www.exemple.fr/"') == 2


def test_a_thousand_headings_of_one_name_and_as_many_bad_links_are_no_trouble(built: Callable[..., Build]) -> None:
    links = "".join(f'<a href="javascript:{number}">x</a>' for number in range(1_000))
    made = built({"pages/a.md": "---\ntitre: A\n---\n" + "## a\n\n" * 1_000 + f"<div>\n{links}\n</div>\n"})
    assert 'id="a-1000"' in text_of(made, "a/index.html")
    assert len(problems(made, "balisage-retire")) == 1_000


def test_a_heading_of_another_page_is_named_as_a_forge_names_it(built: Callable[..., Build]) -> None:
    files = {"pages/a.md": "---\ntitre: A\n---\n\n[là](b.md#été)\n", "pages/b.md": "---\ntitre: B\n---\n\n## Été\n"}
    made = built(files)
    assert 'href="/b/#ete"' in text_of(made, "a/index.html")


def test_a_link_without_an_address_is_told_on_its_line(built: Callable[..., Build]) -> None:
    made = built({"pages/a.md": "---\ntitre: A\n---\n\nUn.\n\nDeux.\n\n[vide]()\n"})
    (problem,) = problems(made, "lien-sans-adresse")
    assert problem.location.line == 9


@pytest.mark.parametrize("typed", ["![un mur]()", "[là](?page=2)"])
def test_an_address_of_nothing_is_told_as_such_and_no_file_is_offered(built: Callable[..., Build], typed: str) -> None:
    made = built({"pages/a.md": f"---\ntitre: A\n---\n\n{typed}\n"})
    (problem,) = problems(made, "lien-sans-adresse")
    assert problem.location.line == 5
    assert "Vouliez-vous" not in problem.hint


def test_a_link_out_of_the_content_is_not_said_to_lead_to_nothing(built: Callable[..., Build]) -> None:
    made = built({"pages/a.md": "---\ntitre: A\n---\n\n[le guide](../../CONTRIBUTING.md)\n"})
    (problem,) = problems(made, "lien-introuvable")
    assert "hors du dossier content/" in problem.message
    assert "https://" in problem.hint


def test_a_file_with_a_number_sign_in_its_name_is_offered_as_links_write_it(built: Callable[..., Build]) -> None:
    files = {"documents/rapport#1.txt": "mot", "pages/a.md": "---\ntitre: A\n---\n\n[là](../documents/rapport#1.txt)\n"}
    (problem,) = problems(built(files), "lien-introuvable")
    offered = problem.hint.split("\u00a0")[1]
    assert offered == "../documents/rapport%231.txt"
    files["pages/a.md"] = files["pages/a.md"].replace("../documents/rapport#1.txt", offered)
    assert not problems(built(files), "lien-introuvable")


def test_an_address_that_lacks_a_slash_is_told_with_it(built: Callable[..., Build]) -> None:
    made = built({"pages/a.md": "---\ntitre: A\n---\n\nUn.\n\n[là](https:/exemple.org/x)\n"})
    (problem,) = problems(made, "lien-introuvable")
    assert (problem.location.line, "https://exemple.org/x" in problem.hint) == (7, True)


@pytest.mark.parametrize("typed", ["../programmes/BON.md", "..\\\\programmes\\\\bon.md", "../programme/bon.md"])
def test_the_nearest_file_is_offered_whatever_its_capitals_or_slashes(built: Callable[..., Build], typed: str) -> None:
    files = {
        "programmes/bon.md": "---\nnom: Bon\nville: Lyon\n---\n",
        "programmes/autre.md": "---\nnom: Autre\nville: Lyon\n---\n",
        "pages/a.md": f"---\ntitre: A\n---\n\n[là]({typed})\n",
    }
    (problem,) = problems(built(files), "lien-introuvable")
    assert "../programmes/bon.md" in problem.hint
    assert problem.location.line == 5


def test_readers_have_the_title_of_a_picture(built: Callable[..., Build], png: bytes) -> None:
    made = built({"actualites/a.md": NEWS + '![Vue](vue.png "À <Lyon>")\n', "actualites/vue.png": png})
    image = LexborHTMLParser(text_of(made, "actualites/a/index.html")).css_first(".prose img")
    assert image is not None
    assert image.attributes["title"] == "À <Lyon>"
