"""Why the system refused an operation, in French: what it says itself is English on most machines."""

from __future__ import annotations

import errno

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


def reason_of(error: OSError) -> str:
    """Why `error` happened, in few words; for a rare one, in the words of the system."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
