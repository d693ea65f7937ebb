"""A page is weighed with all that a first visit loads before scrolling, and told where it is too heavy."""

from __future__ import annotations

from random import Random

from partage_site.artifact import Artifact
from partage_site.checks.weight import MAP_BUDGET, PAGE_BUDGET, check_weight, page_loads

NOISE = Random(1).randbytes(PAGE_BUDGET + 1)  # which nothing compresses


def loads(page: str, *others: Artifact) -> set[str]:
    """The files that a visit to `page` loads, besides itself."""
    return {*page_loads([Artifact("a/index.html", page.encode()), *others], "/reseau/")["a/index.html"]} - {
        "a/index.html"
    }


def test_what_a_page_loads_is_what_it_names_and_what_that_names() -> None:
    others = [
        Artifact("assets/style.css", b"src: url(./text.woff2), url(./text-italic.woff2)"),
        Artifact("assets/text.woff2", b"1"),
        Artifact("assets/text-italic.woff2", b"2"),
        Artifact("assets/unnamed.woff2", b"3"),
        Artifact("assets/map.js", b'import "./zoom.js"'),
        Artifact("assets/zoom.js", b""),
        Artifact("first.webp", b""),
        Artifact("later.webp", b""),
    ]
    page = (
        '<link rel="stylesheet" href="/reseau/assets/style.css"><script src="/reseau/assets/map.js"></script>'
        '<img src="/reseau/first.webp"><img src="/reseau/later.webp" loading="lazy">'
    )
    upright = {"assets/style.css", "assets/text.woff2", "assets/map.js", "assets/zoom.js", "first.webp"}
    assert loads(page, *others) == upright
    assert loads(f"{page}<em>oui</em>", *others) == upright | {"assets/text-italic.woff2"}


def test_texts_weigh_what_they_do_compressed_and_pictures_what_they_are() -> None:
    page = b'<img src="/x.webp">' + b" " * 1_000_000
    (weighed,) = page_loads([Artifact("a/index.html", page), Artifact("x.webp", b"1" * 50_000)], "/").values()
    assert weighed["a/index.html"] < 2_000
    assert weighed["x.webp"] == 50_000


def test_a_page_over_its_budget_is_told() -> None:
    picture = Artifact("x.webp", NOISE)
    heavy, light = b'<img src="/x.webp">', b'<img src="/x.webp" loading="lazy">'
    pages = [Artifact("a/index.html", heavy), Artifact("b/index.html", light), Artifact("programmes/index.html", heavy)]
    assert PAGE_BUDGET < len(NOISE) < MAP_BUDGET  # the map has more room than other pages
    told = [(problem.code, problem.location.file) for problem in check_weight([*pages, picture], "/")]
    assert told == [("page-lourde", "a/index.html")]
