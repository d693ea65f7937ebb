"""Takes the steps of a sealed stage, each by one rename; goes back when the disk refuses one.

Whether a step was taken is read from where its file lies, so that a commit that was killed can be taken up
from any point, forward or back.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from partage_site.diagnostics import Refusal
from partage_site.publishing import disk
from partage_site.publishing.paths import ancestors
from partage_site.publishing.stage import Action, Stage, Step, read_journal
from partage_site.stamps import is_link
from partage_site.wording import publishing as wording


class PublishingError(Refusal):
    """The disk refused; the site published before stands, unless the message says otherwise.

    A Refusal (exit status 2), since the folder is at fault: the content has no error (1), nor the program (3).
    """


def finish_interrupted(stage: Stage, output: Path) -> None:
    """Finishes what a killed publication had begun to put in place, discards what it had only made ready."""
    stage.refuse_other()
    if (steps := read_journal(stage.back)) is not None:
        _turn_back(stage, output, steps)
    elif (steps := read_journal(stage.forward)) is not None:
        commit(steps, stage, output)
    stage.clear()


def commit(steps: list[Step], stage: Stage, output: Path) -> None:
    """Takes `steps`, under which `stage` is sealed.

    On any exception the output is as it was before, or PublishingError says that the next start will finish.
    """
    try:
        checked: set[str] = set()
        for step in steps:
            refuse_links(output, step.path, checked)
            _take(step, stage, output)
        disk.flush_folder(output)
        disk.drop_file(stage.forward)
    except BaseException:
        if disk.look(stage.forward) is not None:
            _turn_back(stage, output, steps)
        raise
    with suppress(OSError):  # the site is in place: the next start removes what is left of the stage
        stage.clear()


def refuse_links(output: Path, path: str, checked: set[str]) -> None:
    """Raises Refusal when `output` or a folder between it and `path` is a link; `checked` remembers those seen."""
    for name in (*ancestors(path), ""):
        if name in checked:
            break
        folder = output / name
        if (seen := disk.look(folder)) is None:
            continue
        if is_link(seen):
            raise Refusal(*wording.link_inside_output(folder, folder.resolve()))
        checked.add(name)


def _turn_back(stage: Stage, output: Path, steps: list[Step]) -> None:
    try:
        if disk.look(stage.back) is None:
            disk.move(stage.forward, stage.back)
        _go_back(stage, output, steps)
    except OSError as error:
        raise PublishingError(*wording.half_published(error, output)) from error


def _go_back(stage: Stage, output: Path, steps: list[Step]) -> None:
    checked: set[str] = set()
    for step in reversed(steps):
        refuse_links(output, step.path, checked)
        _undo(step, stage, output)
    disk.drop_file(stage.back)


def _take(step: Step, stage: Stage, output: Path) -> None:
    target = output / step.path
    match step.action:
        case Action.MAKE:
            if disk.holds_file(target):
                raise Refusal(*wording.foreign_in_the_way(target))
            disk.make_folder(target)
        case Action.DROP:
            disk.drop_folder(target)
        case Action.REMOVE:
            old = stage.old(step.slot)
            if disk.look(old) is None and disk.holds_file(target):
                disk.move(target, old)
        case Action.PLACE | Action.REPLACE:
            new = stage.new(step.slot)
            if disk.look(new) is None:
                return
            if step.action is Action.PLACE and disk.look(target) is not None:
                raise Refusal(*wording.foreign_in_the_way(target))
            disk.move(new, target)


def _undo(step: Step, stage: Stage, output: Path) -> None:
    target, new, old = output / step.path, stage.new(step.slot), stage.old(step.slot)
    match step.action:
        case Action.MAKE:
            disk.drop_folder(target)
        case Action.DROP:
            disk.make_folder(target)
        case Action.REMOVE:
            if disk.look(old) is not None:
                disk.move(old, target)
        case Action.PLACE:
            if disk.look(new) is None and disk.holds_file(target):
                disk.move(target, new)
        case Action.REPLACE:
            if disk.look(new) is None and disk.look(old) is not None:
                disk.move(old, target)
