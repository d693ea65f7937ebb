"""The text of a cell as the value that a file would hold: French dates and decimals, lists in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from partage_site.models.choices import members
from partage_site.models.dates import day_of, read_moment
from partage_site.models.declaration import Misread
from partage_site.models.networks import network_at
from partage_site.models.written_dates import moments_meant
from partage_site.scaffolding.shapes import Form, Shape, shapes_of
from partage_site.slugs import slugify
from partage_site.sources.values import Value

# An address, after its name or without; one without `https://` has a path.
_NETWORK = re.compile(
    r"(?:([\w-]+)\s*:\s*(?!//))?((?:https?://|www\.)[^\s,;|]+|[\w-]+(?:\.[\w-]+)+/[^\s,;|]+)", re.IGNORECASE
)
_YES = frozenset(("oui", "o", "vrai", "true", "x", "1", "yes", "ok"))
_NO = frozenset(("non", "n", "faux", "false", "0", "no"))


def value_of(text: str, shape: Shape) -> Value:
    """What `text`, a cell of a key of this `shape`, says; what is not understood stays as it is, for the loader."""
    if shape.form is Form.RECORD:
        return _records(text, shape) if shape.many else _record(text, shape)
    if shape.form is Form.NETWORKS:
        return _networks(text)
    if shape.form is Form.COORDINATES:
        return coordinates(text)
    if shape.many:
        named = members(" ".join(text.split()), shape.read, shape.options) if shape.form is Form.CHOICE else []
        items: list[Value] = [*named] or [_single(item, shape) for item in pieces(text, shape)]
        return items
    return _single(text, shape)


def pieces(text: str, shape: Shape) -> list[str]:
    """The items of a list in one cell: a line each, or between `;`, or `|`, or else commas."""
    signs = ["\n", ";", "|", ","]
    if shape.form is Form.CHOICE:
        text = re.sub(r"(?<!\s)(?:\s+et\s+|\s*/\s*)", ",", text)
    sign = next((sign for sign in signs if sign in text), ",")
    parts = (re.sub(r"^[-•–·*]\s+", "", part.strip()) for part in text.split(sign))
    return [part.strip(" ;|" if sign != "," else " ") for part in parts if part.strip(" ;|,")]


def moment_of(text: str) -> str | None:
    """The ISO form of `03/06/2017`, `3-juin-17`, `3 juin 2017 à 9 h 30`…, the day first; None for anything else."""
    return moments_meant(text)[0]


def day_rests_on_habit(text: str) -> bool:
    """Whether only habit tells that the first number of this date is the day: an American reads another day."""
    day_first, month_first = moments_meant(text)
    return None not in {day_first, month_first} and day_first != month_first


def day_shows_its_order(text: str) -> bool:
    """Whether the first number of this date can only be the day."""
    day_first, month_first = moments_meant(text)
    return day_first is not None and month_first is None


def coordinates(*parts: str) -> Value:
    """A point from `48,93 ; 2,35` or from its two halves: latitude and longitude with a decimal point."""
    numbers = [part.replace(",", ".") for part in parts]
    if len(parts) == 1:
        found = re.fullmatch(r"\[?\s*([+-]?\d+[.,]\d+)\s*[;, |]\s*([+-]?\d+[.,]\d+)\s*\]?", parts[0])
        numbers = [number.replace(",", ".") for number in found.groups()] if found else []
    if not numbers:
        return parts[0]
    return [*numbers]


def _single(text: str, shape: Shape) -> str:
    text = " ".join(text.split())
    return _choice(text, shape) if shape.form is Form.CHOICE else _READ.get(shape.form, str)(text)


def _day(text: str) -> str:
    """A spreadsheet shows a day as its first minute."""
    return (moment_of(text) or text).removesuffix(" 00:00")


def _yes_no(text: str) -> str:
    word = text.lower()
    return "oui" if word in _YES else "non" if word in _NO else text


def _whole(text: str) -> str:
    return re.sub(r"[.,]0+$", "", text)


def _code(text: str) -> str:
    """A spreadsheet takes 01000 for a number and drops its zero."""
    return text.replace(" ", "").zfill(5) if re.fullmatch(r"[\d ]{4,6}", text) else text


def _address(text: str) -> str:
    return f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text) else text


def _year(text: str) -> str:
    whole = _whole(text)
    try:
        return whole if re.fullmatch(r"\d{1,4}", whole) else str(day_of(read_moment(_day(text))).year)
    except Misread:
        return text


def _choice(text: str, shape: Shape) -> str:
    """The member of the fixed set that `text` means, as it is written in files."""
    try:
        return str(shape.read(text))
    except Misread:
        return text


def _networks(text: str) -> Value:
    """Addresses by name; a name that is not told is that of the host (`www.instagram.com` → `instagram`).

    Anything beside them, or two of one name, leaves the text as it is.
    """
    found = [(name.lower() or network_at(url), url) for name, url in _NETWORK.findall(text)]
    networks: dict[str, Value] = {name: url if "://" in url else f"https://{url}" for name, url in found}
    is_all = not _NETWORK.sub("", text).strip(" ,;|\n")
    return networks if networks and is_all and len(networks) == len(found) else text


def _records(text: str, shape: Shape) -> Value:
    _, first = _first_required(shape)
    signs = r"[|\n;]" if first.form is Form.CHOICE else r"[|\n]"
    items: list[Value] = [_record(part.strip(), shape) for part in re.split(signs, text) if part.strip()]
    return items


def _record(text: str, shape: Shape) -> Value:
    """Named fields from `titre: X, url: Y`; from anything else, the one field that cannot be left out."""
    keys = [field.key.name for field, _ in shapes_of(shape.record or object)]
    found = re.split(rf"(?:^|,\s*)({'|'.join(keys)})\s*:\s*", text)
    if len(found) > 1 and not found[0].strip():
        return {key: value.strip() for key, value in zip(found[1::2], found[2::2], strict=True)}
    key, first = _first_required(shape)
    if "url" in keys and (address := re.fullmatch(r"https?://(\S+)", text)):
        return {key: address[1], "url": text}
    return _choice(text, first) if first.form is Form.CHOICE else {key: text}


def _first_required(shape: Shape) -> tuple[str, Shape]:
    return next((field.key.name, inner) for field, inner in shapes_of(shape.record or object) if field.required)


_READ: Mapping[Form, Callable[[str], str]] = {
    Form.DAY: _day,
    Form.MOMENT: _day,
    Form.YEAR: _year,
    Form.YES_NO: _yes_no,
    Form.INTEGER: _whole,
    Form.POSTCODE: _code,
    Form.INSEE: _code,
    Form.URL: _address,
    Form.REFERENCE: slugify,
}
