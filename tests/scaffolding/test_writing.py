"""Files written together are all there, or none is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage_site.scaffolding.writing import write_together


def test_new_and_old_files_are_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_together({tmp_path / "a": b"1", tmp_path / "new" / "b": b"2"}, os.replace)
    assert {p.name: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == {"a": b"1", "b": b"2"}


def test_a_failure_puts_everything_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def move(source: Path, target: Path) -> None:
        if target.name == "c":
            raise OSError(28, "disque plein")
        source.replace(target)

    with pytest.raises(OSError, match="disque plein"):
        write_together({tmp_path / name: b"new" for name in "abc"}, move)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}
