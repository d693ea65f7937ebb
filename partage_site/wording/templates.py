"""What is said of templates."""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location, Severity


def syntax(at: Location, reason: str) -> Diagnostic:
    """A template that Jinja cannot read."""
    return Diagnostic(
        Severity.ERROR,
        "gabarit-illisible",
        at,
        f"Ce gabarit est illisible : {reason}",
        "Corrigez cette ligne du gabarit.",
    )


def no_such_asset(name: str) -> str:
    """Why a template fails that asks for a file of assets/ that is not there."""
    return f"assets/{name} n’existe pas"


def failed(at: Location, path: str, reason: str) -> Diagnostic:
    """A template that fails on a page."""
    return Diagnostic(
        Severity.ERROR,
        "gabarit-en-echec",
        at,
        f"Ce gabarit échoue sur la page {path} : {reason}",
        "Vérifiez le nom employé à cette ligne du gabarit.",
    )
