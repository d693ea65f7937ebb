"""From the name and bytes of a document to its format: what may be published as it is, and what is refused.

Documents are never changed: what their authors wrote into a PDF or an office file is published with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from partage_site.diagnostics import Complaint, UnusableFile
from partage_site.wording import files as wording

MAX_BYTES = 25_000_000
HEAVY_BYTES = 5_000_000

# What a reader may be offered; images are none of these, since they are published as pictures.
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
# By extension: how the file begins, and what it holds somewhere, which tells formats of one family apart.
_SIGNS: dict[str, tuple[tuple[bytes, ...], bytes]] = {
    "pdf": ((b"%PDF-",), b""),
    "odt": ((_ZIP,), _OPEN_DOCUMENT + b"text"),
    "ods": ((_ZIP,), _OPEN_DOCUMENT + b"spreadsheet"),
    "odp": ((_ZIP,), _OPEN_DOCUMENT + b"presentation"),
    "docx": ((_ZIP,), b"word/"),
    "xlsx": ((_ZIP,), b"xl/"),
    "pptx": ((_ZIP,), b"ppt/"),
    "csv": ((b"",), b""),
    "txt": ((b"",), b""),
    "ics": ((b"BEGIN:VCALENDAR", b"begin:vcalendar"), b""),
    "mp3": ((b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"), b""),
    "mp4": ((b"ftyp",), b""),
}
_TEXTS = {"csv", "txt", "ics"}
# Where QuickTime and the telephones that follow it write a position (ISO 6709).
_POSITION_MARKS = (b"\xa9xyz", b"com.apple.quicktime.location")


def check_document(extension: str, data: bytes) -> None:
    """Raises `UnusableFile` unless `data` may be published under `extension` (lower case, no dot)."""
    if extension not in _SIGNS:
        raise UnusableFile(wording.refused_type(extension, sorted(_SIGNS)))
    if not data:
        raise UnusableFile(wording.empty())
    if len(data) > MAX_BYTES:
        raise UnusableFile(wording.document_too_heavy(MAX_BYTES))
    beginnings, mark = _SIGNS[extension]
    start = data[4:] if extension == "mp4" else data.removeprefix(b"\xef\xbb\xbf")
    binary = extension in _TEXTS and b"\0" in data
    if binary or not start.startswith(beginnings) or mark not in data:
        raise UnusableFile(wording.disguised(extension))


def document_remarks(extension: str, data: bytes) -> Iterator[Complaint]:
    """What deserves a warning in a document that may be published."""
    if len(data) > HEAVY_BYTES:
        yield wording.heavy_document(len(data))
    if extension == "mp4" and any(mark in data for mark in _POSITION_MARKS):
        yield wording.located_video()
