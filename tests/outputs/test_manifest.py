"""The manifest names the site, starts at its base, and its icons are there."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.golden import build_example


@pytest.mark.parametrize("base", ["/", "/partage/"])
def test_the_manifest_starts_at_the_base_and_names_icons_of_the_sizes_it_says(base: str) -> None:
    files = {artifact.path: artifact.data for artifact in build_example(base_url=base).artifacts}
    manifest = json.loads(files["site.webmanifest"])
    assert manifest["name"] == "Réseau d'exemple"
    assert {manifest[key] for key in ("start_url", "scope", "id")} == {base}
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert icon["src"].startswith(base)
        width, height = Image.open(BytesIO(files[icon["src"].removeprefix(base)])).size
        assert f"{width}x{height}" == icon["sizes"]


def test_every_page_names_the_manifest_and_the_icons() -> None:
    for artifact in build_example(base_url="/partage/").artifacts:
        tree = LexborHTMLParser(artifact.data.decode()) if artifact.path.endswith(".html") else None
        if tree and not tree.css_first("meta[http-equiv=refresh], body.embed"):
            named = {
                node.attributes["rel"]: node.attributes["href"]
                for node in tree.css('link[rel="manifest"], link[rel="icon"][sizes], link[rel="apple-touch-icon"]')
            }
            assert named["manifest"] == "/partage/site.webmanifest"
            assert named["icon"] == "/partage/favicon.ico"
            assert "apple-touch-icon" in named


def test_the_page_for_wrong_addresses_offers_a_search() -> None:
    page = next(a for a in build_example(base_url="/partage/").artifacts if a.path == "404.html")
    form = LexborHTMLParser(page.data.decode()).css_first('main form[role="search"]')
    assert form
    assert form.attributes["action"] == "/partage/recherche/"
    assert form.css_first('label[for="q"] ~ div input#q[name="q"]')
