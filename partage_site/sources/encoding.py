"""Bytes to text: UTF-8, or a refusal that tells what the file is and how to save it."""

from __future__ import annotations

import codecs
import unicodedata

from partage_site.diagnostics import Diagnostic, Location, Report, pictured
from partage_site.sources.text import SourceText, line_and_column
from partage_site.wording import sources as wording

LARGEST_FILE = 1_000_000
"""In bytes; a novel has as many."""

_OTHER_FORMATS = (
    (b"PK\x03\x04", "un document Word ou LibreOffice, ou une archive"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Word"),
    (b"{\\rtf", "un document RTF"),
    (b"%PDF", "un document PDF"),
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une photo JPEG"),
)
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# The older encodings of French text, with the names that editors give them; the likelier first.
_NARROW = (("cp1252", "Windows-1252"), ("mac_roman", "Mac OS Roman"), ("cp850", "MS-DOS"))
_COMMON_LETTERS = frozenset("éèêëàâçùûôîïœ’«»")


def decode(data: bytes, file: str, report: Report, beginning: str) -> SourceText | None:
    """The text of `data`, the bytes of the file that people know as `file`: in NFC, lines ended by `\\n`. `beginning`
    is how such a file begins, shown where there is nothing.

    None after an error: larger than `LARGEST_FILE`, another format, not UTF-8, empty.
    """
    refusal = _refusal(data, file)
    if refusal:
        report.add(refusal)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _unified(data.decode("utf-8"))
    except UnicodeDecodeError as failure:
        report.add(_wrong_byte(data, failure.start, file))
        return None
    if not text.strip("\ufeff\u200b \t\n\u00a0"):
        report.add(wording.empty_file(Location(file), beginning))
        return None
    return SourceText(file, unicodedata.normalize("NFC", text))


def _refusal(data: bytes, file: str) -> Diagnostic | None:
    """What can be told without decoding."""
    if len(data) > LARGEST_FILE:
        return wording.too_large(Location(file), len(data), LARGEST_FILE)
    for signature, name in _OTHER_FORMATS:
        if data.startswith(signature):
            return wording.not_a_text(Location(file), name)
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return wording.wrong_encoding(Location(file), name)
    # Every other byte of a French text in UTF-16 is NUL.
    start = data[:400]
    if len(start) > 1 and start.count(0) * 3 > len(start):
        return wording.wrong_encoding(Location(file), "UTF-16")
    return None


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wrong_byte(data: bytes, wrong: int, file: str) -> Diagnostic:
    """The refusal of `data`, whose byte at `wrong` is not UTF-8, with its line as it was typed."""
    codec, name = likeliest(data)
    before = _unified(data[:wrong].decode("utf-8"))
    after = _unified(data[wrong:].decode(codec, "replace"))
    place = SourceText(file, pictured(before + after)).place(*line_and_column(before, len(before)))
    return wording.wrong_encoding(place, name)


def likeliest(data: bytes) -> tuple[str, str]:
    """The older encoding that makes `data` the most French: Python's name of it, and that which editors give it."""
    return max(_NARROW, key=lambda guess: _likelihood(data, guess[0]))


def _likelihood(data: bytes, codec: str) -> int:
    """How many letters of everyday French `data` holds when it is read as `codec`."""
    return sum(char in _COMMON_LETTERS for char in data.decode(codec, "replace"))
