"""Signs of HTML and of Markdown in a value, which is no text to lay out."""

from __future__ import annotations

import re
from html import unescape

# Tags that stand amid words; « <prenom@exemple.fr> » is none.
_WITHIN_WORDS = frozenset(("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"))
_SIGNS = re.compile(r"[<&]|\*\*|\]\(")
_MARKUP = re.compile(
    r"</?(?P<tag>[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]+\d*|#x?[\da-fA-F]+);"
    r"|(?<!\w)\*\*(?P<strong>(?! )[^*\n]+(?<! ))\*\*(?!\w)"
    r"|(?<=.)\[(?P<words>[^\[\]\n]+)\]\((?:https?:|mailto:|\.\./)[^()\s]*\)"
)


def without_markup(text: str) -> str:
    """`text` without its tags, entities, bold and links."""
    return _MARKUP.sub(_words_of, text) if _SIGNS.search(text) else text


def _words_of(found: re.Match[str]) -> str:
    if tag := found["tag"]:
        return "" if tag.lower() in _WITHIN_WORDS else " "
    return found["strong"] or found["words"] or unescape(found[0])  # « R&D; » is no entity, and stays
