"""What differs by system: how this program is started, and why an operation was refused, told in French."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

# Windows has no `python3`: whoever types it is shown a shop.
RUN = "py build.py" if sys.platform == "win32" else "python3 build.py"

TO_REPLACE = "À REMPLACER"
"""What a new file says beside a value that is but an example."""

_REASONS = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "support en lecture seule",
    errno.ENOENT: "fichier ou dossier introuvable",
    errno.EEXIST: "quelque chose porte déjà ce nom",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "un fichier est là où il faudrait un dossier",
    errno.ENOTEMPTY: "le dossier n’est pas vide",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ELOOP: "des liens symboliques tournent en rond",
    errno.ENOSPC: "disque plein",
    errno.EFBIG: "fichier trop gros",
    errno.EIO: "le disque répond mal",
    errno.EBUSY: "un autre programme s’en sert",
    errno.ETIMEDOUT: "pas de réponse à temps",
    errno.EMFILE: "trop de fichiers ouverts à la fois",
    errno.ENFILE: "trop de fichiers ouverts à la fois",
    errno.ENOMEM: "mémoire insuffisante",
}


# https://learn.microsoft.com/windows/win32/debug/system-error-codes: shared or locked by another process.
_HELD = frozenset({32, 33})


def reason_of(error: OSError) -> str:
    """Why `error` happened, in few words; for a rare one, in the words of the system."""
    if getattr(error, "winerror", None) in _HELD:
        return _REASONS[errno.EBUSY]
    return _REASONS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__


def refusal_of(error: OSError | MemoryError) -> tuple[str, str]:
    """What the system did not let us do, and what to do about it."""
    if isinstance(error, MemoryError):
        error = OSError(errno.ENOMEM, "")
    place = f" sur « {error.filename} »" if error.filename else ""
    hint = "Vérifiez les droits de ce fichier ou de ce dossier, et l’état du disque."
    if error.errno in {errno.EMFILE, errno.ENFILE, errno.ENOMEM}:
        hint = "Fermez d’autres programmes, puis recommencez."
    return f"Le système a refusé une opération{place} ({reason_of(error)}).", hint


def place_of(error: OSError, folder: Path) -> str:
    """What `error` is about: of a renaming, the file in `folder`, which people know; `folder` where nothing is told."""
    names = [str(name) for name in (error.filename2, error.filename) if name]
    return next((name for name in names if Path(name).is_relative_to(folder)), next(iter(names), str(folder)))


def with_paths_as_typed(text: str) -> str:
    r"""`text` with the paths of Windows as people write them, without the `\\?\` under which long ones are reached."""
    return text.replace("\\\\?\\UNC\\", "\\\\").replace("\\\\?\\", "")
