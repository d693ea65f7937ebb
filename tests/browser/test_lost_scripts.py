"""A script that a bad network lost on its way: its page gives back the room that was kept for it, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from partage_site.pipeline import Build
from tests.browser.conftest import until
from tests.browser.test_map import files as sixty_programmes

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Seen = Callable[..., Any]
TEN_SECONDS_LATER = "document.getAnimations().forEach(each => each.finish())"
# What stands there for who sees it and for who listens: neither hidden nor of no size.
SAID = """each => ["::before", "::after"].map(name => getComputedStyle(each, name))
  .filter(style => style.visibility === "visible" && parseFloat(style.fontSize) > 12)
  .map(style => style.content.slice(1, -1)).join(" ")"""
BOTTOM = "name => document.querySelector(name).getBoundingClientRect().bottom"
TOP = "name => document.querySelector(name).getBoundingClientRect().top"


@pytest.fixture
def seen(browser: Any, built: Callable[..., Build], served: Callable[..., str]) -> Iterator[Seen]:
    """Opens a page on a phone, for which what this pattern names is lost."""
    pages: list[Any] = []

    def see(path: str, lost: str) -> Any:
        page = browser.new_page(viewport={"width": 360, "height": 800})
        pages.append(page)
        page.route(lost, lambda route: route.abort())
        page.goto(served(built(sixty_programmes()).artifacts) + path)
        return page

    yield see
    for page in pages:
        page.close()


def test_without_its_scripts_the_list_keeps_no_room_for_the_filters(seen: Seen) -> None:
    page = seen("/programmes/", "**/near.*.js")
    before = page.evaluate(TOP, ".map")
    page.evaluate(TEN_SECONDS_LATER)
    assert page.evaluate(TOP, ".map") < before - 200


def test_filters_that_came_stay(seen: Seen) -> None:
    page = seen("/programmes/", "**/nothing")
    until(page, page.locator(".filters").is_visible)
    page.evaluate(TEN_SECONDS_LATER)
    assert page.locator(".filters").is_visible()


@pytest.mark.parametrize("lost", ["**/search.*.js", "**/search-engine.*.js"])
def test_without_its_scripts_the_search_says_that_it_failed(seen: Seen, lost: str) -> None:
    page = seen("/recherche/", lost)
    assert page.locator(".told").evaluate(SAID) == ""
    page.evaluate(TEN_SECONDS_LATER)
    assert page.locator(".told").evaluate(SAID).startswith("La recherche n’a pas pu se charger.")
    assert page.evaluate(TOP, ".plan") >= page.evaluate(BOTTOM, ".told")


def test_a_search_of_nothing_says_how_to_begin_before_its_index_is_there(seen: Seen) -> None:
    page = seen("/recherche/", "**/nothing")
    page.route("**/recherche/index.json", lambda _: None)
    page.reload()
    until(page, lambda: page.locator("[data-compte]").inner_text().startswith("Quelques lettres suffisent"))
    page.wait_for_timeout(700)
    assert page.locator("[data-compte]").inner_text().startswith("Quelques lettres suffisent")


def test_the_engine_of_the_search_is_asked_for_with_its_script(seen: Seen) -> None:
    asked: list[str] = []
    page = seen("/plan-du-site/", "**/search.*.js")
    page.on("request", lambda sent: asked.append(sent.url.rsplit("/", 1)[1]))
    page.get_by_role("link", name="Rechercher").click()
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.startswith("search-engine.")]
