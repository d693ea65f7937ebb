"""A programme's sheet carries the code of its own page, module for module."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import segno
from selectolax.lexbor import LexborHTMLParser

from partage_site.rendering.qr_code import qr_code
from tests.golden import build_example

QUIET = 4


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The (column, row) of each dark module: the path draws runs of them, each one unit high."""

    def runs() -> Iterator[tuple[int, int]]:
        x, y = 0.0, 0.0
        path = re.search(r' d="([^"]+)"', svg)
        assert path
        for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
            values = [float(number) for number in numbers.split()]
            if command == "h":
                yield from ((int(x) + step, int(y)) for step in range(int(values[0])))
                x += values[0]
            else:
                x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])

    return set(runs())


def expected(url: str) -> set[tuple[int, int]]:
    code = segno.make(url, error="m", micro=False, mask=7)
    return {(x + QUIET, y + QUIET) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark}


@pytest.mark.parametrize("url", ["https://www.exemple.fr/a/", "https://www.exemple.fr/programmes/" + 40 * "a" + "/"])
def test_the_drawing_is_the_code_with_its_quiet_zone(url: str) -> None:
    assert dark_modules(qr_code(url)) == expected(url)


@pytest.mark.parametrize("base", [None, "https://ailleurs.exemple/reseau/"])
def test_each_programme_carries_the_code_of_its_canonical_address(base: str | None) -> None:
    pages = [a for a in build_example(base_url=base).artifacts if re.fullmatch(r"programmes/[a-z]+/index.html", a.path)]
    assert pages
    for page in pages:
        tree = LexborHTMLParser(page.data.decode())
        code, canonical = tree.css_first(".poster svg"), tree.css_first("link[rel=canonical]")
        assert code and canonical
        address = canonical.attributes["href"] or ""
        assert dark_modules(code.html or "") == expected(address)
        assert address in (tree.css_first(".poster").text() if tree.css_first(".poster") else "")
