"""Fields typed below the front matter, where they would be words of the body: the second `---` came too early, or two
entries share one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from partage_site.models.declaration import declared_fields
from partage_site.wording import loading as wording

if TYPE_CHECKING:
    from partage_site.diagnostics import Diagnostic
    from partage_site.models.kinds import Kind
    from partage_site.sources.document import Document

# At the top of a body, or below a line of dashes; somebody may mean such a line anywhere else.
_FIELD = re.compile(r"(?:\A\s*|^-{3,}[ \t]*\n\s*)^(?P<key>[a-z_]+):(?:[ \t]\S.*|[ \t]*)$", re.MULTILINE)


def misplaced_fields(document: Document, kind: Kind) -> Iterator[Diagnostic]:
    """What is said of each run of lines in the body of `document` that begins as a field of `kind` does."""
    body = document.body
    if ":" in body:
        keys = {field.key.name for field in declared_fields(kind.record)}
        for found in _FIELD.finditer(body):
            if found["key"] in keys:
                line = body.count("\n", 0, found.start("key")) + 1
                yield wording.field_in_body(document.locate_body(line, f"{found['key']}:"), found["key"])
