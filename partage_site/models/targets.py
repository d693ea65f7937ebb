"""Where something is to be read: a file of the project, elsewhere on the web, the site itself, a part of a page.

What cannot be read raises `Misread`.
"""

import re
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from partage_site.models.declaration import Misread, Reading
from partage_site.models.fields import read_menu_path, read_text, read_url
from partage_site.wording import models as wording

_PAGE = re.compile(r".+\.(?:html?|php)", re.IGNORECASE)
# What a path may hold as it is, besides letters, digits and `_.-~` (RFC 3986, 3.3), and what is already spelt with %.
_KEPT = "!$&'()*+,;=:@%"


def read_target(value: Any) -> str:
    """The path of a file, from the file that names it, or a whole http or https address."""
    text = read_text(value)
    return read_url(text) if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|www\.", text) else text


def read_home(value: Any) -> str:
    """The address of the site's home page: a whole http or https address of a folder, in ASCII, with nothing after."""
    text = read_url(value)
    parts = urlsplit(text)
    typed = [folder for folder in parts.path.split("/") if folder]
    folders = [folder for folder in typed if folder not in {".", ".."} and not _PAGE.fullmatch(folder)]
    if not text.isascii() or parts.query or parts.fragment or folders != typed:
        path = "".join(f"/{quote(folder, safe=_KEPT)}" for folder in folders)
        raise Misread(wording.bad_home(value, f"{parts.scheme}://{_ascii(parts.netloc)}{path}/"))
    return text


def read_spot(value: Any) -> str:
    """A path of the site, and perhaps the part of that page: `/participer/#eleve`."""
    path, sign, part = value.strip().partition("#") if isinstance(value, str) else (value, "", "")
    read = read_menu_path(path)
    if sign and not re.fullmatch(r"[\w-]+", part):
        raise Misread(wording.bad_path(value, read))
    return read + sign + part


def _ascii(host: str) -> str:
    """A host as networks write it, `xn--…` for one with accents; as it is where it cannot be."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


Home = Annotated[str, Reading(read_home)]
Spot = Annotated[str, Reading(read_spot)]
Target = Annotated[str, Reading(read_target)]
