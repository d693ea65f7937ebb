"""A look tells what changed by content, and reads again only what it cannot believe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage_site.preview import tree
from partage_site.preview.tree import emptied, look, same, stamps
from tests.conftest import make_link


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    (made / "pages").mkdir(parents=True)
    (made / "pages" / "faq.md").write_text("faq")
    return made


def age(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))


def test_a_file_rewritten_within_a_tick_with_as_many_bytes_is_seen(folder: Path) -> None:
    before = look([folder], {})
    found = (folder / "pages" / "faq.md").stat()
    (folder / "pages" / "faq.md").write_text("FAQ")
    os.utime(folder / "pages" / "faq.md", ns=(found.st_atime_ns, found.st_mtime_ns))
    assert not same(look([folder], before), before)


def test_a_file_that_rests_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    age(folder / "pages" / "faq.md")
    before = look([folder], {})

    def refuse(data: bytes) -> str:
        raise AssertionError(data)

    monkeypatch.setattr(tree, "digest_of", refuse)
    assert same(look([folder], before), before)


@pytest.mark.parametrize("name", ["nouveau.md", "pages/nouveau.md"])
def test_a_new_file_is_seen(folder: Path, name: str) -> None:
    before, stamped = look([folder], {}), stamps([folder])
    (folder / name).write_text("")
    assert not same(look([folder], before), before)
    assert stamps([folder]) != stamped


def test_an_empty_folder_is_seen(folder: Path) -> None:
    before, stamped = look([folder], {}), stamps([folder])
    (folder / "Évènements").mkdir()
    assert not same(look([folder], before), before)
    assert stamps([folder]) != stamped


def test_temporary_files_leave_no_trace(folder: Path) -> None:
    before, stamped = look([folder], {}), stamps([folder])
    (folder / "pages" / ".faq.md.swp").write_text("x")
    (folder / "pages" / "faq.md~").write_text("x")
    assert same(look([folder], before), before)
    assert stamps([folder]) == stamped


def test_what_a_template_may_include_counts_though_its_name_sets_it_aside(folder: Path) -> None:
    before = look([folder], {})
    (folder / "_commun.html").write_text("x")
    assert not same(look([folder], before), before)


def test_a_folder_that_is_missing_is_empty(folder: Path) -> None:
    assert look([folder / "rien"], {}) == {}


def test_a_file_that_goes_before_it_is_read_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert not [path for path in look([folder], {}) if path.endswith("faq.md")]


def test_a_file_that_a_program_locks_is_seen_again_once_it_is_free(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> bytes:
        raise PermissionError(path)

    with monkeypatch.context() as lock:
        lock.setattr(Path, "read_bytes", locked)
        before = look([folder], {})
    assert not same(look([folder], before), before)


def test_what_a_link_leads_to_counts_but_is_not_walked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "loin").mkdir()
    (tmp_path / "loin" / "secret.txt").write_text("a")
    make_link(folder / "dossier", tmp_path / "loin")
    make_link(folder / "lien.txt", tmp_path / "loin" / "secret.txt")
    make_link(folder / "perdu.txt", tmp_path / "rien")
    before = look([folder], {})
    assert not [path for path in before if "secret" in path]
    (tmp_path / "loin" / "secret.txt").write_text("b")
    assert not same(look([folder], before), before)


def test_a_watched_folder_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    make_link(tmp_path / "lien", folder)
    assert [path for path in look([tmp_path / "lien"], {}) if path.endswith("faq.md")]


def test_only_a_file_that_had_bytes_or_is_new_counts_as_emptied(folder: Path) -> None:
    before = look([folder], {})
    assert not emptied(before, before)
    (folder / "pages" / "faq.md").write_text("")
    after = look([folder], before)
    assert emptied(after, before)
    assert not emptied(look([folder], after), after)
