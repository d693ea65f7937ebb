"""The whole of a build on a disk that fails at every operation in turn: the old site or the new one, whole.

The cache, the stage and the output are under the failing disk, and so are the sources. What users wrote stays, and the
next build mends everything without a word from them.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site import cli
from tests.conftest import SETTINGS
from tests.failing_disk import CHANGING, OPERATIONS, Fault, failing_disk

pytestmark = pytest.mark.slow  # each builds again and again

ROOT = Path(__file__).resolve().parent.parent
ERRORS = {
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "denied": PermissionError(errno.EACCES, "Permission denied"),
    "broken": OSError(errno.EIO, "Input/output error"),
    "read-only": OSError(errno.EROFS, "Read-only file system"),
}
Tree = dict[str, bytes]


def content_of(version: int) -> dict[str, str]:
    """A small site; its pages, its files and what it removes differ between versions."""
    return {
        "site.yml": SETTINGS,
        "pages/texte.md": f"---\ntitre: Texte {version}\n---\nVersion {version}.\n",
        "programmes/un.md": f"---\nnom: Un\nville: Marseille\naccroche: Version {version}\n---\n",
        "programmes/deux.md": "---\nnom: Deux\nville: Lille\n---\n",
        f"evenements/rencontre-{version}.md": "---\ntitre: Rencontre\ndebut: 2026-12-01\n---\n",
    }


class Desk:
    """A user's folder: content, the output with a file of the user's own, the cache; builds run in this process."""

    def __init__(self, root: Path, *, own_sources: bool = False) -> None:
        self.root = root
        for name in ("templates", "assets"):
            if own_sources:
                shutil.copytree(ROOT / name, root / name)
            else:
                (root / name).mkdir(parents=True)
        folders = root if own_sources else ROOT
        self.arguments = ["build", "-q", "--today", "2026-11-25", "--content", str(root / "content")]
        self.arguments += ["--output", str(root / "public"), "--templates", str(folders / "templates")]
        self.arguments += ["--assets", str(folders / "assets")]

    def write(self, version: int) -> None:
        shutil.rmtree(self.root / "content", ignore_errors=True)
        for name, text in content_of(version).items():
            path = self.root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def build(self) -> int:
        return cli.main(self.arguments)

    def tree(self, name: str = "public") -> Tree:
        folder = self.root / name
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    def left_over(self) -> set[str]:
        return {path.name for path in self.root.iterdir()} - {"content", "templates", "assets", "public", ".cache"}


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Tree, Tree]:
    """A desk where the old site is published and the new one is written, with the trees of both."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)
    return prepared(tmp_path / "bureau", monkeypatch)


def prepared(root: Path, monkeypatch: pytest.MonkeyPatch, *, own_sources: bool = False) -> tuple[Desk, Tree, Tree]:
    monkeypatch.setattr(cli, "ROOT", root)
    desk = Desk(root, own_sources=own_sources)
    desk.write(1)
    assert desk.build() == 0
    (root / "public" / "a-moi.txt").write_text("Ne pas toucher", "utf-8")
    old = desk.tree()
    shutil.copytree(root / "public", root.parent / "old")
    desk.write(2)
    shutil.rmtree(root / ".cache")
    assert desk.build() == 0
    new = desk.tree()
    assert old != new
    put_back(desk)
    return desk, old, new


def put_back(desk: Desk) -> None:
    """The desk as it was before the build that will fail, the cache cold."""
    shutil.rmtree(desk.root / "public", ignore_errors=True)
    shutil.copytree(desk.root.parent / "old", desk.root / "public")
    shutil.rmtree(desk.root / ".cache", ignore_errors=True)


def operations_of(desk: Desk, operations: frozenset[str] = CHANGING) -> int:
    with failing_disk(desk.root, lambda *_: None, operations) as disk:
        assert desk.build() == 0
    put_back(desk)
    return disk.count


def once(number: int, error: BaseException) -> Fault:
    return lambda count, name, path: error if count == number else None


def from_then_on(number: int, error: BaseException) -> Fault:
    return lambda count, name, path: error if count >= number else None


def check_each_fault(
    sites: tuple[Desk, Tree, Tree],
    fault: Callable[[int], Fault],
    numbers: range,
    capsys: pytest.CaptureFixture[str],
    operations: frozenset[str] = CHANGING,
) -> Counter[str]:
    """Builds under `fault(n)` for each n, then without: old or new, whole, told in a sentence, mended afterwards."""
    desk, old, new = sites
    sources = desk.tree("content")
    counted: Counter[str] = Counter()
    for number in numbers:
        put_back(desk)
        with failing_disk(desk.root, fault(number), operations):
            status = desk.build()
        told = capsys.readouterr().err
        found = desk.tree()
        assert status in {0, 1, 2, 130}, (number, told)
        assert "Traceback" not in told
        assert desk.tree("content") == sources, number
        if status == 0:
            assert found == new, number
        elif status == 130:
            assert found in (old, new), (number, told)
        else:
            assert "erreur" in told
            assert found == old or ("intact" not in told and is_mixed(found, old, new)), (number, status, told)
        assert desk.build() == 0, (number, capsys.readouterr().err)
        capsys.readouterr()
        assert desk.tree() == new, number
        assert desk.left_over() == set(), number
        counted.update({"injected disk faults": 1, f"of them told (status {status})": 1})
    return counted


def is_mixed(found: Tree, old: Tree, new: Tree) -> bool:
    """Whether every file is whole, of the old site or of the new one."""
    return all(data in (old.get(path), new.get(path)) for path, data in found.items() if path != ".partage-site")


LONG = [pytest.mark.long, pytest.mark.timeout(2400)]


@pytest.mark.parametrize(
    ("error", "stride"),
    [("full", 29), *(pytest.param(error, 1 if error == "full" else 3, marks=LONG) for error in ERRORS)],
)
def test_one_failed_operation_anywhere_leaves_the_old_site_or_gives_the_new_one(
    sites: tuple[Desk, Tree, Tree], capsys: pytest.CaptureFixture[str], count: Counter[str], error: str, stride: int
) -> None:
    numbers = range(1 + stride // 2, operations_of(sites[0]) + 1, stride)
    capsys.readouterr()
    count.update(check_each_fault(sites, lambda number: once(number, ERRORS[error]), numbers, capsys))
    assert count["injected disk faults"] == len(numbers) > 8


@pytest.mark.parametrize(
    ("error", "stride"),
    [("full", 37), *(pytest.param(error, 1 if error == "full" else 3, marks=LONG) for error in ERRORS)],
)
def test_a_disk_that_fails_for_good_leaves_whole_files_and_the_next_build_mends_them(
    sites: tuple[Desk, Tree, Tree], capsys: pytest.CaptureFixture[str], count: Counter[str], error: str, stride: int
) -> None:
    numbers = range(1 + stride // 2, operations_of(sites[0]) + 1, stride)
    capsys.readouterr()
    count.update(check_each_fault(sites, lambda number: from_then_on(number, ERRORS[error]), numbers, capsys))
    assert count["injected disk faults"] == len(numbers) > 5


@pytest.mark.parametrize("stride", [41, pytest.param(1, marks=LONG)])
def test_ctrl_c_at_any_operation_leaves_the_old_site(
    sites: tuple[Desk, Tree, Tree], capsys: pytest.CaptureFixture[str], count: Counter[str], stride: int
) -> None:
    numbers = range(1 + stride // 2, operations_of(sites[0]) + 1, stride)
    capsys.readouterr()
    counted = check_each_fault(sites, lambda number: once(number, KeyboardInterrupt()), numbers, capsys)
    count.update({"Ctrl-C": counted["injected disk faults"]})
    assert counted["of them told (status 130)"]


@pytest.mark.parametrize("stride", [331, pytest.param(1, marks=LONG)])
def test_what_cannot_be_read_is_told_and_the_old_site_stands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    count: Counter[str],
    stride: int,
) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    sites = prepared(tmp_path / "bureau", monkeypatch, own_sources=True)
    every = frozenset(OPERATIONS)
    operations = operations_of(sites[0], every)
    numbers = range(1 + stride // 2, operations + 1, stride)
    capsys.readouterr()
    count.update(check_each_fault(sites, lambda n: once(n, ERRORS["broken"]), numbers, capsys, every))
    assert operations > 1000
    assert count["injected disk faults"] == len(numbers) > 2


@pytest.mark.parametrize("folder", [".cache", "public"])
def test_a_read_only_folder_costs_time_or_is_told(
    sites: tuple[Desk, Tree, Tree], capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    desk, old, new = sites
    locked = str(desk.root / folder)

    def fault(_: int, name: str, path: str) -> BaseException | None:
        return ERRORS["read-only"] if path.startswith(locked) and name not in {"open"} else None

    with failing_disk(desk.root, fault):
        status = desk.build()
    assert (status, desk.tree()) == ((0, new) if folder == ".cache" else (2, old))
    assert desk.build() == 0
    assert desk.tree() == new


CHILD = "import sys; from pathlib import Path; from partage_site import cli; cli.ROOT = Path(sys.argv[1])\n"
CHILD += "sys.exit(cli.main(sys.argv[2:]))"


def started(desk: Desk) -> subprocess.Popen[bytes]:
    """A build of `desk` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(desk.root), *desk.arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_a_build_stopped_at_a_random_moment_is_mended_by_the_next(
    sites: tuple[Desk, Tree, Tree], count: Counter[str], name: str
) -> None:
    desk, old, new = sites
    sign = signal.Signals[name]
    sources = desk.tree("content")
    chance = random.Random(sign)
    begun = time.monotonic()
    with started(desk) as process:
        process.communicate()
    whole = time.monotonic() - begun
    for number in range(60):
        put_back(desk)
        process = started(desk)
        try:
            process.wait(chance.uniform(0, whole * 1.1))
        except subprocess.TimeoutExpired:
            process.send_signal(sign)
        _, told = process.communicate()
        assert b"Traceback" not in told or sign is signal.SIGINT, told
        assert is_mixed(desk.tree(), old, new), number
        assert (desk.root / "public" / "a-moi.txt").read_text("utf-8") == "Ne pas toucher"
        assert desk.tree("content") == sources
        if name != "SIGKILL" and process.returncode not in {0, -sign}:
            assert desk.tree() in (old, new)
        assert desk.build() == 0
        assert desk.tree() == new, number
        assert desk.left_over() == set()
        count.update({f"stopped by {sign.name}": process.returncode != 0, "random moments": 1})


@pytest.mark.parametrize("rounds", [1, pytest.param(25, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
def test_two_builds_at_once_give_one_whole_site(
    sites: tuple[Desk, Tree, Tree], count: Counter[str], rounds: int
) -> None:
    desk, _, new = sites
    for _ in range(rounds):
        put_back(desk)
        both = [started(desk), started(desk)]
        told = [process.communicate()[1].decode() for process in both]
        assert {process.returncode for process in both} <= {0, 2}, told
        assert 0 in {process.returncode for process in both}, told
        assert all(
            "Une autre construction" in each for each, process in zip(told, both, strict=True) if process.returncode
        )
        assert desk.tree() == new
        count["pairs of builds at once"] += 1
