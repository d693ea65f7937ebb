"""What is said of produced pages; the place is the file of the output."""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location


def dead_link(at: Location, address: str) -> Diagnostic:
    """An internal link that leads nowhere."""
    return Diagnostic.error(at, "lien-mort", f"Le lien « {address} » ne mène à aucun fichier du site.")


def dead_anchor(at: Location, address: str) -> Diagnostic:
    """A link to an anchor that its page does not have."""
    return Diagnostic.error(at, "ancre-morte", f"Le lien « {address} » vise un titre qui n’est pas dans la page.")


def loads_from_elsewhere(at: Location, address: str) -> Diagnostic:
    """Something that a page would load from another host."""
    return Diagnostic.error(
        at,
        "requete-tierce",
        f"La page chargerait « {address} » chez un autre hébergeur.",
        "Copiez le fichier dans le site.",
    )


def no_language(at: Location) -> Diagnostic:
    """A page that does not say its language."""
    return Diagnostic.error(at, "langue-absente", 'La page ne dit pas sa langue (lang="fr").')


def not_one(at: Location, name: str, count: int) -> Diagnostic:
    """A page without one `name` exactly."""
    s = "s" if count > 1 else ""
    message = f"La page a {count} élément{s} « {name} » ; il en faut exactement un."
    return Diagnostic.error(at, "structure", message)


def no_description(at: Location) -> Diagnostic:
    """A page without a description."""
    return Diagnostic.error(at, "description-absente", "La page n’a pas de description.")


def heading_skips(at: Location, text: str, level: int, rank: int) -> Diagnostic:
    """A heading that jumps a level."""
    return Diagnostic.error(at, "titres-desordonnes", f"Le titre « {text} » passe du niveau {level} au niveau {rank}.")


def repeated_id(at: Location, name: str) -> Diagnostic:
    """An id that stands twice in a page."""
    return Diagnostic.error(at, "id-double", f"L’identifiant « {name} » est deux fois dans la page.")


def no_alternative(at: Location, src: str) -> Diagnostic:
    """An image without a text."""
    return Diagnostic.error(at, "image-sans-texte", f"L’image « {src} » n’a pas de texte de remplacement.")


def unnamed(at: Location, what: str) -> Diagnostic:
    """A link or a button that a screen reader cannot name."""
    return Diagnostic.error(at, "lien-vide", f"« {what} » : ce lien ou ce bouton n’a pas de texte.")


def shared_title(at: Location, title: str, other: str) -> Diagnostic:
    """A title that two pages have."""
    return Diagnostic.warning(at, "titre-double", f"Le titre « {title} » est aussi celui de {other}.")


def too_heavy(at: Location, weight: int, budget: int) -> Diagnostic:
    """A page over its budget, in bytes."""
    return Diagnostic.warning(
        at,
        "page-lourde",
        f"La page pèse {weight / 1000:.0f} ko avec ce qu’elle charge ; le budget est de {budget / 1000:.0f} ko.",
    )


def programmes_lost(at: Location, names: list[str]) -> Diagnostic:
    """Programmes that the map, the list and the pages do not all have."""
    return Diagnostic.error(
        at,
        "programmes-perdus",
        f"La carte, la liste et les fiches ne comptent pas les mêmes programmes : {', '.join(names)}.",
    )


def too_near(at: Location, text: str, ground: str, theme: str, found: float, least: float) -> Diagnostic:
    """A colour that cannot be read on its ground by everybody."""
    told, wanted = (f"{ratio:.1f}".replace(".", ",") for ratio in (found, least))
    return Diagnostic.warning(
        at,
        "contraste",
        f"Thème {theme} : « --{text} » sur « --{ground} » n’a qu’un contraste de {told}.",
        f"Il en faut {wanted} au moins : éloignez l’une des deux couleurs.",
    )


def nothing_published(path: str) -> tuple[str, str]:
    """A folder of the last published site that holds nothing to compare with."""
    return (
        f"{path} ne contient ni sitemap.xml ni evenements.ics.",
        "Donnez le dossier, ou le fichier, du site publié la dernière fois.",
    )


def not_a_sitemap(path: str, read: str) -> tuple[str, str]:
    """A published sitemap that is none: a page that says that something is missing, an empty file."""
    return (
        f"{path} n’est pas un plan de site : {read}.",
        "Reprenez le sitemap.xml du site publié la dernière fois.",
    )


def not_a_calendar(path: str, read: str) -> tuple[str, str]:
    """A published calendar that is none."""
    return (
        f"{path} n’est pas un agenda : {read}.",
        "Reprenez le fichier evenements.ics du site publié la dernière fois.",
    )


def address_vanished(at: Location, path: str) -> Diagnostic:
    """An address of the last published site that leads nowhere now."""
    return Diagnostic.warning(
        at,
        "adresse-disparue",
        f"« {path} » existait dans le site publié et ne mène plus nulle part.",
        f"Dans le fichier qui prend la suite, ajoutez :  anciennes_adresses: [{path}]",
    )


def event_lost(at: Location, title: str, uid: str) -> Diagnostic:
    """An event of the last published calendar that no event of today is."""
    return Diagnostic.warning(
        at,
        "evenement-disparu",
        f"« {title} » n’est plus dans l’agenda : qui l’avait noté le gardera, et le verra deux fois si son "
        "fichier a été renommé.",
        f"S’il a été renommé, ajoutez dans son fichier :  uid: {uid}   Un rendez-vous qui n’a pas lieu se garde, avec "
        "« statut: annulé ».",
    )


def event_changed_in_silence(at: Location, title: str) -> Diagnostic:
    """An event whose day, place or title changed while `modifie_le` did not move."""
    return Diagnostic.warning(
        at,
        "changement-sans-date",
        f"« {title} » a changé depuis la dernière publication, mais pas son « modifie_le » : les agendas l’ignoreront.",
        "Mettez « modifie_le » au jour du changement.",
    )


def external_silent(at: Location, url: str, answer: str) -> Diagnostic:
    """A link to another site that does not answer."""
    return Diagnostic.incomplete(
        at,
        "lien-externe-muet",
        f"{url} : {answer}.",
        "Ouvrez-le dans un navigateur ; s’il ne répond plus, corrigez-le ou retirez-le.",
    )
