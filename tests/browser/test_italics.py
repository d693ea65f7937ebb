"""Words in italics have their own font, which other pages do not fetch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from partage_site.checks.weight import page_weights
from partage_site.pipeline import Build

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_only_a_page_with_words_in_italics_fetches_the_italics(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = "---\ntitre: {}\n---\nUn mot {}.\n"
    made = built(
        {"pages/penchee.md": page.format("Penchée", "*primus inter pares*"), "pages/droite.md": page.format("D", "x")}
    )
    weights = page_weights(made.artifacts, "/")
    assert weights["penchee/index.html"] - weights["droite/index.html"] > 15_000
    fetched: list[str] = []
    shown = opened(
        f"{served(made.artifacts)}/droite/",
        prepare=lambda page: page.on("request", lambda sent: fetched.append(sent.url)),
    )
    shown.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "italic" in url]
    shown.goto(shown.url.replace("droite", "penchee"))
    shown.wait_for_load_state("networkidle")
    assert [url for url in fetched if "italic" in url]
