"""A text that looks like something else is written as a text."""

from __future__ import annotations

import pytest

from partage_site.sources.yaml_scalar import scalar


@pytest.mark.parametrize("text", ["2018", "01000", "true", "null", "~", "1.5", "2026-11-25", "no"])
def test_a_text_that_looks_like_something_else_is_quoted_and_a_number_is_not(text: str) -> None:
    assert scalar(text) == f'"{text}"'
    assert scalar("2018", typed=True) == "2018"
