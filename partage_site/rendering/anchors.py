"""A link beside each heading of a text, to copy the address of its part."""

from __future__ import annotations

import re

from markupsafe import Markup

_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)


def anchored(html: Markup) -> Markup:
    """`html`, written prose, with a link after each heading of level 2 or 3 that has an id.

    The link stands beside the heading, not in it: whoever hears the heading hears its words alone.
    """
    return Markup(_HEADING.sub(_with_link, html))


def _with_link(found: re.Match[str]) -> str:
    words = re.sub(r"<[^>]+>", "", found[3]).replace('"', "&quot;")
    link = f'<a class="anchor" href="#{found[2]}" aria-label="Lien vers cette partie\u00a0: {words}">#</a>'
    return f'<div class="titled">{found[0]}{link}</div>'
