"""Which folders may be an output: empty or ours, and holding nothing that anybody would miss."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from partage_site.diagnostics import Refusal
from partage_site.project import Project
from partage_site.publishing.disk import look
from partage_site.publishing.journal import PublishingError
from partage_site.publishing.manifest import read_manifest
from partage_site.publishing.paths import MARKER
from partage_site.stamps import is_link
from partage_site.wording import publishing as wording

_PROGRAM = Path(__file__).parents[1]
_REPOSITORIES = (".git", ".hg", ".svn")


def refuse_unsafe_output(project: Project) -> None:
    """Raises Refusal when the output could hold something else than this site; writes nothing.

    Nothing is refused for lying under the project's root, nor under a link higher up. Raises PublishingError when
    the folder cannot be looked at.
    """
    try:
        _refuse_unsafe(project)
    except OSError as error:
        raise PublishingError(*wording.disk_failure(error, project.output)) from error


def _refuse_unsafe(project: Project) -> None:
    output = project.output.resolve()
    if project.output.is_symlink():
        raise Refusal(*wording.output_is_link(project.output, output))
    if output == output.parent or os.path.ismount(output):
        raise Refusal(*wording.output_is_root(output))
    for home in _homes():
        if _within(home, output):
            raise Refusal(*wording.output_holds_home(output, home))
    _refuse_repository(output)
    for source in (project.content, project.templates, project.assets, _PROGRAM, project.cache):
        _refuse_near(output, source.resolve())
    if _within(project.root.resolve(), output):
        raise Refusal(*wording.output_holds_source(output, project.root.resolve()))
    _refuse_occupied(output)


def _homes() -> Iterator[Path]:
    with suppress(RuntimeError):
        yield Path.home().resolve()
    if sys.platform != "win32":
        import pwd

        # A scheduled task or `sudo` may run with another HOME, or none; a container with a user of no name.
        with suppress(KeyError):
            yield Path(pwd.getpwuid(os.getuid()).pw_dir).resolve()


def _refuse_repository(output: Path) -> None:
    for name in _REPOSITORIES:
        if os.path.lexists(output / name):
            raise Refusal(*wording.output_is_repository(output, output / name))
    for folder in (output, *output.parents):
        if folder.name in _REPOSITORIES:
            raise Refusal(*wording.output_is_repository(output, folder))


def _refuse_near(output: Path, source: Path) -> None:
    inside, holds = _within(output, source), _within(source, output)
    if inside and holds:
        raise Refusal(*wording.output_is_source(output, source))
    if holds:
        raise Refusal(*wording.output_holds_source(output, source))
    if inside:
        raise Refusal(*wording.output_inside_source(output, source))


def _within(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or lies inside it, also where case does not tell names apart."""
    chain = (inner, *inner.parents)
    if outer in chain:
        return True
    seen = look(outer)
    return seen is not None and any(os.path.samestat(seen, folder) for folder in map(look, chain) if folder is not None)


def _refuse_occupied(output: Path) -> None:
    seen = look(output)
    if seen is None:
        return
    if is_link(seen):
        raise Refusal(*wording.output_is_link(output, output.resolve()))
    if not stat.S_ISDIR(seen.st_mode):
        raise Refusal(*wording.output_is_file(output))
    if read_manifest(output) is None and (found := min((entry.name for entry in output.iterdir()), default="")):
        raise Refusal(*wording.output_not_ours(output, found, MARKER))
