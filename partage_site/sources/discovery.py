"""What lies under content/: the sources of each kind, and the images and documents beside them."""

from __future__ import annotations

import difflib
import unicodedata
from pathlib import Path
from typing import NamedTuple

from partage_site.diagnostics import Diagnostic, Refusal, Report
from partage_site.models.kinds import KINDS_BY_FOLDER, Kind
from partage_site.slugs import is_device, is_slug, slugify
from partage_site.sources.names import safe_name, shown_path, source_name
from partage_site.sources.walking import Parts, walk
from partage_site.wording import file_names as wording

SETTINGS = "site.yml"
ATTACHMENT_FOLDERS = ("images", "documents")
LONGEST_IDENTIFIER = 80
# Windows takes 260 signs for the whole path, of which a volunteer's folders take some seventy.
LONGEST_PATH = 180
# What forges show under the files of a folder: a note between volunteers.
_NOTES = ("readme", "lisezmoi", "lisez-moi")


class SourceFile(NamedTuple):
    """A text of the site. `file` is its absolute path; `shown` is the one that people read (`content/pages/faq.md`).

    `folder` is the folder of its kind (`evenements`), empty for the settings; `id` is its identifier: the
    stem of its name or, where that was refused, of the name that was offered.
    """

    file: str
    shown: str
    folder: str
    id: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.file)


class SourceAttachment(NamedTuple):
    """An image or a document. `path` is absolute; `name` is relative to content/, in NFC, joined by `/`."""

    path: Path
    name: str


class Discovery(NamedTuple):
    """All that was found, each sorted by what people read."""

    sources: tuple[SourceFile, ...]
    attachments: tuple[SourceAttachment, ...]


def discover(content: Path, report: Report) -> Discovery:
    """Finds the sources and attachments under `content`, an absolute path.

    What breaks a rule (names, places, symbolic links) is reported. A source under a wrong name or in a wrong folder is
    kept under the right one, so that the rest of it, and links to it, are checked in the same run.
    Raises `Refusal` when `content` is not a folder.
    """
    if not content.is_dir():
        raise Refusal(*wording.no_content(content.as_posix()))
    sources: dict[tuple[str, str], SourceFile] = {}
    attachments: list[SourceAttachment] = []
    found = sorted(walk(str(content), report))
    taken = {shown_path(parts).rpartition(".")[0] for parts, _ in found}
    for parts, path in found:
        if (length := len(shown_path(parts))) > LONGEST_PATH:
            report.add(wording.long_path(shown_path(parts), length - LONGEST_PATH))
        named = source_name(parts[-1])
        if named is None:
            attachments.append(_attachment(parts, Path(path), report))
            continue
        source = _source(parts, path, named, taken, report)
        if source is None:
            continue
        first = sources.setdefault((source.folder, source.id), source)
        if first is not source:
            address = KINDS_BY_FOLDER[source.folder].path.format(id=source.id) if source.folder else "/"
            report.add(wording.same_address(source.shown, first.shown, address))
    return Discovery(
        tuple(sorted(sources.values(), key=lambda source: source.shown)),
        tuple(sorted(attachments, key=lambda attachment: attachment.name)),
    )


def _attachment(parts: Parts, path: Path, report: Report) -> SourceAttachment:
    safe = safe_name(parts[-1])
    if safe != parts[-1]:
        report.add(wording.unsafe_name(shown_path(parts), safe))
    return SourceAttachment(path, unicodedata.normalize("NFC", "/".join(parts)))


def _source(parts: Parts, path: str, named: tuple[str, str], taken: set[str], report: Report) -> SourceFile | None:
    """The source at `path`, or None when it lies where none is expected; `taken` are paths, without extension,
    not to be offered.
    """
    stem, extension = named
    shown = shown_path(parts)
    *above, name = parts
    if not above and slugify(stem) == "site":
        if name != SETTINGS:
            report.add(wording.wrong_name(shown, SETTINGS))
        return SourceFile(path, shown, "", "site")
    folder = above[0] if above else ""
    if folder not in KINDS_BY_FOLDER:
        report.add(_misplaced(shown, folder))
        folder = _likely_folder(folder)
        if not folder:
            return None
    if slugify(stem) in _NOTES:
        report.add(wording.note_between_us(shown))
        return None
    own = _identifier(stem, KINDS_BY_FOLDER[folder])
    if len(above) > 1:
        inner = own if stem != "index" else slugify(above[-1])
        offered = (f"content/{folder}/{name}" for name in (inner, f"{inner}-{slugify(above[-1])}"))
        right = next((each for each in offered if each not in taken), "")
        taken.add(right)
        report.add(wording.too_deep(shown, right and right + extension))
        return SourceFile(path, shown, folder, right.rpartition("/")[2]) if right else None
    if name != f"{own}{extension}":
        report.add(_refused_name(stem, shown, f"{own}{extension}", KINDS_BY_FOLDER[folder]))
    return SourceFile(path, shown, folder, own)


def _refused_name(stem: str, shown: str, right: str, kind: Kind) -> Diagnostic:
    """What is wrong with the name of the source `shown`, for which `right` is offered."""
    if kind.reserved.fullmatch(stem):
        return wording.taken_name(shown, right)
    if is_device(stem):
        return wording.device_name(shown, right)
    if is_slug(stem) and len(stem) > LONGEST_IDENTIFIER:
        return wording.long_name(shown, right, LONGEST_IDENTIFIER)
    return wording.wrong_name(shown, right)


def _misplaced(shown: str, folder: str) -> Diagnostic:
    folders = sorted(KINDS_BY_FOLDER)
    if not folder:
        return wording.outside_folders(shown, folders)
    if folder in ATTACHMENT_FOLDERS:
        return wording.among_attachments(shown, folder, folders)
    return wording.unknown_folder(shown_path((folder,)), _likely_folder(folder), folders)


def _likely_folder(folder: str) -> str:
    """The folder of a kind that the one named `folder` was meant to be; empty for none, and for one of attachments."""
    if folder in ATTACHMENT_FOLDERS:
        return ""
    near = difflib.get_close_matches(slugify(folder), sorted(KINDS_BY_FOLDER), n=1, cutoff=0.65)
    return near[0] if near else ""


def _identifier(stem: str, kind: Kind) -> str:
    """`stem` where it may be an identifier, else the nearest one that may."""
    is_one = is_slug(stem) and len(stem) <= LONGEST_IDENTIFIER
    return kind.unreserved(stem if is_one else slugify(stem, fallback=kind.singular))
