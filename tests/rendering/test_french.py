"""Sizes as French sentences write them."""

from __future__ import annotations

import pytest

from partage_site.rendering import french


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 ko"),
        (340_400, "340 ko"),
        (999_499, "999 ko"),
        (999_500, "1 Mo"),
        (1_000_000, "1 Mo"),
        (2_400_000, "2,4 Mo"),
    ],
)
def test_a_size_never_counts_a_thousand_of_a_unit(count: int, told: str) -> None:
    assert french.size(count) == told.replace(" ", "\u00a0")
