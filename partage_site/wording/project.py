"""What is said of options, and of what stands for them in the environment."""

from __future__ import annotations


def bad_base(value: str) -> tuple[str, str]:
    """A base address that is neither a path nor a URL."""
    return (
        f"« {value} » n’est pas une adresse de base.",
        "Donnez un chemin (--base-url /partage/) ou une adresse entière (--base-url https://www.exemple.fr/partage/).",
    )


def bad_epoch(value: str) -> tuple[str, str]:
    """SOURCE_DATE_EPOCH is no number of seconds."""
    return (
        f"La variable SOURCE_DATE_EPOCH vaut « {value} » ; il y faut un nombre de secondes depuis 1970.",
        "Supprimez-la, ou choisissez le jour avec --today AAAA-MM-JJ.",
    )
