"""What every test may use: a project written from a dict into a temporary folder, its build, and counts of tries."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn

import pytest
from hypothesis import settings
from jinja2.sandbox import ImmutableSandboxedEnvironment

from partage_site.diagnostics import Diagnostic
from partage_site.pipeline import Build, build
from partage_site.project import Project

# No machine is so slow that a property no longer holds.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Where CI runs everything, every name and every link can be made.
_MAKES_ALL = bool(os.environ.get("CI")) and sys.platform == "linux"

ROOT = Path(__file__).resolve().parent.parent
WITH_CARDS = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: contact@exemple.fr\n"
SETTINGS = f"{WITH_CARDS}cartes_de_partage: non\n"  # what shares draws as many pictures as a site has pages
TODAY = date(2026, 11, 25)

Files = Mapping[str, str | bytes]
MakeProject = Callable[..., Project]
MakeBuild = Callable[..., Build]


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Keeps the code of templates from test to test: it depends on a template's text and name alone, and took three
    quarters of the build of a small site.
    """
    compile_template, known = ImmutableSandboxedEnvironment.compile, dict[tuple[str, str], CodeType]()

    def compiled(environment: ImmutableSandboxedEnvironment, source: str, name: str, filename: str) -> CodeType:
        if (source, name) not in known:
            known[source, name] = compile_template(environment, source, name, filename)
        return known[source, name].replace(co_filename=filename)  # by which Jinja tells where a template fails

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ImmutableSandboxedEnvironment, "compile", compiled)
        yield


def missing(what: str) -> NoReturn:
    """Skips the test for want of `what`, saying so, and fails it in CI, where `.ci/run` installs everything."""
    assert not os.environ.get("CI"), f"{what} is needed (.ci/run installs it)"
    pytest.skip(f"{what} is missing: NOTHING OF IT WAS TRIED")


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Writes files into a temporary content folder and gives the project; the templates are the real ones."""

    def make(files: Files = {}, **options: Any) -> Project:  # noqa: B006  read only
        content = tmp_path / "content"
        for name, text in {"site.yml": SETTINGS, **files}.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        defaults: dict[str, Any] = {
            "root": tmp_path,
            "content": content,
            "templates": ROOT / "templates",
            "assets": ROOT / "assets",
            "output": tmp_path / "public",
            "cache": tmp_path / ".cache",
            "today": TODAY,
            "use_cache": False,
        }
        return Project(**(defaults | options))

    return make


@pytest.fixture
def built(project: MakeProject) -> MakeBuild:
    """Builds a site from files, in memory."""

    def make(files: Files = {}, **options: Any) -> Build:  # noqa: B006  read only
        return build(project(files, **options))

    return make


@pytest.fixture
def png() -> bytes:
    """A small picture."""
    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Iterator[Counter[str]]:
    """What a test tried, by name; the sums over all tests are shown at the end of the run."""
    counted: Counter[str] = Counter()
    yield counted
    request.node.user_properties.extend(counted.items())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Shows what the tests counted."""
    total: Counter[str] = Counter()
    for report in terminalreporter.getreports(""):
        if report.when == "teardown":
            total.update(dict(report.user_properties))
    for name, number in sorted(total.items()):
        terminalreporter.write_line(f"tried: {number} {name}")


def write_named(path: Path, data: bytes = b"") -> None:
    """Writes a file under a name that some systems cannot make: there, the test is skipped."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if data or not path.exists():
            path.write_bytes(data)
    if not any(made.name == path.name for made in path.parent.glob("*")):
        assert not _MAKES_ALL, path
        pytest.skip("this system makes no such name")


def make_link(path: Path, target: Path | str) -> None:
    """Makes a symbolic link, which Windows allows to few: where that cannot be, the test is skipped."""
    with suppress(OSError):
        path.symlink_to(target, target_is_directory=(path.parent / target).is_dir())
    if not path.is_symlink():
        assert not _MAKES_ALL, path
        pytest.skip("this system makes no links")


def problems(made: Build, code: str = "") -> list[Diagnostic]:
    """The problems of a build in their order, those of one code if it is named."""
    return [problem for problem in made.report if not code or problem.code == code]


def text_of(made: Build, path: str) -> str:
    """A file of the output as text."""
    return next(artifact.data for artifact in made.artifacts if artifact.path == path).decode()
