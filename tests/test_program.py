"""What the program is: each of its files tells it apart, however deep, but for what Python makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage_site import program
from partage_site.program import program_version
from partage_site.stamps import Stamps


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of a few files, taken for this one."""
    for name in ("program.py", "pages/home.py", "geography/data/towns.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"1")
    monkeypatch.setattr(program, "__file__", str(tmp_path / "program.py"))
    return tmp_path


@pytest.mark.parametrize("name", ["program.py", "pages/home.py", "geography/data/towns.json", "pages/new.py"])
def test_another_byte_or_another_file_is_another_program(package: Path, name: str) -> None:
    before = program_version(Stamps())
    (package / name).write_bytes(b"2")
    assert program_version(Stamps()) != before


def test_what_python_makes_of_the_program_is_no_part_of_it(package: Path) -> None:
    before = program_version(Stamps())
    (package / "pages" / "__pycache__").mkdir()
    (package / "pages" / "__pycache__" / "home.cpython-313.pyc").write_bytes(b"1")
    assert program_version(Stamps()) == before


def test_another_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    told = program._libraries()
    assert any(name.startswith("pydantic-") for name in told)
    before = program_version(Stamps())
    monkeypatch.setattr(program, "_libraries", lambda: [*told, "new-1.0.dist-info"])
    assert program_version(Stamps()) != before
