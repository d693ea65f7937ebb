"""A build with nothing to do looks at files and stops there; any doubt makes it build as if for the first time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partage_site import cli, stamps, standing
from partage_site.commands import build
from tests.conftest import ROOT, SETTINGS, make_link

HEAVY = {"jinja2", "markdown", "pydantic", "PIL", "icalendar", "yaml", "nh3"}


class Desk:
    """A project in a folder of its own; builds tell how many pages they rendered anew."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        self.write("site.yml", SETTINGS)
        self.write("pages/texte.md", "---\ntitre: Texte\n---\nUn mot.\n")
        self.write("programmes/un.md", "---\nnom: Un\nville: Marseille\n---\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self, *options: str) -> str:
        """What the build says."""
        arguments = ["build", "--today", "2026-11-25", "--content", str(self.root / "content")]
        arguments += ["--output", str(self.root / "public"), "--templates", str(self.root / "templates")]
        arguments += ["--assets", str(ROOT / "assets"), *options]
        assert cli.main(arguments) == 0
        return "".join(self.capsys.readouterr())

    def tree(self) -> dict[str, bytes]:
        folder = self.root / "public"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return Desk(tmp_path, capsys)


@pytest.fixture
def whole_builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One item for each build that went through the pipeline."""
    from partage_site import pipeline

    made: list[int] = []
    real = pipeline.build

    def build(*arguments: object) -> object:
        made.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", build)
    return made


def test_nothing_changed_is_told_as_it_was_and_touches_nothing(desk: Desk, whole_builds: list[int]) -> None:
    first = desk.build()
    before, times = desk.tree(), {path: path.stat().st_mtime_ns for path in (desk.root / "public").rglob("*")}
    second = desk.build()
    assert len(whole_builds) == 1
    assert "Marseille → 13055" in second
    assert [line for line in second.splitlines() if "Site" not in line] == [
        line for line in first.splitlines() if "Site" not in line
    ]
    assert "0 fichier écrit" in second
    assert desk.tree() == before
    assert {path: path.stat().st_mtime_ns for path in (desk.root / "public").rglob("*")} == times


def remove_a_page(desk: Desk) -> None:
    (desk.root / "public" / "index.html").unlink()


def spoil_a_page(desk: Desk) -> None:
    (desk.root / "public" / "index.html").write_text("autre chose")


def spoil_a_page_by_one_sign(desk: Desk) -> None:
    page = desk.root / "public" / "index.html"
    data, seen = page.read_bytes(), page.stat()
    page.write_bytes(data.replace(b"<h1", b"<h2", 1))
    assert page.stat().st_size == seen.st_size
    os.utime(page, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1_000_000))  # clocks of disks are coarse


def spoil_the_marker(desk: Desk) -> None:
    marker = desk.root / "public" / ".partage-site"
    marker.write_text(marker.read_text().replace('"files"', '"files" '))


def put_a_file_beside(desk: Desk) -> None:
    (desk.root / "public" / "programmes" / "notes.txt").write_text("à moi")


def put_a_folder_beside(desk: Desk) -> None:
    (desk.root / "public" / "brouillons").mkdir()


def lead_a_folder_elsewhere(desk: Desk) -> None:
    folder = desk.root / "public" / "programmes"
    folder.rename(desk.root / "ailleurs")
    make_link(folder, desk.root / "ailleurs")


def edit_a_page(desk: Desk) -> None:
    desk.write("pages/texte.md", "---\ntitre: Texte\n---\nUn mit.\n")


def add_a_page(desk: Desk) -> None:
    desk.write("pages/autre.md", "---\ntitre: Autre\n---\n")


def remove_a_source(desk: Desk) -> None:
    (desk.root / "content/pages/texte.md").unlink()


def edit_a_template(desk: Desk) -> None:
    path = desk.root / "templates/page.html"
    path.write_text(path.read_text("utf-8") + "\n<!-- fin -->", "utf-8")


def spoil_the_notes(desk: Desk) -> None:
    for name in ("stamps", "standing"):
        note = desk.root / ".cache" / name
        note.write_bytes(note.read_bytes()[:-3])


@pytest.mark.parametrize(
    "change",
    [remove_a_page, spoil_a_page, spoil_a_page_by_one_sign, spoil_the_marker, edit_a_page, add_a_page, remove_a_source,
     edit_a_template, spoil_the_notes],
)  # fmt: skip
def test_any_change_makes_a_whole_build(desk: Desk, whole_builds: list[int], change: Callable[[Desk], None]) -> None:
    desk.build()
    change(desk)
    desk.build()
    assert len(whole_builds) == 2
    kept = desk.tree()
    shutil.rmtree(desk.root / "public")
    desk.build("--no-cache")
    assert {**desk.tree(), ".partage-site": b""} == {**kept, ".partage-site": b""}


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no folder of this name")
def test_an_empty_folder_that_is_refused_makes_a_whole_build(desk: Desk) -> None:
    desk.build()
    (desk.root / "content/nul").mkdir()
    with pytest.raises(AssertionError):
        desk.build()


@pytest.mark.parametrize("change", [put_a_file_beside, put_a_folder_beside])
@pytest.mark.parametrize("hours", [0, 1], ids=["folders just made", "folders made long ago"])
def test_what_others_put_in_the_output_makes_a_whole_build(
    desk: Desk, whole_builds: list[int], change: Callable[[Desk], None], hours: int
) -> None:
    desk.build()
    age_folders(desk, hours)
    edit_a_page(desk)
    desk.build()
    desk.build()
    assert len(whole_builds) == 2
    change(desk)
    desk.build()
    assert len(whole_builds) == 3


@pytest.mark.parametrize("hours", [0, 1], ids=["just put there", "put there long ago"])
def test_somebodys_file_in_the_output_is_told_at_each_build(desk: Desk, hours: int) -> None:
    desk.build()
    put_a_file_beside(desk)
    age_folders(desk, hours)
    edit_a_page(desk)
    for _ in range(3):
        assert "notes.txt" in desk.build()


@pytest.mark.parametrize("lag", [0, 3600], ids=["this clock", "a disk whose clock is slow"])
def test_what_others_put_there_while_the_site_is_written_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, lag: int
) -> None:
    """The writing of a large site lasts longer than what a disk tells apart."""
    desk.build()
    edit_a_page(desk)
    real = build.keep_standing

    def kept(*arguments: Any) -> None:
        put_a_file_beside(desk)
        minute = 60 * 10**9
        public = desk.root / "public"
        for folder in (public, *(path for path in public.rglob("*") if path.is_dir())):
            then = folder.stat().st_mtime_ns - lag * 10**9 + (minute if folder == public else 0)
            os.utime(folder, ns=(then, then))
        now = time.time_ns()
        with monkeypatch.context() as later:
            later.setattr(standing.time, "time_ns", lambda: now + minute)
            real(*arguments)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(build, "keep_standing", kept)
        desk.build()
    assert "notes.txt" in desk.build()


@pytest.mark.parametrize("name", ["content/pages/texte.md", "templates/page.html"])
def test_what_is_saved_while_the_site_is_made_and_then_put_back_is_seen_by_the_next_build(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from partage_site import pipeline

    desk.build()
    clean = desk.tree()
    file, discover, make = desk.root / name, pipeline.discover, pipeline.make_artifacts
    before = file.read_text("utf-8")

    def saved(*arguments: Any) -> Any:
        file.write_text(before.replace("Un mot.", "Un autre mot.").replace("<h1>", "<h1>Ici "), "utf-8")
        return discover(*arguments)

    def put_back(*arguments: Any) -> Any:
        made = make(*arguments)
        file.write_text(before, "utf-8")
        return made

    desk.write("pages/autre.md", "---\ntitre: Autre\n---\nUn mot.\n")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(pipeline, "discover", saved)
        meanwhile.setattr(pipeline, "make_artifacts", put_back)
        desk.build()
    page = "texte/index.html"
    assert desk.tree()[page] != clean[page]
    desk.build()
    shutil.rmtree(desk.root / ".cache")
    made = desk.tree()
    desk.build()
    assert made == desk.tree()


def test_a_folder_that_a_link_took_the_place_of_makes_a_whole_build(desk: Desk, whole_builds: list[int]) -> None:
    desk.build()
    lead_a_folder_elsewhere(desk)
    with pytest.raises(AssertionError):  # which is refused
        desk.build()
    assert len(whole_builds) == 2


def test_a_folder_in_which_nothing_moved_is_not_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    age_folders(desk, hours=1)
    edit_a_page(desk)
    desk.build()
    listed: set[Path] = set()
    real = os.scandir
    monkeypatch.setattr(standing.os, "scandir", lambda path: listed.add(Path(path)) or real(path))
    desk.build()
    assert desk.root / "public" / "texte" in listed
    assert desk.root / "public" / "programmes" not in listed


def test_folders_that_were_listed_are_not_listed_again(
    desk: Desk, whole_builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    age_folders(desk, hours=1)
    desk.build()
    listed: list[Path] = []
    real = os.scandir
    monkeypatch.setattr(standing.os, "scandir", lambda path: listed.append(Path(path)) or real(path))
    desk.build()
    assert listed
    assert not [folder for folder in listed if desk.root / "public" in (folder, *folder.parents)]
    assert len(whole_builds) == 1


def age_folders(desk: Desk, hours: int) -> None:
    """Makes the folders of the output look as if nothing had moved in them for so long."""
    then = time.time() - 3600 * hours
    for folder in (desk.root / "public", *(desk.root / "public").rglob("*/")):
        if folder.is_dir():
            os.utime(folder, (then, then))


@pytest.mark.parametrize("options", [["--today", "2026-11-26"], ["--drafts"], ["--base-url", "/a/"], ["--no-cache"]])
def test_other_options_make_a_whole_build(desk: Desk, whole_builds: list[int], options: list[str]) -> None:
    desk.build()
    desk.build(*options)
    assert len(whole_builds) == 2


def test_a_file_of_somebody_else_is_told_each_time(desk: Desk, whole_builds: list[int]) -> None:
    desk.build()
    (desk.root / "public" / "a-moi.txt").write_text("à moi")
    assert "a-moi.txt" in desk.build()
    assert "a-moi.txt" in desk.build()
    assert len(whole_builds) == 3


def test_new_times_on_every_file_change_nothing(desk: Desk, whole_builds: list[int]) -> None:
    desk.build()
    for number, path in enumerate(sorted((desk.root / "content").rglob("*.*"))):
        os.utime(path, (1_500_000_000 + number,) * 2)
    desk.build()
    assert len(whole_builds) == 1


def test_files_that_lie_still_are_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "COARSEST", -3600 * 10**9)  # as if all files had been written an hour ago
    desk.build()
    read: list[str] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.append(path.name), real(path))[1])
    desk.build()
    assert sorted(read) == [".partage-site", "stamps", "standing"]


def test_strict_refuses_what_it_refused_before(desk: Desk) -> None:
    desk.write("pages/texte.md", "---\ntitre: Texte\n---\nUn <script>x</script> mot.\n")
    assert "avertissement" in desk.build()
    arguments = ["build", "--strict", "--today", "2026-11-25", "--content", str(desk.root / "content")]
    arguments += ["--output", str(desk.root / "public"), "--templates", str(desk.root / "templates")]
    assert cli.main([*arguments, "--assets", str(ROOT / "assets")]) == 1


def test_a_build_with_nothing_to_do_imports_no_library(desk: Desk) -> None:
    desk.build()
    code = (
        "import sys; from pathlib import Path; from partage_site import cli; cli.ROOT = Path(sys.argv[1])\n"
        "status = cli.main(sys.argv[2:]); print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
        "sys.exit(status)"
    )
    arguments = ["build", "--today", "2026-11-25", "--content", str(desk.root / "content")]
    arguments += ["--output", str(desk.root / "public"), "--templates", str(desk.root / "templates")]
    arguments += ["--assets", str(ROOT / "assets")]
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk.root), *arguments],
        capture_output=True, text=True, check=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    assert "0 fichier écrit" in done.stdout
    assert not HEAVY & set(done.stdout.splitlines()[-1].split())
