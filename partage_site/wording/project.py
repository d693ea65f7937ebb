"""What is said of options."""

from __future__ import annotations


def bad_base(value: str) -> tuple[str, str]:
    """A base address that is neither a path nor a URL."""
    return (
        f"« {value} » n’est pas une adresse de base.",
        "Donnez un chemin (--base-url /partage/) ou une adresse entière (--base-url https://www.exemple.fr/partage/).",
    )
