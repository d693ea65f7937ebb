"""Where the front matter of a text begins and ends, and where its body begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from frontmatter.default_handlers import YAMLHandler

from partage_site.diagnostics import Diagnostic, Report
from partage_site.sources.text import SourceText
from partage_site.wording import sources as wording

# Blank lines and HTML comments may stand above the front matter.
_LEAD = re.compile(r"(?:\s++|<!--(?s:.*?)-->)*+")
_OPENING = re.compile(_LEAD.pattern + r"^---[ \t\u00a0\u202f]*$", re.MULTILINE)
# What hands and word processors make of `---`; none of these can begin a line of a mapping.
_MISSPELT = r"(?:--|-{4,}+|(?=-*[–—−])[–—−-]++|\.{3}|…|[*_=+]{3,}+)[ \t]*+$"
_MISSPELT_LINE = re.compile("^" + _MISSPELT, re.MULTILINE)
_SHIFTED = re.compile(r"[ \t\u00a0]+---[ \t\u00a0]*$|---[ \t\u00a0]*#")
# Copied with the example that it is in.
_COPIED_FENCE = re.compile(r"(?:`{3,}+|~{3,}+)[^`\n]*+\n\s*---[ \t]*(?:\n|$)")
# What YAML reads the spaces of: before a line, behind a dash, around the colon of a key.
_SPACED = re.compile(
    r"^[ \t\u00a0\u202f]*(?:-[ \t\u00a0\u202f]+)*(?:[\w-]+[ \u00a0\u202f]*:(?:[ \u00a0\u202f]+|$))?", re.MULTILINE
)
_KEY = re.compile(r"\w[\w \u00a0-]*+:(?:\s|$)")
_CONTINUATION = re.compile(r"[ \t]|-[ \t]|#|[\]}]|$")


class Parts(NamedTuple):
    """The front matter without its `---`, and the body, each with its first line in the file (from 1).

    `as_meant` is whether they are certain, be the lines around the front matter misspelt.
    """

    header: str
    header_line: int
    body: str
    body_line: int
    as_meant: bool = True


class _FrontMatter(YAMLHandler):
    """Front matter between two whole lines `---`: neither `----` nor `---` inside a value is one."""

    FM_BOUNDARY = re.compile(r"^---[ \t\u00a0\u202f]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        return _OPENING.match(text) is not None


def split(source: SourceText, example: str, report: Report) -> Parts | None:
    """The two parts of a Markdown source; None where there is no front matter.

    A front matter that is opened or closed by something else, or never closed, is reported and taken for what its
    author seems to have meant, so that its keys are checked in the same run. `example` is the smallest front matter
    that is valid for this kind, shown when there is none.
    """
    handler, start = _FrontMatter(), _lead(source.text)
    if not handler.detect(source.text):
        report.add(_no_front_matter(source, example))
        first, _, rest = source.text[start:].partition("\n")
        if not (_is_misspelt(first) and _KEY.match(rest)):
            return None
        source = SourceText(source.file, f"{source.text[:start]}---\n{rest}")
    text = source.text
    header_line = text.count("\n", 0, start) + 2
    try:
        header, body = (part.removeprefix("\n") for part in handler.split(text[start:]))
    except ValueError:
        return _closed(source, header_line, report)
    if _MISSPELT_LINE.search(header):
        return _closed(source, header_line, report)
    return Parts(header, header_line, body, header_line + header.count("\n") + 1)


def with_ordinary_spaces(header: str) -> str:
    """`header` as YAML reads it: a space that does not break, which looks like any other and which some keyboards and
    word processors put before a colon, is an ordinary one where a space means something."""
    if "\u00a0" not in header and "\u202f" not in header:
        return header
    return _SPACED.sub(lambda found: found[0].replace("\u00a0", " ").replace("\u202f", " "), header)


def _lead(text: str) -> int:
    """Where the first line that says something begins."""
    above = _LEAD.match(text)
    return text.rfind("\n", 0, above.end()) + 1 if above else 0


def _is_misspelt(line: str) -> bool:
    return bool(re.match(_MISSPELT, line) or _SHIFTED.match(line))


def _no_front_matter(source: SourceText, example: str) -> Diagnostic:
    number = source.text.count("\n", 0, _lead(source.text)) + 1
    line = source.lines[number - 1]
    place = source.place(number)
    if _COPIED_FENCE.match("\n".join(source.lines[number - 1 : number + 3])):
        return wording.fenced_front_matter(place, line.strip())
    if _is_misspelt(line):
        return wording.misspelt_opening(place, line.strip())
    if _KEY.match(line):
        return wording.missing_opening(place)
    return wording.no_front_matter(place, example)


def _closed(source: SourceText, header_line: int, report: Report) -> Parts:
    """The parts of a text whose front matter begins at `header_line` and lacks its closing line."""
    lines = source.lines
    for number in range(header_line, len(lines) + 1):
        line = lines[number - 1]
        if _is_misspelt(line):
            report.add(wording.misspelt_closing(source.place(number), line.strip()))
            return _cut(lines, header_line, number, number + 1)
    last = _last_header_line(lines, header_line)
    read = lines[last - 1].strip() if last >= header_line else ""
    report.add(wording.never_closed(source.place(header_line - 1), last, read))
    return _cut(lines, header_line, last + 1, last + 1)._replace(as_meant=False)


def _last_header_line(lines: tuple[str, ...], header_line: int) -> int:
    """The number of the last line that still looks like front matter; the opening one where none does."""
    last = header_line - 1
    for number in range(header_line, len(lines) + 1):
        line, before = lines[number - 1], lines[number - 2]
        is_heading = line.startswith("#") and not before.strip()
        if is_heading or not (_KEY.match(line) or _CONTINUATION.match(line)):
            break
        if line.strip():
            last = number
    return last


def _cut(lines: tuple[str, ...], header_line: int, end: int, body_line: int) -> Parts:
    header = "\n".join(lines[header_line - 1 : end - 1])
    return Parts(header, header_line, "\n".join(lines[body_line - 1 :]), body_line)
