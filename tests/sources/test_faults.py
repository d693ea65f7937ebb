"""What people really type, each fault with the exact place, message and line to paste."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import yaml

from partage_site.diagnostics import Diagnostic, Report, Severity
from partage_site.sources import yaml_events
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse


class Fault(NamedTuple):
    """A faulty file; where the fault is (line, column) and what is said of it."""

    name: str
    text: str | bytes
    place: tuple[int, int]
    code: str
    message: str
    hint: str


def front_matter(lines: str) -> str:
    return f"---\n{lines}\n---\nCorps.\n"


FAULTS = [
    Fault(
        "front matter copied with the signs of its example",
        "```yaml\n---\ntitre: WEPI\n---\n\nTexte\n```\n",
        (1, 0),
        "en-tete-en-exemple",
        "«\u00a0```yaml\u00a0» au-dessus de l’en-tête en fait un exemple.",
        "Supprimez cette ligne et, plus bas, celle qui la referme\u00a0:  ```",
    ),
    Fault(
        "equals sign",
        front_matter("titre = WEPI\ndebut: 2027-06-03"),
        (2, 7),
        "signe-pour-deux-points",
        "Un champ est suivi de deux-points et d’un espace.",
        "Écrivez\u00a0:  titre: WEPI",
    ),
    Fault(
        "wide colon",
        front_matter("titre: WEPI\ndebut：2027-06-03"),
        (3, 6),
        "signe-pour-deux-points",
        "Un champ est suivi de deux-points et d’un espace.",
        "Écrivez\u00a0:  debut: 2027-06-03",
    ),
    Fault(
        "space on the wrong side of the colon",
        front_matter("titre: WEPI\ndebut :2027-06-03"),
        (3, 7),
        "espace-manquante",
        "Il manque un espace après «\u00a0:\u00a0».",
        "Écrivez\u00a0:  debut: 2027-06-03",
    ),
    Fault(
        "key in bold",
        front_matter("titre: WEPI\n**debut :** 2027-06-03"),
        (3, 1),
        "champ-decore",
        "Le nom d’un champ s’écrit seul, sans signe de mise en forme.",
        "Écrivez\u00a0:  debut: 2027-06-03",
    ),
    Fault(
        "words above a key that is sound",
        front_matter("Notre atelier\ndebut: 2027-06-03"),
        (2, 0),
        "ligne-sans-cle",
        "Cette ligne de l’en-tête n’est pas de la forme «\u00a0champ: valeur\u00a0».",
        "Si le texte commence ici, refermez d’abord l’en-tête par une ligne\u00a0:\n---\n"
        "Si c’est la suite de la ligne d’avant, décalez-la de deux espaces.",
    ),
    Fault(
        "key of an item, to the left of the key above it",
        front_matter("documents:\n- titre: Affiche\n url: https://a.fr"),
        (4, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la par 2 espaces :\n  url: https://a.fr",
    ),
    Fault(
        "key of an item, below its dash",
        front_matter("documents:\n  - titre: Affiche\n  url: https://a.fr"),
        (4, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la par 4 espaces :\n    url: https://a.fr",
    ),
    Fault(
        "a space before the key that follows a list",
        front_matter("documents:\n  - titre: Affiche\n    url: https://a.fr\n ville: Lyon"),
        (5, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la au bord, sans espace :\nville: Lyon",
    ),
    Fault(
        "tab before the key of an item",
        front_matter("documents:\n  - titre: Affiche\n\turl: https://a.fr"),
        (4, 1),
        "tabulation",
        "Une tabulation décale cette ligne ; il faut des espaces.",
        "Remplacez la tabulation par 4 espaces :\n    url: https://a.fr",
    ),
    Fault(
        "tab before the second item",
        front_matter("documents:\n  - titre: Affiche\n    url: https://a.fr\n\t- titre: Plan"),
        (5, 1),
        "tabulation",
        "Une tabulation décale cette ligne ; il faut des espaces.",
        "Remplacez la tabulation par 2 espaces :\n  - titre: Plan",
    ),
    Fault(
        "spaced colon",
        front_matter("titre: Lyon : la rentrée"),
        (2, 13),
        "deux-points",
        "Une valeur qui contient « : » doit être entre guillemets droits.",
        'Écrivez :  titre: "Lyon : la rentrée"',
    ),
    Fault(
        "spaced colon before a comment, as in the files that `new` writes",
        front_matter("titre: Lyon : la rentrée   # Titre. Obligatoire."),
        (2, 13),
        "deux-points",
        "Une valeur qui contient « : » doit être entre guillemets droits.",
        'Écrivez :  titre: "Lyon : la rentrée"   # Titre. Obligatoire.',
    ),
    Fault(
        "no-break space before the colon",
        front_matter("titre: Lyon\u00a0: la rentrée"),
        (2, 13),
        "deux-points",
        "Une valeur qui contient « : » doit être entre guillemets droits.",
        'Écrivez :  titre: "Lyon : la rentrée"',
    ),
    Fault(
        "narrow no-break space before the colon",
        front_matter("titre: Lyon\u202f: la rentrée"),
        (2, 13),
        "deux-points",
        "Une valeur qui contient « : » doit être entre guillemets droits.",
        'Écrivez :  titre: "Lyon : la rentrée"',
    ),
    Fault(
        "value that ends with a colon",
        front_matter("titre: WEPI\nresume: Au programme :"),
        (3, 22),
        "deux-points",
        "Une valeur qui contient « : » doit être entre guillemets droits.",
        'Écrivez :  resume: "Au programme :"',
    ),
    Fault(
        "colon in an item",
        front_matter('partenaires:\n  - a\n  - "b\n'),
        (4, 5),
        "guillemet-ouvert",
        "Le guillemet ouvert ici n’est jamais refermé.",
        'Écrivez :  - "b"',
    ),
    Fault(
        "tab before a key",
        front_matter("titre: WEPI\n\tville: Lyon"),
        (3, 1),
        "tabulation",
        "Une tabulation décale cette ligne ; il faut des espaces.",
        "Supprimez la tabulation :\nville: Lyon",
    ),
    Fault(
        "tab before an item",
        front_matter("partenaires:\n\t- oser"),
        (3, 1),
        "tabulation",
        "Une tabulation décale cette ligne ; il faut des espaces.",
        "Remplacez la tabulation par 2 espaces :\n  - oser",
    ),
    Fault(
        "curly quotes around a colon",
        front_matter("titre: “a: b”"),
        (2, 8),
        "guillemets-courbes",
        "Les guillemets courbes ne protègent pas une valeur ; il les faut droits.",
        'Écrivez :  titre: "a: b"',
    ),
    Fault(
        "apostrophe between single quotes",
        front_matter("titre: 'l'été'"),
        (2, 8),
        "apostrophe",
        "L’apostrophe referme la valeur, qui est entre apostrophes ; prenez des guillemets droits.",
        'Écrivez :  titre: "l\'été"',
    ),
    Fault(
        "unclosed double quote",
        front_matter('titre: "WEPI\nville: Lyon'),
        (2, 8),
        "guillemet-ouvert",
        "Le guillemet ouvert ici n’est jamais refermé.",
        'Écrivez :  titre: "WEPI"',
    ),
    Fault(
        "unclosed double quote before a quoted value",
        front_matter('titre: "WEPI\nville: "Lyon"\nlieu: Salle'),
        (2, 8),
        "guillemet-ouvert",
        "Le guillemet ouvert ici n’est jamais refermé.",
        'Écrivez :  titre: "WEPI"',
    ),
    Fault(
        "unclosed single quote",
        front_matter("titre: 'WEPI\nville: Lyon"),
        (2, 8),
        "guillemet-ouvert",
        "Le guillemet ouvert ici n’est jamais refermé.",
        'Écrivez :  titre: "WEPI"',
    ),
    Fault(
        "quotes between quotes",
        front_matter('titre: "Le "grand" soir"'),
        (2, 8),
        "guillemets",
        "Un guillemet dans la valeur la referme trop tôt.",
        "Écrivez :  titre: 'Le \"grand\" soir'",
    ),
    Fault(
        "text after the closing quote",
        front_matter('titre: "WEPI" et JPI'),
        (2, 8),
        "guillemets",
        "La valeur continue après le guillemet qui la referme.",
        "Écrivez :  titre: '\"WEPI\" et JPI'",
    ),
    Fault(
        "backslash between quotes",
        front_matter('titre: "C:\\dossier"'),
        (2, 8),
        "barre-inverse",
        "Entre guillemets, « \\ » ne peut pas s’écrire seul.",
        "Écrivez :  titre: 'C:\\dossier'",
    ),
    Fault(
        "glued colon",
        front_matter("ville: Lyon\ntitre:Bonjour\nlieu: x"),
        (3, 6),
        "espace-manquante",
        "Il manque un espace après « : ».",
        "Écrivez :  titre: Bonjour",
    ),
    Fault(
        "all colons glued",
        front_matter("titre:Bonjour"),
        (2, 6),
        "espace-manquante",
        "Il manque un espace après « : ».",
        "Écrivez :  titre: Bonjour",
    ),
    Fault(
        "glued dash",
        front_matter("themes:\n  - sante\n  -culture"),
        (4, 3),
        "espace-manquante",
        "Il manque un espace après le tiret de la liste.",
        "Écrivez :  - culture",
    ),
    Fault(
        "the bullets of a word processor",
        front_matter("themes:\n  - sante\n  •\tculture"),
        (4, 3),
        "puce",
        "Une liste se fait avec des tirets.",
        "Écrivez :  - culture",
    ),
    Fault(
        "bullets that YAML takes for one text",
        front_matter("themes:\n  • sante\ntitre: A"),
        (3, 3),
        "puce",
        "Une liste se fait avec des tirets.",
        "Écrivez\xa0:  - sante",
    ),
    Fault(
        "an item further in than the one above",
        front_matter("themes:\n- sante\n  - culture"),
        (4, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la au bord, sans espace\xa0:\n- culture",
    ),
    Fault(
        "a colon between braces",
        front_matter("documents: [{titre: WEPI : programme, url: https://a.fr/b}]"),
        (2, 12),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  documents: [{titre: "WEPI : programme", url: https://a.fr/b}]',
    ),
    Fault(
        "a colon between the braces of a single field",
        front_matter("sources: [{titre: Le Monde : hier}]"),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  sources: [{titre: "Le Monde : hier"}]',
    ),
    Fault(
        "a colon in the first of several braces",
        front_matter("sources: [{titre: A : b, url: https://a.fr/b}, {titre: C}]"),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  sources: [{titre: "A : b", url: https://a.fr/b}, {titre: C}]',
    ),
    Fault(
        "a colon and a comma between braces",
        front_matter("sources: {titre: A : b, et c, url: https://a.fr/b}"),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  sources: {titre: "A : b, et c", url: https://a.fr/b}',
    ),
    Fault(
        "a quoted word that begins a value between braces",
        front_matter('sources: [{titre: "A" et B}]'),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        "Écrivez\xa0:  sources: [{titre: '\"A\" et B'}]",
    ),
    Fault(
        "an apostrophe between apostrophes between braces",
        front_matter("sources: [{titre: 'l'été'}]"),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  sources: [{titre: "l\'été"}]',
    ),
    Fault(
        "curly quotes between braces",
        front_matter("sources: [{titre: “A : b”}]"),
        (2, 10),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  sources: [{titre: "A : b"}]',
    ),
    Fault(
        "braces that are not closed before the bracket",
        front_matter("sources: [{titre: A, url: https://a.fr/b]"),
        (2, 10),
        "crochet-ouvert",
        "La liste ouverte ici par un crochet ou une accolade n’est jamais refermée.",
        "Écrivez\xa0:  sources: [{titre: A, url: https://a.fr/b}]",
    ),
    Fault(
        "several braces without brackets",
        front_matter("sources: {titre: A}, {titre: B}"),
        (2, 10),
        "crochets-absents",
        "Plusieurs accolades font une liste, qui s’écrit entre crochets.",
        "Écrivez\xa0:  sources: [{titre: A}, {titre: B}]",
    ),
    Fault(
        "an at sign between braces",
        front_matter("reseaux_sociaux: {instagram: @oser, facebook: https://a.fr/b}"),
        (2, 18),
        "signe-reserve",
        "Une valeur entre ces accolades a un signe qui demande des guillemets droits.",
        'Écrivez\xa0:  reseaux_sociaux: {instagram: "@oser", facebook: https://a.fr/b}',
    ),
    Fault(
        "at sign",
        front_matter("titre: @oser"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « @ » doit être entre guillemets droits.",
        'Écrivez :  titre: "@oser"',
    ),
    Fault(
        "percent",
        front_matter("titre: %oser"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « % » doit être entre guillemets droits.",
        'Écrivez :  titre: "%oser"',
    ),
    Fault(
        "backtick",
        front_matter("titre: `oser`"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « ` » doit être entre guillemets droits.",
        'Écrivez :  titre: "`oser`"',
    ),
    Fault(
        "star with more",
        front_matter("titre: *WEPI* 2017"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « * » doit être entre guillemets droits.",
        'Écrivez :  titre: "*WEPI* 2017"',
    ),
    Fault(
        "ampersand with a space",
        front_matter("titre: & co"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « & » doit être entre guillemets droits.",
        'Écrivez :  titre: "& co"',
    ),
    Fault(
        "bracket that is text",
        front_matter("titre: [Lyon] la rentrée"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « [ » doit être entre guillemets droits.",
        'Écrivez :  titre: "[Lyon] la rentrée"',
    ),
    Fault(
        "brace that is text",
        front_matter("titre: {Lyon} la rentrée"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « { » doit être entre guillemets droits.",
        'Écrivez :  titre: "{Lyon} la rentrée"',
    ),
    Fault(
        "template braces",
        front_matter("titre: {{ nom }}"),
        (2, 9),
        "cle-illisible",
        "Le nom du champ, avant « : », n’est pas un mot.",
        'Si les accolades sont du texte, écrivez :  titre: "{{ nom }}"',
    ),
    Fault(
        "template tag",
        front_matter("titre: {% nom %}"),
        (2, 8),
        "signe-reserve",
        "Une valeur qui commence par « { » doit être entre guillemets droits.",
        'Écrivez :  titre: "{% nom %}"',
    ),
    Fault(
        "unclosed bracket",
        front_matter("themes: [sante, culture\nville: Lyon"),
        (2, 9),
        "crochet-ouvert",
        "La liste ouverte ici par un crochet ou une accolade n’est jamais refermée.",
        "Écrivez :  themes: [sante, culture]",
    ),
    Fault(
        "unclosed brace",
        front_matter("menu: {ordre: 1"),
        (2, 7),
        "crochet-ouvert",
        "La liste ouverte ici par un crochet ou une accolade n’est jamais refermée.",
        "Écrivez :  menu: {ordre: 1}",
    ),
    Fault(
        "unclosed bracket over lines",
        front_matter("themes: [\n  sante,\n  culture\nville: Lyon"),
        (2, 0),
        "crochet-ouvert",
        "La liste ouverte ici par un crochet ou une accolade n’est jamais refermée.",
        "Ajoutez « ] » ou « } » après le dernier élément.",
    ),
    Fault(
        "hash in a list",
        front_matter("lieux: [salle #3, cour]"),
        (2, 8),
        "signe-reserve",
        "Un élément de cette liste a un signe qui demande des guillemets droits.",
        'Écrivez :  lieux: ["salle #3", cour]',
    ),
    Fault(
        "greater than",
        front_matter("resume: > 100 élèves"),
        (2, 9),
        "signe-reserve",
        "Une valeur qui commence par « > » doit être entre guillemets droits.",
        'Écrivez :  resume: "> 100 élèves"',
    ),
    Fault(
        "dash as a value",
        front_matter("resume: - rien"),
        (2, 9),
        "signe-reserve",
        "Une valeur qui commence par « - » doit être entre guillemets droits.",
        'Écrivez :  resume: "- rien"',
    ),
    Fault(
        "key too far right",
        front_matter("titre: WEPI\n  ville: Lyon"),
        (3, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la au bord, sans espace :\nville: Lyon",
    ),
    Fault(
        "first key too far right",
        front_matter(" titre: WEPI\nville: Lyon"),
        (2, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la au bord, sans espace :\ntitre: WEPI",
    ),
    Fault(
        "item out of line",
        front_matter("themes:\n  - sante\n - culture\nville: Lyon"),
        (4, 1),
        "decalage",
        "Cette ligne n’est pas alignée avec celles qui l’entourent.",
        "Commencez-la par 2 espaces :\n  - culture",
    ),
    Fault(
        "prose among the keys",
        front_matter("titre: WEPI\nBienvenue à tous.\nville: Lyon"),
        (3, 0),
        "ligne-sans-cle",
        "Cette ligne de l’en-tête n’est pas de la forme « champ: valeur ».",
        (
            "Si le texte commence ici, refermez d’abord l’en-tête par une ligne :\n---\nSi c’est la suite de "
            "la ligne d’avant, décalez-la de deux espaces."
        ),
    ),
    Fault(
        "colon without a key",
        front_matter(": WEPI"),
        (2, 1),
        "yaml-illisible",
        "Cette ligne ne peut pas être lue.",
        (
            "Chaque ligne s’écrit « champ: valeur » ; mettez la valeur entre guillemets droits si elle "
            "contient un signe tel que « : », « # » ou « [ »."
        ),
    ),
    Fault(
        "same key twice",
        front_matter("titre: WEPI\nville: Lyon\ntitre: JPI"),
        (4, 1),
        "cle-en-double",
        "« titre » est écrit deux fois, lignes 2 et 4.",
        "Gardez une seule des deux lignes.",
    ),
    Fault(
        "same key twice in a mapping",
        front_matter("menu:\n  ordre: 1\n  ordre: 2"),
        (4, 3),
        "cle-en-double",
        "« ordre » est écrit deux fois, lignes 3 et 4.",
        "Gardez une seule des deux lignes.",
    ),
    Fault(
        "alias",
        front_matter('titre: &nom WEPI\nlieu: "x"\nresume: *nom'),
        (4, 9),
        "renvoi",
        "Ligne 4, « *nom » renverrait à la ligne 2 ; les renvois ne sont pas compris ici.",
        'Écrivez :  resume: "*nom"',
    ),
    Fault(
        "alias to nothing",
        front_matter("titre: *WEPI"),
        (2, 8),
        "renvoi",
        "« *WEPI » serait un renvoi ; les renvois ne sont pas compris ici.",
        'Écrivez :  titre: "*WEPI"',
    ),
    Fault(
        "merge key",
        front_matter("base: x\n<<: *base"),
        (3, 1),
        "renvoi",
        "« << » n’est pas compris ici.",
        "Recopiez les lignes voulues.",
    ),
    Fault(
        "python tag",
        front_matter("titre: !!python/object/apply:os.system [ls]"),
        (2, 8),
        "etiquette",
        "Un « ! » au début d’une valeur n’est pas compris ici.",
        'Écrivez :  titre: "!!python/object/apply:os.system [ls]"',
    ),
    Fault(
        "standard tag",
        front_matter("titre: !!str WEPI"),
        (2, 8),
        "etiquette",
        "Un « ! » au début d’une valeur n’est pas compris ici.",
        'Écrivez :  titre: "!!str WEPI"',
    ),
    Fault(
        "list as a key",
        front_matter("? [a, b]\n: c"),
        (2, 3),
        "cle-illisible",
        "Le nom du champ, avant « : », n’est pas un mot.",
        "Chaque ligne s’écrit « champ: valeur ».",
    ),
    Fault(
        "list at the top",
        front_matter("- titre\n- WEPI"),
        (2, 1),
        "champs-attendus",
        "Il faut ici des lignes de la forme « champ: valeur ».",
        "Écrivez par exemple :  titre: …",
    ),
    Fault(
        "text at the top",
        front_matter("WEPI"),
        (2, 1),
        "champs-attendus",
        "Il faut ici des lignes de la forme « champ: valeur ».",
        "Écrivez par exemple :  titre: …",
    ),
    Fault(
        "nesting without end",
        front_matter("titre: [[[[[[[[[[[[]]]]]]]]]]]]"),
        (2, 15),
        "trop-imbrique",
        "Il y a ici trop de listes les unes dans les autres.",
        "Mettez la valeur entre guillemets droits si ses crochets sont du texte.",
    ),
    Fault(
        "escape of a control character",
        front_matter('titre: "a\\0b"'),
        (2, 8),
        "caractere-illisible",
        "Un code commençant par « \\ » donne ici un caractère qu’aucun lecteur ne peut voir.",
        "Supprimez ce code.",
    ),
    Fault(
        "escape of an invisible character",
        front_matter('titre: "a\\u200bb"'),
        (2, 8),
        "caractere-illisible",
        "Un code commençant par « \\ » donne ici un caractère qu’aucun lecteur ne peut voir.",
        "Supprimez ce code.",
    ),
    Fault(
        "never closed",
        "---\ntitre: WEPI\nville: Lyon\n\nBienvenue.\n",
        (1, 0),
        "en-tete-jamais-ferme",
        "L’en-tête ouvert ici n’est jamais refermé.",
        "Ajoutez après la ligne 3 (« ville: Lyon ») :\n---",
    ),
    Fault(
        "closed by two dashes",
        "---\ntitre: WEPI\n--\nBienvenue.\n",
        (3, 0),
        "en-tete-mal-ferme",
        "L’en-tête est refermé par « -- » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "closed by four dashes",
        "---\ntitre: WEPI\n----\nBienvenue.\n\n---\n",
        (3, 0),
        "en-tete-mal-ferme",
        "L’en-tête est refermé par « ---- » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "closed by a long dash",
        "---\ntitre: WEPI\n—\nBienvenue.\n",
        (3, 0),
        "en-tete-mal-ferme",
        "L’en-tête est refermé par « — » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "closed by dots",
        "---\ntitre: WEPI\n...\nBienvenue.\n",
        (3, 0),
        "en-tete-mal-ferme",
        "L’en-tête est refermé par « ... » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "closing shifted",
        "---\ntitre: WEPI\n ---\nBienvenue.\n",
        (3, 0),
        "en-tete-mal-ferme",
        "L’en-tête est refermé par « --- » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "opened by two dashes",
        "--\ntitre: WEPI\n---\nBienvenue.\n",
        (1, 0),
        "en-tete-mal-ouvert",
        "L’en-tête s’ouvre par « -- » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    ),
    Fault(
        "opened by nothing",
        "titre: WEPI\n---\nBienvenue.\n",
        (1, 0),
        "en-tete-non-ouvert",
        "La ligne « --- » manque au-dessus de l’en-tête.",
        "Ajoutez au-dessus :\n---",
    ),
    Fault(
        "no front matter",
        "# WEPI\n\nBienvenue.\n",
        (1, 0),
        "en-tete-absent",
        "Ce texte n’a pas d’en-tête.",
        "Ajoutez au-dessus du texte, chaque morceau sur sa ligne :\n---\ntitre: …\n---",
    ),
    Fault(
        "conflict of a merge",
        "---\ntitre: WEPI\n---\n\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> autre\n",
        (5, 0),
        "conflit-git",
        "Deux versions de ce fichier sont restées mêlées (marques de conflit de git).",
        "Gardez la bonne version et supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
    ),
    Fault(
        "half a conflict among the fields",
        "---\ntitre: WEPI\n=======\ndebut: 2027-06-05\n---\n\nA\n",
        (3, 0),
        "conflit-git",
        "Deux versions de ce fichier sont restées mêlées (marques de conflit de git).",
        "Gardez la bonne version et supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
    ),
    Fault(
        "empty",
        "",
        (0, 0),
        "fichier-vide",
        "Ce fichier est vide.",
        "Supprimez-le, ou remplissez-le en commençant par :\n---\ntitre: …\n---",
    ),
    Fault(
        "blank",
        " \n\t\n\n",
        (0, 0),
        "fichier-vide",
        "Ce fichier est vide.",
        "Supprimez-le, ou remplissez-le en commençant par :\n---\ntitre: …\n---",
    ),
    Fault(
        "byte order mark alone",
        b"\xef\xbb\xbf",
        (0, 0),
        "fichier-vide",
        "Ce fichier est vide.",
        "Supprimez-le, ou remplissez-le en commençant par :\n---\ntitre: …\n---",
    ),
    Fault(
        "Windows-1252",
        front_matter("titre: Été à Œuilly").encode("cp1252"),
        (2, 8),
        "encodage",
        "Ce fichier n’est pas enregistré en UTF-8, mais sans doute en Windows-1252.",
        (
            "Rouvrez-le et enregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage : "
            "UTF-8 ; TextEdit : Format, Convertir au format Texte, puis UTF-8)."
        ),
    ),
    Fault(
        "Mac OS Roman",
        front_matter("titre: Journée d’été").encode("mac_roman"),
        (2, 13),
        "encodage",
        "Ce fichier n’est pas enregistré en UTF-8, mais sans doute en Mac OS Roman.",
        (
            "Rouvrez-le et enregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage : "
            "UTF-8 ; TextEdit : Format, Convertir au format Texte, puis UTF-8)."
        ),
    ),
    Fault(
        "UTF-16 with a mark",
        front_matter("titre: Été").encode("utf-16"),
        (0, 0),
        "encodage",
        "Ce fichier n’est pas enregistré en UTF-8, mais sans doute en UTF-16.",
        (
            "Rouvrez-le et enregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage : "
            "UTF-8 ; TextEdit : Format, Convertir au format Texte, puis UTF-8)."
        ),
    ),
    Fault(
        "UTF-16 without a mark",
        front_matter("titre: Été").encode("utf-16-le"),
        (0, 0),
        "encodage",
        "Ce fichier n’est pas enregistré en UTF-8, mais sans doute en UTF-16.",
        (
            "Rouvrez-le et enregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage : "
            "UTF-8 ; TextEdit : Format, Convertir au format Texte, puis UTF-8)."
        ),
    ),
    Fault(
        "Word document",
        b"PK\x03\x04 and so on",
        (0, 0),
        "pas-un-texte",
        "Ce n’est pas un fichier texte mais un document Word ou LibreOffice, ou une archive.",
        "Copiez le texte dans un fichier neuf, créé avec un éditeur de texte simple.",
    ),
    Fault(
        "letters encoded twice",
        front_matter("titre: Ã‰tÃ© Ã©toilÃ©"),
        (2, 8),
        "lettres-abimees",
        "« Ã‰ » est la trace d’une lettre abîmée par un changement d’encodage.",
        "Écrivez :  titre: Été étoilé",
    ),
    Fault(
        "lost letter",
        front_matter("titre: �t�"),
        (2, 8),
        "caractere-illisible",
        "Il y a ici un caractère qu’aucun lecteur ne peut voir (U+FFFD).",
        "Effacez-le et retapez ce qui devait être là.",
    ),
    Fault(
        "control character",
        front_matter("titre: WE\u0007PI"),
        (2, 10),
        "caractere-illisible",
        "Il y a ici un caractère qu’aucun lecteur ne peut voir (U+0007).",
        "Effacez-le et retapez ce qui devait être là.",
    ),
    Fault(
        "NUL",
        "---\ntitre: WEPI\n---\n\nCorps de texte, puis\u0000.\n",
        (5, 21),
        "caractere-illisible",
        "Il y a ici un caractère qu’aucun lecteur ne peut voir (U+0000).",
        "Effacez-le et retapez ce qui devait être là.",
    ),
    Fault(
        "the line of a word processor",
        "---\ntitre: WEPI\n---\n\nUne ligne\u000bcoupée.\n",
        (5, 10),
        "caractere-illisible",
        "Il y a ici un caractère qu’aucun lecteur ne peut voir (U+000B).",
        "Sans doute un retour à la ligne de traitement de texte : effacez-le et passez à la ligne.",
    ),
    Fault(
        "the bullet of a word processor",
        "---\ntitre: WEPI\n---\n\n\uf0b7\tun point\n",
        (5, 1),
        "caractere-illisible",
        "Il y a ici un caractère qu’aucun lecteur ne peut voir (U+F0B7).",
        "Sans doute une puce de traitement de texte : écrivez « - » et un espace à sa place.",
    ),
    Fault(
        "too long a front matter",
        front_matter("titre: " + "a" * 100_000),
        (2, 0),
        "en-tete-trop-long",
        "L’en-tête dépasse 100 000 caractères.",
        "Mettez le texte sous l’en-tête, dans un fichier « .md ».",
    ),
]


# What is offered mends the line told, but another one is faulty too, or it is only the first of its like.
NOT_A_WHOLE_CURE = {
    "opened by two dashes",
    "closing shifted",
    "no front matter",
    "alias",
    "list at the top",
    "text at the top",
}


def problems_of(text: str | bytes) -> list[Diagnostic]:
    report = Report()
    data = text if isinstance(text, bytes) else text.encode()
    source = SourceFile(
        file="/content/evenements/wepi.md",
        shown="content/evenements/wepi.md",
        folder="evenements",
        id="wepi",
    )
    assert parse(source, data, report) is None
    return list(report)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_with_its_place_and_what_to_type(fault: Fault) -> None:
    told = problems_of(fault.text)[-1]
    assert told.severity is Severity.ERROR
    assert told.location.file == "content/evenements/wepi.md"
    assert (told.location.line, told.location.column) == fault.place
    assert (told.code, told.message, told.hint) == (fault.code, fault.message, fault.hint)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_alone(fault: Fault) -> None:
    anchored = {"renvoi"} if fault.name == "alias" else set()
    assert {told.code for told in problems_of(fault.text)} - anchored <= {fault.code}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_the_same_without_libyaml(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = problems_of(fault.text)
    monkeypatch.setattr(yaml_events, "LOADER", yaml.BaseLoader)
    codes = [(told.code, told.location.line, told.hint) for told in problems_of(fault.text)]
    assert codes == [(told.code, told.location.line, told.hint) for told in with_libyaml]


OFFER = "Écrivez\u00a0:  "


@pytest.mark.parametrize(
    "fault",
    [fault for fault in FAULTS if OFFER in fault.hint and fault.name not in NOT_A_WHOLE_CURE],
    ids=lambda fault: fault.name,
)
def test_the_line_offered_mends_the_file(fault: Fault) -> None:
    assert isinstance(fault.text, str)
    lines = fault.text.split("\n")
    wrong = lines[fault.place[0] - 1]
    indent = wrong[: len(wrong) - len(wrong.lstrip())]
    lines[fault.place[0] - 1] = indent + fault.hint.partition(OFFER)[2]
    report = Report()
    source = SourceFile("/content/evenements/wepi.md", "content/evenements/wepi.md", "evenements", "wepi")
    assert parse(source, "\n".join(lines).encode(), report) is not None, list(report)


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    text = front_matter(
        'titre: Lyon : la rentrée\nlieu: @oser\nresume: "sans fin\nville: ‘a: b’\n'
        "themes: [a, b\nsite:x\nsite: y\nsite: z"
    )
    told = [(problem.code, problem.location.line) for problem in problems_of(text)]
    assert told == [
        ("deux-points", 2),
        ("signe-reserve", 3),
        ("guillemet-ouvert", 4),
        ("guillemets-courbes", 5),
        ("crochet-ouvert", 6),
        ("espace-manquante", 7),
        ("cle-en-double", 8),
        ("cle-en-double", 9),
    ]


def test_keys_of_a_header_that_is_never_closed_are_still_checked() -> None:
    told = [problem.code for problem in problems_of("---\ntitre: a : b\ntitre: c\n\nCorps.\n")]
    assert told == ["en-tete-jamais-ferme", "deux-points", "cle-en-double"]


def test_a_file_too_large_is_refused_unread() -> None:
    (told,) = problems_of(b"\xff" * 1_000_001)
    assert (told.code, told.message) == ("fichier-trop-gros", "Ce texte pèse 1,0 Mo\u202f; la limite est 1,0 Mo.")


def test_what_a_terminal_would_obey_is_shown_as_a_picture() -> None:
    (told,) = problems_of("---\ntitre: \x1b[31mrouge\n---\n")
    assert told.location.excerpt == "titre: ␛[31mrouge"


@pytest.mark.parametrize("opener", ["[", "{", "- ", "? ", "{a: "])
def test_nesting_without_end_is_refused(opener: str) -> None:
    assert problems_of(front_matter("a:\n  " + opener * 10_000))
