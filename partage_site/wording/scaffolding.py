"""What is said by `new`, `import` and `schema`, and in the files that they write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording.system import RUN, TO_REPLACE, reason_of

NEW = f'écrit un fichier prêt à remplir, par exemple : {RUN} new evenement "WEPI 2028"'
KIND = "la sorte : programme, evenement, serie, chiffre, theme, actualite, ressource ou page"
TITLE = "le titre ou le nom, entre guillemets"
IMPORT = "écrit un fichier par ligne d’un tableau (CSV), ou met à jour ceux qui existent"
SHEET = "le tableau, enregistré au format CSV"
DRY_RUN = "dit ce qui serait fait, n’écrit rien"
SCHEMA = "écrit ce dont les éditeurs ont besoin, d’après les modèles : VS Code, Pages CMS, Sveltia CMS"

BODY_TITLE = "Texte"
BODY_HELP = "Le texte de la page, en Markdown. Il peut rester vide."
IMAGES = "Images"
DOCUMENTS = "Documents"
NETWORK = "Réseau"
ADDRESS = "Adresse"
# With which sentences about a value begin.
_SMALL_WORDS = frozenset(("La", "Le", "Les", "Il", "Ici", "Ce", "Cette", "Ces", "Un", "Une"))
_KIND_NAMES = "Sortes connues : {}."


def unknown_kind(text: str, near: str | None, known: Sequence[str]) -> tuple[str, str]:
    """A kind that does not exist."""
    hint = f"Vouliez-vous dire « {near} » ?\n" if near else ""
    return f"« {text} » n’est pas une sorte de fichier du site.", hint + _KIND_NAMES.format(", ".join(known))


def empty_title(kind: str) -> tuple[str, str]:
    """A title without a letter."""
    return "Il faut un titre.", f'Écrivez par exemple :  {RUN} new {kind} "Le titre"'


def unreadable_title(sign: str) -> tuple[str, str]:
    """A title with a sign that nobody can see."""
    return f"Ce titre contient un signe que personne ne peut lire ({sign}).", "Retapez le titre à la main."


def reserved_name(kind: str, slug: str, offered: str) -> tuple[str, str]:
    """A title whose file name the site's own addresses use."""
    title = offered.replace("-", " ").capitalize()
    return (
        f"« {slug} » prendrait une adresse dont le site se sert déjà.",
        (
            f'Le nom à prendre est « {offered} ». Tapez :  {RUN} new {kind} "{title}"\n'
            "puis corrigez le titre dans le fichier : le nom du fichier, lui, peut rester."
        ),
    )


def already_there(shown: str) -> tuple[str, str]:
    """The file to write exists."""
    return f"{shown} existe déjà ; rien n’est écrit.", "Modifiez ce fichier, ou donnez un autre titre."


def not_writable(shown: str, error: OSError) -> tuple[str, str]:
    """The system refuses to write."""
    return (
        f"{shown} ne peut pas être écrit ({reason_of(error)}). Rien n’a changé.",
        "Vérifiez les droits d’accès et la place.",
    )


def written(shown: str) -> str:
    """After `new`."""
    return (
        f"{shown} est écrit.\n"
        "Ensuite : ouvrez-le, corrigez ce qui est rempli, servez-vous des champs proposés, puis retirez la ligne\n"
        f"« brouillon: oui ». Pour le voir dès maintenant :  {RUN} serve --open"
    )


def how_to_fill() -> str:
    """The first comment of a new file."""
    return (
        "Remplacez ce qui ne convient pas. Les lignes qui commencent par « # » ne comptent pas ; pour vous servir "
        "d’un champ, retirez le « # » et l’espace qui le suit."
    )


def to_replace(about: str) -> str:
    """Beside a key that is filled with an example, so that the file loads."""
    return f"{TO_REPLACE}. {about}"


def about_draft() -> str:
    """Beside the line that makes a new file a draft."""
    return "Brouillon. Retirez cette ligne quand tout est prêt ; d’ici là, rien n’est publié."


def about_key(title: str, told: str, *, required: bool) -> str:
    """What a key is for, behind it."""
    about = " ".join(part if part.endswith((".", "…", "?")) else f"{part}." for part in (title, told) if part)
    return f"{about} Obligatoire." if required else about


def choices(options: Iterable[str]) -> str:
    """The values of a fixed set, after what the key is for."""
    return f" Au choix : {', '.join(options)}."


def existing(title: str, ids: Iterable[str]) -> str:
    """The identifiers there are to choose from, above a key."""
    return f"{title}, au choix : {', '.join(ids)}."


def common_keys() -> str:
    """Above the keys that all kinds share."""
    return "Pour les listes, le partage et le suivi :"


def body_below() -> str:
    """The last comment of the front matter."""
    return "Le texte de la page s’écrit sous la ligne qui suit, en Markdown. Il peut rester vide."


def no_sheet(file: str) -> tuple[str, str]:
    """The spreadsheet cannot be read."""
    return f"Le fichier « {file} » n’existe pas ou ne peut pas être lu.", "Vérifiez son nom et son dossier."


def sheet_too_large(file: str, largest: int) -> tuple[str, str]:
    """More bytes than a table of text needs."""
    return (
        f"« {file} » pèse plus de {largest // 1_000_000} Mo.",
        "Gardez les seules lignes et colonnes à importer, puis enregistrez de nouveau en CSV.",
    )


def too_many_rows(file: str, count: int, most: int) -> tuple[str, str]:
    """More rows than the site could hold."""
    return f"« {file} » a {count} lignes ; il en faut {most} au plus.", "Importez-le en plusieurs fois."


def empty_sheet(file: str) -> tuple[str, str]:
    """No row below the headers."""
    return (
        f"« {file} » ne contient pas de tableau.",
        "La première ligne doit donner les noms des colonnes (Nom, Ville…), les suivantes les valeurs.",
    )


def not_a_csv(file: str) -> tuple[str, str]:
    """A workbook, a PDF, something that is no text."""
    return (
        f"« {file} » n’est pas un tableau au format CSV.",
        (
            "Dans Excel ou LibreOffice : Fichier, Enregistrer sous, type « CSV UTF-8 (délimité par des virgules) » "
            "ou « Texte CSV »."
        ),
    )


def unreadable_row(at: Location) -> Diagnostic:
    """A quote that never closes, or text behind one."""
    return Diagnostic.error(
        at,
        "ligne-illisible",
        'Cette ligne ne peut pas être lue : un guillemet « " » y est mal placé, ou n’est pas refermé.',
        'Dans une cellule entre guillemets, un guillemet s’écrit deux fois (""). Le plus simple est de '
        "réenregistrer le tableau en CSV.",
    )


def too_many_cells(at: Location, cells: int, columns: int) -> Diagnostic:
    """A row longer than the headers."""
    return Diagnostic.error(
        at,
        "cellules-en-trop",
        f"Cette ligne a {cells} cellules, pour {columns} nom{'s' if columns > 1 else ''} de colonnes.",
        "Donnez un nom à chaque colonne, et mettez entre guillemets les textes qui contiennent le séparateur.",
    )


def title_above_headers(at: Location, title: str) -> Diagnostic:
    """A first row that says one thing, above the names of the columns."""
    return Diagnostic.error(
        at,
        "titre-au-dessus",
        f"La première ligne ne dit que « {title} » ; elle doit donner les noms des colonnes (Nom, Ville…).",
        "Supprimez les lignes qui sont au-dessus des noms des colonnes.",
    )


def formula_error(at: Location, header: str, text: str) -> Diagnostic:
    """A cell whose formula the spreadsheet could not work out."""
    return Diagnostic.error(
        at,
        "formule-en-erreur",
        in_column(header, f"« {text} » est une erreur de calcul du tableur."),
        "Corrigez la formule, ou écrivez la valeur à sa place.",
    )


def encoding_guessed(at: Location, name: str) -> Diagnostic:
    """A table in an encoding that only its accents tell."""
    return Diagnostic.warning(
        at,
        "encodage-devine",
        f"Ce tableau n’est pas en UTF-8 ; il est lu comme du {name}.",
        "Vérifiez les accents de ce qui est écrit ; s’ils sont faux, réenregistrez le tableau en « CSV UTF-8 ».",
    )


def long_names_differ(at: Location, shown: str, other: str) -> Diagnostic:
    """A row and a file whose long names begin alike."""
    return Diagnostic.error(
        at,
        "noms-trop-proches",
        f"Le nom de cette ligne commence comme celui de {shown} (« {other} »), qu’elle remplacerait.",
        "Ajoutez une colonne « identifiant » : le nom de ce fichier, sans dossier ni « .md », si c’est la même chose ; "
        "un autre sinon.",
    )


def town_changes(at: Location, shown: str, before: str, after: str) -> Diagnostic:
    """A row that says another town than the file of its name."""
    return Diagnostic.warning(
        at,
        "ville-changee",
        f"La ville de {shown} passe de {before} à {after}.",
        "Si c’est un autre programme du même nom, ajoutez une colonne « identifiant » qui distingue les deux.",
    )


def value_leaves(at: Location, shown: str, year: int, value: str) -> Diagnostic:
    """A row that gives a figure its value of another year, while its history lacks the one before."""
    return Diagnostic.warning(
        at,
        "chiffre-remplace",
        f"La valeur de {year} dans {shown}, {value}, laisse la place à celle de cette ligne.",
        f"Pour la garder, ajoutez dans ce fichier, sous « historique: » :\n  - {{annee: {year}, valeur: {value}}}",
    )


def unknown_column(at: Location, header: str, near: str | None, known: Sequence[str]) -> Diagnostic:
    """A header that is near no key."""
    offered = f"Vouliez-vous dire « {near} » ? Renommez la colonne.\n" if near else ""
    return Diagnostic.warning(
        at,
        "colonne-inconnue",
        f"La colonne « {header} » ne correspond à aucun champ ; elle est laissée de côté.",
        f"{offered}Champs possibles : {', '.join(known)}.",
    )


def column_twice(at: Location, header: str, first: str, key: str) -> Diagnostic:
    """Two columns for one key that takes one value."""
    return Diagnostic.error(
        at,
        "colonne-en-double",
        f"Les colonnes « {first} » et « {header} » donnent toutes deux « {key} ».",
        "Gardez-en une seule, qui dise tout (un jour et son heure :  2026-11-21 09:30), ou renommez l’autre.",
    )


def day_read_first(at: Location, header: str, text: str, read: str, count: int) -> Diagnostic:
    """Dates of a column that would be other days for an American."""
    others = f" ({count} dates de cette colonne se lisent ainsi)" if count > 1 else ""
    return Diagnostic.warning(
        at,
        "date-ambigue",
        f"Colonne « {header} » : « {text} » est lu comme le {read}, le jour d’abord{others}.",
        "Si ce n’est pas cela, écrivez les dates AAAA-MM-JJ.",
    )


def bad_identifier(at: Location, text: str, offered: str) -> Diagnostic:
    """An identifier that cannot be part of an address."""
    return Diagnostic.error(
        at,
        "identifiant-illisible",
        f"« {text} » ne peut pas servir d’identifiant : il faut des minuscules sans accent, des chiffres, des tirets.",
        f"Écrivez :  {offered}",
    )


def same_file_twice(at: Location, first: int, name: str) -> Diagnostic:
    """Two rows that would write one file."""
    return Diagnostic.error(
        at,
        "lignes-en-double",
        f"Cette ligne et la ligne {first} donnent le même fichier, content/{name}.",
        "Supprimez l’une des deux, ou ajoutez une colonne « identifiant » qui les distingue.",
    )


def in_column(header: str, message: str) -> str:
    """A message about a cell, with its column; a name that begins it keeps its capital."""
    first, _, rest = message.partition(" ")
    said = f"{first.lower()} {rest}" if first in _SMALL_WORDS else message
    return f"Colonne « {header} » : {said}"


def place_taken(shown: str) -> Diagnostic:
    """Something that is no source lies where a file must go."""
    return Diagnostic.error(
        Location(shown),
        "place-prise",
        "Autre chose se trouve à la place de ce fichier (un lien, un dossier).",
        "Déplacez-le, puis relancez l’import.",
    )


def not_writable_as_yaml(at: Location, shown: str) -> Diagnostic:
    """What a row says would not be read back as it is."""
    return Diagnostic.error(
        at,
        "ligne-impossible",
        f"Ce que dit cette ligne ne peut pas être écrit dans {shown}.",
        "Retirez les signes inhabituels de ses cellules, ou écrivez ce fichier à la main.",
    )


def column_understood(header: str, key: str) -> str:
    """How a column was understood."""
    return f"  colonne « {header} » → {key}"


def own_open_data() -> str:
    """The table of the site's own open data."""
    return (
        "  Ce tableau est celui que le site publie : ce que le site y ajoute (adresse, département, point de la ville)"
        "\n  n’est pas recopié, et les images restent celles des fichiers."
    )


def row_planned(row: int, shown: str, outcome: str) -> str:
    """What becomes of a row."""
    return f"  ligne {row} → {shown} ({outcome})"


def comments_lost(shown: str) -> str:
    """A file that had to be written anew."""
    return f"  {shown} : toutes ses valeurs sont gardées, mais pas ses commentaires ni sa mise en forme."


def nothing_imported(errors: int, warnings: int) -> str:
    """The last line when a row is refused."""
    count, word = (errors, "erreur") if errors else (warnings, "avertissement")
    return f"Rien n’est écrit : {count} {word}{'s' if count > 1 else ''} à corriger dans le tableau."


def would_import(created: int, updated: int, unchanged: int) -> str:
    """The last line of a dry run."""
    return f"Essai, rien n’est écrit. {_counted(created, updated, unchanged)} Pour écrire, relancez sans --dry-run."


def imported(created: int, updated: int, unchanged: int) -> str:
    """The last line of an import."""
    return f"{_counted(created, updated, unchanged)} Ensuite :  {RUN} check"


def _counted(created: int, updated: int, unchanged: int) -> str:
    new = "nouveaux" if created > 1 else "nouveau"
    many = ["s" if count > 1 else "" for count in (updated, unchanged)]
    return f"{created} {new}, {updated} modifié{many[0]}, {unchanged} inchangé{many[1]}."


def editor_settings_unreadable(name: str) -> tuple[str, str]:
    """Settings of an editor that are no plain JSON: they are somebody's, and left as they are."""
    return (
        f"{name} ne se lit pas comme du JSON ordinaire : il reste tel quel, et rien n’est écrit.",
        "Retirez-en les commentaires et les virgules de trop, puis recommencez.",
    )


def schemas_written(count: int, changed: int) -> str:
    """The last line of `schema`."""
    changes = f"{changed} changés. Enregistrez-les avec git." if changed > 1 else "un changé. Enregistrez-le avec git."
    return f"{count} fichiers pour les éditeurs, " + (f"dont {changes}" if changed else "tous déjà à jour.")


def schema_help(folder: str, title: str) -> str:
    """What a schema is for."""
    if not folder:
        return "Le fichier content/site.yml, les réglages du site."
    return f"Un fichier de content/{folder}/, que désigne son champ « {title} »."


def names_file(folder: str) -> str:
    """Below a field that names another file."""
    return f"Le nom d’un fichier de content/{folder}/, sans son extension."


def example(text: str) -> str:
    """An example below a field."""
    return f"Par exemple : {text}"


def pages_cms_notice() -> str:
    """The first lines of `.pages.yml`."""
    return (
        "Écrit par « python3 build.py schema » d’après les modèles : ne le modifiez pas à la main.\n"
        "Pour s’en servir : ouvrez app.pagescms.org, connectez-vous avec GitHub, choisissez ce dépôt."
    )


def sveltia_notice() -> str:
    """The first lines of Sveltia CMS's configuration."""
    return (
        "Écrit par « python3 build.py schema » d’après les modèles : ne le modifiez pas à la main.\n"
        "Ce dossier n’est pas publié. Pour s’en servir, posez à côté de ce fichier un index.html qui charge\n"
        "Sveltia CMS (voir github.com/sveltia/sveltia-cms), mettez les deux en ligne à une adresse à part du site,\n"
        "et dites le dépôt dans content/site.yml (depot: https://github.com/organisation/depot)."
    )
