"""A project in a temporary folder, sites as dicts, and a disk that fails when told to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from partage_site.artifact import Artifact
from partage_site.project import Project
from partage_site.publishing import Publication, disk, publish

Site = Mapping[str, bytes]
Fault = Callable[[int], BaseException | None]


class Killed(BaseException):
    """What a killed process would never see."""


CHANGING = frozenset({"write", "fsync", "replace", "unlink", "mkdir", "rmdir", "link", "chmod", "open"})


class FailingOs:
    """The `os` module, where `fault(n)` says what is raised by the n-th operation that changes the disk."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.log: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CHANGING:
            return real

        def operation(*args: Any, **options: Any) -> Any:
            self.log.append(name)
            if (error := self.fault(len(self.log))) is not None:
                if name == "write" and isinstance(error, OSError):
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise error
            return real(*args, **options)

        return operation


class Workshop:
    """A project whose sites are dicts from path to bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "public"
        for name in ("content", "templates", "assets"):
            (root / name).mkdir(parents=True)
        self.project = Project(
            root=root,
            content=root / "content",
            templates=root / "templates",
            assets=root / "assets",
            output=self.output,
            cache=root / ".cache",
            today=date(2026, 11, 25),
        )

    def publish(self, site: Site) -> Publication:
        return publish([Artifact(path, data) for path, data in site.items()], self.project)

    def publish_failing(self, site: Site, fault: Fault) -> tuple[BaseException | None, list[str]]:
        """The exception that came out, if any, and the operations that were tried."""
        failing = FailingOs(fault)
        with mock.patch.object(disk, "os", failing):
            try:
                self.publish(site)
            except (Exception, Killed) as raised:
                return raised, failing.log
        return None, failing.log

    def operations(self, site: Site) -> list[str]:
        """The operations that publishing `site` takes when none fails."""
        return self.publish_failing(site, lambda number: None)[1]

    def tree(self) -> dict[str, bytes | None]:
        """All that lies in the output; None for a folder."""
        return {
            path.relative_to(self.output).as_posix(): None if path.is_dir() else path.read_bytes()
            for path in sorted(self.output.rglob("*"))
        }

    def beside(self) -> set[str]:
        """The names beside the output."""
        return {path.name for path in self.root.iterdir()} - {"content", "templates", "assets", "public"}


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the current: flushing is counted and made to fail, but costs nothing."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "projet")


@pytest.fixture
def make_workshop(tmp_path: Path) -> Iterator[Callable[[], Workshop]]:
    """A new project at each call."""
    numbers = iter(range(1_000_000))
    yield lambda: Workshop(tmp_path / f"projet-{next(numbers)}")


@pytest.fixture(scope="session")
def workshop_at() -> Callable[[Path], Workshop]:
    """A project in the folder that is given."""
    return Workshop


@pytest.fixture(scope="session")
def killed() -> type[BaseException]:
    return Killed
