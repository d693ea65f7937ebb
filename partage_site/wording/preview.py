"""What the preview says, in the terminal and over the pages."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Any

from partage_site.diagnostics import Diagnostic, Location, Severity
from partage_site.wording.system import RUN, reason_of, refusal_of

SERVE = "montre le site en direct sur cette machine, brouillons compris, et le recharge à chaque enregistrement"
PORT = "le port où répondre ; sinon 8000 ou le premier libre"
POLL = "relit les dossiers deux fois par seconde au lieu d’attendre les signaux du système"
OPEN = "ouvre le navigateur"
OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("--port",), {"metavar": "N", "help": PORT}),
    (("--poll",), {"action": "store_true", "help": POLL}),
    (("--open",), {"action": "store_true", "help": OPEN}),
)

TITLE = "Aperçu du site"
BROWSER = {
    "fermer": "Voir le site",
    "disparue": "Cette page n’existe plus : elle a été renommée, retirée ou déplacée.",
    "accueil": "Aller à l’accueil",
    "arrete": "Aperçu arrêté",
}
READ_ONLY = "L’aperçu ne fait que montrer : il ne reçoit rien.\n"
UNREADABLE_REQUEST = "L’aperçu n’a pas compris cette demande.\n"

_NAMES = (
    (Severity.ERROR, "erreur", "erreurs"),
    (Severity.WARNING, "avertissement", "avertissements"),
    (Severity.INCOMPLETE, "point à compléter", "points à compléter"),
)


def refused(message: str, hint: str) -> Diagnostic:
    """A folder or an option that became unusable while the preview runs."""
    return Diagnostic.error(Location("site"), "refus", message, hint)


def system_refused(error: OSError | MemoryError) -> Diagnostic:
    """What the system did not let a build do."""
    return refused(*refusal_of(error))


def program_fault(error: str) -> Diagnostic:
    """An exception that nobody expected."""
    return Diagnostic.error(
        Location("programme"),
        "programme-en-faute",
        f"Le programme s’est trompé ({error}). Ce n’est pas votre faute.",
        "Annulez votre dernier changement et enregistrez : l’aperçu reprend.\n"
        "Relancez avec -v et envoyez ce qui s’affiche à qui s’occupe du site.",
    )


def program_changed() -> tuple[str, str]:
    """Other code than the one that runs: another branch, or what others changed."""
    return (
        "Le programme n’est plus celui avec lequel l’aperçu a commencé (git switch, git pull ?).",
        f"Arrêtez l’aperçu par Ctrl-C, puis relancez-le :  {RUN} serve",
    )


def port_taken(port: int) -> tuple[str, str]:
    """The port that was named answers for another program."""
    return (
        f"Le port {port} est déjà pris par un autre programme.",
        (f"Nommez-en un autre :  {RUN} serve --port {port % 65535 + 1}\nou aucun : l’aperçu en trouvera un libre."),
    )


def port_forbidden(port: int) -> tuple[str, str]:
    """The system keeps the port to itself."""
    return (
        f"Le système ne permet pas d’employer le port {port}.",
        f"Nommez-en un au-dessus de 1024 :  {RUN} serve --port 8000",
    )


def bad_port(text: str) -> tuple[str, str]:
    """--port with something else than a port."""
    return f"« {text} » n’est pas un port (de 1 à 65535).", f"Écrivez par exemple :  {RUN} serve --port 8000"


def no_free_port(first: int, last: int) -> tuple[str, str]:
    """All the ports that are tried are taken."""
    return (
        f"Tous les ports de {first} à {last} sont pris.",
        f"Fermez d’autres aperçus, ou nommez un port :  {RUN} serve --port 9000",
    )


def foreign_host(url: str) -> str:
    """A request under another name."""
    return f"L’aperçu ne répond qu’à cette machine : ouvrez {url}\n"


def watch_limit(error: OSError) -> str:
    """The system gives no more signals of changes."""
    # What Linux says when it follows as many folders as it may.
    reason = "trop de dossiers à suivre" if error.errno == errno.ENOSPC else reason_of(error)
    return (
        f"Le système ne peut pas signaler les changements ({reason}) : "
        "l’aperçu relit donc les dossiers deux fois par seconde, comme avec --poll."
    )


def events_missing() -> str:
    """A change came without its signal."""
    return (
        "Un changement est passé sans signal du système (dossier en réseau, synchronisé ou partagé ?) : "
        "l’aperçu relit désormais les dossiers deux fois par seconde, comme avec --poll."
    )


def address(url: str) -> str:
    """Where to look, once the first build is done."""
    return f"Aperçu, brouillons compris : {url}\nIl se recharge à chaque enregistrement. Ctrl-C pour l’arrêter."


def built(problems: Iterable[Diagnostic], pages: int, seconds: float) -> str:
    """After a good build."""
    took = f"{seconds:.2f}".replace(".", ",")
    counts = _counted(problems)
    return f"À jour : {pages} pages en {took} s" + (f" ; {counts}." if counts else ".")


def blocked(problems: Iterable[Diagnostic]) -> str:
    """After a build with errors."""
    return f"{_counted(problems)} : l’aperçu montre encore le site d’avant. Corrigez et enregistrez."


def stopped() -> str:
    """After Ctrl-C."""
    return "\nAperçu arrêté."


def no_browser(url: str) -> str:
    """--open where no browser can be opened."""
    return f"Aucun navigateur ne s’est ouvert : allez à {url}"


def overlay_title(problems: Iterable[Diagnostic], *, blocked: bool) -> str:
    """The heading of the page of problems."""
    return _counted(problems) or ("Aperçu" if blocked else "Tout va bien")


def overlay_summary(*, blocked: bool, first: bool) -> str:
    """What the page of problems means for what is seen."""
    if not blocked:
        return "Construction du site…" if first else "Rien de cela n’empêche de voir le site, brouillons compris."
    shown = "Il n’y a encore rien à montrer." if first else "Derrière ce message, le site d’avant l’enregistrement."
    return f"{shown} Corrigez et enregistrez : l’aperçu reprend de lui-même."


def place(problem: Diagnostic) -> str:
    """Where a problem is and how much it weighs."""
    return f"{problem.location} : {problem.severity}"


def badge(problems: Iterable[Diagnostic], *, blocked: bool) -> str:
    """The small words at the corner of each page."""
    counts = _counted(problems)
    start = "Aperçu bloqué" if blocked else "Aperçu, brouillons compris"
    return f"{start} : {counts}" if counts else start


def _counted(problems: Iterable[Diagnostic]) -> str:
    severities = [problem.severity for problem in problems]
    counts = (
        f"{count} {several if count > 1 else one}"
        for severity, one, several in _NAMES
        if (count := severities.count(severity))
    )
    return ", ".join(counts)
