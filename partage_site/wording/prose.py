"""What is said of a body: markup taken out, texts that cannot be laid out, links and pictures that lack something."""

from __future__ import annotations

from collections.abc import Sequence

from partage_site.diagnostics import Diagnostic, Location

_HINTS = {
    "<iframe>": "Écrivez un lien à la place :  [Voir la vidéo](https://…)",
    "<script>": "Le site n’exécute aucun programme venu d’un texte : décrivez-le en mots ou mettez un lien.",
    "style": "La mise en forme vient du site : utilisez **gras**, *italique*, un titre ou une liste.",
    "class": "La mise en forme vient du site : utilisez **gras**, *italique*, un titre ou une liste.",
    "id": "Chaque titre a déjà son ancre :  [le titre](#le-titre)",
    "target": "Un lien s’ouvre comme le veut la personne qui lit :  [texte](https://…)",
}
_IN_MARKDOWN = "Écrivez la même chose en Markdown, ou retirez-"
_COPIED = (
    "Ce HTML est copié d’une page ou d’un message : recollez le texte seul (Ctrl+Maj+V, ⌘+Maj+V sur Mac), puis "
    "mettez-le en forme."
)
_HINTS |= dict.fromkeys(("<!DOCTYPE", "<html>", "<head>", "<body>", "<meta>", "<font>", "<center>", "<o:p>"), _COPIED)
_SAVE_PICTURE = (
    "Enregistrez-la dans content/images/, si ses droits le permettent, et écrivez :  ![description](../images/nom.jpg)"
)
_VIDEO = {"<object>", "<embed>", "<video>", "<audio>"}


def tag_removed(place: Location, tag: str) -> Diagnostic:
    """A tag (`<script>`) was taken out, or a declaration (`<!DOCTYPE`)."""
    message = f"La balise {tag} n’est pas permise dans un texte : elle a été retirée."
    return _markup_removed(place, message, _HINTS.get("<iframe>" if tag in _VIDEO else tag, f"{_IN_MARKDOWN}la."))


def attribute_removed(place: Location, name: str) -> Diagnostic:
    """An attribute (`onclick`) was taken out."""
    message = f"L’attribut « {name} » n’est pas permis dans un texte : il a été retiré."
    return _markup_removed(
        place, message, _HINTS.get("<script>" if name.startswith("on") else name, f"{_IN_MARKDOWN}le.")
    )


def address_removed(place: Location, address: str) -> Diagnostic:
    """The address of a link (`javascript:…`) was taken out."""
    if address.lower().startswith(("cid:", "data:image")):
        message = f"L’image « {_short(address)} » est restée dans le message d’où vient ce texte : elle a été retirée."
        return _markup_removed(place, message, _SAVE_PICTURE)
    message = f"Le lien vers « {_short(address)} » n’est pas permis : il a été retiré."
    hint = "Un lien commence par https://, mailto: ou tel:, ou donne le chemin d’un fichier du site."
    return _markup_removed(place, message, hint)


def _markup_removed(place: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic.warning(place, "balisage-retire", message, hint)


def uncalled_note(place: Location, label: str) -> Diagnostic:
    """A note that nothing calls (`[^1]: …`)."""
    message, hint = (
        f"La note [^{label}] n’est appelée nulle part.",
        f"Écrivez [^{label}] dans le texte, là où elle sert.",
    )
    return Diagnostic.warning(place, "note-seule", message, hint)


def call_of_no_note(place: Location, label: str) -> Diagnostic:
    """The call of a note that is not there (`[^1]`)."""
    message, hint = (
        f"[^{label}] appelle une note qui n’est pas là.",
        f"Ajoutez à la fin du texte :  [^{label}]: La note.",
    )
    return Diagnostic.warning(place, "note-seule", message, hint)


def unknown_anchor(place: Location, typed: str, near: str) -> Diagnostic:
    """A link within a text to a heading that it does not have."""
    hint = (
        f"Vouliez-vous dire « {near} » ?" if near else "Écrivez # puis le titre visé, en minuscules et avec des tirets."
    )
    return Diagnostic.warning(
        place, "ancre-introuvable", f"« {_short(typed)} » ne mène à aucun titre de ce texte.", hint
    )


def cell_without_column(place: Location, cell: str) -> Diagnostic:
    """A cell of a row that is longer than the headers of its table."""
    return Diagnostic.warning(
        place,
        "cellule-en-trop",
        f"La cellule « {_short(cell)} » n’a pas de colonne : elle ne se voit pas.",
        "Ajoutez une colonne à la première ligne du tableau et à celle des tirets, ou écrivez \\| pour une barre.",
    )


def signs_unread(place: Location, typed: str, meant: str) -> Diagnostic:
    """Markdown that lacks a space or a sign, or has one too many (`[ici] (https://…)`, `##Titre`)."""
    message = f"« {_short(typed)} » se lirait avec ses signes, tel qu’il est tapé."
    return Diagnostic.warning(place, "signes-non-lus", message, f"Écrivez :  {meant}")


def signs_lost(place: Location, typed: str, meant: str) -> Diagnostic:
    """Signs that Markdown takes for its own (`étudiant*es`, `+ de 50 programmes`)."""
    message = f"« {_short(typed)} » perdrait ses signes : ils sont pris pour de la mise en forme."
    return Diagnostic.warning(place, "signes-perdus", message, f"Écrivez :  {meant}")


def title_by_a_line(place: Location, line: str, title: str) -> Diagnostic:
    """A line of `-` or `=` under words, which makes a title of them."""
    message = f"« {line} » fait un titre de la ligne du dessus (« {_short(title)} »)."
    hint = (
        f"Si c’est un titre, écrivez à la place de ces deux lignes :  ## {title}\n"
        "Sinon, laissez une ligne vide au-dessus, ou supprimez cette ligne."
    )
    return Diagnostic.warning(place, "titre-souligne", message, hint)


def left_by_a_conflict(place: Location, line: str) -> Diagnostic:
    """The middle one of the lines that git put between two versions; the others are gone."""
    return Diagnostic.warning(
        place,
        "reste-de-conflit",
        f"« {line} » est sans doute ce qui reste d’un conflit de git.",
        "Vérifiez les lignes qui l’entourent, puis supprimez celle-ci.",
    )


def no_table(place: Location, row: str, dashes: str) -> Diagnostic:
    """Rows of a table that Markdown takes for words; without `dashes`, the line of dashes is there."""
    message = f"Ce tableau (« {_short(row)} ») se lirait avec ses barres, comme du texte."
    hint = f"Sous la ligne des titres, écrivez celle des tirets :  {dashes}"
    return Diagnostic.warning(place, "tableau-non-lu", message, hint if dashes else "Laissez une ligne vide au-dessus.")


def columns_by_tabs(place: Location, first: str, table: str) -> Diagnostic:
    """Rows of a table whose cells are set apart by tabs, as a word processor or a spreadsheet gives them."""
    return Diagnostic.warning(
        place,
        "tableau-non-lu",
        f"Ces lignes (« {_short(first)} »…) ont des tabulations pour colonnes ; elles se liraient à la suite.",
        f"Pour un tableau, écrivez :\n{table}",
    )


def hours_run_on(place: Location, first: str, items: str) -> Diagnostic:
    """The programme of a day whose lines are those of one paragraph."""
    return Diagnostic.warning(
        place,
        "lignes-a-la-suite",
        f"Ces lignes (« {_short(first)} »…) se liraient à la suite, comme une seule phrase.",
        f"Pour une liste, écrivez :\n{items}",
    )


def paragraph_as_code(place: Location, words: str) -> Diagnostic:
    """A paragraph that begins with a tab, or with four spaces."""
    return Diagnostic.warning(
        place,
        "paragraphe-decale",
        f"Ce paragraphe (« {_short(words)} ») est décalé : il s’afficherait comme du code.",
        "Commencez-le au bord, sans espace ; pour du code, entourez-le de deux lignes ```.",
    )


def field_of_a_letter(place: Location, field: str) -> Diagnostic:
    """`*|FNAME|*`, which a newsletter replaces by the name of its reader."""
    return Diagnostic.warning(
        place,
        "champ-de-lettre",
        f"« {_short(field)} » vient d’une lettre d’information ; ici, rien ne le remplit.",
        "Remplacez-le par des mots, ou retirez-le.",
    )


def link_by_a_detour(place: Location, address: str, meant: str) -> Diagnostic:
    """A link that a mail program or a search engine made lead by way of itself."""
    return Diagnostic.warning(
        place,
        "lien-detourne",
        f"« {_short(address)} » passe par un site qui note qui suit le lien.",
        f"Écrivez l’adresse où il mène :  {meant}",
    )


def open_fence(place: Location, fence: str) -> Diagnostic:
    """A block of code that goes on to the end of the text."""
    return Diagnostic.warning(
        place,
        "code-ouvert",
        f"« {_short(fence)} » ouvre un bloc de code qui n’est jamais refermé : tout ce qui suit en fait partie.",
        "Supprimez cette ligne, ou refermez le bloc par une ligne semblable.",
    )


def unused_definition(place: Location, label: str) -> Diagnostic:
    """`[Lieu]: Marseille`, which Markdown takes for the address of a link."""
    return Diagnostic.warning(
        place,
        "texte-invisible",
        f"« {_short(f'[{label}]:')} » donne l’adresse d’un lien que rien n’emploie : cette ligne ne se voit pas.",
        "Pour qu’elle se lise, retirez les crochets.",
    )


def empty_heading(place: Location) -> Diagnostic:
    """A heading without a word."""
    return Diagnostic.warning(
        place,
        "titre-vide",
        "Ce titre n’a pas de texte : il a été retiré.",
        "Écrivez le titre après les signes # et un espace :  ## Le titre",
    )


def unreadable(place: Location, reason: str) -> Diagnostic:
    """A text that cannot be laid out; `reason` says why in French."""
    return Diagnostic.error(
        place,
        "texte-illisible",
        f"Ce texte ne peut pas être mis en page : {reason}.",
        "Supprimez ce passage ou collez-le de nouveau comme texte simple.",
    )


def link_without_text(place: Location, target: str) -> Diagnostic:
    """A link that shows nothing to click on."""
    return Diagnostic.error(
        place,
        "lien-sans-texte",
        f"Le lien vers « {_short(target)} » n’a pas de texte.",
        f"Dites où il mène :  [texte du lien]({_short(target)})",
    )


def link_says_another(place: Location, words: str, target: str) -> Diagnostic:
    """`[oser.fr](https://www.brio-nantes.org/)`: one of the two was copied with the rest, or readers are misled."""
    return Diagnostic.warning(
        place,
        "lien-trompeur",
        f"Ce lien montre « {_short(words)} » et mène à « {_short(target)} ».",
        "Mettez la même adresse des deux côtés, ou dites avec des mots où il mène.",
    )


def picture_without_text(place: Location, target: str) -> Diagnostic:
    """An image without an alternative text."""
    return Diagnostic.error(
        place,
        "image-sans-texte",
        f"L’image « {_short(target)} » n’a pas de texte de remplacement.",
        f"Décrivez-la pour qui ne la voit pas :  ![description de l’image]({_short(target)})",
    )


def cover_without_text(place: Location, target: str) -> Diagnostic:
    """An entry's image without `image_alt`."""
    return Diagnostic.error(
        place,
        "image-sans-texte",
        f"L’image « {_short(target)} » n’a pas de description.",
        "Ajoutez, pour qui ne la voit pas :  image_alt: Ce que montre l’image   "
        'Si elle ne fait que décorer :  image_alt: ""',
    )


def unknown_target(place: Location, target: str, near: Sequence[str], *, beside: str = "") -> Diagnostic:
    """A link or image to what does not exist, or lies out of the content; `near` are the existing targets that resemble
    it most, and `beside` is the path under content/ that it names."""
    if not target:
        hint = "Écrivez-la entre les parenthèses :  [texte du lien](https://…)  ou  ![description](photo.jpg)"
        return Diagnostic.error(place, "lien-sans-adresse", "Ce lien ou cette image n’a pas d’adresse.", hint)
    if beside.startswith("../") and not near:
        return Diagnostic.error(
            place,
            "lien-introuvable",
            f"« {_short(target)} » mène hors du dossier content/, dont le site ne publie rien.",
            "Copiez le fichier dans content/documents/, ou donnez l’adresse où il est en ligne (https://…).",
        )
    hint = "Vérifiez le nom du fichier : le chemin part du dossier de ce texte."
    if near:
        hint = "Vouliez-vous dire " + " ou ".join(f"« {name} »" for name in near) + "\u202f?"
    return Diagnostic.error(place, "lien-introuvable", f"« {_short(target)} » n’existe pas.", hint)


def address_not_yet_published(place: Location, target: str) -> Diagnostic:
    """An address of the site, typed in a text or in the menu, of a draft or of news of a day to come."""
    return Diagnostic.error(
        place,
        "lien-introuvable",
        f"« {_short(target)} » n’est pas encore publié : ce lien ne mènerait nulle part.",
        "Retirez ce lien d’ici là ; ou, si la page est prête, « brouillon: oui » de son en-tête.",
    )


def link_without_address(place: Location, text: str) -> Diagnostic:
    """A link that says nothing of where it leads."""
    return Diagnostic.error(
        place,
        "lien-sans-adresse",
        f"Le lien « {_short(text)} » n’a pas d’adresse.",
        "Écrivez-la entre les parenthèses :  [texte du lien](https://…)",
    )


def address_without_scheme(place: Location, target: str, meant: str) -> Diagnostic:
    """An address of another site, or an e-mail address, that would be looked for among the files."""
    return Diagnostic.error(
        place,
        "lien-introuvable",
        f"« {_short(target)} » serait cherché parmi les fichiers du site, où il n’est pas.",
        f"Écrivez :  {_short(meant)}",
    )


def file_elsewhere(place: Location, target: str, *, picture: bool) -> Diagnostic:
    """An address where a key wants a file of the site."""
    hint = f"Une adresse va dans « url », à la place de « fichier » :  url: {target}"
    if picture:
        hint = "Enregistrez-la à côté de ce fichier, si ses droits le permettent, et écrivez son nom :  photo.jpg"
    message = f"« {_short(target)} » est sur un autre site ; il faut ici un fichier de celui-ci."
    return Diagnostic.error(place, "fichier-exterieur", message, hint)


def page_as_file(place: Location, target: str) -> Diagnostic:
    """The source of a page where a picture or a document is wanted."""
    return Diagnostic.error(
        place,
        "page-et-non-fichier",
        f"« {_short(target)} » donne une page du site : il faut ici une image ou un document.",
        "Pour mener à la page, mettez un lien dans le texte.",
    )


def picture_elsewhere(place: Location, target: str) -> Diagnostic:
    """A picture that would be fetched from another site by whoever reads the page."""
    return Diagnostic.error(
        place,
        "image-exterieure",
        f"L’image « {_short(target)} » est sur un autre site.",
        _SAVE_PICTURE,
    )


def link_to_own_machine(place: Location, target: str, path: str) -> Diagnostic:
    """A link to the machine of whoever reads it, copied from the live preview."""
    return Diagnostic.error(
        place,
        "adresse-locale",
        f"« {_short(target)} » est une adresse de l’aperçu : elle ne mène nulle part depuis une autre machine.",
        f"Écrivez l’adresse dans le site :  {path or '/'}",
    )


def link_to_draft(place: Location, target: str) -> Diagnostic:
    """A link to a page that is not published yet: a draft, or news of a day to come."""
    return Diagnostic.warning(
        place,
        "lien-vers-brouillon",
        f"« {_short(target)} » n’est pas encore publié : le lien ne mène encore nulle part.",
        "Retirez « brouillon: oui » de son en-tête quand il est prêt. Une actualité d’un jour à venir paraîtra "
        "ce jour-là, et le lien avec elle.",
    )


def _short(target: str) -> str:
    return target if len(target) <= 80 else target[:79] + "…"  # one line of a terminal
