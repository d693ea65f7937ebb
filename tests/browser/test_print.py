"""What a printer gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from partage_site.pipeline import Build
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


def test_an_event_prints_where_to_sign_up_and_to_join(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    event = (
        "---\ntitre: A\ndebut: 2027-01-09\nen_ligne: https://e.fr/salle\ninscription: https://e.fr/formulaire\n---\n"
    )
    page = opened(f"{served(built({'evenements/a.md': event}).artifacts)}/evenements/a/")
    page.emulate_media(media="print")
    shown = page.locator(".aside a:visible")
    after = "all => all.map(each => [each.textContent, getComputedStyle(each, '::after').content])"
    assert shown.evaluate_all(after) == [
        ["Rejoindre en ligne", '" (https://e.fr/salle)"'],
        ["S’inscrire", '" (https://e.fr/formulaire)"'],
    ]
