"""Where something is to be read: a file of the project, or elsewhere on the web."""

import re
from typing import Annotated, Any

from partage_site.models.declaration import Reading
from partage_site.models.fields import read_text, read_url


def read_target(value: Any) -> str:
    """The path of a file, from the file that names it, or a whole http or https address."""
    text = read_text(value)
    return read_url(text) if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|www\.", text) else text


Target = Annotated[str, Reading(read_target)]
