"""The only operations by which a publication changes the disk, each refusing to follow a link.

Files get mode 0644 and folders 0755 whatever the umask. All raise OSError.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from partage_site.stamps import is_link

# Windows refuses to replace or remove a file that an antivirus or a server is reading; it lets go within moments.
PAUSES: tuple[float, ...] = (0.02, 0.05, 0.1, 0.3, 0.6) if sys.platform == "win32" else ()

# What a disk answers to an operation that it does not know: shares of a network (SMB, NFS), folders that a virtual
# machine, WSL or OneDrive lends.
_UNKNOWN = frozenset({errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})

_MANY = 100
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def extended(path: str) -> str:
    r"""The `\\?\` form of an absolute Windows path, which may be longer than 260 characters."""
    if path.startswith("\\\\?\\"):
        return path
    windows = PureWindowsPath(path)
    if windows.drive.startswith("\\\\"):
        return "\\\\?\\UNC" + str(windows)[1:]
    return "\\\\?\\" + str(windows)


def reachable(path: Path) -> Path:
    """The form of an absolute `path` under which files of any length can be written."""
    return Path(extended(str(path))) if sys.platform == "win32" else path


@contextmanager
def where_known() -> Iterator[None]:
    """Passes over the operation within where the disk does not know it: rights, flushed folders and locks are wanted,
    and no reason to publish nothing.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def look(path: Path | str) -> os.stat_result | None:
    """What lies at `path` itself, a link not being followed; None when nothing does."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def holds_file(path: Path | str) -> bool:
    """Whether something other than a folder lies at `path`."""
    seen = look(path)
    return seen is not None and (is_link(seen) or not stat.S_ISDIR(seen.st_mode))


def write_file(path: Path, data: bytes) -> None:
    """Writes `data` to a new file; nothing may lie there."""
    handle = os.open(path, _NEW_FILE, _FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
    with where_known():
        os.chmod(path, _FILE_MODE)  # noqa: PTH101 - every operation goes through `os`, where tests make it fail


def flush_files(paths: Sequence[Path]) -> None:
    """Waits until the bytes of `paths` are on the disk."""
    # One call for the whole disk makes the many that follow, which alone tell of errors, five times cheaper.
    if len(paths) > _MANY and hasattr(os, "sync"):
        os.sync()
    for path in paths:
        flush_file(path)


def flush_file(path: Path) -> None:
    """Waits until the bytes of `path` are on the disk."""
    _flush(path, os.O_RDWR | getattr(os, "O_BINARY", 0))


def flush_folder(path: Path) -> None:
    """Waits until the names in `path` are on the disk, where the system offers it."""
    if sys.platform != "win32":
        with where_known():
            _flush(path, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move(source: Path, target: Path) -> None:
    """Renames `source` to `target`, in one step that readers see whole, replacing a file there."""
    _patiently(os.replace, source, target)


def keep_copy(source: Path, backup: Path) -> None:
    """Makes the bytes of `source` reachable as `backup` too, at the cost of a name where links exist."""
    try:
        os.link(source, backup, follow_symlinks=False)
    except OSError as error:
        # FAT and some network disks have no hard links; any other trouble will come back when copying.
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO}:
            raise
        import shutil  # here, as every build loads this module and few disks have no links

        shutil.copy2(source, backup, follow_symlinks=False)


def make_folder(path: Path) -> None:
    """Makes the folder `path` unless it is there; a link or a file there is an error."""
    try:
        os.mkdir(path)  # noqa: PTH102
    except FileExistsError:
        seen = look(path)
        if seen is None or is_link(seen) or not stat.S_ISDIR(seen.st_mode):
            raise
    else:
        with where_known():
            os.chmod(path, _FOLDER_MODE)  # noqa: PTH101


def drop_folder(path: Path) -> None:
    """Removes the folder `path` if it is empty; else leaves it."""
    try:
        os.rmdir(path)  # noqa: PTH106
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise


def drop_file(path: Path) -> None:
    """Removes the file or link `path` if it is there."""
    try:
        _patiently(os.unlink, path)
    except FileNotFoundError:
        return


def _patiently(operation: Callable[..., None], *paths: Path) -> None:
    for pause in PAUSES:
        try:
            return operation(*paths)
        except PermissionError:
            time.sleep(pause)
    return operation(*paths)
