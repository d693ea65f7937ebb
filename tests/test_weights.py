"""The README's table of weights is measured, not typed."""

from __future__ import annotations

import pytest

from tests.weights import PAGES, measured, read


def test_the_table_says_what_the_example_site_weighs() -> None:
    told = read()
    assert list(told) == list(PAGES)
    for name, cells in measured().items():
        # Two libraries of compression differ by a hundredth.
        assert told[name] == pytest.approx(cells, rel=0.02, abs=0.11), "run: .venv/bin/python -m tests.weights"
