"""The head of every page by keyboard: straight to the content, through the menu, and the focus always seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.test_content import site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUSED = "document.activeElement.textContent.trim()"
SEEN = """() => {
  const element = document.activeElement, [line] = element.getClientRects(), box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const shows = (share) => {
    const top = document.elementFromPoint(line.left + line.width * share, line.top + line.height / 2);
    return !!top && element.contains(top);
  };
  return { outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
           uncovered: [0.1, 0.3, 0.5, 0.7, 0.9].some(shows),
           large: Math.max(box.width, box.height) >= 24 };
}"""


def test_the_first_stop_skips_to_the_content(served: Callable[..., str], opened: Callable[..., Any]) -> None:
    page = opened(f"{served(site().artifacts)}/association/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(
    served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(site().artifacts)}/programmes/", width=360)
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.get_by_role("button", name="Menu").press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav').id") == "menu"
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate(FOCUSED) == "Menu"


def test_the_menu_of_a_phone_hides_nothing_once_left_by_keyboard(
    served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(site().artifacts)}/programmes/oser/", width=360)
    menu = page.locator("#menu")
    page.get_by_role("button", name="Menu").press("Enter")
    while not page.evaluate("!!document.activeElement.closest('main')"):
        assert menu.is_visible()
        page.keyboard.press("Tab")
    assert all(page.evaluate(SEEN).values())
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == "Menu"
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav').id") == "menu"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_seen(served: Callable[..., str], opened: Callable[..., Any], width: int, scheme: str) -> None:
    address = served(site().artifacts)
    for path in ("/", "/programmes/oser/", "/evenements/wepi-marseille-2017/", "/participer/"):
        page = opened(address + path, width=width, color_scheme=scheme, reduced_motion="reduce")
        stops = []
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            stops.append((page.evaluate(FOCUSED), page.evaluate(SEEN)))
        assert len(stops) > 12, path
        assert [name for name, seen in stops if not all(seen.values())] == [], path
