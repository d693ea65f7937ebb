"""What the command line says: help, refusals, summaries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from partage_site.diagnostics import Report, Severity, pictured
from partage_site.wording.system import RUN, reason_of, refusal_of, with_paths_as_typed

DESCRIPTION = "Construit le site de ParTAGE Inter-Écoles. Sans commande, le construit dans public/."
EPILOG = f"« {RUN} COMMANDE --help » dit tout d’une commande ; « {RUN} test » lance les tests."
BUILD = "construit le site dans public/"
CHECK = "vérifie tout sans rien publier : contenu, liens, images, accessibilité"
EXTERNAL = "demande aussi aux autres sites si les liens répondent (lent, jamais une erreur)"
PUBLISHED = "compare au site publié : un dossier avec son sitemap.xml et son evenements.ics"
FOLDERS = {
    "content": "le dossier des textes (content/)",
    "templates": "le dossier des gabarits (templates/)",
    "assets": "le dossier des styles, polices et scripts (assets/)",
    "output": "le dossier où écrire le site (public/)",
}
BASE_URL = "où vit le site : un chemin (/partage/) ou une adresse entière ; sinon celle de content/site.yml"
TODAY = "le jour du site ; sinon aujourd’hui à Paris, ou celui de SOURCE_DATE_EPOCH"
DRAFTS = "montre aussi les brouillons"
STRICT = "refuse aussi les avertissements"
FORMAT = "forme des messages : text, github (annotations) ou json"
JOBS = "nombre de processus (par défaut, autant que de cœurs ; sans effet tant que le site est petit)"
NO_CACHE = "ne lit ni n’écrit le cache"
QUIET = "ne dit que les problèmes"
VERBOSE = "dit tout ce qui est à compléter et où passe le temps, et montre la trace si le programme se trompe"

_FRENCH_USAGE = (
    (r"unrecognized arguments: (-.*)", r"option inconnue : \1"),
    (r"unrecognized arguments: (.*)", r"« \1 » est en trop"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"« \2 » n’est pas possible ici ; au choix : \3",
    ),
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"argument (.+?): expected one argument", r"\1 demande une valeur"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 ne prend pas de valeur (« \2 »)"),
    (r"argument (.+?): (.*)", r"\1 : \2"),
)


def usage(message: str) -> str:
    """argparse's complaint, in French."""
    for pattern, french in _FRENCH_USAGE:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, french, message, flags=re.DOTALL).replace("'", "")
    return message


def see_help() -> str:
    """Where to look after a wrong usage."""
    return f"Tapez « {RUN} --help » pour voir ce qui existe."


def help_in_french(text: str) -> str:
    """argparse's help, whose few English words become French."""
    words = {
        "usage:": "usage :",
        "options:": "options :",
        "positional arguments:": "commandes et arguments :",
        "show this help message and exit": "affiche cette aide",
    }
    for english, french in words.items():
        text = text.replace(english, french)
    return text


def refused(message: str, hint: str) -> str:
    """A refusal, with what to do."""
    told = f"erreur: {message}" + "".join(f"\n  {line}" for line in hint.splitlines())
    return pictured(with_paths_as_typed(told))


def interrupted() -> str:
    """After Ctrl-C, which may come when the last file is in place."""
    return "Interrompu : le site publié est entier, celui d’avant, ou le nouveau s’il venait d’être mis en place."


def system_refused(error: OSError | MemoryError) -> tuple[str, str]:
    """A file or a folder that the system does not let us use, or a lack of memory; publishing tells of its own."""
    message, hint = refusal_of(error)
    return f"{message} Rien n’a été publié.", hint


def program_fault(error: str) -> str:
    """A fault of the program, not of the content."""
    return (
        f"erreur: le programme s’est trompé ({error}). Ce n’est pas votre faute ; rien n’a été publié.\n"
        "  Relancez avec -v et envoyez ce qui s’affiche à qui s’occupe du site."
    )


def missing_folder(path: str) -> tuple[str, str]:
    """A source folder that does not exist."""
    return (
        f"Le dossier {path} n’existe pas.",
        "Vérifiez le chemin donné, ou lancez la commande depuis le dépôt complet.",
    )


def bad_day(text: str) -> str:
    """--today with something else than a day."""
    return f"« {text} » n’est pas un jour ; écrivez AAAA-MM-JJ, par exemple 2026-11-25"


def day_too_far(text: str, earliest: int, latest: int) -> str:
    """--today with a day that no content could name."""
    return f"« {text} » est trop loin ; il faut un jour des années {earliest} à {latest}"


def bad_jobs(text: str) -> str:
    """--jobs with something else than a small number."""
    return f"« {text} » n’est pas un nombre de processus (de 1 à 256)"


def not_published(report: Report) -> str:
    """The last line when nothing is published."""
    return f"Rien n’est publié : {_counted(report)}. Le site d’avant est intact."


def published(output: Path, pages: int, written: int, unchanged: int, removed: int, seconds: float) -> str:
    """The last line of a build."""
    took = f"{seconds:.2f}".replace(".", ",")
    s = ["s" if count > 1 else "" for count in (pages, written, unchanged, removed)]
    return (
        f"Site construit dans {output.name}/ : {pages} page{s[0]} ; {written} fichier{s[1]} écrit{s[1]}, "
        f"{unchanged} inchangé{s[2]}, {removed} retiré{s[3]} ; {took} s."
    )


def published_untold(output: Path, error: OSError) -> tuple[str, str]:
    """The site is published, and the end of what a build says of it could not be written."""
    return (
        f"Le site est construit dans {output.name}/, mais la suite n’a pas pu s’afficher ({reason_of(error)}).",
        "Voyez où va ce que la commande affiche : le site, lui, est en place.",
    )


READING = "Lecture des textes"
RENDERING = "Pages"
DERIVING = "Calendriers, flux, données, recherche"
PICTURES = "Images et cartes de partage"
PUBLISHING = "Mise en place"


def stage_at(stage: str, number: int, total: int) -> str:
    """How far a stage is."""
    return f"{stage} {number}/{total}"


def profile(took: Mapping[str, float], made: Mapping[str, int], asked: Mapping[str, int]) -> str:
    """Where the time of a build went, and what was made anew of what was asked for."""
    stages = [f"  {seconds:6.2f} s  {stage}".replace(".", ",") for stage, seconds in took.items()]
    steps = [f"  {made.get(step, 0)} sur {count}" for step, count in sorted(asked.items())]
    named = [f"{told:>16}  {step}" for told, step in zip(steps, sorted(asked), strict=True)]
    return "\n".join(["Temps :", *stages, "Refait, sur ce qui a été demandé :", *named])


def checked(report: Report, pages: int) -> str:
    """The first line of what a check says."""
    return f"{pages} pages vérifiées : {_counted(report)}."


def more_to_complete(count: int) -> str:
    """Stands for what is to complete and was not told."""
    others = "autre point" if count == 1 else "autres points"
    return f"… et {count} {others} à compléter : « {RUN} check » les dit tous, un par un."


def town_found(typed: str, town: str, insee: str, department: str) -> str:
    """How a town was understood; its name is told where it was typed otherwise."""
    present = "" if town == typed else f"{town}, "
    return f"  {typed} → {present}{insee}, {department}"


def _counted(report: Report) -> str:
    names = (
        (Severity.ERROR, "erreur", "erreurs"),
        (Severity.WARNING, "avertissement", "avertissements"),
        (Severity.INCOMPLETE, "point à compléter", "points à compléter"),
    )
    counts = [
        f"{count} {several if count > 1 else one}"
        for severity, one, several in names
        if (count := report.count(severity))
    ]
    return ", ".join(counts) if counts else "aucun problème"
