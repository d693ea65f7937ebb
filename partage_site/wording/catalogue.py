"""What is said when entries do not fit together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording.system import TO_REPLACE, reason_of


class _Kind(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def folder(self) -> str: ...


def unknown_reference(at: Location, name: str, kind: _Kind, nearest: Sequence[str], known: Sequence[str]) -> Diagnostic:
    """A reference to a file that does not exist."""
    if nearest:
        hint = f"Vouliez-vous dire « {nearest[0]} » ?"
    elif known:
        hint = f"Existent : {', '.join(known[:20])}."
    else:
        hint = f"Le dossier content/{kind.folder}/ est vide : créez content/{kind.folder}/{name}.md."
    return Diagnostic.error(
        at,
        "reference-inconnue",
        f"« {name} » ne désigne aucun fichier de content/{kind.folder}/.",
        hint,
    )


def reference_to_draft(at: Location, name: str) -> Diagnostic:
    """A reference to a draft, left out of what is published."""
    return Diagnostic.warning(
        at,
        "reference-a-un-brouillon",
        f"« {name} » est un brouillon : le lien n’est pas publié.",
        f"Retirez « brouillon: oui » de l’en-tête de « {name} » quand il est prêt.",
    )


def draft_left_out(at: Location) -> Diagnostic:
    """A draft, which no reader sees."""
    return Diagnostic.incomplete(
        at,
        "brouillon-non-publie",
        "C’est un brouillon : il n’est pas publié.",
        "Retirez la ligne « brouillon: oui » quand il est prêt.",
    )


def not_yet_published(at: Location, day: date) -> Diagnostic:
    """A piece of news dated in the future."""
    return Diagnostic.incomplete(
        at,
        "pas-encore-publiee",
        f"Cette actualité paraîtra le {day.isoformat()} ; elle n’est pas encore publiée.",
    )


def old_address_is_live(at: Location, path: str, owner: str) -> Diagnostic:
    """An old address that a page of the site has; `owner` is its file, empty for a page the program makes."""
    whose = f"l’adresse de {owner}" if owner else "l’adresse d’une page du site"
    return Diagnostic.error(
        at,
        "ancienne-adresse-vivante",
        f"« {path} » est {whose} : elle ne peut pas mener ailleurs.",
        "Retirez-la de « anciennes_adresses ».",
    )


def old_address_unwritable(at: Location, path: str) -> Diagnostic:
    """An old address at which no file can answer."""
    return Diagnostic.error(
        at,
        "ancienne-adresse-impossible",
        f"« {path} » ne peut pas être le nom d’un fichier du site sur tous les ordinateurs.",
        "Retirez-la de « anciennes_adresses ».",
    )


def old_address_no_page(at: Location, path: str) -> Diagnostic:
    """An old address that hosts of static files do not serve as a page: an extension, or a name that they keep."""
    return Diagnostic.warning(
        at,
        "ancienne-adresse-sans-page",
        f"« {path} » : un hébergement de fichiers ne sert pas ce nom comme une page, et le renvoi ne se fera pas.",
        "Retirez-la de « anciennes_adresses » ; y vont les adresses comme /chemin, /chemin/ ou /page.html.",
    )


def old_address_claimed_twice(at: Location, path: str, owner: str) -> Diagnostic:
    """An old address that two files claim."""
    return Diagnostic.error(
        at,
        "ancienne-adresse-double",
        f"« {path} » mène déjà à {owner}.",
        "Gardez-la dans un seul des deux fichiers.",
    )


def no_fonts_for_cards(at: Location) -> Diagnostic:
    """Share cards without the fonts that they are set in."""
    return Diagnostic.error(
        at,
        "polices-absentes",
        "Les cartes de partage demandent les deux polices du dossier assets/fonts/, qui n’y sont pas ou sont abîmées.",
        "Remettez-les (git restore assets/fonts), ou écrivez :  cartes_de_partage: non",
    )


def uid_taken(at: Location, uid: str, owner: str, *, typed: bool) -> Diagnostic:
    """A calendar identifier that another entry has: `typed`, or made from the name of its file."""
    message = f"« {uid} » est déjà l’« uid » de {owner}."
    hint = "Retirez « uid » de la copie : sans lui, le nom du fichier suffit."
    if not typed:
        message = f"« {uid} » est l’identifiant que les agendas tirent du nom de {owner}."
        hint = f"Renommez {owner} ou donnez-lui son propre « uid ». Gardez celui de ce fichier-ci s’il est déjà publié."
    return Diagnostic.error(at, "uid-double", message, hint)


def settings_missing(at: Location) -> Diagnostic:
    """No content/site.yml."""
    return Diagnostic.error(
        at,
        "reglages-absents",
        "Le fichier des réglages est absent.",
        "Créez content/site.yml avec au moins :\nnom: ParTAGE Inter-Écoles\nurl: https://www.exemple.fr\n"
        "courriel: contact@exemple.fr",
    )


def to_confirm(at: Location, what: str) -> Diagnostic:
    """Something that the association must confirm before the site goes online."""
    return Diagnostic.incomplete(at, "a-confirmer", f"{what} : à confirmer avant la mise en ligne.")


def video_without_words(at: Location, title: str) -> Diagnostic:
    """A video of which nobody said that it has captions, or where its words can be read."""
    return Diagnostic.incomplete(
        at,
        "video-sans-paroles",
        f"« {title} » : vidéo sans sous-titres ni transcription connus ; des gens ne pourront pas la suivre.",
        "Si elle est sous-titrée :  sous_titres: oui   Si ses paroles sont écrites :  transcription: paroles.txt",
    )


def figure_without_source(at: Location, label: str) -> Diagnostic:
    """A key figure of which nobody said where it comes from."""
    return Diagnostic.incomplete(
        at,
        "chiffre-sans-source",
        f"« {label} » : chiffre sans source ; on ne sait pas d’où il vient.",
        "Ajoutez par exemple : source: Rapport d’activité 2025",
    )


def postponed_from_unknown(at: Location) -> Diagnostic:
    """A postponed event that does not tell its former date: nobody knows whether its date is the new one."""
    return Diagnostic.warning(
        at,
        "report-sans-date-initiale",
        "Cet événement est reporté, mais rien ne dit de quel jour.",
        "Ajoutez la date d’abord prévue (date_initiale: AAAA-MM-JJ), et mettez la nouvelle dans « debut ».",
    )


def former_day_of_confirmed(at: Location) -> Diagnostic:
    """A former day of an event that is not said to be postponed: its page does not show it."""
    return Diagnostic.warning(
        at,
        "date-initiale-sans-report",
        "« date_initiale » n’est pas montrée : rien ne dit que cet événement est reporté.",
        "Écrivez :  statut: reporté   (à la place de « statut », s’il y est déjà). Sinon, retirez « date_initiale ».",
    )


def still_to_write(at: Location) -> Diagnostic:
    """A value that is still the « … » of a new file, or its example."""
    typed = at.excerpt[max(at.column - 1, 0) :][: at.length]
    if not typed.endswith(("…", "...")):
        own = f"Remplacez-le ; si c’est bien ce que vous voulez dire, retirez « {TO_REPLACE} »."
        hint = own if TO_REPLACE in at.excerpt else "Remplacez-le, ou remettez « # » devant la ligne."
        return Diagnostic.warning(at, "texte-a-ecrire", "Cet exemple attend ce que vous avez à dire.", hint)
    return Diagnostic.warning(
        at,
        "texte-a-ecrire",
        "Ces points de suspension attendent votre texte.",
        "Remplacez-les, ou remettez « # » devant la ligne.",
    )


def list_in_one(at: Location, key: str, typed: str, one: str, several: Sequence[str]) -> Diagnostic:
    """One text with commas where a list may stand; `one` is that text as the only item, `several` are its parts."""
    return Diagnostic.warning(
        at,
        "liste-sans-crochets",
        f"« {typed} » est pris pour une seule valeur, puisqu’il n’y a pas de crochets.",
        f"S’il y en a plusieurs, écrivez :  {key}: [{', '.join(several)}]\n"
        f"S’il n’y en a qu’une, écrivez :  {key}: [{one}]",
    )


def event_told_twice(at: Location, other: str) -> Diagnostic:
    """Two files that tell the same event: same title, same day, same place."""
    return Diagnostic.warning(
        at,
        "evenement-en-double",
        f"{other} annonce déjà cet événement : même titre, même jour, même lieu.",
        "Gardez un seul des deux fichiers ; ce qui manque à l’un se reprend dans l’autre.",
    )


def named_alike(at: Location, other: str) -> Diagnostic:
    """Two files of one kind and one name, most likely a copy that was left there."""
    return Diagnostic.warning(
        at,
        "nom-en-double",
        f"{other} porte déjà ce nom : les deux sont publiés.",
        "Si l’un est une copie, supprimez-le ; sinon, donnez-leur des noms qui les distinguent.",
    )


def said_twice(at: Location, key: str, item: str) -> Diagnostic:
    """An item that a list has twice."""
    return Diagnostic.warning(
        at, "element-en-double", f"« {key} » dit deux fois « {item} », et cela se verrait.", "Gardez l’un des deux."
    )


def day_to_come(at: Location, key: str) -> Diagnostic:
    """A day of the past that is not yet."""
    return Diagnostic.warning(
        at,
        "date-a-venir",
        f"« {key} » est dans l’avenir.",
        "Corrigez la date ; un tableur a pu lire « 98 » comme 2098.",
    )


def postponed_to_earlier(at: Location) -> Diagnostic:
    """A postponed event whose new day comes before the former one: most likely each stands in the other's place."""
    return Diagnostic.warning(
        at,
        "date-initiale-apres",
        "« date_initiale » vient après « debut », comme si l’événement était avancé.",
        "« date_initiale » garde la date d’abord prévue, « debut » prend la nouvelle : échangez-les si ce n’est "
        "pas le cas.",
    )


def long_event(at: Location, days: int) -> Diagnostic:
    """An event of which most likely one date alone was changed, when its file was copied."""
    return Diagnostic.warning(
        at,
        "evenement-tres-long",
        f"De « debut » à « fin », cet événement dure {days} jours.",
        "Vérifiez le mois et l’année des deux dates.",
    )


def season_alone(at: Location, said: str, meant: str) -> Diagnostic:
    """`mois: novembre`, which is read behind « chaque année »; `meant` is what goes there, if anything does."""
    hint = f"Écrivez :  mois: {meant}" if meant else "Retirez « mois », et dites-le dans « description »."
    return Diagnostic.warning(
        at,
        "periode-seule",
        f"Ces mots se lisent après « Chaque année » : « Chaque année {said} ».",
        hint,
    )


def in_menu_twice(at: Location) -> Diagnostic:
    """A page with its place in the menu, and another in the site's settings."""
    return Diagnostic.warning(
        at,
        "deux-fois-au-menu",
        "Le menu de content/site.yml mène déjà à cette page : c’est lui qui compte.",
        "Retirez « menu » de ce fichier, ou cette page du menu de content/site.yml.",
    )


def history_differs(at: Location, year: int) -> Diagnostic:
    """A past value that is of the figure's own year, and another."""
    return Diagnostic.warning(
        at,
        "historique-different",
        f"L’historique ne dit pas la même valeur que « valeur » pour {year}.",
        "Corrigez celle des deux qui n’est pas la bonne, ou l’année.",
    )


def year_twice(at: Location, year: int) -> Diagnostic:
    """A year of which a history says two values."""
    return Diagnostic.warning(
        at,
        "annee-en-double",
        f"L’historique dit deux valeurs pour {year}.",
        "Gardez celle des deux qui est la bonne, ou corrigez l’année.",
    )


REVIEW_DAY = "date de relecture"


def legal_field_missing(at: Location, title: str, key: str, above: Sequence[str]) -> Diagnostic:
    """A legal mention that only the association can give; `above` are the keys that it goes under, nearest first."""
    return Diagnostic.incomplete(
        at,
        "mention-absente",
        f"{title} : mention légale à compléter.",
        f"Ajoutez « {key} » sous {', lui-même sous '.join(f'« {name} »' for name in above)} dans content/site.yml.",
    )


def verified_long_ago(at: Location, name: str, day: str) -> Diagnostic:
    """A programme that nobody verified for twelve months."""
    return Diagnostic.incomplete(
        at,
        "verification-ancienne",
        f"{name} : fiche vérifiée pour la dernière fois le {day}, il y a plus d’un an.",
        "Relisez-la, puis mettez « verifie_le » au jour de la relecture.",
    )


def fact_missing(at: Location, name: str, titles: Sequence[str]) -> Diagnostic:
    """Facts about a programme that only the association can give."""
    return Diagnostic.incomplete(
        at,
        "fiche-incomplete",
        f"{name} : à dire si vous le savez ({', '.join(titles).lower()}).",
    )


def two_files_at(at: Location, path: str) -> Diagnostic:
    """Two outputs of one address."""
    return Diagnostic.error(
        at,
        "adresse-double",
        f"Deux fichiers du site auraient l’adresse {path}.",
        "Renommez l’un des deux fichiers de content/.",
    )


def unreadable_file(at: Location, error: OSError) -> Diagnostic:
    """A file that the system does not let us read."""
    return Diagnostic.error(at, "fichier-illisible", f"Ce fichier ne peut pas être lu : {reason_of(error)}.")


def sources_keep_changing() -> tuple[str, str]:
    """Files that are saved again and again while they are read."""
    return (
        "Les fichiers changent sans cesse pendant que le site est construit.",
        "Attendez qu’ils soient tous enregistrés, puis relancez la commande.",
    )
