"""Markdown between the tags of raw HTML, read as forges read it: `<details>`, a blank line, then Markdown.

Python-Markdown takes all that an element holds as it is, and readers would see `**gras**`. Here the tags alone are set
aside, where a blank line follows them: https://spec.commonmark.org/0.31.2/#html-blocks (an HTML block of kind 6 ends at
a blank line). HTML laid out with blank lines and indented stays HTML, which the specification would show as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_NAMES = "details|div|figure|blockquote"
_OPENING = re.compile(rf" {{0,3}}<(?:{_NAMES})\b", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)(?:{_NAMES})\b[^<>]*>", re.IGNORECASE)
# A line that holds nothing but closing tags.
_CLOSING = re.compile(rf"^((?:[ \t]*</(?:{_NAMES})[ \t]*>)+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
# What an element whose inside is Markdown begins with: a text, or tags whose inside may be Markdown in turn.
_MARKDOWN = re.compile(rf" {{0,3}}(?:[^\s<]|<(?:summary|{_NAMES})\b)", re.IGNORECASE)
_BLANK = re.compile(r"(\n(?:[ \t]*\n)+)")


def opened_up(source: str, set_aside: Callable[[str], str]) -> str:
    """`source` with the tags around Markdown taken out; `set_aside` keeps such HTML, and gives what stands for it."""
    return "".join(_rewritten(_BLANK.split(source), set_aside)) if _TAG.search(source) else source


def _rewritten(parts: list[str], set_aside: Callable[[str], str]) -> Iterator[str]:
    """`parts` are paragraphs and, between them, blank lines."""
    opened = raw = 0  # elements now open: those whose tags were set aside, those that are left as they are
    for number, part in enumerate(parts):
        deeper = sum(-1 if closing else 1 for closing in _TAG.findall(part))
        if raw or (deeper > 0 and not _OPENING.match(part)):
            raw = max(0, raw + deeper)
            yield part
        elif deeper > 0 and _MARKDOWN.match("".join(parts[number + 2 : number + 3])):
            opened += deeper
            yield set_aside(part.strip())
        elif deeper > 0:
            raw = deeper
            yield part
        elif deeper < 0 and opened:
            opened = max(0, opened + deeper)
            pieces = (
                set_aside(piece.strip()) if _CLOSING.match(piece) else piece.strip("\n")
                for piece in _CLOSING.split(part)
            )
            yield "\n\n".join(filter(None, pieces))
        else:
            yield part
