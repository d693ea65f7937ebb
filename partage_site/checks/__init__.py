"""What the produced site must keep to, one file a family of rules: artifacts in, problems out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.checks.contrast import check_contrast
from partage_site.checks.links import check_links
from partage_site.checks.markup import check_markup
from partage_site.checks.programmes import check_programmes
from partage_site.checks.weight import check_weight
from partage_site.diagnostics import Diagnostic


def check_site(artifacts: Sequence[Artifact], base: str) -> Iterator[Diagnostic]:
    """Every problem of the produced files; `base` is the path under which they will live, from `/` to `/`."""
    yield from check_contrast(artifacts)
    yield from check_links(artifacts, base)
    yield from check_markup(artifacts)
    yield from check_programmes(artifacts)
    yield from check_weight(artifacts, base)
