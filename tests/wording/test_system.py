"""What the system refuses is told in French."""

from __future__ import annotations

import errno
import os
import runpy
import sys
from pathlib import Path

import pytest

from partage_site.diagnostics import Location
from partage_site.wording import catalogue, cli, files, preview, publishing, scaffolding, system, templates
from partage_site.wording.system import place_of, reason_of

AT = Location("content/site.yml", 1)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ENOENT, errno.EISDIR, errno.EMFILE])
def test_no_message_says_what_the_system_says_in_english(number: int, tmp_path: Path) -> None:
    error = OSError(number, os.strerror(number), "f")
    told = [
        catalogue.unreadable_file(AT, error).message,
        templates.unreadable(AT, error).message,
        files.unreadable(error).message,
        preview.watch_limit(error),
        scaffolding.not_writable("content/f.md", error)[0],
        cli.system_refused(error)[0],
        publishing.disk_failure(error, tmp_path)[0],
        publishing.half_published(error, tmp_path)[0],
    ]
    assert [text for text in told if os.strerror(number) in text] == []


def test_a_reason_that_nobody_foresaw_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.EDOM, "Numerical argument out of domain")) == "Numerical argument out of domain"
    assert reason_of(TimeoutError()) == "TimeoutError"


def test_too_many_folders_to_follow_is_no_full_disk() -> None:
    assert "trop de dossiers" in preview.watch_limit(OSError(errno.ENOSPC, "No space left on device"))


def test_what_to_type_is_that_of_the_system_but_not_in_files_that_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, typed in (("win32", "py build.py"), ("darwin", "python3 build.py"), ("linux", "python3 build.py")):
        monkeypatch.setattr(sys, "platform", platform)
        assert runpy.run_path(str(Path(system.__file__)))["RUN"] == typed
    monkeypatch.setattr(scaffolding, "RUN", "py build.py")
    for notice in (scaffolding.pages_cms_notice(), scaffolding.sveltia_notice()):
        assert "python3 build.py schema" in notice


def test_a_file_that_another_program_holds_is_told_as_such() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined]
    assert reason_of(error) == "un autre programme s’en sert"


def test_of_a_renaming_the_file_that_people_know_is_named() -> None:
    site, stage = Path("/site/public"), Path("/site/.public.en-cours")
    page, slot = site / "faq" / "index.html", stage / "new" / "3"
    refused = (errno.EACCES, "Access is denied")
    assert place_of(OSError(*refused, str(slot), None, str(page)), site) == str(page)
    assert place_of(OSError(*refused, str(page), None, str(slot)), site) == str(page)
    assert place_of(OSError(*refused, str(slot)), site) == str(slot)
    assert place_of(OSError(*refused), site) == str(site)


def test_a_path_of_windows_is_told_as_people_write_it() -> None:
    told = (
        publishing.foreign_in_the_way(Path(r"\\?\C:\Site\public\a.html")),
        publishing.another_build(Path(r"\\?\UNC\serveur\partage\public"), "12"),
    )
    shown = [cli.refused(message, hint).replace("\u00a0", " ") for message, hint in told]
    assert r"« C:\Site\public\a.html »" in shown[0]
    assert r"« \\serveur\partage\public »" in shown[1]
