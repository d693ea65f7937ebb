"""Files are read where they may have changed, and only there; the digest is always that of the bytes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from partage_site.artifact import digest_of
from partage_site.stamps import Stamps, stamps_from

LONG_AGO = 1_600_000_000_000_000_000


def later(stamps: Stamps) -> Stamps:
    """The stamps of the next run, begun when every file had been lying for an hour."""
    known = stamps_from(stamps.as_bytes())
    known.taken += 3600 * 10**9
    return known


def test_a_file_is_read_once_as_long_as_nobody_touches_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    first = Stamps()
    assert first.digest(str(file)) == digest_of(b"one")
    second = later(first)
    assert second.digest(str(file)) == digest_of(b"one")
    assert (first.read, second.read) == (1, 0)


@pytest.mark.parametrize("data", [b"two", b"longer"])
def test_a_file_that_was_written_is_read_again(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    first = Stamps()
    first.digest(str(file))
    file.write_bytes(data)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    second = later(first)
    assert second.digest(str(file)) == digest_of(data)
    assert second.read == 1


def test_new_times_cost_a_reading_and_change_no_digest(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    first = Stamps()
    first.digest(str(file))
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    second = later(first)
    assert (second.digest(str(file)), second.read) == (digest_of(b"one"), 1)


def test_a_file_written_just_before_the_last_look_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    first = Stamps()
    first.digest(str(file))
    second = stamps_from(first.as_bytes())
    assert (second.digest(str(file)), second.read) == (digest_of(b"one"), 1)


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    first = Stamps()
    first.digest(str(file))
    assert later(later(first)).known == {}


@pytest.mark.parametrize("noise", [b"", b"null", b"[1]", b"[1,[2]]", b'[1,{"a":3}]', b"\xff"])
def test_noise_is_no_knowledge(noise: bytes) -> None:
    assert stamps_from(noise).known == {}


def test_a_file_that_cannot_be_read_any_more_is_not_known_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    stamps = Stamps()
    stamps.digest(str(file))
    file.unlink()
    file.mkdir()
    with pytest.raises(OSError, match=re.escape(str(file))):
        stamps.digest(str(file))
    stamps.steady = True
    with pytest.raises(OSError, match=re.escape(str(file))):
        stamps.first(str(file))
