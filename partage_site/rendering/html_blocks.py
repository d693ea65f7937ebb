"""Markdown between the tags of raw HTML, read as forges read it: `<details>`, a blank line, then Markdown.

Python-Markdown takes all that an element holds as it is, and readers would see `**gras**`. Here the tags alone are set
aside, where a blank line follows them: https://spec.commonmark.org/0.31.2/#html-blocks (an HTML block of kind 6 ends at
a blank line). HTML laid out with blank lines stays HTML, where the specification would show code if it is indented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_NAMES = "details|div|figure|blockquote"
_TAG = re.compile(rf"<(/?)(?:{_NAMES})\b[^<>]*>", re.IGNORECASE)
_BEGINS_WITH_TAG = re.compile(rf" {{0,3}}</?(?:{_NAMES})\b", re.IGNORECASE)
# A line that holds nothing but closing tags.
_CLOSING_LINE = rf"^((?:[ \t]*</(?:{_NAMES})[ \t]*>)+)[ \t]*$"
_CLOSING = re.compile(_CLOSING_LINE, re.IGNORECASE | re.MULTILINE)
# A tag that opens on the line after a text or after closing tags begins a paragraph of its own.
_GLUED = re.compile(
    rf"(^(?! {{0,3}}<).*\S.*|{_CLOSING_LINE})\n(?= {{0,3}}<(?:{_NAMES})\b)", re.IGNORECASE | re.MULTILINE
)
_BLANK = re.compile(r"(\n(?:[ \t]*\n)+)")
# What the inside of an element begins with where it is no Markdown.
_HTML = re.compile(
    r" {4}|\t|[ \t]*$| *(?:<[!?]|</?(?:p|h[1-6]|[uod]l|li|d[td]|table|caption|colgroup|col|t(?:body|foot|head|[drh])|hr"
    r"|pre|script|style|iframe|form|section|article|nav|header|footer|main|aside|center|fieldset|figcaption)\b)",
    re.IGNORECASE,
)
# Where tags are only shown, or stand for themselves: code, comments, elements without Markdown.
_VERBATIM = re.compile(
    r"(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)|<(pre|script|style|textarea)\b.*?</\2\s*>|<!--.*?-->"
    r"|(?<=^ {4})[^\n]+|(?<=^\t)[^\n]+",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_MASK = "\ufdd2{}\ufdd3"
_MASKED = re.compile("\ufdd2([0-9]+)\ufdd3")


def opened_up(source: str, set_aside: Callable[[str], str]) -> str:
    """`source` with the tags around Markdown taken out; `set_aside` keeps such HTML, and gives what stands for it."""
    if not _TAG.search(source) or "\ufdd2" in source:
        return source
    masked: list[str] = []

    def mask(found: re.Match[str]) -> str:
        masked.append(found[0])
        return _MASK.format(len(masked) - 1)

    def unmask(text: str) -> str:
        return _MASKED.sub(lambda found: masked[int(found[1])], text)

    paragraphs = _BLANK.split(_GLUED.sub(r"\1\n\n", _VERBATIM.sub(mask, source)))
    return unmask("".join(_rewritten(paragraphs, lambda html: set_aside(unmask(html.strip())))))


def _rewritten(parts: list[str], set_aside: Callable[[str], str]) -> Iterator[str]:
    """`parts` are paragraphs and, between them, blank lines."""
    opened = raw = 0  # elements now open: those whose tags were set aside, those that are left as they are
    for number, part in enumerate(parts):
        closed, open_now = _balance(part)
        if raw or (open_now and not _BEGINS_WITH_TAG.match(part)):
            raw = max(0, raw - closed + open_now) if raw else 0
            yield part
        elif open_now and not _HTML.match("".join(parts[number + 2 : number + 3])):
            opened += open_now - closed
            yield set_aside(part)
        elif open_now:
            raw = open_now
            yield part
        elif closed and opened > 0:
            opened -= closed
            pieces = (
                set_aside(piece) if _CLOSING.match(piece) else piece.strip("\n") for piece in _CLOSING.split(part)
            )
            yield "\n\n".join(filter(None, pieces))
        else:
            yield part


def _balance(part: str) -> tuple[int, int]:
    """How many elements that were open before `part` are closed in it, and how many that it opens stay open."""
    closed = opened = 0
    for closing in _TAG.findall(part):
        if not closing:
            opened += 1
        elif opened:
            opened -= 1
        else:
            closed += 1
    return closed, opened
