"""What is asked for is a file of the site or the page of missing ones, however it is written."""

from __future__ import annotations

import json

import pytest

from partage_site.diagnostics import Severity
from partage_site.preview.answering import answer
from partage_site.preview.overlay import script
from partage_site.preview.session import Session, Shown
from tests.preview.conftest import attempt_of, lost, problem, shown_of

SITE = {
    "index.html": "<html><body><h1>Accueil</h1></body></html>\n",
    "programmes/index.html": "<html><body>Programmes</body></html>",
    "404.html": "<html><body>Introuvable</body></html>",
    "documents/résumé.pdf": b"%PDF",
    "redirection.html": "<p>sans fin",
    "CNAME": "www.exemple.fr",
}


@pytest.fixture(scope="module")
def shown() -> Shown:
    return shown_of(SITE)


@pytest.mark.parametrize("path", ["/", "/index.html", "/?q=a", "/#menu", "/%69ndex.html"])
def test_the_home_page_differs_by_the_script_alone(shown: Shown, path: str) -> None:
    reply = answer(path, shown)
    assert (reply.status, reply.type) == (200, "text/html; charset=utf-8")
    assert reply.body.count(b"/__apercu__/recharger.js") == 1
    assert reply.body.replace(script(shown), b"") == SITE["index.html"].encode()  # type: ignore[union-attr]
    assert reply.body.endswith(b"</script></body></html>\n")


def test_a_page_without_an_end_gets_the_script_too(shown: Shown) -> None:
    assert answer("/redirection.html", shown).body == b"<p>sans fin" + script(shown)


@pytest.mark.parametrize("path", ["/", "/rien/"])
def test_a_page_that_was_lost_with_the_cache_shows_the_problems_alone(path: str) -> None:
    session = Session()
    session.take(attempt_of()._replace(artifacts=(lost("index.html"), lost("404.html"))))
    session.take(attempt_of(problems=[problem()]))
    reply = answer(path, session.shown)
    assert (reply.status, reply.type) == (503, "text/html; charset=utf-8")
    assert script(session.shown) in reply.body


def test_a_folder_without_its_slash_leads_to_it(shown: Shown) -> None:
    reply = answer("/programmes?theme=climat", shown)
    assert (reply.status, reply.location) == (302, "/programmes/?theme=climat")


def test_names_with_accents_are_found(shown: Shown) -> None:
    reply = answer("/documents/r%C3%A9sum%C3%A9.pdf", shown)
    assert (reply.status, reply.type, reply.body) == (200, "application/pdf", b"%PDF")


def test_a_file_of_an_unknown_type_is_bytes(shown: Shown) -> None:
    assert answer("/CNAME", shown).type == "application/octet-stream"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.geojson", "application/geo+json"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.woff2", "font/woff2"),
        ("a.webp", "image/webp"),
        ("a.mp3", "audio/mpeg"),
        ("a.mp4", "video/mp4"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.JPG", "image/jpeg"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.json", "application/json"),
    ],
)
def test_every_kind_of_file_has_its_type(name: str, kind: str) -> None:
    reply = answer(f"/{name}", shown_of({name: b"octets"}))
    assert (reply.status, reply.type, reply.body) == (200, kind, b"octets")


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/%2E%2E%2Fetc%2Fpasswd",
        "/..%5c..%5cwindows%5cwin.ini",
        "/%252e%252e/etc/passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/programmes/../../index.html",
        "/programmes/%2e%2e/index.html",
        "/./index.html",
        "/index.html%00",
        "/%00",
        "/C:/Windows/win.ini",
        "/C:%5cWindows%5cwin.ini",
        "/%2Fetc/passwd",
        "/%5C%5Cserveur%5Cpartage",
        "http://www.exemple.fr/",
        "etc/passwd",
        "*",
        "",
        "/programmes/index.html/",
        "/documents/",
        "/documents",
        "/__apercu__/",
        "/__apercu__/../index.html",
        "/INDEX.html",
        "/~root",
        "/é",
        "/%",
        "/%zz",
        "/" + "a" * 50_000,
    ],
)
def test_what_is_not_a_file_of_the_site_is_the_missing_page(shown: Shown, path: str) -> None:
    reply = answer(path, shown)
    assert reply.status == 404
    assert reply.body.replace(script(shown, missing=True), b"") == SITE["404.html"].encode()  # type: ignore[union-attr]


def test_a_site_without_a_missing_page_still_answers() -> None:
    reply = answer("/rien", shown_of({"index.html": ""}))
    assert reply.status == 404
    assert b"/__apercu__/recharger.js" in reply.body


def test_before_the_first_good_build_every_page_is_the_empty_one() -> None:
    for path in ("/", "/programmes/", "/../x"):
        reply = answer(path, Shown())
        assert reply.status == 503
        assert b"/__apercu__/recharger.js" in reply.body


def test_a_site_that_cannot_be_built_keeps_its_last_pages() -> None:
    session = Session()
    session.take(attempt_of(SITE))
    before = answer("/", session.shown)
    session.take(attempt_of({}, [problem()]))
    assert answer("/", session.shown) == before


def test_the_state_tells_every_problem_with_its_excerpt_the_heaviest_first() -> None:
    found = [problem(Severity.INCOMPLETE, "Une date."), problem(Severity.WARNING, "Un mot."), problem()]
    state = json.loads(answer("/__apercu__/etat", shown_of({}, found)).body)
    assert [one["gravite"] for one in state["problemes"]] == ["erreur", "avertissement", "à compléter"]
    assert state["problemes"][0] == {
        "lieu": "content/pages/faq.md:3\u00a0: erreur",
        "gravite": "erreur",
        "message": "Il manque le titre.",
        "extrait": "  3 | titre:\n    | ^^^^^",
        "conseil": "Écrivez un titre.",
    }
    assert state["bloque"] is True
    assert state["titre"] == "1 erreur, 1 avertissement, 1 point à compléter"


def test_the_state_of_a_sound_site_blocks_nothing(shown: Shown) -> None:
    state = json.loads(answer("/__apercu__/etat?x", shown).body)
    assert (state["bloque"], state["problemes"], state["site"]) == (False, [], shown.identity)
    assert "brouillons compris" in state["pastille"]


@pytest.mark.parametrize("name", ["recharger.js", "apercu.css"])
def test_the_preview_has_its_own_files(shown: Shown, name: str) -> None:
    assert answer(f"/__apercu__/{name}?site=a", shown).status == 200
