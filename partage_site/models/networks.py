"""Social networks: their addresses by their names."""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from partage_site.diagnostics import Complaint
from partage_site.models.declaration import Misread, Reading
from partage_site.models.fields import is_url, read_text, read_url
from partage_site.wording import models as wording


def read_networks(value: Any) -> tuple[tuple[str, str], ...]:
    """Social networks as pairs of a name and an address, in the order typed."""
    if not isinstance(value, dict):
        example = "{instagram: https://www.instagram.com/…}"
        raise Misread(wording.expected("des réseaux, chacun avec son adresse", value, example, meant=_likely(value)))
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


def network_at(url: str) -> str:
    """The name that the host of `url` gives a network: `linkedin` for `https://fr.linkedin.com/in/x`."""
    return (urlsplit(url if "//" in url else f"//{url}").hostname or "").split(".")[-2:][0]


def _likely(value: Any) -> str:
    """The mapping that `value`, an address or a list of them, most likely means; empty for none."""
    typed = value if isinstance(value, list) else [value]
    found = [re.fullmatch(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,}/[^\s{},\[\]]+)", str(each)) for each in typed]
    addresses = [f"https://{each[1]}" for each in found if each]
    pairs = {network_at(address): address for address in addresses if is_url(address)}
    listed = ", ".join(f"{name}: {address}" for name, address in pairs.items())
    return f"{{{listed}}}" if len(pairs) == len(typed) else ""


_NETWORK_NAMES = {"linkedin": "LinkedIn", "youtube": "YouTube", "tiktok": "TikTok", "peertube": "PeerTube", "x": "X"}


def network_name(name: str) -> str:
    """The name of a social network as it writes it."""
    return _NETWORK_NAMES.get(name.lower(), name.capitalize())


Networks = Annotated[tuple[tuple[str, str], ...], Reading(read_networks)]
