"""What a printer gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.test_content import PROGRAMMES, site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_programme_prints_on_one_sheet_with_its_code(served: Callable[..., str], opened: Callable[..., Any]) -> None:
    address = served(site().artifacts)
    page = opened(f"{address}/")
    for programme in PROGRAMMES:
        page.goto(f"{address}/programmes/{programme}/")
        poster = page.locator(".poster")
        assert not poster.is_visible()
        page.emulate_media(media="print")
        assert poster.is_visible()
        assert poster.locator("svg").bounding_box()["width"] > 150  # CSS pixels: about 4 cm
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
        assert len(sheets) == 1, programme
        page.emulate_media(media="screen")


def test_the_figures_print_on_one_sheet_with_where_to_write(
    served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(site().artifacts)}/chiffres/")
    page.emulate_media(media="print")
    assert page.locator("footer [href^='mailto:']").first.is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) == 1


def test_the_programmes_print_as_a_map_and_a_list_without_what_only_a_screen_can_do(
    served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(site().artifacts)}/programmes/")
    assert page.locator(".tools").first.is_visible()
    page.emulate_media(media="print")
    assert [each for each in page.locator("button, select, input").all() if each.is_visible()] == []
    assert page.locator(".panel .land").first.is_visible()
    assert page.locator("[data-programme]:visible").count() == len(PROGRAMMES)
