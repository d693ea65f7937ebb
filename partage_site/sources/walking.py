"""Every file under content/ that is content; links, and names that other systems would confuse, are reported."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from partage_site.diagnostics import Report
from partage_site.sources.names import is_passed_over, safe_name, shown_path
from partage_site.stamps import inside, leads_elsewhere
from partage_site.wording import file_names as wording

Parts = tuple[str, ...]


def walk(content: str, report: Report) -> Iterator[tuple[Parts, str]]:
    """The files under `content`, in no order to rely on, each with the parts of its path from there."""
    waiting: list[tuple[Parts, str]] = [((), content)]
    while waiting:
        above, folder = waiting.pop()
        for entry in _entries(folder, above, report):
            parts = (*above, entry.name)
            if leads_elsewhere(entry):
                report.add(wording.symbolic_link(shown_path(parts)))
            elif entry.is_dir():
                if safe_name(entry.name) != entry.name:
                    report.add(wording.unsafe_name(shown_path(parts), safe_name(entry.name)))
                waiting.append((parts, entry.path))
            elif entry.is_file():
                yield parts, entry.path
            elif Path(entry.path).exists():
                report.add(wording.not_a_file(shown_path(parts)))


def report_links(folder: Path, shown: str, report: Report) -> None:
    """Reports symbolic links, which could lead out of the project, and folders that cannot be read, under `folder`."""

    def unreadable(path: str, error: OSError) -> None:
        told = wording.lost_folder if isinstance(error, FileNotFoundError) else wording.unreadable_folder
        report.add(told(f"{shown}/{path}".rstrip("/")))

    for path, entry in inside(str(folder), unreadable):
        if leads_elsewhere(entry):
            report.add(wording.symbolic_link(f"{shown}/{path}"))


def _entries(folder: str, above: Parts, report: Report) -> Iterator[os.DirEntry[str]]:
    """What lies in `folder`, without what is passed over and without the second of two confusable names."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return  # it went away while we were looking: the preview reads folders that change
    except OSError:
        report.add(wording.unreadable_folder(shown_path(above)))
        return
    seen: dict[str, str] = {}
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        first = seen.setdefault(unicodedata.normalize("NFC", entry.name).casefold(), entry.name)
        if first == entry.name:
            yield entry
        else:
            report.add(wording.same_name(shown_path((*above, entry.name)), shown_path((*above, first))))
