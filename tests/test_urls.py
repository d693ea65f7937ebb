"""Every address of the interface answers, every link leads somewhere, nothing is asked of another host."""

from __future__ import annotations

import json
import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.checks import check_site
from tests.golden import build_example

PROMISED = """
/ /programmes/ /programmes/alpha/ /programmes/region/bretagne/
/programmes/region/provence-alpes-cote-d-azur/ /programmes/region/la-reunion/ /evenements/ /evenements/2026/
/evenements/2024/ /evenements/rencontre/ /evenements/serie/rendez-vous/ /themes/ /themes/bilan/ /chiffres/
/actualites/ /actualites/ouverture/ /ressources/ /a-propos/ /contribuer/ /recherche/ /plan-du-site/ /404.html
/carte/integrer/ /evenements.ics /evenements/serie/rendez-vous.ics /evenements/rencontre.ics /actualites.xml
/evenements.xml /sitemap.xml /robots.txt /donnees/programmes.geojson /donnees/programmes.csv
/donnees/evenements.json /donnees/chiffres.json /vieux/chemin/ /vieille-page.html
"""
PLAIN = build_example()
FILES = {artifact.path: artifact.data for artifact in PLAIN.artifacts}
PAGES = {path: LexborHTMLParser(data.decode()) for path, data in FILES.items() if path.endswith(".html")}
REDIRECTS = {"vieux/chemin/index.html", "vieille-page.html"}


def file_at(address: str) -> str:
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


@pytest.mark.parametrize("address", PROMISED.split())
def test_a_promised_address_answers(address: str) -> None:
    assert file_at(address) in FILES


def links_of(tree: LexborHTMLParser) -> list[str]:
    links = [node.attributes.get("href") or node.attributes.get("src") or "" for node in tree.css("[href], [src]")]
    sets = [node.attributes["srcset"] or "" for node in tree.css("[srcset]")]
    return links + [candidate.split()[0] for each in sets for candidate in each.split(",")]


@pytest.mark.parametrize("base", ["/", "/partage/", "/a/b/"])
def test_every_link_leads_to_a_file_and_every_anchor_to_an_id(base: str) -> None:
    made = build_example(base_url=base)
    files = {artifact.path: artifact.data for artifact in made.artifacts}
    pages = {path: LexborHTMLParser(data.decode()) for path, data in files.items() if path.endswith(".html")}
    count = 0
    for path, tree in pages.items():
        links = [
            (node.attributes.get("href") or node.attributes.get("src") or "") for node in tree.css("[href], [src]")
        ]
        links += [
            part.split()[0] for node in tree.css("[srcset]") for part in (node.attributes["srcset"] or "").split(",")
        ]
        for link in links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            count += 1
            target = path
            if parts.path.startswith("/"):
                assert parts.path.startswith(base), (path, link)
                target = file_at("/" + unquote(parts.path[len(base) :]))
            elif parts.path:
                target = file_at("/" + posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)))
            assert target in files, (path, link)
            if parts.fragment and target in pages:
                assert pages[target].css_first(f'[id="{unquote(parts.fragment)}"]') is not None, (path, link)
    assert count > 500
    assert [problem for problem in check_site(made.artifacts, made.base) if problem.severity == "erreur"] == []


def test_nothing_is_loaded_from_another_host_nor_kept_on_the_reader_s_machine() -> None:
    for path, tree in PAGES.items():
        for node in tree.css(
            "script[src], img[src], source[srcset], iframe[src], video[src], audio[src], embed, object"
        ):
            assert not urlsplit(node.attributes.get("src") or "").netloc, path
        for node in tree.css("link[href]"):
            if (node.attributes["rel"] or "") not in {"canonical", "alternate", "me"}:
                assert not urlsplit(node.attributes["href"] or "").netloc, path
        assert not tree.css("[style], style, [onclick], [onload]"), path
    for path, data in FILES.items():
        if path.endswith(".css"):
            assert not re.search(rb"(@import|url\(\s*['\"]?(https?:)?//)", data), path
        if path.endswith(".js"):
            assert not re.search(rb"document\.cookie|localStorage|sessionStorage|https?://(?!www\.w3\.org)", data), path


def test_every_page_has_what_it_owes_its_readers() -> None:
    for path, tree in PAGES.items():
        assert tree.root is not None
        assert tree.root.attributes["lang"] == "fr", path
        assert len(tree.css("h1")) == len(tree.css("main")) == 1, path
        assert tree.css_first('meta[name="description"]') is not None, path
        assert tree.css_first('meta[http-equiv="Content-Security-Policy"]') is not None, path
        canonical = tree.css('link[rel="canonical"]')
        assert len(canonical) == (0 if path == "404.html" else 1), path
        if canonical and path not in REDIRECTS:
            address = "/" + path.removesuffix("index.html")
            assert canonical[0].attributes["href"] == f"https://www.exemple.fr{address}"


def test_the_sitemap_lists_the_canonical_address_of_each_listed_page() -> None:
    listed = set(re.findall(r"<loc>([^<]+)</loc>", FILES["sitemap.xml"].decode()))
    indexed = {
        tree.css('link[rel="canonical"]')[0].attributes["href"]
        for path, tree in PAGES.items()
        if tree.css_first('meta[name="robots"]') is None and path != "404.html" and path not in REDIRECTS
    }
    assert listed == indexed


def test_feeds_and_calendars_name_each_page_as_it_names_itself() -> None:
    canonical = {
        tree.css('link[rel="canonical"]')[0].attributes["href"]
        for path, tree in PAGES.items()
        if path != "404.html" and path not in REDIRECTS
    }
    named = [
        *re.findall(
            r'<entry>.*?<link rel="alternate"[^>]* href="([^"]+)"', FILES["actualites.xml"].decode(), re.DOTALL
        ),
        *re.findall(
            r'<entry>.*?<link rel="alternate"[^>]* href="([^"]+)"', FILES["evenements.xml"].decode(), re.DOTALL
        ),
        *re.findall(r"^URL:(.+?)\r$", FILES["evenements.ics"].decode().replace("\r\n ", ""), re.MULTILINE),
    ]
    assert len(named) > 6
    assert set(named) <= canonical


def test_what_data_and_search_name_is_on_its_page() -> None:
    named = {
        address
        for path in ("donnees/chiffres.json", "recherche/index.json")
        for address in re.findall(r'"(?:https://www\.exemple\.fr)?(/[a-z/-]+/#[^"]+)"', FILES[path].decode())
    }
    assert {address.partition("#")[0] for address in named} == {"/chiffres/", "/ressources/"}
    for address in named:
        path, _, anchor = address.partition("#")
        assert PAGES[file_at(path)].css_first(f'[id="{anchor}"]') is not None, address


def test_no_file_names_the_machine_that_made_it() -> None:
    for path, data in FILES.items():
        assert not re.search(rb"localhost|127\.0\.0\.1|0\.0\.0\.0", data), path


def test_the_day_of_the_build_is_written_on_the_plan_of_the_site_alone() -> None:
    told = {path for path, tree in PAGES.items() if "Site construit pour" in (tree.body.text() if tree.body else "")}
    assert told == {"plan-du-site/index.html"}
    assert "mercredi 25\u00a0novembre\u00a02026" in FILES["plan-du-site/index.html"].decode()


def test_programmes_events_and_figures_carry_their_identifiers() -> None:
    tree = PAGES["programmes/index.html"]
    listed = sorted(node.attributes["data-programme"] or "" for node in tree.css("[data-programme]"))
    assert listed == ["alpha", "bravo", "charlie", "delta"]
    marked = {node.attributes["data-marqueur"] for node in tree.css("a[data-marqueur]")}
    assert marked == {"alpha", "bravo", "delta"}
    states: dict[str, set[str]] = {}
    for page in PAGES.values():
        for node in page.css("[data-evenement]"):
            states.setdefault(node.attributes["data-evenement"] or "", set()).add(node.attributes["data-etat"] or "")
    assert states == {"rencontre": {"a-venir"}, "ancienne": {"passe"}, "annulee": {"en-cours"}, "reportee": {"a-venir"}}
    figures = {node.attributes["data-chiffre"] for node in PAGES["chiffres/index.html"].css("[data-chiffre]")}
    assert figures == {"eleves", "programmes"}


def test_open_data_name_the_same_programmes_as_the_list() -> None:
    collection = json.loads(FILES["donnees/programmes.geojson"])
    points = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    assert points.keys() == {"alpha", "bravo", "charlie", "delta"}
    assert points["charlie"] is None
    longitude, latitude = points["alpha"]["coordinates"]
    assert (round(longitude), round(latitude)) == (5, 43)


def test_a_redirect_leads_to_its_heir_without_a_script() -> None:
    for path in REDIRECTS:
        refresh = PAGES[path].css_first('meta[http-equiv="refresh"]')
        assert refresh is not None
        assert (refresh.attributes["content"] or "").endswith("/a-propos/")
        assert any(node.attributes["href"] == "/a-propos/" for node in PAGES[path].css("a"))


def test_the_404_page_works_at_any_depth() -> None:
    for node in PAGES["404.html"].css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert re.match(r"/|#|https?:|mailto:", address), address
