"""The types that fields share: each reads what YAML holds, always text as typed, into the value the code uses.

What cannot be read raises `Misread`.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlsplit

from partage_site.addresses import leads_to_own_machine
from partage_site.models.declaration import Misread, Reading, Widened
from partage_site.models.numbers import read_number, read_order, read_year
from partage_site.slugs import without_accents
from partage_site.wording import models as wording

T = TypeVar("T")


def folded(text: str) -> str:
    """`text` without accents, case or separators, for comparing what people type with what is meant."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text.casefold().replace("œ", "oe"))).strip("-")


def read_text(value: Any) -> str:
    """A text on one line."""
    if not isinstance(value, str):
        raise Misread(wording.expected_text(value))
    return " ".join(value.split())


_ANSWERS = dict.fromkeys(("yes", "vrai", "on", "1"), "oui") | dict.fromkeys(("no", "faux", "off", "0"), "non")


def read_yes_no(value: Any) -> bool:
    """`oui`, `non`, `true` or `false`."""
    known = {"oui": True, "true": True, "non": False, "false": False}
    if not isinstance(value, str) or value.lower() not in known:
        meant = _ANSWERS.get(value.lower(), "") if isinstance(value, str) else ""
        raise Misread(wording.expected("« oui » ou « non »", value, meant=meant))
    return known[value.lower()]


def read_url(value: Any) -> str:
    """An http or https address with a host, and neither spaces nor credentials."""
    text = value.strip() if isinstance(value, str) else ""
    if leads_to_own_machine(text):
        raise Misread(wording.own_machine(text))
    if not is_url(text):
        meant = _likely_url(text)
        raise Misread(wording.bad_url(value, meant if is_url(meant) else None))
    return text


def is_url(text: str) -> bool:
    """Whether `text` is such an address."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    sound = parts.scheme in {"http", "https"} and "." in host and "@" not in parts.netloc
    return sound and not re.search(r'[\s<>"\\^`{|}]', text)


def _likely_url(text: str) -> str:
    """The address of which `text` lacks the beginning (`forms.gle/x`), or that it holds in signs of Markdown."""
    if wrapped := re.fullmatch(r"<(.+)>|\[[^\]]*\]\((.+)\)", text):
        return wrapped[1] or wrapped[2]
    if shell := re.fullmatch(r"(?:ssh://)?git@([^:/]+)[:/](.+?)(?:\.git)?/?", text):  # as a forge gives it to clone
        return f"https://{shell[1]}/{shell[2]}"
    lacking = r"www\..+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(fr|org|com|net|eu)\b.*|([a-z0-9-]+\.)+[a-z]{2,}/.*"
    return f"https://{text}" if re.fullmatch(lacking, text, re.IGNORECASE) else ""


def read_email(value: Any) -> str:
    """An e-mail address; only its shape can be checked."""
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        found = _EMAIL.findall(value) if isinstance(value, str) else []  # `mailto:…`, « Prénom Nom <…> »
        meant = found[0] if len(found) == 1 else ""
        raise Misread(wording.expected("une adresse de courriel", value, "prenom.nom@exemple.fr", meant=meant))
    return value


_EMAIL = re.compile(r"(?<![^\s@<>\"',;:()])[^\s@<>\"',;:()]++@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}")


def read_phone(value: Any) -> str:
    """A telephone number: digits, spaces, dots, a leading +."""
    if not isinstance(value, str) or not re.fullmatch(r"\+?[\d .()-]{6,24}", value):
        raise Misread(wording.expected("un numéro de téléphone", value, "01 23 45 67 89"))
    return value


def read_postcode(value: Any) -> str:
    """A French postcode: five digits, the first zero kept."""
    text = value.replace(" ", "") if isinstance(value, str) else ""
    if not re.fullmatch(r"\d{5}", text):
        raise Misread(wording.expected_code("un code postal à cinq chiffres", value, "13013"))
    return text


def read_insee(value: Any) -> str:
    """A commune's INSEE code: five characters, 2A and 2B for Corsica."""
    text = value.upper() if isinstance(value, str) else ""
    if not re.fullmatch(r"\d[\dAB]\d{3}", text):
        raise Misread(wording.expected_code("un code INSEE à cinq caractères", value, "13055"))
    return text


def read_siret(value: Any) -> str:
    """A SIRET number: fourteen digits, however they are spaced."""
    digits = re.sub(r"[\s.-]", "", value) if isinstance(value, str) else ""
    if not re.fullmatch(r"\d{14}", digits, re.ASCII):
        raise Misread(wording.bad_siret(value, siren=len(digits) == 9))
    return read_text(value)


def read_path(value: Any) -> str:
    """A path of the site, `/vieux/chemin/` or `/vieux.html`, without host, query or `..`."""
    text = value.strip() if isinstance(value, str) else ""
    if source := re.fullmatch(r"[^:?#]*?(?:\b(programmes|evenements|themes|actualites)/)?([^/:?#]+)\.(?:md|yml)", text):
        # The path of a file, which no reader ever followed.
        raise Misread(wording.bad_path(value, "/".join(["", *filter(None, source.groups()), ""])))
    if not _is_path(text):
        raise Misread(wording.bad_path(value, _likely_path(text)))
    return text


def read_menu_path(value: Any) -> str:
    """A path of the site, as `read_path`; whoever gives the address of another site is told where that goes."""
    text = value.strip() if isinstance(value, str) else ""
    if re.match(r"(https?:)?//|www\.|mailto:", text, re.IGNORECASE):
        raise Misread(wording.address_elsewhere(value, _likely_path(text)))
    return read_path(value)


def _is_path(text: str) -> bool:
    parts = r"/([A-Za-z0-9._~%-]+/)*([A-Za-z0-9._~%-]+)?"
    return re.fullmatch(parts, text) is not None and not re.search(r"/\.\.?(/|$)", text)


def _likely_path(text: str) -> str:
    """The path that `text`, one without its first slash, with accents or a whole address, likely means; else empty."""
    whole = re.fullmatch(r"(?:(?:https?://|www\.)[^/?#]+)?(/[^?#]+)(?:[?#].*)?", text)
    meant = whole[1] if whole else f"/{text.rstrip('/')}/" if re.fullmatch(r"[\w-]+(?:/[\w-]+)*/?", text) else ""
    path = quote(meant, safe="/%")  # as browsers ask for what they show with its accents
    return path if _is_path(path) else ""


_DEGREES = r"([+-]?\d{1,3}(?:\.\d+)?)"


def read_coordinates(value: Any) -> tuple[float, float]:
    """Latitude and longitude in degrees, from `[48.93, 2.35]`, `48.93, 2.35`, or decimal commas in a list."""
    parts = [str(part).replace(",", ".") for part in value] if isinstance(value, list) else None
    text = " ".join(parts) if parts else str(value or "").strip()
    found = re.fullmatch(rf"\[?\s*{_DEGREES}\s*[,; ]\s*{_DEGREES}\s*\]?", text)
    if not found:
        # In a list, the commas of decimals made four numbers of two.
        typed = ",".join(parts) if parts and len(parts) == 4 else text
        commas = re.fullmatch(r"([+-]?\d{1,3}),(\d+)\s*[,; ]\s*([+-]?\d{1,3}),(\d+)", typed)
        offered = "[{}.{}, {}.{}]".format(*commas.groups()) if commas else None
        raise Misread(wording.bad_coordinates(value, offered))
    return float(found[1]), float(found[2])


def as_many(value: Any) -> Any:
    """A list, from a list or a single value."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_texts(value: Any) -> Any:
    """A list of texts, as `as_many`; braces around them made keys of them, without a value."""
    if isinstance(value, dict) and value and not any(value.values()):
        raise Misread(wording.braces_around_list(value))
    return as_many(value)


Text = Annotated[str, Reading(read_text)]
YesNo = Annotated[bool, Reading(read_yes_no)]
Number = Annotated[Decimal, Reading(read_number)]
Order = Annotated[int, Reading(read_order)]
Year = Annotated[int, Reading(read_year)]
Url = Annotated[str, Reading(read_url)]
Email = Annotated[str, Reading(read_email)]
Phone = Annotated[str, Reading(read_phone)]
Postcode = Annotated[str, Reading(read_postcode)]
Insee = Annotated[str, Reading(read_insee)]
Siret = Annotated[str, Reading(read_siret)]
SitePath = Annotated[str, Reading(read_path)]
MenuPath = Annotated[str, Reading(read_menu_path)]
Coordinates = Annotated[tuple[float, float], Reading(read_coordinates)]

Many = Annotated[tuple[T, ...], Widened(as_many)]
Texts = Annotated[tuple[Text, ...], Widened(as_texts)]
SitePaths = Annotated[tuple[SitePath, ...], Widened(as_texts)]
