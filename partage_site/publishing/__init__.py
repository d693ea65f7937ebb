"""Puts a site in its folder: staged beside it, then committed by a journal, so that it is old or new, never torn.

After any failure the site published before stands, byte for byte. After a kill inside the last renames, pages of
both may stand side by side, each whole, until the next publication finishes the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from partage_site.artifact import Artifact
from partage_site.diagnostics import Refusal
from partage_site.project import Project
from partage_site.publishing import disk
from partage_site.publishing.folder import refuse_unsafe_output
from partage_site.publishing.ground import Ground
from partage_site.publishing.journal import PublishingError, commit, finish_interrupted, refuse_links
from partage_site.publishing.lock import hold_output
from partage_site.publishing.manifest import read_manifest, write_manifest
from partage_site.publishing.paths import MARKER, check_path, check_together
from partage_site.publishing.plan import Change, plan_steps
from partage_site.publishing.stage import Stage, Step
from partage_site.wording import publishing as wording

__all__ = ["Publication", "PublishingError", "publish", "refuse_unsafe_output"]


class Publication(NamedTuple):
    """How many files were written, left as they were, removed; `foreign` are other people's, left alone.

    `times` says when each file of ours was last written, and `looked` when other people's were looked for, in
    nanoseconds.
    """

    written: int
    unchanged: int
    removed: int
    foreign: tuple[str, ...] = ()
    times: Mapping[str, int] = MappingProxyType({})
    looked: int = 0


def publish(
    artifacts: Iterable[Artifact],
    project: Project,
    *,
    times: Mapping[str, int] = MappingProxyType({}),
) -> Publication:
    """Makes the output hold exactly `artifacts`, beside what other people put there.

    Finishes first what a kill cut short. Raises Refusal when the folder is unsafe, busy, or holds somebody's file
    where one of ours must go; PublishingError when the disk refuses; ValueError for a path that no site may have.
    `artifacts` is read once.

    `times` are those of the last publication: a file that is as large as it was and was not written since is not read.
    """
    refuse_unsafe_output(project)
    output = disk.reachable(project.output.resolve())
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with hold_output(output):
            stage = Stage(output)
            finish_interrupted(stage, output)
            return _publish_alone(artifacts, output, stage, times)
    except OSError as error:
        raise PublishingError(*wording.disk_failure(error, output)) from error


def _publish_alone(artifacts: Iterable[Artifact], output: Path, stage: Stage, times: Mapping[str, int]) -> Publication:
    owned = read_manifest(output)
    ground = Ground(output, owned or {}, times)
    try:
        digests, changes = _stage_changes(artifacts, ground, stage)
        gone = ground.gone(digests)
        _refuse_obstacles(ground, changes, digests)
        marker = _stage_marker(digests, owned, stage)
        steps = plan_steps(changes=changes, gone=gone, kept=digests, folders=ground.folders, marker=marker)
        _commit(steps, stage, output)
    except BaseException:
        # A journal that could not be undone must stay for the next start.
        if disk.look(stage.forward) is None and disk.look(stage.back) is None:
            with suppress(OSError, Refusal):
                stage.clear()
        raise
    written = ground.times_of(change.path for change in changes)
    times = {**ground.held, **written}
    counts = (len(changes), len(digests) - len(changes), len(gone))
    return Publication(*counts, ground.foreign, times, ground.looked)


def _stage_changes(artifacts: Iterable[Artifact], ground: Ground, stage: Stage) -> tuple[dict[str, str], list[Change]]:
    digests: dict[str, str] = {}
    changes: list[Change] = []
    for artifact in artifacts:
        path = artifact.path
        if path in digests:
            raise ValueError(f"two artifacts have the path {path!r}")
        if path not in ground.owned:
            check_path(path)
        digests[path] = artifact.digest
        if not ground.holds(artifact):
            changes.append(Change(path, stage.add(artifact.data), ground.replaces(path)))
    check_together(digests)
    return digests, changes


def _refuse_obstacles(ground: Ground, changes: list[Change], digests: dict[str, str]) -> None:
    checked = set(ground.folders)  # which are no links
    for folder in {path.rpartition("/")[0] for path in (*digests, *ground.owned)} - checked:
        refuse_links(ground.output, f"{folder}/", checked)
    for change in changes:
        ground.refuse_obstacles(change.path, digests)


def _stage_marker(digests: dict[str, str], owned: Mapping[str, str] | None, stage: Stage) -> Change | None:
    if digests == owned:
        return None
    return Change(MARKER, stage.add(write_manifest(digests)), replaces=owned is not None)


def _commit(steps: list[Step], stage: Stage, output: Path) -> None:
    if steps:
        stage.open()
        stage.seal(steps)
        commit(steps, stage, output)
