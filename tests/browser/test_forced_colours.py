"""Where the reader forces colours, the map and its markers are still told apart from their ground."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.golden import build_example

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLOURS = """() => {
  const seen = (selector, property) => getComputedStyle(document.querySelector(selector))[property]
  return {
    ground: seen('body', 'backgroundColor'), words: seen('body', 'color'), coast: seen('.land', 'stroke'),
    knot: seen('a[data-marqueur] .knot', 'fill'), ring: seen('a[data-marqueur] .knot', 'stroke'),
    digits: seen('a[data-marqueur] .digits', 'fill'),
  }
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_read_under_forced_colours(
    served: Callable[..., str], opened: Callable[..., Any], scheme: str
) -> None:
    address = f"{served(build_example().artifacts)}/programmes/"
    found = opened(address, forced_colors="active", color_scheme=scheme).evaluate(COLOURS)
    assert found["knot"] == found["ground"]
    assert found["digits"] == found["coast"] == found["words"]
    assert found["ground"] not in {found["words"], found["ring"]}
