"""What every page owes its readers: a language, one title, headings in order, texts for images, single ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from partage_site.artifact import Artifact
from partage_site.checks.reading import ReadPage, read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

_HEADINGS = "h1, h2, h3, h4, h5, h6"


def check_markup(artifacts: Sequence[Artifact]) -> Iterator[Diagnostic]:
    """Problems of the markup of each page, and titles that two pages share."""
    pages = read_pages(artifacts)
    titles: dict[str, str] = {}
    for page in pages:
        yield from _check_page(page)
        title = page.tree.css_first("title")
        if title is not None and page.tree.css_first('meta[http-equiv="refresh"]') is None:
            other = titles.setdefault(title.text(strip=True), page.path)
            if other != page.path:
                yield wording.shared_title(Location(page.path), title.text(strip=True), other)


def _check_page(page: ReadPage) -> Iterator[Diagnostic]:
    place, tree = Location(page.path), page.tree
    if tree.root is None or tree.root.attributes.get("lang") != "fr":
        yield wording.no_language(place)
    for selector in ("h1", "main", "head > title"):
        count = len(tree.css(selector))
        if count != 1:
            yield wording.not_one(place, selector, count)
    if not any(node.attributes.get("content") for node in tree.css('meta[name="description"]')):
        yield wording.no_description(place)
    yield from _check_headings(page)
    for repeated, count in Counter(page.ids).items():
        if count > 1:
            yield wording.repeated_id(place, repeated)
    for image in tree.css("img:not([alt])"):
        yield wording.no_alternative(place, image.attributes.get("src") or "")
    for link in tree.css("a[href], button"):
        if not _name_of(link):
            yield wording.unnamed(place, link.attributes.get("href") or "bouton")


def _check_headings(page: ReadPage) -> Iterator[Diagnostic]:
    level = 0
    for heading in page.tree.css(_HEADINGS):
        rank = int((heading.tag or "h0")[1])
        if rank > level + 1:
            yield wording.heading_skips(Location(page.path), heading.text(strip=True), level, rank)
        level = rank


def _name_of(node: LexborNode) -> str:
    """What a screen reader says of a link or a button, roughly: its label, its text, or its image's text."""
    images = " ".join(image.attributes.get("alt") or "" for image in node.css("img"))
    return (node.attributes.get("aria-label") or node.text(strip=True) or images).strip()
