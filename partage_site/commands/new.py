"""`new`: a ready-to-fill file of a kind, under the name that its title makes."""

from __future__ import annotations

import unicodedata
from argparse import Namespace

from partage_site.diagnostics import Refusal
from partage_site.project import Project
from partage_site.publishing.disk import look, make_folder, move
from partage_site.scaffolding.naming import identifier_for, kind_named, known_ids, sources_in
from partage_site.scaffolding.scaffold import scaffold
from partage_site.scaffolding.writing import write_together
from partage_site.sources.characters import is_clean
from partage_site.wording import scaffolding as wording


def run(project: Project, arguments: Namespace) -> int:
    """Writes the file and prints its path and the next step; raises `Refusal` rather than overwrite anything."""
    kind = kind_named(arguments.kind)
    title = " ".join(unicodedata.normalize("NFC", " ".join(arguments.title)).split())
    if not is_clean(title):
        raise Refusal(*wording.unreadable_title(ascii(title)))
    known = known_ids(sources_in(project.content))
    slug = identifier_for(kind, title, project.today.year, known)
    path = project.content / kind.folder / f"{slug}.md"
    shown = project.shown(path)
    if slug in known[kind.name] or look(path):
        raise Refusal(*wording.already_there(shown))
    try:
        make_folder(path.parent)
        write_together({path: scaffold(kind, title, today=project.today, known=known).encode()}, move)
    except OSError as error:
        raise Refusal(*wording.not_writable(shown, error)) from None
    print(wording.written(shown))
    return 0
