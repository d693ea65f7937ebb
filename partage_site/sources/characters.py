"""Which characters a text may hold: what nobody sees is taken out, what nobody can read is refused."""

from __future__ import annotations

import re
import unicodedata

from partage_site.diagnostics import Report, pictured
from partage_site.sources.text import SourceText, line_and_column
from partage_site.wording import sources as wording

_LAST_TWO = "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
# Control characters, surrogates, private use (the bullets of Word's own fonts), noncharacters, and U+FFFD,
# the trace of a conversion that lost letters.
_UNREADABLE = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffd{_LAST_TWO}"
# Signs that take no room: soft hyphen, zero-width space, marks of direction, tags, a BOM inside the text;
# and the separators of lines and paragraphs.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
# A joiner may stay before the sign that it joins to another (👩‍🏫).
_INVISIBLE = re.compile(f"[{_UNSEEN}]|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")
_ILLEGIBLE = re.compile(f"[{_UNREADABLE}]")
# UTF-8 that was read as Windows-1252 and saved again: « Ã© » was « é », « â€™ » was « ’ ».
_CONTINUATION = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_TWICE_ENCODED = re.compile(f"(?:Ã[{_CONTINUATION}]|â€[{_CONTINUATION}])+")
# What `str.isprintable` lets through of the above.
_PRINTABLE_SUSPECTS = ("\ufffd", "Ã", "â€", *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


def cleaned(source: SourceText, report: Report) -> SourceText | None:
    """`source` without invisible characters (a warning tells where), or None after an error.

    Errors: control characters and others that nobody can read, and letters damaged by a conversion.
    """
    if is_clean(source.text):
        return source
    source = _without_invisible(source, report)
    illegible = _first(source, _ILLEGIBLE)
    if illegible:
        line, column, found = illegible
        safe = SourceText(source.file, pictured(source.text))
        report.add(wording.unreadable_character(safe.place(line, column), f"U+{ord(found):04X}"))
        return None
    damaged = _first(source, _TWICE_ENCODED)
    if damaged:
        line, column, found = damaged
        meant = _TWICE_ENCODED.sub(_meant, source.lines[line - 1])
        report.add(wording.damaged_letters(source.place(line, column, len(found)), found, meant))
        return None
    return source


def is_clean(text: str) -> bool:
    """Whether `cleaned` would leave `text` as it is."""
    # Six times faster than the patterns, and enough for nearly all texts.
    shown = text.replace("\n", "").replace("\t", "").replace("\u00a0", "").replace("\u202f", "")
    if shown.isprintable() and not any(suspect in text for suspect in _PRINTABLE_SUSPECTS):
        return True
    return not any(pattern.search(text) for pattern in (_INVISIBLE, _ILLEGIBLE, _TWICE_ENCODED))


def _meant(damaged: re.Match[str]) -> str:
    return damaged[0].encode("cp1252", "ignore").decode("utf-8", "ignore")


def _without_invisible(source: SourceText, report: Report) -> SourceText:
    first = _first(source, _INVISIBLE)
    if first is None:
        return source
    line, _, found = first
    # A separator of lines is a place to breathe, the others are nothing.
    text, count = _INVISIBLE.subn(lambda match: " " if match[0] in "\u2028\u2029" else "", source.text)
    clean = SourceText(source.file, unicodedata.normalize("NFC", text))
    report.add(wording.invisible_characters(clean.place(line), f"U+{ord(found):04X}", count))
    return clean


def _first(source: SourceText, pattern: re.Pattern[str]) -> tuple[int, int, str] | None:
    """The line, the column and the text of what `pattern` finds first."""
    match = pattern.search(source.text)
    return (*line_and_column(source.text, match.start()), match[0]) if match else None
