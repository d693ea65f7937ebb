"""What is said when an output folder is refused or cannot be written: the message, then the hint."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording.system import place_of, reason_of

_ELSEWHERE = "Donnez un autre dossier, qui sera créé s’il manque, par exemple :  --output public"
_SHOWN_NAMES = 5


def output_is_source(output: Path, source: Path) -> tuple[str, str]:
    """The output is a folder that the build reads."""
    return (f"Le dossier de sortie « {output} » est aussi un dossier que le site lit (« {source} »).", _ELSEWHERE)


def output_holds_source(output: Path, source: Path) -> tuple[str, str]:
    """The output contains a folder that the build reads."""
    return (f"Le dossier de sortie « {output} » contient un dossier que le site lit (« {source} »).", _ELSEWHERE)


def output_inside_source(output: Path, source: Path) -> tuple[str, str]:
    """The output lies inside a folder that the build reads."""
    return (
        (
            f"Le dossier de sortie « {output} » se trouve dans un dossier que le site lit (« {source} ») : "
            "chaque construction relirait la précédente."
        ),
        _ELSEWHERE,
    )


def output_holds_home(output: Path, home: Path) -> tuple[str, str]:
    """The output is, or contains, somebody's personal folder."""
    return (f"Le dossier de sortie « {output} » est ou contient le dossier personnel « {home} ».", _ELSEWHERE)


def output_is_root(output: Path) -> tuple[str, str]:
    """The output is the root of a disk."""
    return (
        f"Le dossier de sortie « {output} » est la racine d’un disque.",
        f"Donnez un dossier de ce disque, par exemple :  --output {output / 'public'}",
    )


def output_is_repository(output: Path, sign: Path) -> tuple[str, str]:
    """The output is a repository, or lies inside the private folder of one."""
    return (f"Le dossier de sortie « {output} » appartient à un dépôt (« {sign} »).", _ELSEWHERE)


def output_is_link(output: Path, target: Path) -> tuple[str, str]:
    """The output is a symbolic link."""
    return (
        f"Le dossier de sortie « {output} » est un lien symbolique vers « {target} ».",
        f"Donnez le dossier lui-même, par exemple :  --output {target}",
    )


def output_is_file(output: Path) -> tuple[str, str]:
    """The output is not a folder."""
    return (f"« {output} » est un fichier, un dossier de sortie est attendu.", _ELSEWHERE)


def output_not_ours(output: Path, found: str, marker: str) -> tuple[str, str]:
    """The output holds files and nothing says that this program wrote them."""
    return (
        (
            f"Le dossier de sortie « {output} » n’est pas vide (il contient « {found} ») "
            f"et rien ne dit que ce site l’a écrit (il n’a pas de fichier « {marker} »)."
        ),
        f"Videz-le s’il ne contient rien d’utile. Sinon : {_ELSEWHERE[0].lower()}{_ELSEWHERE[1:]}",
    )


def marker_unreadable(marker: Path) -> tuple[str, str]:
    """The list of our files cannot be understood, so nobody knows which files are ours."""
    return (
        f"« {marker} » est illisible : on ne sait plus quels fichiers de ce dossier appartiennent au site.",
        (
            f"Mettez de côté ce que vous avez ajouté vous-même dans « {marker.parent} », "
            "supprimez ce dossier, puis relancez la commande."
        ),
    )


def link_inside_output(link: Path, target: Path) -> tuple[str, str]:
    """A folder of the output is a symbolic link: writing there would write elsewhere."""
    return (
        (
            f"Dans le dossier de sortie, « {link} » est un lien symbolique vers « {target} » : "
            "rien n’y est écrit ni supprimé."
        ),
        "Retirez ce lien, puis relancez la commande.",
    )


def foreign_in_the_way(path: Path) -> tuple[str, str]:
    """Somebody's own file lies where a file of the site must go."""
    return (
        f"« {path} » n’a pas été écrit par ce site et se trouve là où il doit écrire. Rien n’a été changé.",
        "Déplacez ou renommez ce fichier, puis relancez la commande.",
    )


def foreign_files_kept(output: str, names: Sequence[str]) -> Diagnostic:
    """Files in the output that this program did not write and left alone."""
    shown = ", ".join(f"« {name} »" for name in names[:_SHOWN_NAMES])
    more = f" et {len(names) - _SHOWN_NAMES} de plus" if len(names) > _SHOWN_NAMES else ""
    return Diagnostic.warning(
        Location(output),
        "fichiers-etrangers",
        f"Ce dossier contient ce que le site n’a pas écrit, laissé tel quel : {shown}{more}.",
        "Pour publier un fichier à chaque fois, rangez-le dans content/documents/ et liez-le depuis un texte.",
    )


def another_build(output: Path, process: str) -> tuple[str, str]:
    """Another process is publishing into the same folder."""
    named = f" (processus {process})" if process else ""
    return (
        f"Une autre construction est en train de publier dans « {output} »{named}.",
        "Attendez qu’elle finisse, puis relancez la commande.",
    )


def stage_in_the_way(stage: Path) -> tuple[str, str]:
    """Something else bears the name of the folder where the next site is prepared."""
    return (
        f"« {stage} » devrait être le dossier où le site se prépare, et c’est autre chose.",
        "Renommez-le ou supprimez-le, puis relancez la commande.",
    )


def journal_unreadable(journal: Path) -> tuple[str, str]:
    """A publication was cut short and the list of what remained to do was damaged since."""
    return (
        f"Une publication a été interrompue et « {journal} », qui disait comment la finir, est illisible.",
        f"Supprimez « {journal.parent} » et le dossier de sortie, puis relancez la commande.",
    )


def disk_failure(error: OSError, output: Path) -> tuple[str, str]:
    """The disk refused an operation; the site published before is whole."""
    place = place_of(error, output)
    kept = "Le site publié auparavant est intact."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"Plus de place sur le disque pour écrire « {place} ». {kept}",
            "Libérez de la place, puis relancez.",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"Vous n’avez pas le droit d’écrire « {place} ». {kept}",
            "Vérifiez les droits de ce dossier, fermez ce qui s’en sert, ou donnez un autre --output.",
        )
    return (
        f"Le disque a refusé une opération sur « {place} » ({reason_of(error)}). {kept}",
        "Vérifiez ce dossier, puis relancez la commande.",
    )


def half_published(error: OSError, output: Path) -> tuple[str, str]:
    """The disk refused an operation among the last renames, then refused to go back."""
    return (
        (
            f"Le disque a refusé une opération sur « {error.filename or output} » "
            f"({reason_of(error)}) au dernier moment : « {output} » peut contenir des pages "
            "de l’ancien et du nouveau site, chacune entière."
        ),
        "Relancez la commande quand le disque répond : elle finira ce qui a été commencé.",
    )
