"""A link beside a heading leads to it, and adds nothing to its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from partage_site.pipeline import Build
from partage_site.rendering.anchors import Ids, anchored
from tests.conftest import text_of

BODY = '## L\'*accueil* & le `"reste"`\n\nUn texte.\n\n### La suite\n\n#### Plus bas\n'


def test_each_heading_of_a_page_keeps_its_name_and_has_its_link(built: Callable[..., Build]) -> None:
    page = text_of(built({"pages/une.md": f"---\ntitre: Une\n---\n{BODY}"}), "une/index.html")
    headings = LexborHTMLParser(page).css(".prose :is(h2, h3, h4)")
    assert [node.text() for node in headings] == ['L’accueil & le "reste"', "La suite", "Plus bas"]
    links = LexborHTMLParser(page).css(".prose a.anchor")
    assert [link.attributes["href"] for link in links] == [f"#{node.attributes['id']}" for node in headings[:2]]
    names = [(link.attributes["aria-label"] or "").split("\u00a0: ")[1] for link in links]
    assert names == [node.text() for node in headings[:2]]


def test_the_texts_of_feeds_have_no_such_links(built: Callable[..., Build]) -> None:
    made = built({"actualites/une.md": f"---\ntitre: Une\ndate: 2026-01-01\n---\n{BODY}"})
    assert "La suite" in text_of(made, "actualites.xml")
    assert "anchor" not in text_of(made, "actualites.xml")
    assert 'class="anchor"' in text_of(made, "actualites/une/index.html")


@pytest.mark.parametrize("html", ["", "<p>x</p>", "<h2>Sans adresse</h2>", '<h4 id="x">Trop bas</h4>'])
def test_what_is_no_heading_with_an_address_stays(html: str) -> None:
    assert anchored(Markup(html)) == html


def test_a_number_that_a_heading_bears_already_is_passed_over() -> None:
    ids = Ids()
    claimed = [ids.claim(slug) for slug in ("bilan-2", "bilan", "bilan", "bilan")]
    assert claimed == ["bilan-2", "bilan", "bilan-3", "bilan-4"]
