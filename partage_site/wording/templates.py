"""What is said of templates and assets."""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording.system import reason_of


def syntax(at: Location, reason: str) -> Diagnostic:
    """A template that Jinja cannot read."""
    return Diagnostic.error(
        at,
        "gabarit-illisible",
        f"Ce gabarit est illisible : {reason}",
        "Corrigez cette ligne du gabarit.",
    )


def unreadable(at: Location, error: OSError) -> Diagnostic:
    """A template or an asset that the system does not let us read."""
    return Diagnostic.error(
        at,
        "fichier-illisible",
        f"Ce fichier ne peut pas être lu : {reason_of(error)}.",
        "Vérifiez les droits du fichier et le disque.",
    )


def asset_name(at: Location, safe: str) -> Diagnostic:
    """An asset whose name not every system, nor every address, can carry."""
    return Diagnostic.error(
        at,
        "nom-de-fichier",
        "Ce nom de fichier ne peut pas servir d’adresse.",
        f"Renommez-le :  {safe}",
    )


def template_not_text(at: Location) -> Diagnostic:
    """A template that is not UTF-8."""
    return Diagnostic.error(
        at, "gabarit-illisible", "Ce gabarit n’est pas en UTF-8.", "Enregistrez-le de nouveau en UTF-8."
    )


def not_text(at: Location) -> Diagnostic:
    """A stylesheet or a script that is not UTF-8."""
    return Diagnostic.error(
        at,
        "encodage",
        "Ce fichier n’est pas en UTF-8.",
        "Enregistrez-le de nouveau en UTF-8.",
    )


def no_such_asset(name: str) -> str:
    """Why a template fails that asks for a file of assets/ that is not there."""
    return f"assets/{name} n’existe pas"


def failed(at: Location, path: str, reason: str) -> Diagnostic:
    """A template that fails on a page."""
    return Diagnostic.error(
        at,
        "gabarit-en-echec",
        f"Ce gabarit échoue sur la page {path} : {reason}",
        "Vérifiez le nom employé à cette ligne du gabarit.",
    )


def endless(at: Location) -> Diagnostic:
    """A template that reaches itself, by `include` or a macro, without end."""
    return Diagnostic.error(
        at,
        "gabarit-sans-fin",
        "Ce gabarit s’appelle lui-même sans fin.",
        "Supprimez de cette ligne l’appel qui ramène à ce même gabarit.",
    )


def no_template(at: Location, name: str) -> Diagnostic:
    """A template that is not there."""
    return Diagnostic.error(
        at,
        "gabarit-en-echec",
        f"Le gabarit « templates/{name} » n’existe pas.",
        "Retrouvez-le (git restore templates/), ou corrigez son nom là où il est appelé.",
    )


def empty(at: Location, path: str) -> Diagnostic:
    """A template that prints nothing at all."""
    return Diagnostic.error(
        at,
        "gabarit-vide",
        f"Ce gabarit n’écrit rien : la page {path} serait vide.",
        "Retrouvez son texte (git restore templates/), ou celui du gabarit qu’il prolonge.",
    )
