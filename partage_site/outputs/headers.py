"""`_headers`, for hosts that read it (Netlify, Cloudflare Pages): security, caches, who may frame what.

Such hosts join what several rules give one address, and a browser obeys every policy that it is given: so a rule for
all pages could not be loosened for the map, and each section of the site has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.inputs import section_pattern
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self' mailto:"
)
"""What a page may load and where it may send: itself alone. The same as in the head of every page."""

EMBEDDED = "/carte/integrer/"
FOR_ALL = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
)
FOR_PAGES = (f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'", "X-Frame-Options: DENY")
FOR_EMBEDDED = (f"Content-Security-Policy: {POLICY}; frame-ancestors *",)
FOR_YEARS = ("Cache-Control: public, max-age=31536000, immutable",)
FOR_DATA = ("Access-Control-Allow-Origin: *",)


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """A rule for all, those of what may be framed, kept or read elsewhere, then one for each section of `pages`.

    The sections come last: Cloudflare reads a hundred rules, and old addresses can make many.
    """
    del catalogue
    sections = {section_pattern(page.path) for page in pages} - {section_pattern(EMBEDDED)}
    rules = [
        ("/*", FOR_ALL),
        (f"{EMBEDDED}*", FOR_EMBEDDED),
        *((f"/{folder}/*", FOR_YEARS) for folder in ("assets", "fichiers", "images")),
        ("/donnees/*", FOR_DATA),
        *((section, FOR_PAGES) for section in sorted(sections)),
    ]
    text = "\n".join("\n  ".join((writer.base.href(path), *headers)) + "\n" for path, headers in rules)
    yield Artifact("_headers", text.encode())
