"""What is said of options, and of what stands for them in the environment."""

from __future__ import annotations


def bad_base(value: str) -> tuple[str, str]:
    """A base address that is neither a path nor a URL."""
    return (
        f"« {value} » n’est pas une adresse de base.",
        "Donnez un chemin (--base-url /partage/) ou une adresse entière (--base-url https://www.exemple.fr/partage/).",
    )


def base_without_scheme(value: str) -> tuple[str, str]:
    """A host without what stands before it, which would be taken for a folder."""
    return (
        f"« {value} » n’est pas une adresse entière, et serait pris pour un dossier.",
        f"Écrivez :  --base-url https://{value}\nSi c’est bien un dossier :  --base-url /{value}",
    )


def base_of_own_machine(value: str) -> tuple[str, str]:
    """The address of whoever builds."""
    return (
        f"« {value} » ne mène nulle part depuis une autre machine : agendas et flux y renverraient pourtant.",
        "Pour regarder le site sur cette machine, un chemin suffit :  --base-url /",
    )


def bad_epoch(value: str) -> tuple[str, str]:
    """SOURCE_DATE_EPOCH is no number of seconds."""
    return (
        f"La variable SOURCE_DATE_EPOCH vaut « {value} » ; il y faut un nombre de secondes depuis 1970.",
        "Supprimez-la, ou choisissez le jour avec --today AAAA-MM-JJ.",
    )
