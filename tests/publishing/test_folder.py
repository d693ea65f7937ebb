from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import partage_site
from partage_site.artifact import Artifact
from partage_site.diagnostics import Refusal
from partage_site.publishing import publish, refuse_unsafe_output
from partage_site.publishing.disk import extended
from tests.conftest import make_link

PAGE = [Artifact("index.html", b"page")]


def refused(project):
    """The refusal of the output by both doors, after a look that nothing was written."""
    before = sorted(project.root.rglob("*"))
    messages = []
    for attempt in (lambda: refuse_unsafe_output(project), lambda: publish(PAGE, project)):
        with pytest.raises(Refusal) as caught:
            attempt()
        messages.append((caught.value.message, caught.value.hint))
    assert sorted(project.root.rglob("*")) == before
    assert messages[0] == messages[1]
    return messages[0]


@pytest.mark.parametrize("source", ["content", "templates", "assets"])
def test_a_source_folder_is_refused_with_both_paths(workshop, source):
    folder = getattr(workshop.project, source)
    message, hint = refused(workshop.project._replace(output=folder))
    assert message.count(str(folder.resolve())) == 2
    assert "--output" in hint


@pytest.mark.parametrize("source", ["content", "templates", "assets"])
def test_a_folder_inside_a_source_is_refused_with_both_paths(workshop, source):
    folder = getattr(workshop.project, source)
    message, _ = refused(workshop.project._replace(output=folder / "sous" / "public"))
    assert str(folder / "sous" / "public") in message
    assert f"«\u00a0{folder}\u00a0»" in message


@pytest.mark.parametrize("source", ["content", "templates", "assets"])
def test_a_folder_that_holds_a_source_is_refused_even_when_the_project_is_elsewhere(workshop, tmp_path, source):
    outer = tmp_path / "dehors"
    (outer / "dedans").mkdir(parents=True)
    project = workshop.project._replace(output=outer, **{source: outer / "dedans"})
    message, _ = refused(project)
    assert str(outer) in message
    assert str(outer / "dedans") in message


def test_the_project_and_what_holds_it_are_refused(workshop):
    for output in (workshop.root, workshop.root / "content" / "..", workshop.root.parent):
        refused(workshop.project._replace(output=output))


def test_the_program_itself_is_refused_from_above_and_from_inside(workshop):
    program = Path(partage_site.__file__).resolve().parent
    for output in (program, program / "public"):
        with pytest.raises(Refusal, match="partage_site"):
            refuse_unsafe_output(workshop.project._replace(output=output))


def test_a_home_and_what_holds_it_are_refused(workshop, tmp_path, monkeypatch):
    home = tmp_path / "maisons" / "alix"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for output in (home, home.parent):
        message, _ = refused(workshop.project._replace(output=output))
        assert str(home) in message
    refuse_unsafe_output(workshop.project._replace(output=home / "public"))


def test_a_home_that_the_environment_hides_is_refused(workshop, monkeypatch):
    pwd = pytest.importorskip("pwd")
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    monkeypatch.setenv("HOME", str(workshop.root))
    with pytest.raises(Refusal):
        refuse_unsafe_output(workshop.project._replace(output=home))


def test_a_root_is_refused(workshop):
    with pytest.raises(Refusal, match="racine"):
        refuse_unsafe_output(workshop.project._replace(output=Path(workshop.root.anchor)))


def test_the_mount_point_of_a_disk_is_refused(workshop, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: path == workshop.output)
    message, hint = refused(workshop.project)
    assert "racine" in message
    assert str(workshop.output / "public") in hint


@pytest.mark.parametrize("name", [".git", ".hg"])
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_repository_is_refused_even_with_our_marker(workshop, name, kind):
    publish(PAGE, workshop.project)
    sign = workshop.output / name
    sign.mkdir() if kind == "folder" else sign.write_text("gitdir: ailleurs")
    message, _ = refused(workshop.project)
    assert str(sign) in message


def test_the_inside_of_a_repository_s_own_folder_is_refused(workshop):
    (workshop.root / ".git").mkdir()
    refused(workshop.project._replace(output=workshop.root / ".git" / "public"))


def test_a_symbolic_link_is_refused_with_what_it_names(workshop, tmp_path):
    target = tmp_path / "vrai"
    target.mkdir()
    make_link(workshop.output, target)
    message, hint = refused(workshop.project)
    assert str(workshop.output) in message
    assert str(target) in message
    assert str(target) in hint
    assert list(target.iterdir()) == []


def test_a_link_that_names_nothing_is_refused(workshop, tmp_path):
    make_link(workshop.output, tmp_path / "nulle-part")
    refused(workshop.project)


def test_a_link_higher_up_is_followed_once_and_for_all(workshop, tmp_path):
    make_link(tmp_path / "lien", workshop.root)
    publish(PAGE, workshop.project._replace(output=tmp_path / "lien" / "public"))
    assert (workshop.output / "index.html").read_bytes() == b"page"
    make_link(tmp_path / "lien2", workshop.project.content)
    refused(workshop.project._replace(output=tmp_path / "lien2" / "public"))


def test_a_file_is_refused(workshop):
    workshop.output.write_bytes(b"a moi")
    message, _ = refused(workshop.project)
    assert "fichier" in message
    assert workshop.output.read_bytes() == b"a moi"


@pytest.mark.parametrize("name", ["photo.jpg", ".cache", "dossier/"])
def test_a_folder_that_is_neither_empty_nor_ours_is_refused(workshop, name):
    workshop.output.mkdir()
    if name.endswith("/"):
        (workshop.output / name).mkdir()
    else:
        (workshop.output / name).write_bytes(b"a moi")
    message, hint = refused(workshop.project)
    assert f"«\u00a0{name.rstrip('/')}\u00a0»" in message
    assert "Videz-le" in hint


def test_a_marker_that_is_a_folder_or_damaged_does_not_make_a_folder_ours(workshop):
    workshop.output.mkdir()
    (workshop.output / ".partage-site").write_bytes(b"{}")
    (workshop.output / "photo.jpg").write_bytes(b"a moi")
    refused(workshop.project)
    (workshop.output / ".partage-site").unlink()
    (workshop.output / ".partage-site").mkdir()
    with pytest.raises(Refusal):
        publish([], workshop.project)
    assert (workshop.output / "photo.jpg").read_bytes() == b"a moi"


def test_a_missing_an_empty_and_a_marked_folder_are_taken(workshop):
    refuse_unsafe_output(workshop.project)
    workshop.output.mkdir()
    refuse_unsafe_output(workshop.project)
    publish(PAGE, workshop.project)
    refuse_unsafe_output(workshop.project)


def test_looking_writes_nothing(workshop):
    refuse_unsafe_output(workshop.project)
    assert not workshop.output.exists()
    assert workshop.beside() == set()


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_a_parent_that_is_a_file_is_told_without_a_traceback(workshop):
    (workshop.root / "note").write_bytes(b"a moi")
    with pytest.raises(Refusal, match="note"):
        publish(PAGE, workshop.project._replace(output=workshop.root / "note" / "public"))


@pytest.mark.parametrize(
    ("path", "long"),
    [
        ("C:\\site\\public", "\\\\?\\C:\\site\\public"),
        ("\\\\serveur\\partage\\public", "\\\\?\\UNC\\serveur\\partage\\public"),
        ("\\\\?\\C:\\site", "\\\\?\\C:\\site"),
    ],
)
def test_windows_paths_take_the_form_that_has_no_limit_of_length(path, long):
    assert extended(path) == long
