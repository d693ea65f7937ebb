"""A look tells what changed by content, and reads again only what it cannot believe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage_site.preview.tree import emptied, look, stamps
from partage_site.stamps import COARSEST, Stamps
from tests.conftest import make_link


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    (made / "pages").mkdir(parents=True)
    (made / "pages" / "faq.md").write_text("faq")
    return made


def test_a_file_rewritten_within_a_tick_with_as_many_bytes_is_seen(folder: Path) -> None:
    known = Stamps()
    before = look([folder], known)
    found = (folder / "pages" / "faq.md").stat()
    (folder / "pages" / "faq.md").write_text("FAQ")
    os.utime(folder / "pages" / "faq.md", ns=(found.st_atime_ns, found.st_mtime_ns))
    assert look([folder], known) != before


def test_a_file_that_rests_is_not_read_again(folder: Path) -> None:
    known = Stamps()
    known.begun += 2 * COARSEST  # as if the file had been there for seconds
    assert look([folder], known) == look([folder], known)
    assert known.read == 1


def test_after_a_look_a_build_need_not_look_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, path = Stamps(), str(folder.resolve() / "pages" / "faq.md")
    seen = look([folder], known)[path]

    def refuse(path: str) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(os, "stat", refuse)
    assert known.first(path) == seen.digest


@pytest.mark.parametrize("name", ["nouveau.md", "pages/nouveau.md"])
def test_a_new_file_is_seen(folder: Path, name: str) -> None:
    before, stamped = look([folder], Stamps()), stamps([folder])
    (folder / name).write_text("")
    assert look([folder], Stamps()) != before
    assert stamps([folder]) != stamped


def test_an_empty_folder_is_seen(folder: Path) -> None:
    before, stamped = look([folder], Stamps()), stamps([folder])
    (folder / "Évènements").mkdir()
    assert look([folder], Stamps()) != before
    assert stamps([folder]) != stamped


def test_temporary_files_leave_no_trace(folder: Path) -> None:
    before, stamped = look([folder], Stamps()), stamps([folder])
    (folder / "pages" / ".faq.md.swp").write_text("x")
    (folder / "pages" / "faq.md~").write_text("x")
    assert look([folder], Stamps()) == before
    assert stamps([folder]) == stamped


def test_what_a_template_may_include_counts_though_its_name_sets_it_aside(folder: Path) -> None:
    before = look([folder], Stamps())
    (folder / "_commun.html").write_text("x")
    assert look([folder], Stamps()) != before


def test_a_folder_that_is_missing_is_empty(folder: Path) -> None:
    assert look([folder / "rien"], Stamps()) == {}


def test_a_file_that_goes_before_it_is_read_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert not [path for path in look([folder], Stamps()) if path.endswith("faq.md")]


def test_a_file_that_a_program_locks_is_seen_again_once_it_is_free(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> bytes:
        raise PermissionError(path)

    with monkeypatch.context() as lock:
        lock.setattr(Path, "read_bytes", locked)
        before = look([folder], Stamps())
    assert look([folder], Stamps()) != before


def test_what_a_link_leads_to_counts_but_is_not_walked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "loin").mkdir()
    (tmp_path / "loin" / "secret.txt").write_text("a")
    make_link(folder / "dossier", tmp_path / "loin")
    make_link(folder / "lien.txt", tmp_path / "loin" / "secret.txt")
    make_link(folder / "perdu.txt", tmp_path / "rien")
    before = look([folder], Stamps())
    assert not [path for path in before if "secret" in path]
    (tmp_path / "loin" / "secret.txt").write_text("b")
    assert look([folder], Stamps()) != before


def test_a_watched_folder_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    make_link(tmp_path / "lien", folder)
    assert [path for path in look([tmp_path / "lien"], Stamps()) if path.endswith("faq.md")]


def test_only_a_file_that_had_bytes_or_is_new_counts_as_emptied(folder: Path) -> None:
    before = look([folder], Stamps())
    assert not emptied(before, before)
    (folder / "pages" / "faq.md").write_text("")
    after = look([folder], Stamps())
    assert emptied(after, before)
    assert not emptied(look([folder], Stamps()), after)
