"""The sitemap (sitemaps.org) and robots.txt: what search engines may read, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """`sitemap.xml`, with the listed pages that are no drafts, and `robots.txt`, which names it."""
    del catalogue
    base = writer.base
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE})
    for page in sorted(pages, key=lambda page: page.path):
        if page.listed and not page.draft:
            address = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(address, "loc").text = base.absolute(page.path)
            if page.modified_on:
                ElementTree.SubElement(address, "lastmod").text = page.modified_on.isoformat()
    ElementTree.indent(root, "")
    yield Artifact("sitemap.xml", ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base.absolute('/sitemap.xml')}\n"
    yield Artifact("robots.txt", robots.encode())
