"""Social networks: their addresses by their names."""

import re
from typing import Annotated, Any

from partage_site.diagnostics import Complaint
from partage_site.models.declaration import Misread, Reading
from partage_site.models.fields import read_text, read_url
from partage_site.wording import models as wording


def read_networks(value: Any) -> tuple[tuple[str, str], ...]:
    """Social networks as pairs of a name and an address, in the order typed."""
    if not isinstance(value, dict):
        raise Misread(wording.expected("une liste de réseaux", value, _likely(value)))
    networks: list[tuple[str, str]] = []
    wrong: dict[str, Complaint] = {}
    for name, url in value.items():
        try:
            networks += [(read_text(name), read_url(url))] if url is not None else []
        except Misread as misread:
            wrong[name] = misread.complaint
    if wrong:
        raise Misread(next(iter(wrong.values())), wrong)
    return tuple(networks)


def _likely(value: Any) -> str:
    """The mapping that `value`, an address alone, most likely means; else an example."""
    found = re.fullmatch(r"(?:https?://)?((?:[\w-]+\.)*([\w-]+)\.[a-z]{2,}/[^\s{},]+)", str(value))
    return f"{{{found[2]}: https://{found[1]}}}" if found else "{instagram: https://www.instagram.com/…}"


_NETWORK_NAMES = {"linkedin": "LinkedIn", "youtube": "YouTube", "tiktok": "TikTok", "peertube": "PeerTube", "x": "X"}


def network_name(name: str) -> str:
    """The name of a social network as it writes it."""
    return _NETWORK_NAMES.get(name.lower(), name.capitalize())


Networks = Annotated[
    tuple[tuple[str, str], ...],
    Reading(read_networks, {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}),
]
