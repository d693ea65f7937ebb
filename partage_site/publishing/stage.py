"""The folder beside an output where its next state is made ready, on the same disk.

`new/` holds numbered files to put in place, `old/` what they replace until all is done, and a journal, once
everything is there, the steps to take. What it does not know in that folder it never deletes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from partage_site.diagnostics import Refusal
from partage_site.publishing import disk
from partage_site.publishing.paths import MARKER, check_path
from partage_site.wording import publishing as wording


class Action(StrEnum):
    """What a step does to its path; each can be undone."""

    MAKE = "make"  # a folder
    DROP = "drop"  # a folder, if it is empty
    PLACE = "place"  # a file where there was none
    REPLACE = "replace"  # a file over ours
    REMOVE = "remove"  # our file


class Step(NamedTuple):
    """One change of the output: `path` inside it ("" for itself), `slot` the number of its file in the stage."""

    action: Action
    path: str
    slot: int = -1


class Stage:
    """The stage of one output; an object of this class holds no state but the number of the next slot."""

    def __init__(self, output: Path) -> None:
        self.root = output.with_name(f".{output.name}.en-cours")
        self.forward = self.root / "forward.json"
        self.back = self.root / "back.json"
        self._draft = self.root / "draft.json"
        self._output = output
        self.slots = 0

    def new(self, slot: int) -> Path:
        """Where the bytes to put in place by a step lie."""
        return self.root / "new" / str(slot)

    def old(self, slot: int) -> Path:
        """Where the bytes that a step takes away lie."""
        return self.root / "old" / str(slot)

    def add(self, data: bytes) -> int:
        """Stages `data`; gives its slot."""
        if not self.slots:
            self.open()
        slot = self.slots
        self.slots += 1
        disk.write_file(self.new(slot), data)
        return slot

    def open(self) -> None:
        """Makes the folders of the stage where they are missing."""
        self.refuse_other()
        for folder in (self.root, self.root / "new", self.root / "old"):
            disk.make_folder(folder)

    def refuse_other(self) -> None:
        """Raises Refusal when a link or a file bears the stage's name."""
        if disk.holds_file(self.root):
            raise Refusal(*wording.stage_in_the_way(self.root))

    def seal(self, steps: Sequence[Step]) -> None:
        """Makes all that was staged safe on the disk, then says in one rename that `steps` are to be taken."""
        disk.flush_files([self.new(slot) for slot in range(self.slots)])
        for step in steps:
            if step.action is Action.REPLACE:
                disk.keep_copy(self._output / step.path, self.old(step.slot))
        disk.flush_folder(self.root / "new")
        disk.write_file(self._draft, json.dumps(steps).encode())
        disk.flush_file(self._draft)
        disk.move(self._draft, self.forward)
        disk.flush_folder(self.root)

    def clear(self) -> None:
        """Removes the stage, except what somebody else put there."""
        if disk.look(self.root) is None:
            return
        self.refuse_other()
        for folder in (self.root / "new", self.root / "old"):
            if disk.look(folder) is not None:
                for path in sorted(folder.iterdir()):
                    if path.name.isdigit() and disk.holds_file(path):
                        disk.drop_file(path)
                disk.drop_folder(folder)
        disk.drop_file(self._draft)
        disk.drop_folder(self.root)


def read_journal(path: Path) -> list[Step] | None:
    """The steps that the journal at `path` lists; None when there is none. Raises Refusal when it is damaged."""
    try:
        return [_read_step(*fields) for fields in json.loads(path.read_bytes())]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal(*wording.journal_unreadable(path)) from error


def _read_step(action: str, path: str, slot: int) -> Step:
    if path not in {MARKER, ""}:
        check_path(path)
    return Step(Action(action), path, int(slot))
