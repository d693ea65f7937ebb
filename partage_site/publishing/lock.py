"""One publication at a time: a lock of the system's, which dies with the process that holds it.

A disk that knows no locks (some shares of a network) lets everybody in: there, nothing else can be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from partage_site.diagnostics import Refusal
from partage_site.publishing.disk import where_known
from partage_site.wording import publishing as wording

# Far past the process number that the file holds: Windows forbids others to read the bytes that are locked.
_LOCKED_BYTE = 1 << 30


def lock_path(output: Path) -> Path:
    """The file, beside `output`, whose lock stands for the right to publish there."""
    return output.with_name(f".{output.name}.verrou")


@contextmanager
def hold_output(output: Path) -> Iterator[None]:
    """Holds the right to publish into `output`.

    Raises Refusal when another process, or another thread of this one, has it; OSError of the disk.
    """
    path = lock_path(output)
    if (handle := _take_lock(path)) is None:
        raise Refusal(*wording.another_build(output, _holder(path)))
    try:
        yield
    finally:
        _release(path, handle)


def _take_lock(path: Path) -> int | None:
    """The lock, held from now on; None while somebody else has it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            is_free = _lock(handle)
            # The holder before us removes the file as it leaves: a lock on a removed file protects nothing.
            if is_free and _still_there(path, handle):
                with suppress(OSError):  # the number is only for the message
                    os.truncate(handle, 0)
                    os.write(handle, str(os.getpid()).encode())
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if not is_free:
            return None


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _release(path: Path, handle: int) -> None:
    # POSIX: the name goes while we hold the lock, so that nobody else's is taken away.
    # Windows: an open file cannot go; after closing, it stays only if somebody else opened it.
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            path.unlink()
    else:
        try:
            with suppress(OSError):
                path.unlink()
        finally:
            os.close(handle)


def _holder(path: Path) -> str:
    with suppress(OSError, ValueError):
        number = path.read_bytes()[:20].decode("ascii")
        return number if number.isdigit() else ""
    return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            with where_known():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
