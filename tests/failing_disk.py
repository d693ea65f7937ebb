"""A disk that fails when told to, for all that the program does under one folder, whichever library does it."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

Fault = Callable[[int, str, str], BaseException | None]
"""From the number of an operation (from 1), its name and its path, what it raises."""

OPERATIONS = (
    *("open", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "link", "chmod", "truncate", "fsync", "write"),
    *("scandir", "listdir", "lstat", "stat"),
)
CHANGING = frozenset(OPERATIONS) - {"scandir", "listdir", "lstat", "stat"}


class FailingDisk:
    """Numbers the operations on what lies under `root`, and makes them fail as `fault` says."""

    def __init__(self, root: Path, fault: Fault, operations: frozenset[str] = CHANGING) -> None:
        self.root = str(root)
        self.fault = fault
        self.operations = operations
        self.count = 0
        self._handles: dict[int, str] = {}

    def meet(self, name: str, path: str) -> BaseException | None:
        """Counts one operation; what it must raise."""
        path = path.removeprefix("\\\\?\\")  # by which Windows reaches long ones
        if name not in self.operations or not path.startswith(self.root):
            return None
        self.count += 1
        error = self.fault(self.count, name, path)
        # A new one each time: one that is raised again keeps every frame that it went through.
        return type(error)(*error.args) if error else None

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The function `real` of `os`, which fails when told to."""

        def operation(target: Any = ".", *args: Any, **options: Any) -> Any:
            path = self._handles.get(target, "") if isinstance(target, int) else os.fsdecode(target)
            error = self.meet(name, path)
            if error is not None:
                if name == "write" and isinstance(error, OSError):
                    real(target, bytes(args[0])[: len(args[0]) // 2])
                raise error
            result = real(target, *args, **options)
            if name == "open":
                self._handles[result] = path
            return result

        return operation

    def open(self, file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        """The built-in `open`, which fails when told to; its files fail on writing."""
        path = "" if isinstance(file, int) else os.fsdecode(file)
        if (error := self.meet("open", path)) is not None:
            raise error
        opened = _OPEN(file, mode, *args, **options)
        return _FailingFile(opened, path, self) if set(mode) & set("wax+") else opened


class _FailingFile:
    def __init__(self, opened: Any, path: str, disk: FailingDisk) -> None:
        self._opened, self._path, self._disk = opened, path, disk

    def write(self, data: Any) -> Any:
        error = self._disk.meet("write", self._path)
        if error is not None:
            self._opened.write(data[: len(data) // 2])
            raise error
        return self._opened.write(data)

    def __enter__(self) -> _FailingFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened, name)


_OPEN = io.open


@contextmanager
def failing_disk(root: Path, fault: Fault, operations: frozenset[str] = CHANGING) -> Iterator[FailingDisk]:
    """All operations of this process on what lies under `root` go through a disk that fails as `fault` says."""
    disk = FailingDisk(root, fault, operations)
    with ExitStack() as stack:
        for name in OPERATIONS:
            real = getattr(os, name)
            stack.enter_context(mock.patch.object(os, name, disk.wrapped(name, real)))
        stack.enter_context(mock.patch.object(io, "open", disk.open))
        stack.enter_context(mock.patch.object(builtins, "open", disk.open))
        yield disk
