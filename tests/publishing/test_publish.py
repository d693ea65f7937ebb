from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from partage_site.artifact import Artifact
from partage_site.diagnostics import Refusal, Severity
from partage_site.publishing import Publication, publish
from partage_site.publishing.paths import MARKER
from partage_site.wording import publishing as wording
from tests.conftest import make_link

SITE = {
    "index.html": b"<h1>Accueil</h1>",
    "programmes/index.html": b"<h1>Programmes</h1>",
    "programmes/oser/index.html": b"<h1>OSER</h1>",
    "assets/site-1a2b.css": b"body{}",
}


def files(workshop):
    return {path: data for path, data in workshop.tree().items() if data is not None and path != MARKER}


def test_a_first_publication_writes_every_file_and_nothing_beside_the_output(workshop):
    assert workshop.publish(SITE)[:3] == (4, 0, 0)  # written, unchanged, removed
    assert files(workshop) == SITE
    assert workshop.beside() == set()


def test_an_output_and_its_parents_are_made_when_missing(workshop, tmp_path):
    project = workshop.project._replace(output=tmp_path / "loin" / "plus loin" / "site é")
    publish([Artifact("index.html", b"x")], project)
    assert (project.output / "index.html").read_bytes() == b"x"


def test_a_second_publication_of_the_same_site_touches_nothing(workshop):
    workshop.publish(SITE)
    before = {path: path.stat().st_mtime_ns for path in workshop.output.rglob("*")}
    assert workshop.operations(SITE) == []
    assert {path: path.stat().st_mtime_ns for path in workshop.output.rglob("*")} == before


def test_only_what_differs_is_written_and_what_is_no_more_is_removed_with_its_folder(workshop):
    workshop.publish(SITE)
    later = {**SITE, "index.html": b"<h1>Bienvenue</h1>"}
    del later["programmes/oser/index.html"]
    assert workshop.publish(later)[:3] == (1, 2, 1)
    assert files(workshop) == later
    assert "programmes/oser" not in workshop.tree()


def test_the_output_does_not_depend_on_what_was_published_before(make_workshop):
    used, fresh = make_workshop(), make_workshop()
    used.publish({"a": b"1", "b/c/d.html": b"2", "e/index.html": b"3"})
    used.publish(SITE)
    fresh.publish(dict(reversed(SITE.items())))
    assert used.tree() == fresh.tree()


def test_the_marker_lists_files_and_digests_and_names_no_time_path_or_host(workshop):
    workshop.publish(SITE)
    content = json.loads((workshop.output / MARKER).read_bytes())
    assert content == {
        "format": 1,
        "files": {path: Artifact(path, SITE[path]).digest for path in sorted(SITE)},
    }
    assert list(content["files"]) == sorted(SITE)


def test_an_empty_site_leaves_a_marked_folder(workshop):
    workshop.publish(SITE)
    assert workshop.publish({})[:3] == (0, 0, 4)
    assert set(workshop.tree()) == {MARKER}


def test_files_that_somebody_deleted_or_cut_are_written_again(workshop):
    workshop.publish(SITE)
    (workshop.output / "index.html").unlink()
    (workshop.output / "programmes/index.html").write_bytes(b"")
    assert workshop.publish(SITE).written == 2
    assert files(workshop) == SITE


def test_files_that_somebody_changed_without_making_them_longer_are_written_again(workshop):
    workshop.publish({"a.html": b"un", "b.html": b"deux"})
    (workshop.output / "a.html").write_bytes(b"UN")
    assert workshop.publish({"a.html": b"un", "b.html": b"deux"}).written == 1
    assert workshop.tree()["a.html"] == b"un"


def test_a_file_of_ours_that_cannot_be_read_is_written_again(workshop, monkeypatch):
    workshop.publish({"a.html": b"un"})
    real = Path.read_bytes

    def read(path):
        if path.name == "a.html":
            raise PermissionError("no")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    assert workshop.publish({"a.html": b"un"}).written == 1


def test_files_that_nobody_wrote_in_since_are_not_read(workshop, monkeypatch):
    site = [Artifact("a.html", b"un"), Artifact("b.html", b"deux")]
    times = publish(site, workshop.project).times
    assert times == {path: (workshop.output / path).stat().st_mtime_ns for path in ("a.html", "b.html")}
    read = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or real(path))
    again = publish(site, workshop.project, times=times)
    assert again == Publication(0, 2, 0, (), times, again.looked)
    assert {"a.html", "b.html"}.isdisjoint(read)
    publish(site, workshop.project, times={**times, "b.html": 1})
    assert [name for name in read if name.endswith(".html")] == ["b.html"]


def test_a_folder_left_by_a_page_that_somebody_deleted_goes_with_the_page(workshop):
    workshop.publish(SITE)
    (workshop.output / "programmes/oser/index.html").unlink()
    workshop.publish({"index.html": SITE["index.html"]})
    assert set(workshop.tree()) == {MARKER, "index.html"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": b"1"}, {"a/index.html": b"2"}),
        ({"a/index.html": b"1"}, {"a": b"2"}),
        ({"a/b/c/index.html": b"1", "a/d": b"1"}, {"a": b"1"}),
        ({"a": b"1", "b/c": b"2"}, {"a/b/c": b"1", "b": b"2"}),
        ({"a/b": b"1"}, {"a/b/c": b"1"}),
    ],
)
def test_a_file_may_become_a_folder_and_a_folder_a_file(workshop, before, after):
    workshop.publish(before)
    workshop.publish(after)
    assert files(workshop) == after


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(workshop, umask):
    before = os.umask(umask)
    try:
        workshop.publish(SITE)
    finally:
        os.umask(before)
    modes = {
        path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in [workshop.output, *workshop.output.rglob("*")]
    }
    assert modes == {True: 0o755, False: 0o644}


def test_artifacts_may_come_one_by_one(workshop):
    assert publish((Artifact(path, data) for path, data in SITE.items()), workshop.project).written == 4


def test_a_fault_while_artifacts_are_made_leaves_the_old_site_and_no_stage(workshop):
    def broken():
        yield Artifact("index.html", b"new")
        raise RuntimeError("fault of the program")

    workshop.publish(SITE)
    before = workshop.tree()
    with pytest.raises(RuntimeError):
        publish(broken(), workshop.project)
    assert workshop.tree() == before
    assert workshop.beside() == set()


@pytest.mark.parametrize(
    "paths",
    [
        ["index.html", "index.html"],
        ["a", "a/index.html"],
        ["A/b", "a"],
        ["ok", "../x"],
        ["/etc/x"],
        ["a//b"],
        ["a\\b"],
        ["./a"],
        [""],
        ["nul"],
        ["a/CON.html"],
        ["com1.txt"],
        ["a."],
        ["a /b"],
        ["a:b"],
        ["a\nb"],
        [MARKER],
        [".Partage-Site"],
    ],
)
def test_paths_that_no_site_may_have_are_faults_of_the_program_and_change_nothing(workshop, paths):
    workshop.publish(SITE)
    before = workshop.tree()
    with pytest.raises(ValueError, match=r"path|Windows|marker|folder of"):
        publish([Artifact(path, b"x") for path in paths], workshop.project)
    assert workshop.tree() == before
    assert workshop.beside() == set()


@pytest.mark.parametrize("path", [".nojekyll", "a/b.c/d", "consul/index.html", "été/aux-arts.html", "com.html"])
def test_ordinary_paths_are_taken(workshop, path):
    assert workshop.publish({path: b"x"}).written == 1


def test_files_of_other_people_stay_and_are_told(workshop):
    workshop.publish(SITE)
    (workshop.output / "CNAME").write_bytes(b"exemple.fr")
    (workshop.output / "programmes/oser/note.txt").write_bytes(b"a moi")
    (workshop.output / "vide").mkdir()
    told = workshop.publish({"index.html": SITE["index.html"]})
    assert told.foreign == ("CNAME", "programmes/oser/note.txt")
    assert (workshop.output / "CNAME").read_bytes() == b"exemple.fr"
    assert (workshop.output / "programmes/oser/note.txt").read_bytes() == b"a moi"
    assert not (workshop.output / "programmes/oser/index.html").exists()


def test_the_warning_about_files_of_other_people_names_the_first_and_counts_the_rest():
    few = wording.foreign_files_kept("public", ["CNAME"])
    many = wording.foreign_files_kept("public", [f"note-{number}.txt" for number in range(9)])
    assert (few.severity, few.code, str(few.location)) == (Severity.WARNING, "fichiers-etrangers", "public")
    assert few.message.endswith("«\u00a0CNAME\u00a0».")
    assert many.message.endswith("«\u00a0note-4.txt\u00a0» et 4 de plus.")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("contact/index.html", "contact/index.html"),
        ("contact", "contact/index.html"),
        ("contact/a/b.txt", "contact"),
        ("programmes/oser/note.txt", "programmes"),
    ],
)
def test_a_file_of_somebody_in_the_way_refuses_before_anything_changes(workshop, theirs, ours):
    workshop.publish(SITE)
    foreign = workshop.output / theirs
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_bytes(b"a moi")
    before = workshop.tree()
    with pytest.raises(Refusal) as refused:
        workshop.publish({"index.html": b"new", ours: b"ours"})
    assert str(foreign) in refused.value.message
    assert "Déplacez" in refused.value.hint
    assert workshop.tree() == before
    assert workshop.beside() == set()


def test_an_empty_folder_of_somebody_makes_way_for_a_file(workshop):
    workshop.publish(SITE)
    (workshop.output / "contact/vide").mkdir(parents=True)
    workshop.publish({"contact": b"x"})
    assert files(workshop) == {"contact": b"x"}


def test_a_page_replaced_by_a_folder_of_somebody_is_not_removed_with_it(workshop):
    workshop.publish({"a": b"1", "b": b"2"})
    (workshop.output / "a").unlink()
    (workshop.output / "a").mkdir()
    (workshop.output / "a/mine").write_bytes(b"a moi")
    workshop.publish({"b": b"2"})
    assert files(workshop) == {"a/mine": b"a moi", "b": b"2"}


def test_a_linked_folder_inside_the_output_is_refused_and_not_followed(workshop, tmp_path):
    workshop.publish(SITE)
    elsewhere = tmp_path / "ailleurs"
    (workshop.output / "programmes").rename(elsewhere)
    make_link(workshop.output / "programmes", elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.rglob("*.html")}
    for later in ({**SITE, "index.html": b"new"}, {}, {"programmes/x.html": b"new"}):
        with pytest.raises(Refusal, match="lien symbolique"):
            workshop.publish(later)
    assert {path: path.read_bytes() for path in elsewhere.rglob("*.html")} == before


def test_a_page_replaced_by_a_link_is_written_again_without_touching_what_the_link_names(workshop, tmp_path):
    workshop.publish(SITE)
    secret = tmp_path / "secret"
    secret.write_bytes(SITE["index.html"])
    (workshop.output / "index.html").unlink()
    make_link(workshop.output / "index.html", secret)
    workshop.publish({**SITE, "index.html": b"new"})
    assert secret.read_bytes() == SITE["index.html"]
    assert (workshop.output / "index.html").read_bytes() == b"new"
    assert not (workshop.output / "index.html").is_symlink()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"format": 2, "files": {}}',
        b'{"format": 1, "files": ["index.html"]}',
        b'{"format": 1, "files": {"../../precieux": "x"}}',
        b'{"format": 1, "files": {"/etc/passwd": "x"}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_marker_refuses_and_deletes_nothing(workshop, content):
    workshop.publish(SITE)
    (workshop.output / MARKER).write_bytes(content)
    before = workshop.tree()
    with pytest.raises(Refusal, match="illisible"):
        workshop.publish({})
    assert workshop.tree() == before


@pytest.mark.parametrize("make", ["file", "link"])
def test_something_else_under_the_name_of_the_stage_is_refused(workshop, tmp_path, make):
    stage = workshop.root / ".public.en-cours"
    if make == "file":
        stage.write_bytes(b"a moi")
    else:
        (tmp_path / "ailleurs").mkdir()
        make_link(stage, tmp_path / "ailleurs")
    with pytest.raises(Refusal, match="en-cours"):
        workshop.publish(SITE)
    assert not workshop.output.exists()


def test_what_somebody_put_into_the_stage_is_not_deleted(workshop):
    stage = workshop.root / ".public.en-cours"
    (stage / "new").mkdir(parents=True)
    (stage / "new" / "7").write_bytes(b"left by a kill")
    (stage / "lettre.odt").write_bytes(b"a moi")
    workshop.publish(SITE)
    assert [path.name for path in stage.iterdir()] == ["lettre.odt"]


def test_a_damaged_journal_refuses_with_what_to_do(workshop):
    workshop.publish(SITE)
    stage = workshop.root / ".public.en-cours"
    stage.mkdir()
    for content in (b"", b"{", b'[["remove", "../x", 1]]', b'[["burn", "x", 1]]', b"[[1]]"):
        (stage / "forward.json").write_bytes(content)
        with pytest.raises(Refusal) as refused:
            workshop.publish(SITE)
        assert str(stage) in refused.value.hint
    assert files(workshop) == SITE
