"""Builds made by hand, folders to edit, and a watch that stirs when it is told to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from partage_site.artifact import Artifact, Blob, LostError
from partage_site.diagnostics import Diagnostic, Location, Report, Severity
from partage_site.pipeline import Build
from partage_site.preview.attempt import Attempt
from partage_site.preview.following import Follower
from partage_site.preview.session import Session, Shown
from partage_site.stamps import Stamps

DEADLINE = 60.0


def eventually(condition: Callable[[], Any]) -> None:
    """Waits until `condition` holds; fails after a long while."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, "never came true"
        time.sleep(0.005)


def problem(severity: Severity = Severity.ERROR, message: str = "Il manque le titre.") -> Diagnostic:
    return Diagnostic(
        severity, "essai", Location("content/pages/faq.md", 3, 1, "titre:", 5), message, "Écrivez un titre."
    )


def made(files: Mapping[str, str | bytes] = {}, problems: Iterable[Diagnostic] = ()) -> Build:
    report = Report()
    report.extend(problems)
    artifacts = tuple(
        Artifact(name, text if isinstance(text, bytes) else text.encode()) for name, text in files.items()
    )
    return Build(artifacts, (), report, None)


def shown_of(files: Mapping[str, str | bytes] = {}, problems: Iterable[Diagnostic] = ()) -> Shown:
    session = Session()
    session.take(attempt_of(files, problems))
    return session.shown


def attempt_of(files: Mapping[str, str | bytes] = {}, problems: Iterable[Diagnostic] = ()) -> Attempt:
    built = made(files, problems)
    return Attempt(built.artifacts, tuple(built.report), built.report.refuses())


def lost(name: str) -> Artifact:
    """A file whose bytes went with the cache and cannot be made again."""

    def read() -> bytes:
        raise LostError

    return Artifact(name, Blob("0" * 40, 1, read))


class TestWatch:
    """Stirs as often as it was told to; `meanwhile` is done, one a wait, while the follower waits."""

    __test__ = False

    def __init__(self) -> None:
        self.stirs = 0
        self.waits = 0
        self.meanwhile: list[Callable[[], object]] = []

    def wait(self, seconds: float) -> bool:
        self.waits += 1
        if self.meanwhile:
            self.meanwhile.pop(0)()
        stirred, self.stirs = self.stirs > 0, max(self.stirs - 1, 0)
        return stirred

    def close(self) -> None:
        pass


class Desk:
    """A folder that someone edits while a follower, not yet started, previews what `build` makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session()
        self.watch = TestWatch()
        self.builds = 0
        self.told: list[Attempt] = []
        self.build: Callable[[], Build] = self.echo
        known = Stamps()
        self.follower = Follower(self.session, [folder], self.watch, self._counted, self.told.append, lambda: known)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.watch.stirs += 1

    def echo(self) -> Build:
        """A site whose pages are the files of the folder; a file that says `faute` is an error."""
        files = {path.name: path.read_bytes() for path in sorted(self.folder.rglob("*.md"))}
        return made(files, [problem(message=name) for name, data in files.items() if data == b"faute"])

    def served(self, name: str) -> bytes | None:
        artifact = self.session.shown.files.get(name)
        return artifact.data if artifact else None

    def _counted(self) -> Build:
        self.builds += 1
        return self.build()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with one page, built once."""
    folder = tmp_path / "content"
    made_desk = Desk(folder)
    made_desk.write("un.md", "un")
    made_desk.watch.stirs = 0
    made_desk.follower.catch_up()
    made_desk.builds = 0
    made_desk.told.clear()
    return made_desk
