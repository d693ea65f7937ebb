"""Where things stand on a page and how large they are, on sites that hold what the real one does not yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from partage_site.pipeline import Build
from tests.browser.test_map import files as sixty_programmes

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETTINGS = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: contact@exemple.fr\ncartes_de_partage: non\n"
Open = Callable[..., Any]


@pytest.fixture
def shown(built: Callable[..., Build], served: Callable[..., str], opened: Open) -> Open:
    """Opens a page of a site made of these files."""

    def show(files: dict[str, str | bytes], path: str = "/", **options: Any) -> Any:
        made = built({"site.yml": SETTINGS, **files})
        assert not [problem for problem in made.report if problem.severity == "erreur"]
        return opened(served(made.artifacts) + path, **options)

    return show


LETTERS = """name => [...document.querySelectorAll(name)].map(each => {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(each);
  return [fontFamily, fontSize, fontWeight].join();
})"""


def test_every_field_is_written_in_the_letters_of_the_page(shown: Open) -> None:
    page = shown(sixty_programmes(), "/programmes/")
    fields = page.evaluate(LETTERS, "main :is(select, input)")
    assert len(fields) > 3
    assert set(fields) == set(page.evaluate(LETTERS, "body"))
    page.goto(page.url.replace("/programmes/", "/recherche/"))
    assert page.locator("#q").evaluate("each => getComputedStyle(each).appearance") == "none"
