from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import partage_site
from partage_site.diagnostics import Refusal
from partage_site.publishing import lock
from partage_site.publishing.lock import hold_output, lock_path
from tests.conftest import make_link

HOLDER = """
import os, sys
from pathlib import Path
from partage_site.publishing.lock import hold_output
with hold_output(Path(sys.argv[1])):
    print(os.getpid(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(workshop):
    """Another process that holds the lock."""
    environment = {**os.environ, "PYTHONPATH": str(Path(partage_site.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(workshop.output)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        # In a .venv of Windows, what was started only starts the Python that holds the lock.
        process.number = process.stdout.readline().strip().decode()
        assert process.number.isdigit()
        yield process
        process.kill()


def test_a_second_process_is_refused_with_the_number_of_the_first(workshop, holder):
    with pytest.raises(Refusal) as refused:
        workshop.publish({"index.html": b"x"})
    assert "Une autre construction" in refused.value.message
    assert f"(processus {holder.number})" in refused.value.message
    assert not workshop.output.exists()


def test_the_lock_dies_with_its_process(workshop, holder):
    holder.kill()
    holder.wait()
    assert workshop.publish({"index.html": b"x"}).written == 1
    assert workshop.beside() == set()


def test_two_publications_of_one_process_exclude_each_other(workshop):
    with hold_output(workshop.output):
        with pytest.raises(Refusal):
            workshop.publish({"index.html": b"x"})
        # The one that was refused must not have taken the other's lock away.
        assert lock_path(workshop.output).exists()
    workshop.publish({"index.html": b"x"})
    assert workshop.beside() == set()


def test_other_outputs_are_not_locked(workshop):
    with hold_output(workshop.output), hold_output(workshop.root / "autre"):
        assert workshop.beside() == {".public.verrou", ".autre.verrou"}


def test_a_lock_file_left_behind_by_a_kill_is_taken_over(workshop):
    lock_path(workshop.output).write_text("4242")
    workshop.publish({"index.html": b"x"})
    assert workshop.beside() == set()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_lock_on_a_file_that_was_removed_meanwhile_does_not_count(workshop, monkeypatch):
    """Between opening and locking, the holder before us removes the file and a third takes a new one."""
    real, calls = lock._lock, []

    def overtaken(handle):
        calls.append(handle)
        if len(calls) == 1:
            lock_path(workshop.output).unlink()
        return real(handle)

    monkeypatch.setattr(lock, "_lock", overtaken)
    with hold_output(workshop.output):
        assert len(calls) == 2
        assert lock_path(workshop.output).exists()


def test_a_link_under_the_name_of_the_lock_is_not_followed(workshop, tmp_path):
    precious = tmp_path / "precieux"
    precious.write_bytes(b"a moi")
    make_link(lock_path(workshop.output), precious)
    with pytest.raises(Refusal, match="verrou"):
        workshop.publish({"index.html": b"x"})
    assert precious.read_bytes() == b"a moi"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes the file first")
def test_an_interruption_while_the_lock_is_given_back_lets_it_go(workshop, monkeypatch):
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt), hold_output(workshop.output):
        patch.setattr(Path, "unlink", interrupted)
    with hold_output(workshop.output):
        assert lock_path(workshop.output).exists()
