"""Every operation on the disk fails in turn, once or from then on, or the process is killed there."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import partage_site
from partage_site.diagnostics import Refusal
from partage_site.publishing import PublishingError, disk
from partage_site.publishing.paths import MARKER, ancestors

OLD = {
    "index.html": b"old home",
    "kept/index.html": b"kept",
    "gone/deep/index.html": b"gone",
    "file-then-folder": b"old file",
    "folder-then-file/index.html": b"old folder",
    "style-1.css": b"old style",
}
NEW = {
    "index.html": b"new home",
    "kept/index.html": b"kept",
    "new/deep/index.html": b"new",
    "file-then-folder/index.html": b"new folder",
    "folder-then-file": b"new file",
    "style-2.css": b"new style",
    "empty.txt": b"",
}
ERRORS = {
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "denied": PermissionError(errno.EACCES, "Permission denied"),
    "broken": OSError(errno.EIO, "Input/output error"),
}
EACH_ERROR = pytest.mark.parametrize(
    "error",
    [
        pytest.param(ERRORS["full"], id="full"),
        pytest.param(ERRORS["denied"], id="denied", marks=pytest.mark.slow),
        pytest.param(ERRORS["broken"], id="broken", marks=pytest.mark.slow),
    ],
)


def once(number, error):
    """The `number`-th operation fails."""
    return lambda count: error if count == number else None


def from_then_on(number, error):
    """The `number`-th operation and all later ones fail."""
    return lambda count: error if count >= number else None


@pytest.fixture
def after_old_and_new(make_workshop):
    """The trees of both sites, each published into an empty folder."""
    trees = []
    for site in (OLD, NEW):
        workshop = make_workshop()
        workshop.publish(site)
        trees.append(workshop.tree())
    return trees


@pytest.fixture
def operations(make_workshop):
    """How many operations the publication of NEW over OLD takes."""
    workshop = make_workshop()
    workshop.publish(OLD)
    return len(workshop.operations(NEW))


def assert_each_file_is_whole(tree):
    for path, data in tree.items():
        if data is not None and path != MARKER:
            assert data in {OLD.get(path), NEW.get(path)}, path


@EACH_ERROR
def test_one_failed_operation_leaves_the_old_site_byte_for_byte(make_workshop, after_old_and_new, operations, error):
    old, new = after_old_and_new
    failures = 0
    for number in range(1, operations + 1):
        workshop = make_workshop()
        workshop.publish(OLD)
        raised, _ = workshop.publish_failing(NEW, once(number, error))
        # A failure while the emptied stage is swept away is none: the new site is in place.
        assert workshop.tree() == (old if raised else new), number
        if raised:
            failures += 1
            assert isinstance(raised, PublishingError), number
            assert "intact" in raised.message
        workshop.publish(NEW)
        assert workshop.tree() == new, number
        assert workshop.beside() == set()
    assert failures > operations // 2


@pytest.mark.parametrize("stride", [4, pytest.param(1, marks=pytest.mark.slow)])
@EACH_ERROR
def test_a_disk_that_fails_for_good_leaves_whole_files_and_the_next_publication_ends_it(
    make_workshop, after_old_and_new, operations, error, stride
):
    old, new = after_old_and_new
    for number in range(1, operations + 1, stride):
        workshop = make_workshop()
        workshop.publish(OLD)
        raised, _ = workshop.publish_failing(NEW, from_then_on(number, error))
        assert_each_file_is_whole(workshop.tree())
        if raised:
            assert isinstance(raised, PublishingError)
            if "intact" in raised.message:
                assert workshop.tree() == old, number
        workshop.publish(NEW)
        assert workshop.tree() == new, number
        assert workshop.beside() == set()


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(NEW, id="again"),
        pytest.param(OLD, id="back", marks=pytest.mark.slow),
        pytest.param({}, id="empty", marks=pytest.mark.slow),
    ],
)
def test_a_kill_at_any_operation_is_finished_by_the_next_publication(
    make_workshop, after_old_and_new, operations, killed, site
):
    expected = make_workshop()
    expected.publish(site)
    for number in range(1, operations + 1):
        workshop = make_workshop()
        workshop.publish(OLD)
        raised, _ = workshop.publish_failing(NEW, from_then_on(number, killed()))
        assert_each_file_is_whole(workshop.tree())
        if not raised:
            assert workshop.tree() == after_old_and_new[1]
        workshop.publish(site)
        assert workshop.tree() == expected.tree(), number
        assert workshop.beside() == set()


@pytest.mark.parametrize("stride", [11, pytest.param(2, marks=pytest.mark.slow)])
def test_a_kill_while_what_a_kill_left_is_being_finished_is_finished_too(
    make_workshop, after_old_and_new, operations, killed, stride
):
    for first in range(1, operations + 1, stride):
        for second in range(1, 30, stride):
            workshop = make_workshop()
            workshop.publish(OLD)
            workshop.publish_failing(NEW, from_then_on(first, killed()))
            workshop.publish_failing(NEW, from_then_on(second, killed()))
            workshop.publish(NEW)
            assert workshop.tree() == after_old_and_new[1], (first, second)


@pytest.mark.parametrize("stride", [6, pytest.param(1, marks=pytest.mark.slow)])
def test_a_kill_while_going_back_is_finished_by_the_next_publication(
    make_workshop, after_old_and_new, operations, killed, stride
):
    def fault(error_at, kill_at):
        return lambda count: killed() if count >= kill_at else ERRORS["broken"] if count == error_at else None

    for error_at in range(operations // 2, operations, stride):
        for later in (1, 2, 4, 7):
            workshop = make_workshop()
            workshop.publish(OLD)
            workshop.publish_failing(NEW, fault(error_at, error_at + later))
            assert_each_file_is_whole(workshop.tree())
            workshop.publish(NEW)
            assert workshop.tree() == after_old_and_new[1], (error_at, later)
            assert workshop.beside() == set()


def test_a_first_publication_that_fails_anywhere_leaves_nothing_and_succeeds_later(make_workshop, killed):
    reference = make_workshop()
    count = len(reference.operations(OLD))
    for number in range(1, count + 1, 2):
        for fault in (once(number, ERRORS["full"]), from_then_on(number, killed())):
            workshop = make_workshop()
            raised, _ = workshop.publish_failing(OLD, fault)
            if isinstance(raised, PublishingError):
                assert not workshop.output.exists(), number
            workshop.publish(OLD)
            assert workshop.tree() == reference.tree(), number
            assert workshop.beside() == set()


def test_a_half_made_first_output_is_known_as_ours_even_when_its_stage_is_lost(make_workshop, killed):
    reference = make_workshop()
    count = len(reference.operations(OLD))
    for number in range(1, count + 1, 2):
        workshop = make_workshop()
        workshop.publish_failing(OLD, from_then_on(number, killed()))
        shutil.rmtree(workshop.root / ".public.en-cours", ignore_errors=True)
        workshop.publish(OLD)
        assert workshop.tree() == reference.tree(), number


def test_a_file_that_somebody_adds_between_a_kill_and_the_next_start_is_not_overwritten(
    make_workshop, operations, killed
):
    met = 0
    for number in range(1, operations + 1, 3):
        workshop = make_workshop()
        workshop.publish(OLD)
        workshop.publish_failing(NEW, from_then_on(number, killed()))
        theirs = workshop.output / "empty.txt"
        if not theirs.exists():
            met += 1
            theirs.write_bytes(b"a moi")
            with pytest.raises(Refusal, match=r"empty\.txt"):
                workshop.publish(NEW)
            assert theirs.read_bytes() == b"a moi"
            theirs.unlink()
            workshop.publish(NEW)
    assert met > 10


def test_the_message_of_a_full_disk_names_the_place_and_says_what_to_do(workshop):
    workshop.publish(OLD)
    raised, _ = workshop.publish_failing(NEW, from_then_on(5, ERRORS["full"]))
    assert isinstance(raised, PublishingError)
    assert raised.message.startswith("Plus de place sur le disque")
    assert str(workshop.output) in raised.message
    assert "Libérez de la place" in raised.hint


def test_one_changed_page_costs_the_same_in_a_small_and_in_a_large_site(make_workshop):
    logs = []
    for size in (10, 200):
        workshop = make_workshop()
        site = {f"page-{number}/index.html": b"%d" % number for number in range(size)}
        workshop.publish(site)
        logs.append(workshop.operations({**site, "page-3/index.html": b"new"}))
    assert logs[0] == logs[1]
    assert logs[1].count("replace") == 3  # the journal, the page, the marker
    assert len(logs[1]) < 45


def test_without_hard_links_copies_serve(workshop):
    class NoLinks:
        def __getattr__(self, name):
            return getattr(os, name)

        def link(self, *args, **options):
            raise OSError(errno.EPERM, "Operation not permitted")

    workshop.publish(OLD)
    with mock.patch.object(disk, "os", NoLinks()):
        workshop.publish(NEW)
    assert {path for path, data in workshop.tree().items() if data is not None} == {*NEW, MARKER}


@pytest.mark.parametrize("operation", ["replace", "unlink"])
def test_a_rename_or_a_removal_that_a_reader_blocks_for_a_moment_is_tried_again(workshop, monkeypatch, operation):
    blocked = []

    class Busy:
        def __getattr__(self, name):
            return self.try_it if name == operation else getattr(os, name)

        def try_it(self, *paths):
            if len(blocked) < 2:
                blocked.append(paths)
                raise PermissionError(errno.EACCES, "Permission denied")
            getattr(os, operation)(*paths)

    monkeypatch.setattr(disk, "PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(disk, "os", Busy())
    workshop.publish(OLD)
    assert len(blocked) == 2
    assert (workshop.output / "index.html").read_bytes() == b"old home"


@pytest.mark.skipif(sys.platform == "win32", reason="there, no folder is flushed and locks are another function's")
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EPERM])
def test_a_disk_that_knows_no_rights_no_flushed_folders_and_no_locks_is_published_to(workshop, monkeypatch, code):
    """As shares of a network and folders lent by a virtual machine, by WSL or by OneDrive do not."""
    import fcntl

    class Poor:
        def __getattr__(self, name):
            return getattr(os, name)

        def chmod(self, *_):
            raise OSError(code, os.strerror(code))

        def fsync(self, handle):
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(code, os.strerror(code))

    def unknown(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(disk, "os", Poor())
    monkeypatch.setattr(fcntl, "flock", unknown)
    workshop.publish(OLD)
    workshop.publish(NEW)
    assert {path: data for path, data in workshop.tree().items() if data is not None and path != MARKER} == NEW
    assert workshop.beside() == set()


CHILD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from partage_site.artifact import Artifact
from partage_site.project import Project
from partage_site.publishing import disk, publish

class Suicidal:
    count = 0
    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in {"write", "fsync", "replace", "unlink", "mkdir", "rmdir", "link", "chmod", "open"}:
            return real
        def operation(*args, **options):
            self.count += 1
            if self.count == int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)
        return operation

root = Path(sys.argv[1])
project = Project(root=root, content=root / "content", templates=root / "templates", assets=root / "assets",
                  output=root / "public", cache=root / ".cache", today=date(2026, 11, 25))
disk.os = Suicidal()
publish([Artifact(path, data) for path, data in eval(sys.stdin.read()).items()], project)
"""


def killed_by_the_system(workshop, site, number):
    environment = {**os.environ, "PYTHONPATH": str(Path(partage_site.__file__).parents[1])}
    command = [sys.executable, "-c", CHILD, str(workshop.root), str(number)]
    return subprocess.run(command, input=repr(site).encode(), env=environment, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("part", [0.2, 0.6, 0.8])
def test_a_process_killed_by_the_system_leaves_whole_files_and_no_lock(
    make_workshop, after_old_and_new, operations, part
):
    workshop = make_workshop()
    workshop.publish(OLD)
    assert killed_by_the_system(workshop, NEW, int(operations * part)) == -signal.SIGKILL
    assert_each_file_is_whole(workshop.tree())
    workshop.publish(NEW)
    assert workshop.tree() == after_old_and_new[1]
    assert workshop.beside() == set()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_many_kills_by_the_system_one_after_the_other(make_workshop, after_old_and_new, operations):
    workshop = make_workshop()
    workshop.publish(OLD)
    chance = random.Random(20261125)
    for _ in range(150):
        site = chance.choice([OLD, NEW])
        killed_by_the_system(workshop, site, chance.randint(1, operations))
        assert_each_file_is_whole(workshop.tree())
    workshop.publish(NEW)
    assert workshop.tree() == after_old_and_new[1]
    assert workshop.beside() == set()


NAMES = st.sampled_from(["a", "b", "c.html", "é", "D"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=6)


def without_clashes(tree):
    """`tree` without the files that are also folders, or equal but for case."""
    folders = {folder for path in tree for folder in ancestors(path)}
    return {path: data for path, data in tree.items() if path not in folders}


def clash(theirs, ours):
    return theirs == ours or theirs in ancestors(ours) or ours in ancestors(theirs)


def put_foreign(output, tree):
    """Puts the files of `tree` where nothing lies; gives those that were put."""
    put = {}
    for path, data in tree.items():
        target = output / path
        if not os.path.lexists(target) and not any((output / folder).is_file() for folder in ancestors(path)):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            put[path] = data
    return put


def check_nothing_of_users_is_lost(workshop, killed, data):
    old, new = (without_clashes(data.draw(TREES)) for _ in range(2))
    workshop.publish(old)
    foreign = put_foreign(workshop.output, without_clashes(data.draw(TREES)))
    kinds = [(once, ERRORS["full"]), (from_then_on, ERRORS["broken"]), (from_then_on, killed())]
    kind, error = data.draw(st.sampled_from(kinds))
    before = workshop.tree()
    raised, _ = workshop.publish_failing(new, kind(data.draw(st.integers(1, 60)), error))
    if isinstance(raised, Refusal) and kind is once:
        assert workshop.tree() == before
    # What lies at a path of ours is ours: a page that somebody rewrote by hand is written again.
    others = {path: text for path, text in data.draw(TREES).items() if path not in old}
    foreign |= put_foreign(workshop.output, without_clashes(others))
    blocked = any(clash(theirs, ours) for theirs in foreign for ours in new)
    try:
        workshop.publish(new)
    except Refusal:
        assert blocked
        assert all((workshop.output / path).read_bytes() == data for path, data in foreign.items())
        return
    found = {path: data for path, data in workshop.tree().items() if data is not None and path != MARKER}
    assert not blocked
    assert found == {**new, **foreign}
    assert workshop.beside() == set()


@settings(max_examples=40, derandomize=True)
@given(data=st.data())
def test_no_file_of_a_user_is_lost_whatever_fails(workshop_at, killed, data):
    with tempfile.TemporaryDirectory() as folder:
        check_nothing_of_users_is_lost(workshop_at(Path(folder) / "projet"), killed, data)


@pytest.mark.slow
@pytest.mark.timeout(900)  # three thousand small sites: a disk that makes files slowly took more than two minutes
@settings(max_examples=3000)
@given(data=st.data())
def test_no_file_of_a_user_is_lost_whatever_fails_at_length(workshop_at, killed, data):
    with tempfile.TemporaryDirectory() as folder:
        check_nothing_of_users_is_lost(workshop_at(Path(folder) / "projet"), killed, data)
