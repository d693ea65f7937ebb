"""The page of a yearly meeting shows what is known of it, and nothing around what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from partage_site.pipeline import Build
from tests.conftest import text_of

SERIES = "---\nnom: Rencontre {0}\nsigle: {0}\n{1}---\n"


@pytest.mark.parametrize(("others", "label"), [("", ""), ("B", "L’autre <span"), ("BC", "Les autres <span")])
def test_other_meetings_are_named_as_many_as_they_are(built: Callable[..., Build], others: str, label: str) -> None:
    made = built({f"series/{name.lower()}.md": SERIES.format(name, "") for name in f"A{others}"})
    page = text_of(made, "evenements/serie/a/index.html")
    assert ("<dl" in page) is bool(others)
    assert label in page


def test_a_calendar_is_offered_as_a_file_too_where_nothing_opens_a_subscription(built: Callable[..., Build]) -> None:
    page = text_of(built({"series/a.md": SERIES.format("A", "")}), "evenements/serie/a/index.html")
    assert 'href="webcal://www.exemple.fr/evenements/serie/a.ics"' in page
    assert '<a href="/evenements/serie/a.ics">Fichier de l’agenda (.ics)</a>' in page


def test_a_draft_of_which_nothing_is_known_has_no_empty_frame(built: Callable[..., Build]) -> None:
    made = built({"series/a.md": SERIES.format("A", "brouillon: oui\n")}, drafts=True)
    assert "<aside" not in text_of(made, "evenements/serie/a/index.html")
