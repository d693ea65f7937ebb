"""Real events, polling, and the way from one to the other."""

from __future__ import annotations

import errno
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from partage_site.preview import watching
from partage_site.preview.events import EventWatch
from partage_site.preview.tree import stamps
from partage_site.preview.watching import CarefulWatch, PollWatch, Watch, open_watch
from tests.preview.conftest import DEADLINE, TestWatch

Open = Callable[[Path], Watch]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    (made / "pages").mkdir(parents=True)
    (made / "pages" / "faq.md").write_text("faq")
    return made


@pytest.fixture(params=["events", "polling"])
def watch(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    monkeypatch.setattr(watching, "POLLING", 0.01)
    opened: Watch = EventWatch([folder]) if request.param == "events" else PollWatch([folder])
    yield opened
    opened.close()


def quiet(watch: Watch) -> None:
    while watch.wait(0.1):
        pass


def test_an_atomic_save_is_noticed_each_time(watch: Watch, folder: Path) -> None:
    for number in range(3):
        quiet(watch)
        (folder / "pages" / ".faq.tmp").write_text(f"version {number:03}")
        (folder / "pages" / ".faq.tmp").replace(folder / "pages" / "faq.md")
        assert watch.wait(DEADLINE)


def test_what_is_deleted_renamed_or_lies_in_a_new_folder_is_noticed(watch: Watch, folder: Path) -> None:
    changes: list[Callable[[], object]] = [
        lambda: (folder / "pages" / "faq.md").rename(folder / "pages" / "aide.md"),
        (folder / "themes").mkdir,
        lambda: (folder / "themes" / "climat.md").write_text("x"),
        (folder / "themes" / "climat.md").unlink,
        lambda: shutil.rmtree(folder / "pages"),
    ]
    for change in changes:
        quiet(watch)
        change()
        assert watch.wait(DEADLINE)


def test_new_times_and_rights_are_noticed(watch: Watch, folder: Path) -> None:
    # Else a later look at stamps would tell of a disk that sends no signals.
    page = folder / "pages" / "faq.md"
    for change in (lambda: os.utime(page, (1, 1)), lambda: page.chmod(0o444), lambda: page.parent.chmod(0o700)):
        before = stamps([folder])
        quiet(watch)
        change()
        if stamps([folder]) != before:  # Windows keeps few rights
            assert watch.wait(DEADLINE)


def test_reading_and_temporary_files_are_not_noticed(watch: Watch, folder: Path) -> None:
    quiet(watch)
    (folder / "pages" / "faq.md").read_bytes()
    (folder / "pages" / ".faq.md.swp").write_text("x")
    (folder / "pages" / "4913").write_text("x")
    (folder / "pages" / "4913").unlink()
    assert not watch.wait(0.2)


def test_a_watched_folder_that_is_replaced_is_still_watched(watch: Watch, folder: Path) -> None:
    shutil.rmtree(folder)
    assert watch.wait(DEADLINE)
    (folder / "pages").mkdir(parents=True)
    assert watch.wait(DEADLINE)
    quiet(watch)
    (folder / "pages" / "faq.md").write_text("de retour")
    assert watch.wait(DEADLINE)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_where_the_system_watches_no_more_the_folders_are_polled_and_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def limited(*_: object, **__: object) -> None:
        raise OSError(number, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", limited)
    monkeypatch.setattr(watching, "POLLING", 0.01)
    said: list[str] = []
    watch = open_watch([folder], poll=False, say=said.append)
    assert isinstance(watch, PollWatch)
    assert len(said) == 1
    assert "deux fois par seconde" in said[0]
    (folder / "pages" / "faq.md").write_text("autre chose")
    assert watch.wait(DEADLINE)


def test_polling_that_was_asked_for_says_nothing(folder: Path) -> None:
    said: list[str] = []
    assert isinstance(open_watch([folder], poll=True, say=said.append), PollWatch)
    assert said == []


def test_a_change_without_an_event_turns_to_polling_and_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "HEARTBEAT", 0)
    monkeypatch.setattr(watching, "POLLING", 0.01)
    said: list[str] = []
    watch = CarefulWatch(TestWatch(), PollWatch([folder]), said.append)
    assert not watch.wait(1)
    (folder / "pages" / "faq.md").write_text("en silence")
    assert watch.wait(1)
    assert ["--poll" in sentence for sentence in said] == [True]
    (folder / "pages" / "faq.md").write_text("encore en silence")
    assert watch.wait(DEADLINE)
    assert len(said) == 1


def test_a_change_whose_event_comes_late_is_no_reason_to_poll(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "HEARTBEAT", 0)
    events, said = TestWatch(), list[str]()
    watch = CarefulWatch(events, PollWatch([folder]), said.append)
    (folder / "pages" / "faq.md").write_text("en retard")
    events.meanwhile = [lambda: None, lambda: setattr(events, "stirs", 1)]
    assert watch.wait(1)
    assert not watch.wait(1)
    assert said == []


def test_a_file_put_in_the_trash_is_no_reason_to_poll(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "HEARTBEAT", 0)
    said: list[str] = []
    watch = CarefulWatch(EventWatch([folder]), PollWatch([folder]), said.append)
    quiet(watch)
    (folder / "pages" / "faq.md").rename(tmp_path / "faq.md")
    assert watch.wait(0.01) or watch.wait(DEADLINE)
    watch.close()
    assert said == []


def test_what_stirs_just_as_a_wait_ends_in_vain_is_for_the_next_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(Event):
        def wait(self, timeout: float | None = None) -> bool:
            stirred = super().wait(0)
            self.set()
            return stirred

    watch = EventWatch([folder])
    monkeypatch.setattr(watch, "_stirred", Late())
    assert not watch.wait(0.1)
    assert watch.wait(0.1)
    watch.close()


def test_what_the_library_warns_its_developers_of_is_not_shown(folder: Path) -> None:
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        watch = EventWatch([folder])
        for module in ("watchdog.observers.inotify_c", "elsewhere"):
            warnings.warn_explicit("Callback already exists", RuntimeWarning, "a.py", 1, module=module)
        watch.close()
    assert len(shown) == 1
