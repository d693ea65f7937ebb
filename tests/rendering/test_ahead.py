"""Bodies written by several processes are those that one would have written."""

from __future__ import annotations

import subprocess
import sys

import pytest

from partage_site.cache import Cache
from partage_site.rendering import ahead
from partage_site.rendering.ahead import LEAST, write_ahead
from partage_site.rendering.remembering import remembered_prose, written

TEXTS = [f"## Titre {number}\n\nUn *mot*, « deux » !" for number in range(2 * LEAST)]
ENDLESS = "a" * 60_000


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each worker was given."""
    shares: list[int] = []
    real = ahead._ask

    def ask(texts: list[str]) -> dict[str, bytes]:
        shares.append(len(texts))
        return real(texts)

    monkeypatch.setattr(ahead, "_ask", ask)
    return shares


def test_two_processes_write_what_one_writes(asked: list[int]) -> None:
    assert write_ahead([*TEXTS, ENDLESS], 2, written) == {text: written(text) for text in TEXTS}
    assert asked == [LEAST]


@pytest.mark.parametrize(("count", "jobs"), [(2 * LEAST - 1, 8), (2 * LEAST, 1), (0, 2)])
def test_few_texts_or_one_job_start_no_worker(asked: list[int], count: int, jobs: int) -> None:
    assert write_ahead(TEXTS[:count], jobs, written) == {}
    assert asked == []


def test_a_worker_that_fails_costs_time_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "worker")

    monkeypatch.setattr(subprocess, "run", fail)
    write = remembered_prose(Cache(), TEXTS, 2)
    assert [write(text).plain for text in TEXTS[:3]] == [remembered_prose(Cache())(text).plain for text in TEXTS[:3]]


def test_what_a_worker_says_beside_its_answer_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/echo")
    assert write_ahead(TEXTS, 2, written).keys() == set(TEXTS[::2])


def test_what_is_remembered_is_not_written_ahead(tmp_path: object, asked: list[int]) -> None:
    cache = Cache(tmp_path)  # type: ignore[arg-type]
    write = remembered_prose(cache, TEXTS, 2)
    for text in TEXTS:
        write(text)
    cache.close()
    remembered_prose(Cache(tmp_path), TEXTS, 2)  # type: ignore[arg-type]
    assert asked == [LEAST]
