"""What a browser from before cascade layers makes of the pages: it reads one block of the style sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.test_content import site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAYERLESS = r"@supports not \(\(accent-color: red\).*?\{\n(.*?)^\}"
LARGEST = """() => Math.max(...[...document.querySelectorAll("svg, img")].filter((each) => !each.closest(".map"))
  .map((each) => each.getBoundingClientRect().height))"""


def only_the_block_for_older_browsers(page: Any) -> None:
    style = (ROOT / "assets" / "style.css").read_text("utf-8")
    found = re.search(LAYERLESS, style, flags=re.DOTALL | re.MULTILINE)
    assert found
    page.route("**/*.css", lambda route: route.fulfill(body=found[1], content_type="text/css"))


@pytest.mark.parametrize("path", ["/", "/programmes/", "/programmes/oser/", "/evenements/", "/association/"])
def test_without_layers_a_page_is_plain_and_nothing_in_it_is_huge_or_inert(
    served: Callable[..., str], opened: Callable[..., Any], path: str
) -> None:
    page = opened(served(site().artifacts) + path, width=360, prepare=only_the_block_for_older_browsers)
    for useless in (".close", ".menu-button", ".timeline", ".poster", ".anchor"):
        assert not [each for each in page.locator(useless).all() if each.is_visible()], useless
    for words in page.locator(".hidden").all():
        box = words.bounding_box()
        assert box is None or (box["width"], box["height"]) == (1, 1)
    assert page.evaluate(LARGEST) < 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
