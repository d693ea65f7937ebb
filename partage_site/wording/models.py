"""What is said of a value that a field cannot take; the place is added by whoever knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from partage_site.diagnostics import Complaint

# A path that is no address.
_FILE = re.compile(r"(?!www\.|\w+:)[^\s?#]+\.(?:pdf|docx?|odt|pptx?|odp|xlsx?|ods|txt|jpe?g|png)", re.IGNORECASE)


def expected(what: str, value: object, example: str = "", *, meant: str = "") -> Complaint:
    """`value` is not `what` (« une année », « un texte »), but most likely stands for `meant`, if that is told."""
    hint = f"Écrivez :  {meant}" if meant else _write(example)
    return Complaint("valeur-illisible", f"{_read(value)} ; il faut ici {what}.", hint)


def expected_code(what: str, value: object, example: str) -> Complaint:
    """Not `what`, a code of five signs; one of four digits has lost its first zero in a spreadsheet."""
    complaint = expected(what, value, example)
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}", value.replace(" ", "")):
        return complaint
    whole = value.replace(" ", "").zfill(5)
    return complaint._replace(hint=f'Le zéro du début s’est sans doute perdu dans un tableur. Écrivez :  "{whole}"')


def bad_siret(value: object, *, siren: bool) -> Complaint:
    """Not a SIRET number; with `siren`, most likely the SIREN that begins it."""
    complaint = expected("un numéro SIRET, à quatorze chiffres", value, "123 456 789 00012")
    if not siren:
        return complaint
    hint = "Neuf chiffres font un SIREN ; le SIRET le prolonge des cinq chiffres de l’établissement."
    return complaint._replace(hint=hint)


def two_years(value: str, first: str, last: str) -> Complaint:
    """A school year (« 2026-2027 ») where one year is wanted."""
    return Complaint(
        "valeur-illisible",
        f"{_read(value)} ; il faut ici une seule année.",
        f"Écrivez {first} ou {last}.",
    )


def expected_number(value: object) -> Complaint:
    """Not a number, or words around one (« plus de 1 200 »)."""
    # Not the end of `.5`, nor the beginning of `10k`, which are other numbers.
    found = re.findall(r"(?<![\d.,])\d[\d\s]*+(?:[.,]\d+)?+(?!\s*[kK]\b)", value) if isinstance(value, str) else []
    if len(found) == 2 and re.fullmatch(r"[\d\s.,]+(?:à|-|–|ou)[\d\s.,]+", str(value)):
        one, other = (re.sub(r"\s", "", each) for each in found)
        hint = (
            f"Gardez l’un des deux, {one} ou {other} ; « libelle » ou, dans content/chiffres/, « prefixe » dit le "
            f"reste (au moins, jusqu’à…)."
        )
        return Complaint("valeur-illisible", f"{_read(value)} ; il faut ici un seul nombre.", hint)
    if len(found) != 1:
        return expected("un nombre", value, "10000")
    number = re.sub(r"\s", "", found[0])
    hint = (
        f"Écrivez le nombre seul :  {number}\nLes mots qui l’entourent vont dans « libelle » ; "
        f"dans content/chiffres/, aussi dans « prefixe » et « unite »."
    )
    return Complaint("valeur-illisible", f"{_read(value)} ; il faut ici un nombre.", hint)


def too_many_digits(value: str) -> Complaint:
    """A number that nobody counted so far or so finely."""
    return Complaint(
        "nombre-trop-long",
        f"« {value} » a trop de chiffres.",
        "Gardez-en quinze au plus avant la virgule, et six après.",
    )


def thousands_sign(value: str) -> Complaint:
    """`1.200`, which is one and two tenths for some, and a thousand two hundred for others; `10,000`."""
    whole, _, after = value.replace(".", ",").partition(",")
    thousands = re.sub(r"[.,]", "", value)
    if "," in after:
        return Complaint("nombre-ambigu", f"« {value} » n’est pas un nombre français.", f"Écrivez {thousands}.")
    decimal = f"{whole},{after}".rstrip("0").rstrip(",")
    return Complaint(
        "nombre-ambigu",
        f"« {value} » peut se lire de deux façons.",
        f"Écrivez {thousands} ou {decimal}, selon ce que vous voulez dire.",
    )


def expected_text(value: object) -> Complaint:
    """A list or a mapping where a text was wanted, most often an unquoted colon or bracket; or several for one."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return Complaint(
            "texte-attendu",
            f"{_read(value)} ; il faut ici un texte.",
            f"Écrivez sans crochets :  {', '.join(map(str, value))}\n"
            "Si les crochets font partie du texte, mettez-le tout entier entre guillemets droits.",
        )
    return Complaint(
        "texte-attendu",
        f"{_read(value)} ; il faut ici un texte.",
        "Mettez la valeur entre guillemets droits si elle contient « : », « [ » ou « { ».",
    )


def impossible_day(value: str, reason: str) -> Complaint:
    """A date in the right form that no calendar has."""
    return Complaint("date-impossible", f"« {value} » n’existe pas : {reason}.", "Corrigez le jour ou le mois.")


def other_weekday(value: str, day: str, weekday: str) -> Complaint:
    """« lundi 20 novembre 2027 », which is a Saturday."""
    return Complaint(
        "jour-de-semaine",
        f"« {value} » : le {day} est un {weekday}.",
        f"Si la date est bonne, écrivez :  {day}\nSinon, corrigez le jour ou le mois.",
    )


def impossible_year(value: str, first: int, last: int) -> Complaint:
    """A date whose year is most likely a slip of the fingers."""
    return Complaint(
        "date-impossible",
        f"« {value} » : l’année doit être entre {first} et {last}.",
        "Corrigez l’année.",
    )


# Each the first and the last moment, the same when there is only one.
_Periods = Sequence[tuple[str, str]]


def unreadable_day(value: object, offered: _Periods, examples: _Periods) -> Complaint:
    """A day in another form than the ISO one; `offered` and `examples` are as of `unreadable_bound`."""
    days = [[(start[:10], end[:10]) for start, end in periods] for periods in (offered, examples)]
    return unreadable_moment(value, *days)


def unreadable_moment(value: object, offered: _Periods, examples: _Periods) -> Complaint:
    """A day or an hour in another form than the ISO one, or several where one is wanted."""
    if len(offered) == 1 and offered[0][0] != offered[0][1]:
        return _unreadable_date(value, f"Une seule date va ici ; gardez par exemple :  {offered[0][0]}")
    return _unreadable_date(value, _date_hint([start for start, _ in offered], [start for start, _ in examples]))


def unreadable_bound(value: object, offered: _Periods, examples: _Periods) -> Complaint:
    """The beginning or the end of an event in another form than the ISO one, or both in one.

    `offered` are the periods that it may mean, `examples` those of some day that has the hours it tells.
    """
    if len(offered) == 1 and offered[0][0] != offered[0][1]:
        return _unreadable_date(value, "Écrivez :\ndebut: {}\nfin: {}".format(*offered[0]))
    bounds = [[_bounds(*period) for period in periods] for periods in (offered, examples)]
    unsure = "" if any(bounds) else "\nLe jour n’est pas sûr ? Écrivez le plus probable, et « date_a_confirmer: oui »."
    return _unreadable_date(value, _date_hint(*bounds) + unsure)


def _unreadable_date(value: object, hint: str) -> Complaint:
    return Complaint("date-illisible", f"{_read(value)} ; il faut ici une date AAAA-MM-JJ.", hint)


def _date_hint(offered: Sequence[str], examples: Sequence[str]) -> str:
    forms = list(dict.fromkeys(offered))
    if len(forms) > 1:
        return "Est-ce " + " ou ".join(f"« {form} »" for form in forms) + " ? Écrivez AAAA-MM-JJ."
    if forms:
        return f"Écrivez :  {forms[0]}"
    return f"Dites le jour, par exemple :  {examples[0]}" if examples else "Par exemple :  2026-11-25"


def _bounds(start: str, end: str) -> str:
    return start if start == end else f"debut: {start}   et   fin: {end}"


def hour_where_day(value: str, day: str) -> Complaint:
    """An hour in a field that holds a day."""
    return Complaint("heure-en-trop", f"{_read(value)} ; il faut ici un jour sans heure.", f"Écrivez :  {day}")


def impossible_hour(value: str) -> Complaint:
    """25:00 and the like."""
    return Complaint(
        "heure-impossible",
        f"« {value} » n’est pas une heure du jour.",
        "Écrivez une heure entre 00:00 et 23:59.",
    )


def impossible_offset(value: str, offset: str) -> Complaint:
    """An hour said with an offset from UTC that no place on Earth has."""
    return Complaint(
        "decalage-impossible",
        f"« {value} » : aucun pays n’a le décalage horaire « {offset} ».",
        "Écrivez l’heure de Paris, sans décalage, par exemple :  2026-11-25 09:30",
    )


def skipped_hour(value: str) -> Complaint:
    """A time that the change to summer time skips."""
    return Complaint(
        "heure-inexistante",
        f"« {value} » n’existe pas à Paris : cette nuit-là, on passe de 2 h à 3 h.",
        "Écrivez 03:00 ou plus tard, ou 01:59 ou plus tôt.",
    )


def missing_start() -> Complaint:
    """An event without a date; only a postponed one may wait for its new date."""
    return Complaint(
        "champ-manquant",
        "Il manque « debut ».",
        "Ajoutez par exemple :  debut: 2026-11-21\n"
        "Si l’événement est reporté sans nouvelle date, écrivez :  statut: reporté   et   date_initiale: …",
    )


def same_former_start() -> Complaint:
    """A postponed event whose new date is the former one."""
    return Complaint(
        "date-initiale-inchangee",
        "« date_initiale » et « debut » disent la même date.",
        "« date_initiale » garde la date d’abord prévue ; « debut » prend la nouvelle, ou s’en va si elle manque.",
    )


def end_before_start(start: str, end: str) -> Complaint:
    """An event that ends before it starts."""
    return Complaint(
        "fin-avant-debut",
        f"L’événement finit ({end}) avant de commencer ({start}).",
        "Corrigez « debut » ou « fin ».",
    )


def day_and_hour_mixed(start: str, end: str) -> Complaint:
    """One end of an event has an hour, the other has none; `start` and `end` have one."""
    return Complaint(
        "jour-et-heure",
        "« debut » et « fin » doivent être tous deux des jours, ou tous deux avoir une heure.",
        f"Écrivez par exemple :  debut: {start}   et   fin: {end}",
    )


def end_without_day(value: object, start: str, end: str) -> Complaint:
    """The end of an event that is an hour alone; `end` has its day, `start` an hour where it has none yet."""
    hint = f"Écrivez par exemple :\ndebut: {start}\nfin: {end}" if start else f"Écrivez :  fin: {end}"
    return Complaint("date-illisible", f"{_read(value)} ; il faut ici le jour et l’heure.", hint)


def unknown_choice(value: object, nearest: str | None, allowed: Iterable[str]) -> Complaint:
    """A value outside a fixed set."""
    listed = ", ".join(allowed)
    near = f"Vouliez-vous dire « {nearest} » ? " if nearest else ""
    return Complaint(
        "valeur-inconnue",
        f"{_read(value)} ; il faut ici une valeur de la liste.",
        f"{near}Valeurs possibles : {listed}.",
    )


def several_in_one(value: str, members: Iterable[str]) -> Complaint:
    """Values of a fixed set that stand in one text, each of which is known."""
    return Complaint(
        "valeurs-en-une",
        f"« {value} » en dit plusieurs ; il faut ici une liste.",
        f"Écrivez :  [{', '.join(members)}]",
    )


def braces_around_list(items: Iterable[str]) -> Complaint:
    """`{ESSEC, HEC}`."""
    return Complaint(
        "accolades-de-liste",
        "Une liste s’écrit entre crochets, et non entre accolades.",
        f"Écrivez :  [{', '.join(items)}]",
    )


def bad_url(value: object, corrected: str | None) -> Complaint:
    """Not a web address, but perhaps a file of the site, or words."""
    hint = f"Écrivez :  {corrected}" if corrected else "Écrivez l’adresse entière, par exemple https://www.exemple.fr/"
    if isinstance(value, str) and _FILE.fullmatch(value):
        hint = "Un fichier du site va dans « fichier » ; pour un événement, dans « documents »."
    elif isinstance(value, str) and " " in value.strip() and "://" not in value and not corrected:
        hint += "\nDes mots vont dans le texte ; tant qu’il n’y a pas d’adresse, retirez ce champ."
    return Complaint("adresse-illisible", f"{_read(value)} ; il faut ici une adresse web (https://…).", hint)


def bad_home(value: object, meant: str) -> Complaint:
    """Not the address of a site; `meant` is the nearest that is."""
    return Complaint(
        "adresse-du-site",
        f"{_read(value)} ; il faut ici l’adresse du site : sans accent, « ? », « # » ni « .. », sans nom de fichier.",
        f"Écrivez :  url: {meant}",
    )


def own_machine(value: str) -> Complaint:
    """The address of whoever reads it, copied from the live preview."""
    return Complaint(
        "adresse-locale",
        f"« {value} » ne mène nulle part depuis une autre machine.",
        "Écrivez l’adresse que tout le monde peut ouvrir, par exemple https://www.exemple.fr/",
    )


def bad_path(value: object, likely: str) -> Complaint:
    """Not a path of the site; `likely` is the one that was meant, empty for none."""
    told = f" :  {likely}" if likely else ", par exemple :  /et-apres/"
    return Complaint(
        "chemin-illisible",
        f"{_read(value)} ; il faut ici un chemin du site.",
        f"Écrivez le chemin tel qu’il suit le nom de domaine{told}",
    )


def address_elsewhere(value: object, path: str) -> Complaint:
    """The whole address of some page, in the menu or on the home page; `path` is what follows its host, if anything."""
    ours = f"Une page de ce site ? Écrivez ce qui suit le nom de domaine :  {path}\n" if path else ""
    return Complaint(
        "adresse-ailleurs",
        f"{_read(value)} ; cette adresse ne peut mener qu’à une page de ce site.",
        f"{ours}Un autre site ? Mettez le lien dans le texte d’une page, et donnez ici l’adresse de cette page.",
    )


def bad_reference(value: object, likely: Sequence[str]) -> Complaint:
    """Not the identifier of a file; `likely` are those of the files that `value` names, of which one may stay."""
    if len(likely) > 1:
        hint = f"Un seul va ici ; gardez par exemple :  {likely[0]}"
    else:
        hint = f"Sans doute :  {likely[0]}" if likely else "Par exemple :  echanges-phoceens"
    return _no_identifier(value, hint)


def bad_references(value: object, likely: Sequence[str]) -> Complaint:
    """Several identifiers in one text; `likely` are all that the list is to hold."""
    return _no_identifier(value, f"Sans doute :  [{', '.join(likely)}]")


def _no_identifier(value: object, hint: str) -> Complaint:
    what = "il faut ici un identifiant : le nom du fichier sans son extension"
    return Complaint("identifiant-illisible", f"{_read(value)} ; {what}.", hint)


def bad_coordinates(value: object, offered: str | None) -> Complaint:
    """Not a latitude and a longitude in degrees."""
    return Complaint(
        "coordonnees-illisibles",
        f"{_read(value)} ; il faut ici une latitude puis une longitude en degrés.",
        f"Écrivez :  coordonnees: {offered}"
        if offered
        else "Une latitude et une longitude s’écrivent, par exemple :  coordonnees: [48.93, 2.35]",
    )


def missing_one_of(first: str, second: str) -> Complaint:
    """Neither of two keys of which one is required."""
    return Complaint(
        "champ-manquant",
        f"Il manque « {first} » ou « {second} ».",
        f"Ajoutez l’un des deux, par exemple :  {first}: …",
    )


def only_one_of(first: str, second: str) -> Complaint:
    """Two keys that say the same thing in two ways."""
    return Complaint(
        "champs-en-trop",
        f"« {first} » et « {second} » disent tous deux où trouver le document.",
        "Gardez l’un des deux, ou annoncez deux documents.",
    )


def end_without_start(*, postponed: bool) -> Complaint:
    """The end of an event that has no beginning, as one that is postponed may have none yet."""
    hint = (
        "Retirez « fin » tant que la nouvelle date n’est pas connue." if postponed else "Ajoutez :  debut: 2026-11-21"
    )
    return Complaint("champ-manquant", "« fin » demande aussi « debut ».", hint)


def label_twice(name: str) -> Complaint:
    """A label that a programme says twice, be it in other words."""
    return Complaint("label-en-double", f"Le label « {name} » est dit deux fois.", "Gardez l’un des deux.")


def minors_without_consent() -> Complaint:
    """A photo of minors that nobody authorised."""
    return Complaint(
        "autorisation-manquante",
        "Cette photo montre des mineurs et rien ne dit que leurs familles l’ont autorisée.",
        "Si vous avez les autorisations écrites, ajoutez à cette photo :  autorisation: oui\n"
        "(entre accolades, après une virgule ; sans accolades, sur une ligne à la suite de « fichier »).\n"
        "Sinon, retirez la photo.",
    )


def _read(value: object) -> str:
    if isinstance(value, dict):
        return "Ici se trouvent des champs"
    if isinstance(value, list):
        return "Ici se trouve une liste"
    return "La valeur est vide" if value is None else f"La valeur est « {value} »"


def _write(example: str) -> str:
    return f"Écrivez par exemple :  {example}" if example else ""
