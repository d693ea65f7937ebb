"""Bodies written by several processes are those that one would have written."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from partage_site.cache import Cache
from partage_site.models.kinds import SETTINGS
from partage_site.rendering import ahead
from partage_site.rendering.ahead import LEAST, Ahead
from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.prose import write_prose
from partage_site.rendering.remembering import ProseWriter
from partage_site.sources.loading import Entry
from partage_site.sources.recalling import SourceChangedError

pytestmark = pytest.mark.slow  # each starts processes

TEXTS = [f"## Titre {number}\n\nUn *mot*, « deux » !" for number in range(2 * LEAST)]
ENDLESS = "a" * 60_000


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Ahead]:
    """One item for each worker that was started."""
    found: list[Ahead] = []
    real = Ahead._employ

    def employ(self: Ahead) -> None:
        found.append(self)
        real(self)

    monkeypatch.setattr(Ahead, "_employ", employ)
    return found


def _digest(text: str) -> bytes:
    return Cache().key("prose", text.encode())


def _expect(together: Ahead, text: str) -> None:
    together.expect(_digest(text), partial(str, text))


def _writing(jobs: int) -> tuple[Ahead, dict[bytes, bytes]]:
    """Texts expected by so many, and what was made of them."""
    made: dict[bytes, bytes] = {}
    return Ahead(jobs, made.__setitem__), made


def _entry(text: str) -> Entry[Any]:
    """An entry of this body."""
    read = partial(SimpleNamespace, body=text)
    return Entry(SETTINGS, "a", None, None, "", "", 1, read)  # type: ignore[arg-type]


def _all_written(together: Ahead) -> None:
    """Waits until the workers of `together` have nothing left to do."""
    with together._changed:
        assert together._changed.wait_for(lambda: not together._waiting and not together._in_hand, 60)


def test_a_worker_writes_what_this_process_would_write(started: list[Ahead]) -> None:
    together, made = _writing(2)
    with together:
        for text in [*TEXTS, ENDLESS]:
            _expect(together, text)
        _all_written(together)
    # What cannot be laid out is told by whoever asks for it.
    assert made == {_digest(text): write_prose(text).as_json() for text in TEXTS}
    assert len(started) == 1


def test_texts_that_fill_every_pipe_are_written_too() -> None:
    long = [f"{number} " + ("mot " * 100 + "\n\n") * 60 for number in range(LEAST)]
    together, made = _writing(2)
    for text in long:
        _expect(together, text)
    _all_written(together)  # were it not so, leaving would wait for ever
    with together:
        assert made.keys() == set(map(_digest, long))


def test_whoever_would_wait_for_a_text_writes_others_the_last_first() -> None:
    first, second, third = TEXTS[:3]
    together, made = _writing(1)
    for text in (first, second, third):
        _expect(together, text)
    in_hand = {_digest(first): together._waiting.pop(_digest(first))}
    together._in_hand.update(in_hand)
    written: list[str] = []

    def write(text: str) -> bytes | None:
        written.append(text)
        if text == second:  # meanwhile the worker ends
            together._answer(in_hand, ["ce qu’un autre en a fait"])
            return None  # as of a text that cannot be laid out
        return text.encode()

    together.take(_digest(first), write)
    assert written == [third, second]
    assert made == {_digest(first): "ce qu’un autre en a fait".encode(), _digest(third): third.encode()}


@pytest.mark.parametrize(("count", "jobs"), [(LEAST - 1, 8), (LEAST, 1), (0, 2)])
def test_few_texts_or_one_job_start_no_worker(started: list[Ahead], count: int, jobs: int) -> None:
    together, made = _writing(jobs)
    with together:
        for text in TEXTS[:count]:
            _expect(together, text)
            together.take(_digest(text))
    assert not started
    assert not made


def test_workers_are_as_many_as_the_jobs_and_the_texts_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Ahead] = []

    def employ(self: Ahead) -> None:  # a worker that writes nothing
        started.append(self)

    monkeypatch.setattr(Ahead, "_employ", employ)
    for jobs, count, workers in ((3, 2 * LEAST, 2), (8, 2 * LEAST, 2), (8, 2 * LEAST - 1, 1)):
        started.clear()
        with _writing(jobs)[0] as together:
            for text in TEXTS[:count]:
                _expect(together, text)
        assert len(started) == workers, (jobs, count)


def test_each_text_is_written_once_by_whoever_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    here: list[str] = []
    monkeypatch.setattr(
        "partage_site.rendering.remembering.write_prose", lambda text: here.append(text) or write_prose(text)
    )
    by_workers: list[str] = []
    answer = Ahead._answer
    monkeypatch.setattr(
        Ahead, "_answer", lambda self, batch, made: by_workers.extend(batch) or answer(self, batch, made)
    )
    with ProseWriter(Cache(), 2) as write:
        for text in TEXTS:
            write.expect(_entry(text))
        assert [write(text) for text in reversed(TEXTS)] == [write_prose(text) for text in reversed(TEXTS)]
    assert sorted([*map(_digest, here), *by_workers]) == sorted(map(_digest, TEXTS))
    assert here


def test_what_was_written_is_kept_at_once(tmp_path: Path) -> None:
    with closing(Cache(tmp_path)) as cache, ProseWriter(cache, 2) as write:
        for text in TEXTS:
            write.expect(_entry(text))
        _all_written(write._ahead)
        assert all(cache.holds(cache.key("prose", text.encode())) for text in TEXTS)
        assert [write(text) for text in TEXTS] == [write_prose(text) for text in TEXTS]
        assert cache.made["prose"] == len(TEXTS)


def test_few_documents_are_held_until_their_page_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partage_site.rendering.remembering._HELD", 10)
    entries = [_entry(text) for text in TEXTS]
    with ProseWriter(Cache(), 2) as write:
        for entry in entries:
            write.expect(entry)
        _all_written(write._ahead)
        assert [write(entry.document.body) for entry in entries[:2]] == [write_prose(text) for text in TEXTS[:2]]
    assert ["document" in entry.__dict__ for entry in entries] == [True] * 10 + [False] * (len(TEXTS) - 10)


def test_a_file_that_changed_before_a_worker_read_it_is_left_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    together, made = _writing(2)

    def read() -> str:
        raise SourceChangedError("content/pages/a.md")

    with together:
        together.expect(_digest(TEXTS[0]), read)
        for text in TEXTS[1:]:
            _expect(together, text)
        for worker in together._workers:
            worker.join(60)
        together.take(_digest(TEXTS[0]))  # were it still in hand, this would wait for ever
    assert _digest(TEXTS[0]) not in made


def test_a_worker_that_cannot_start_costs_time_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    _writes_all()


def test_what_a_worker_says_beside_its_answer_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/echo")
    _writes_all()


@pytest.mark.parametrize("said", ["", "[]", "1", "[1, 2, 3, 4]", '["a"]'])
def test_a_worker_that_ends_half_way_costs_time_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str
) -> None:
    package = tmp_path / "partage_site" / "rendering"
    package.mkdir(parents=True)
    called = tmp_path / "called"
    code = f"import sys; sys.stdin.readline(); print({said!r}, flush=True); open({str(called)!r}, 'w').close()"
    (package / "writing_worker.py").write_text(code, "utf-8")
    monkeypatch.setattr(ahead, "_PACKAGE", tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    _writes_all()
    assert called.exists()


def test_a_worker_takes_nothing_from_the_folder_where_the_command_was_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("open('run', 'w').close()", "utf-8")
    monkeypatch.chdir(tmp_path)
    together, made = _writing(2)
    with together:
        for text in TEXTS:
            _expect(together, text)
        _all_written(together)
    assert made[_digest(TEXTS[0])] == write_prose(TEXTS[0]).as_json()
    assert [path.name for path in tmp_path.iterdir()] == ["json.py"]


def _writes_all() -> None:
    """All is written although the worker, left alone until it ended, wrote nothing."""
    with ProseWriter(Cache(), 2) as write:
        for text in TEXTS:
            write.expect(_entry(text))
        for worker in write._ahead._workers:
            worker.join(60)
            assert not worker.is_alive()
        assert [write(text).plain for text in TEXTS] == [write_prose(text).plain for text in TEXTS]


def test_a_build_that_gives_up_leaves_no_worker_behind() -> None:
    together, _ = _writing(2)
    with pytest.raises(UnreadableProse), together:
        for text in TEXTS:
            _expect(together, text)
        write_prose(ENDLESS)
    assert together._workers
    assert not any(worker.is_alive() for worker in together._workers)


def test_what_is_remembered_is_not_written_ahead(tmp_path: Path, started: list[Ahead]) -> None:
    for _ in range(2):
        with closing(Cache(tmp_path)) as cache, ProseWriter(cache, 2) as write:
            for text in TEXTS:
                write.expect(_entry(text))
                write(text)
    with ProseWriter(Cache(tmp_path), 2) as write:
        for text in TEXTS:
            write.expect(_entry(text))
    assert not started
