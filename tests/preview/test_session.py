"""What is served stays whole, and only stylesheets change without a reload."""

from __future__ import annotations

import threading

import pytest

from partage_site.diagnostics import Severity
from partage_site.preview.session import Session
from tests.preview.conftest import attempt_of, lost, problem

PAGE = '<link rel="stylesheet" href="/assets/style.{}.css"><p>{}</p></body>'
ONE, TWO = "0a1b2c3d", "4e5f6a7b"


def site(style: str, text: str = "Bonjour", **more: str) -> dict[str, str]:
    return {f"assets/style.{style}.css": f"/* {style} */", "index.html": PAGE.format(style, text), **more}


def test_a_site_whose_stylesheet_alone_changed_keeps_its_identity() -> None:
    session = Session()
    session.take(attempt_of(site(ONE)))
    before = session.shown
    session.take(attempt_of(site(TWO)))
    assert session.shown.identity == before.identity
    assert session.shown.stylesheets == [f"/assets/style.{TWO}.css"]
    assert session.shown.version == before.version + 1


@pytest.mark.parametrize(
    "other",
    [
        site(ONE, "Bonsoir"),
        site(TWO, "Bonsoir"),
        site(TWO, data="{}"),
        {"index.html": PAGE.format(ONE, "Bonjour")},
        {**site(TWO), "assets/autre.0a1b2c3d.css": ""},
    ],
    ids=["text", "text and style", "new file", "style gone", "new style"],
)
def test_any_other_change_gives_another_identity(other: dict[str, str]) -> None:
    session = Session()
    session.take(attempt_of(site(ONE)))
    before = session.shown.identity
    session.take(attempt_of(other))
    assert session.shown.identity != before


def test_a_page_that_was_lost_with_the_cache_is_another_page() -> None:
    session = Session()
    session.take(attempt_of(site(ONE))._replace(artifacts=(lost("index.html"),)))
    before = session.shown.identity
    session.take(attempt_of({"index.html": "Bonjour"}))
    assert session.shown.identity != before
    assert session.shown.files["index.html"].data == b"Bonjour"


def test_the_same_site_built_again_keeps_its_identity() -> None:
    one, other = Session(), Session()
    one.take(attempt_of(site(ONE)))
    first = one.shown.identity
    one.take(attempt_of(site(ONE)))
    other.take(attempt_of(site(ONE)))
    assert one.shown.identity == first == other.shown.identity


def test_warnings_and_what_is_to_complete_block_nothing() -> None:
    session = Session()
    session.take(attempt_of(site(ONE), [problem(Severity.WARNING), problem(Severity.INCOMPLETE)]))
    assert not session.shown.blocked
    assert session.shown.identity
    assert len(session.shown.problems) == 2


def test_who_waits_is_woken_by_news_and_by_the_end() -> None:
    session = Session()
    heard: list[int | None] = []

    def listen() -> None:
        version = 0
        while shown := session.wait_beyond(version, 60):
            version = shown.version
            heard.append(version)
            if version < 3:
                session.take(attempt_of())
        heard.append(None)

    thread = threading.Thread(target=listen)
    thread.start()
    session.take(attempt_of())
    while len(heard) < 3:
        session.wait_beyond(session.shown.version, 0.01)
    session.close()
    thread.join()
    assert heard == [1, 2, 3, None]


def test_who_waits_without_news_gets_what_there_is() -> None:
    session = Session()
    shown = session.wait_beyond(0, 0)
    assert shown is session.shown
