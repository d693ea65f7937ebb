"""HTML made safe and well nested by nh3, with the name of everything that it takes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from partage_site.rendering.parts import RemovalKind

_TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
        "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup "
        "table tbody td tfoot th thead time tr u ul var wbr",
    )
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
# Only what the reader of Markdown writes itself.
_CLASSES = {"div": {"footnote"}, "a": {"footnote-ref", "footnote-backref"}}
_OWN_ID = re.compile(r"fn(?:ref\d*)?:")
_LOST_WITH_CONTENT = {"script", "style", "iframe", "object", "embed", "template", "noscript", "noembed", "noframes"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = {"a": "href", "img": "src"}

Named = tuple[RemovalKind, str]

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=_LOST_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes=_SCHEMES,
    link_rel=None,
)
# With them, the marks that turn the direction of what follows: a source may not hold them either, unless a reference
# spells them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# `<!DOCTYPE html>`, `<?php …>`: what parsers take for a comment, and its author does not.
_DECLARATION = re.compile(r"<(?:!(?!--)|\?)[^<>\s]*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What an ordinary text becomes; where nothing else is left, nothing can have been taken out. Of hosts, none that has
# figures at its end or `xn--` in it: nh3 takes out those that no browser could find.
_ORDINARY = re.compile(
    r"</?(?:p|em|strong|ul|ol|li|h[1-6]|br|hr|blockquote|code|pre|table|t[rhd]|thead|tbody|d[ltd]|sup)>"
    r'|<a href="(?:https?://(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,}(?:/[^"\s<>]*)?|mailto:[\w.+-]+@[\w.-]+|[^":\s<>&]*)">|</a>'
    r'|<img alt="[^"<>]*" src="[^":\s<>&]*"(?: title="[^"<>]*")?>'
)


def sanitise(html: str) -> tuple[str, tuple[Named, ...]]:
    """Safe, balanced HTML without characters that no page may hold, and what was taken out, in the text's order.

    Each thing taken out is named as its author knows it: a tag `<script>`, an attribute `onclick`, or the whole
    address of a link that may lead nowhere (`javascript:…`). Comments go without a word.
    """
    html = _UNPRINTABLE.sub("", html)
    removed: tuple[Named, ...] = ()
    if "<" in _ORDINARY.sub("", html):
        declarations = ((RemovalKind.TAG, found) for found in _DECLARATION.findall(_without_comments(html)))
        removed = (*_removed(LexborHTMLParser(html).root), *declarations)
    safe = _CLEANER.clean(html)
    # What references spelt (`java&#1;script:`) goes too, and may leave a scheme behind: then all is cleaned again.
    while (printable := _UNPRINTABLE.sub("", safe)) != safe:
        safe = _CLEANER.clean(printable)
    return safe, removed


def _without_comments(html: str) -> str:
    """`html` without its comments: what Word writes in them (`<![endif]`) is no declaration."""
    end = html.rfind("-->") + 3  # what opens beyond would be looked through to the end, again and again
    return _COMMENT.sub("", html[:end]) + html[end:] if end > 2 else html


def may_lead(address: str) -> bool:
    """Whether a reader may follow `address`: relative, or with a scheme that runs nothing, as browsers read schemes.

    Source: WHATWG URL Standard, "basic URL parser": leading controls and spaces, tabs and line ends do not count.
    """
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", address), re.IGNORECASE)
    return scheme is None or scheme[1].lower() in _SCHEMES


def _removed(root: LexborNode | None) -> Iterator[Named]:
    """Walks without recursion, so that depth breaks nothing, and not into what goes with its content."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        tag = node.tag or ""
        if (
            tag
            and tag not in _TAGS
            and tag not in {"html", "head", "body", "-undef"}
            and not tag.startswith(("-", "!"))
        ):
            yield RemovalKind.TAG, f"<{tag}>"
            if tag in _LOST_WITH_CONTENT:
                continue
        if tag[:1] not in "-!":
            yield from _removed_attributes(tag, node)
        if tag not in {"svg", "math"}:
            waiting.extend(reversed(list(node.iter(include_text=False))))


def _removed_attributes(tag: str, node: LexborNode) -> Iterator[Named]:
    if tag not in _TAGS and tag != "body":
        return
    for name, value in node.attributes.items():
        kept = name in _ATTRIBUTES["*"] or name in _ATTRIBUTES.get(tag, ())
        if name == "class":
            kept = set((value or "").split()) <= _CLASSES.get(tag, set()) or (
                tag == "code" and (value or "").startswith("language-")
            )
        elif name == "id":
            kept = bool(_OWN_ID.match(value or ""))
        if not kept:
            yield RemovalKind.ATTRIBUTE, name
        elif name == _LINK.get(tag) and value is not None and not _is_kept(_UNPRINTABLE.sub("", value)):
            yield RemovalKind.ADDRESS, value


@lru_cache(4096)
def _is_kept(address: str) -> bool:
    """Whether nh3 itself keeps a link to `address`: no second opinion on what a scheme is."""
    return "href" in _CLEANER.clean(f'<a href="{address.replace("&", "&amp;").replace(chr(34), "&quot;")}">x</a>')
