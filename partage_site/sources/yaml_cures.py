"""What volunteers slip on in a line of YAML, each slip with the line that would mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from partage_site.diagnostics import Diagnostic, Location
from partage_site.sources.yaml_flow import mended_flows
from partage_site.sources.yaml_quoting import CURLY, RESERVED, WELL_QUOTED, quoted
from partage_site.wording import yaml_syntax as wording

_ENTRY = re.compile(r"(?P<head>\s*(?:-\s+)*(?:\w[^:]*+:\s+)?)(?P<value>\S.*)")
_GLUED_COLON = re.compile(r"(?P<head>\s*(?:-\s+)*\w[\w-]*) ?:(?P<value>(?!//)\S.*)")
_OTHER_SIGN = re.compile(r"(?P<head>\s*(?:-\s+)*[a-z][\w-]*)\s*(?P<sign>=>?|：|->|→)\s*(?P<value>\S.*)")
_MARKED_KEY = re.compile(
    r"(?P<indent>\s*)(?P<mark>\*\*?|__|`)(?P<key>[a-z][\w-]*)(?: ?:)?(?P=mark)(?: ?:)?\s+(?P<value>\S.*)"
)
_GLUED_DASH = re.compile(r"(?P<indent>\s*)-(?P<item>[^\W\d].*)")
_OTHER_BULLET = re.compile(r"(?P<indent>\s*)(?P<sign>[•·▪●○◦‣*–—])[ \t]+(?P<item>\S.*)")
_ITEM_WITH_KEY = re.compile(r"(?P<head>\s*-\s+)\w[\w-]*:(?:\s|$)")
_SPACED_COLON = re.compile(r":(?=\s|$)")


class Cure(NamedTuple):
    """The line that would mend a fault, where the fault is in the line as it stands, and how to tell it."""

    line: str
    column: int
    length: int
    tell: Callable[[Location, str], Diagnostic]


def cures(lines: list[str], index: int) -> Iterator[Cure]:
    """What may mend the line at `index`, the likeliest first."""
    line = lines[index]
    before = next((found for found in reversed(lines[:index]) if found.strip()), "")
    yield from _tab_cures(line, before, lines[:index])
    yield from entry_cures(line)
    yield from glued_dash_cures(line)
    yield from bullet_cures(line)
    match = _ENTRY.fullmatch(line.rstrip())
    # A bracket alone, or before lines that go on, belongs to more than this line.
    goes_on = any(found.startswith((" ", "\t", "]", "}")) for found in lines[index + 1 : index + 2])
    if match and match["head"].strip() and not (match["value"][0] in "[{" and goes_on):
        yield from _value_cures(match["head"], match["value"])
    yield from _indentation_cures(line, before)


def entry_cures(line: str) -> Iterator[Cure]:
    """For `titre:Bonjour`, `titre = Bonjour` and `**titre**: Bonjour`."""
    if match := _GLUED_COLON.fullmatch(line):
        yield Cure(f"{match['head']}: {match['value']}", match.start("value"), 1, wording.glued_colon)
    if match := _OTHER_SIGN.fullmatch(line):
        column, length = match.start("sign") + 1, len(match["sign"])
        yield Cure(f"{match['head']}: {match['value']}", column, length, wording.other_sign)
    if match := _MARKED_KEY.fullmatch(line):
        column, length = match.start("mark") + 1, len(match["mark"])
        yield Cure(f"{match['indent']}{match['key']}: {match['value']}", column, length, wording.marked_key)


def glued_dash_cures(line: str) -> Iterator[Cure]:
    """For `-sante` in a list."""
    match = _GLUED_DASH.fullmatch(line)
    if match:
        yield Cure(f"{match['indent']}- {match['item']}", match.end("indent") + 1, 1, wording.glued_dash)


def bullet_cures(line: str) -> Iterator[Cure]:
    """For `• ESSEC` in a list: the sign that a word processor makes of a dash."""
    match = _OTHER_BULLET.fullmatch(line)
    if match:
        yield Cure(f"{match['indent']}- {match['item']}", match.start("sign") + 1, 1, wording.other_bullet)


def _tab_cures(line: str, before: str, above: list[str]) -> Iterator[Cure]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        deeper = 2 * before.rstrip().endswith(":")
        beside = [_indent(item) for item in above if item.lstrip().startswith("-") and line.lstrip().startswith("-")]
        likely = (*_within_item(line, before), _indent(before) + deeper, _indent(before), *beside[-1:], 0)
        for spaces in dict.fromkeys(likely):
            yield Cure(" " * spaces + line.lstrip(), 1, len(indent), wording.tab_indentation)


def _indentation_cures(line: str, before: str) -> Iterator[Cure]:
    indent = _indent(line)
    within = _within_item(line, before) if indent and indent >= _indent(before) else ()
    nearest = sorted((_indent(before), 0), key=lambda spaces: abs(spaces - indent))
    for spaces in dict.fromkeys((*within, *nearest)):
        if spaces != indent and line.strip():
            yield Cure(" " * spaces + line.lstrip(), 1, max(indent, 1), wording.wrong_indentation)


def _within_item(line: str, before: str) -> Iterator[int]:
    """The indentation of `line` as one more key of the item that the line before it begins (`- titre: Affiche`)."""
    item = _ITEM_WITH_KEY.match(before)
    if item and not line.lstrip().startswith("-"):
        yield item.end("head")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value_cures(head: str, value: str) -> Iterator[Cure]:
    """What may mend the value of an entry whose indentation, key and colon are `head`."""
    column = len(head) + 1
    value, comment = _split_comment(value)
    safe = head + quoted(value) + comment
    if value[0] in "\"'":
        yield from _quote_cures(head, value)
        return
    curly = CURLY.fullmatch(value)
    if curly:
        inner = curly[1] or curly[2] or ""
        yield Cure(head + quoted(inner) + comment, column, len(value), wording.curly_quotes)
    if value[0] in "[{":
        for mended in mended_flows(value):
            yield Cure(head + mended.value, column, mended.length, mended.tell)
    if value[0] in RESERVED:
        yield Cure(safe, column, 1, wording.reserved_start)
        return
    colon = _SPACED_COLON.search(value)
    if colon:
        yield Cure(safe, len(head) + colon.end(), 1, wording.colon_in_value)


def _split_comment(value: str) -> tuple[str, str]:
    """A plain value, and the comment behind it (` # …`, as in the files that `new` writes) with the space before."""
    found = re.search(r"(?<!\s)\s+#\s.*$", value)
    if not found or value[0] in "\"'[{#":
        return value, ""
    return value[: found.start()], found[0]


def _quote_cures(head: str, value: str) -> Iterator[Cure]:
    """For a value that begins with a quote and does not end as one: which of the likely slips it is."""
    quote = value[0]
    column = len(head) + 1
    if WELL_QUOTED.fullmatch(value) and "\\" not in value:
        return
    inner = value[1:-1]
    if len(value) > 1 and value.endswith(quote):
        told = wording.apostrophe_in_quotes if quote == "'" else wording.quote_in_quotes
        if quote == '"' and '"' not in inner:
            told = wording.backslash_in_quotes
        yield Cure(head + quoted(inner.replace("''", "'")), column, len(value), told)
    elif quote in value[1:]:
        yield Cure(head + quoted(value), column, len(value), wording.text_after_quote)
    else:
        yield Cure(head + quoted(value[1:]), column, 1, wording.unclosed_quote)


def straightened(line: str, value: str) -> str | None:
    """`line`, whose `value` stands between curly quotes from end to end, with straight ones; None for any other."""
    curly = CURLY.fullmatch(value)
    return line.strip().replace(value, quoted(curly[1] or curly[2] or ""), 1) if curly and value in line else None


def quoted_entry(line: str) -> str:
    """`line` with its value between quotes, without the indentation."""
    match = _ENTRY.fullmatch(line.rstrip())
    if not match:
        return line.strip()
    value, comment = _split_comment(match["value"])
    return match["head"].lstrip() + quoted(value) + comment
