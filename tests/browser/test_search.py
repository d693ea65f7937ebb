"""The search page in a browser: by keyboard, announced, kept in the address, kind when nothing is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import until
from tests.test_content import site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opened = Callable[..., Any]
Served = Callable[..., str]


def told(page: Any) -> str:
    text: str = page.get_by_role("status").inner_text()
    return text


def test_search_goes_by_keyboard_from_any_page_to_what_was_found(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/association/")
    page.get_by_role("link", name="Rechercher").press("Enter")
    page.wait_for_url("**/recherche/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("etudiants centralesupelec")
    until(page, lambda: "page" in told(page) and "«" in told(page))
    assert page.url.endswith("/recherche/#q=etudiants+centralesupelec")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "OSER"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/programmes/oser/")
    page.go_back()
    until(page, lambda: page.locator("[data-resultats] > li").count() > 0)
    assert page.get_by_role("searchbox").input_value() == "etudiants centralesupelec"


def test_what_is_typed_is_sent_nowhere(served: Served, browser: Any) -> None:
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served(site().artifacts)}/recherche/")
    page.get_by_role("searchbox").fill("oser")
    until(page, lambda: page.locator("[data-resultats] > li").count() > 0)
    page.reload()
    until(page, lambda: page.locator("[data-resultats] > li").count() > 0)
    assert page.get_by_role("searchbox").input_value() == "oser"
    page.locator(".skip").first.evaluate("link => link.click()")
    assert page.locator("[data-resultats] > li").count() > 0
    assert not [url for url in asked if "oser" in url.partition("#")[0]]
    page.close()


def test_an_address_with_a_query_is_understood_and_kept_in_the_fragment(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/?q=oser&type=programmes")
    until(page, lambda: page.locator("[data-resultats] > li").count() > 0)
    assert page.url.endswith("/recherche/#q=oser&type=programmes")


def test_what_is_found_is_sorted_out_by_kind(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/#q=tutorat")
    until(page, lambda: page.locator("[data-resultats] > li").count() > 1)
    choice = page.get_by_role("button", name="Programmes (")
    choice.press("Enter")
    until(page, lambda: "type=programmes" in page.url)
    until(page, lambda: set(page.locator("[data-resultats] .kind").all_inner_texts()) == {"Programme"})
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_what_another_kind_has_is_not_said_to_be_nowhere(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/#q=oser&type=ressources")
    until(page, lambda: "ailleurs sur le site" in told(page))
    assert page.locator("[data-rien]").is_hidden()
    page.goto(page.url.replace("ressources", "autre-chose"))
    until(page, lambda: page.locator("[data-resultats] > li").count() > 0)


def test_a_search_that_cannot_be_made_leaves_no_other_results_and_shows_the_plan(served: Served, browser: Any) -> None:
    page = browser.new_page()
    page.route("**/recherche/index.json", lambda route: route.abort())
    page.goto(f"{served(site().artifacts)}/recherche/#q=oser")
    until(page, lambda: "n’a pas pu se charger" in told(page))
    assert page.locator("[data-resultats] > li").count() == 0
    assert page.locator("[data-plan]").is_visible()


def test_a_search_that_loads_slowly_says_so_until_it_answers(served: Served, browser: Any) -> None:
    page, held = browser.new_page(), []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/recherche/index.json", hold)
    page.goto(f"{served(site().artifacts)}/recherche/#q=oser")
    until(page, lambda: told(page) == "La recherche se charge…")
    page.get_by_role("searchbox").fill("brio")
    page.wait_for_timeout(300)
    held[0].continue_()
    until(page, lambda: "« brio »" in told(page).replace("\xa0", " ").replace("\u202f", " "))
    page.wait_for_timeout(700)
    assert "brio" in told(page)
    page.close()


def test_nothing_found_is_said_kindly_and_the_plan_stays(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/#q=zzzzzzzz")
    until(page, lambda: "Nous n’avons rien trouvé" in told(page))
    assert page.locator("[data-rien]").is_visible()
    assert page.locator("[data-plan]").is_visible()


@pytest.mark.parametrize(("typed", "title"), [("69001", "depuis 69001"), ("perpignan", "depuis Perpignan")])
def test_a_town_where_nothing_is_leads_to_the_nearest_programmes(
    served: Served, opened: Opened, typed: str, title: str
) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/")
    page.get_by_role("searchbox").fill(typed)
    until(page, lambda: page.locator("[data-rien]").is_visible())
    page.get_by_role("link", name="Voir les programmes les plus proches").click()
    page.wait_for_url("**/programmes/#pres=*")
    until(page, lambda: title in page.locator("[data-proches] h2").inner_text())
    assert page.evaluate("document.activeElement.textContent").endswith(title)


def test_what_is_typed_is_never_markup(served: Served, opened: Opened) -> None:
    page = opened(f"{served(site().artifacts)}/recherche/")
    page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)>")
    until(page, lambda: "<img src=x" in told(page))
    assert page.locator("main img").count() == 0


def test_axe_finds_no_violation_in_what_was_found(
    served: Served, opened: Opened, violations: Callable[[Any], list[str]]
) -> None:
    address = served(site().artifacts)
    for scheme in ("light", "dark"):
        page = opened(f"{address}/recherche/#q=tutorat", width=360, color_scheme=scheme, reduced_motion="reduce")
        until(page, lambda page=page: page.locator("[data-resultats] > li").count() > 1)
        assert violations(page) == []
