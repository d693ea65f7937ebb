"""News dated after today: their faults are reported now, to whoever writes them, and not on the day they appear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partage_site.models.article import Article
from partage_site.rendering.trail import Trail
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


def look_over(entries: Sequence[Entry[Article]], writer: Writer) -> None:
    """Reports what is wrong with the bodies and the pictures of `entries`, none of which is published yet.

    They may lead to each other, as they will on their day.
    """
    own = {entry.source.shown.removeprefix("content/"): entry.path for entry in entries}
    ahead = replace(writer, targets={**writer.targets, **own}, trail=Trail())
    for entry in entries:
        ahead.body(entry)
        ahead.cover(entry)
    writer.trail.promised.extend(promise for promise in ahead.trail.promised if promise.path not in own.values())
