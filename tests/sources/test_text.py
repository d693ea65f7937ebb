"""Where something stands in a line."""

from __future__ import annotations

import pytest

from partage_site.sources.text import SourceText


@pytest.mark.parametrize(
    ("line", "found", "column"),
    [
        ("Voir [oser](oser) ici.", "oser", 13),
        ("image: photo.jpg", "photo.jpg", 8),
        ("rien de tel", "photo.jpg", 0),
    ],
)
def test_a_target_is_found_where_the_link_leads_before_anything_else(line: str, found: str, column: int) -> None:
    assert SourceText("a.md", line).find(1, found).column == column


@pytest.mark.parametrize("text", ["L’école\n« là »", "👩‍🏫", "\ud800", ""])
def test_a_text_is_held_as_it_is(text: str) -> None:
    assert SourceText("a.md", text).text == text
