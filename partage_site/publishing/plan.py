"""In which order a publication changes the output: pure, from what is there and what must be there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from partage_site.publishing.paths import ancestors, fold
from partage_site.publishing.stage import Action, Step


class Change(NamedTuple):
    """A staged file to put at `path`; `replaces` tells that an older one of ours lies there."""

    path: str
    slot: int
    replaces: bool

    @property
    def step(self) -> Step:
        """The step that puts it in place."""
        return Step(Action.REPLACE if self.replaces else Action.PLACE, self.path, self.slot)

    @property
    def rank(self) -> tuple[bool, bool, str]:
        """Assets before the pages that show them, new pages before the pages that link to them."""
        return (self.path.endswith(".html"), self.replaces, self.path)


def plan_steps(
    *,
    changes: Sequence[Change],
    gone: Collection[str],
    kept: Collection[str],
    folders: Collection[str],
    marker: Change | None,
) -> list[Step]:
    """The steps from the output as it is to the output as it must be.

    `gone` are our files to remove (where they still are), `kept` all the files that the new site has, `folders`
    those that exist ("" for the output itself). `marker` comes last, so that it never names what is not there
    yet; into an empty output it comes first, so that a half-made one is known as ours.
    """
    taken = {fold(change.path) for change in changes}
    entered = {fold(folder) for change in changes for folder in ancestors(change.path)}
    early = sorted(path for path in gone if _stands_in_the_way(path, taken, entered))
    late = sorted(set(gone).difference(early))
    slots = {path: number for number, path in enumerate([*early, *late], start=_next_slot(changes, marker))}

    cleared = {name for name in folders if name and (fold(name) in taken or _lies_under(name, taken))}
    made = {name for change in changes for name in ancestors(change.path)}.difference(folders)
    emptied = {name for path in gone for name in ancestors(path)}.intersection(folders).difference(cleared)
    emptied.difference_update(name for path in kept for name in ancestors(path))

    first = marker is not None and not marker.replaces
    return [
        *([] if "" in folders else [Step(Action.MAKE, "")]),
        *([marker.step] if marker and first else []),
        *(Step(Action.REMOVE, path, slots[path]) for path in early),
        *(Step(Action.DROP, name) for name in _deepest_first(cleared)),
        *(Step(Action.MAKE, name) for name in sorted(made)),
        *(change.step for change in sorted(changes, key=lambda change: change.rank)),
        *(Step(Action.REMOVE, path, slots[path]) for path in late),
        *(Step(Action.DROP, name) for name in _deepest_first(emptied)),
        *([marker.step] if marker and not first else []),
    ]


def _next_slot(changes: Sequence[Change], marker: Change | None) -> int:
    return 1 + max((change.slot for change in (*changes, *([marker] if marker else []))), default=-1)


def _stands_in_the_way(path: str, taken: Collection[str], entered: Collection[str]) -> bool:
    return fold(path) in taken or fold(path) in entered or _lies_under(path, taken)


def _lies_under(path: str, taken: Collection[str]) -> bool:
    return any(fold(folder) in taken for folder in ancestors(path))


def _deepest_first(folders: Iterable[str]) -> list[str]:
    return sorted(folders, key=lambda name: (-name.count("/"), name))
