"""Safe HTML as texts and tags in turn, and French typography set over the texts as if they were one."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from partage_site.rendering.typography import BREAK, INLINE, polish

_TOKEN = re.compile(r"(<[^>]*>)")
SENTENCE = frozenset(
    re.findall(r"\w+", "a abbr b cite del dfn em i img ins mark q s small span strong sub sup time u var wbr")
)
"""The elements that stand within a sentence."""
VERBATIM = frozenset({"code", "kbd", "pre", "samp"})
"""The elements whose words are not prose."""
PLAIN = {
    f"<{end}{name}>": "" if name in SENTENCE else " "
    for name in re.findall(r"\w+", "b blockquote dd dl dt em i li ol p strong tbody td tr ul")
    for end in ("", "/")
}
"""Most tags of an ordinary text, which pass as they are, each with what it says to who hears the words alone."""
# Not the spaces that stand alone, as most do.
_SPACES = re.compile(r"(?:[\t\r\n\f]| (?=[ \t\r\n\f]))[ \t\r\n\f]*")
_MARK = re.compile(f"[{INLINE}{BREAK}]")


def split_tags(html: str) -> list[str]:
    """The texts of `html`, at even places, and its tags, at odd ones."""
    return _TOKEN.split(html)


def set_texts(parts: list[str]) -> list[str]:
    """Typography for the texts of `parts` (texts at even places, tags at odd ones), seen as one text.

    So « "<em>oui</em> !" » is understood across its tags; what is code is not seen at all.
    """
    marked, code, depth = [], {}, 0
    for index, part in enumerate(parts):
        if index % 2:
            mark, deeper = _mark_of(part)
            depth += deeper
            marked.append(mark)
        elif depth:
            code[index] = part
            marked.append("")
        else:
            marked.append(part.replace("&nbsp;", "\u00a0"))
    parts[::2] = _MARK.split(polish("".join(marked)))
    for index, part in code.items():
        parts[index] = part
    return parts


@lru_cache(1024)
def _mark_of(tag: str) -> tuple[str, int]:
    """What stands for `tag` among texts, and whether what is no prose begins (1) or ends (-1) with it."""
    name = name_of(tag)
    mark = INLINE if name in SENTENCE or (name in VERBATIM and name != "pre") else BREAK
    return mark, 0 if name not in VERBATIM else -1 if tag[1] == "/" else 1


@lru_cache(1024)
def name_of(tag: str) -> str:
    return tag.strip("</>").split(" ", 1)[0]


def start_tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items()) + ">"


def folded(text: str) -> str:
    """`text` with each run of ordinary spaces made one; spaces that must not break stay."""
    return _SPACES.sub(" ", text).strip()
