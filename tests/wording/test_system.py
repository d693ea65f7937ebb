"""What the system refuses is told in French."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from partage_site.diagnostics import Location
from partage_site.wording import catalogue, cli, files, preview, publishing, scaffolding, templates
from partage_site.wording.system import reason_of

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
