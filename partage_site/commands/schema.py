"""`schema`: what editors need, from the models: JSON Schema for VS Code, forms for Pages CMS and Sveltia CMS."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from partage_site.diagnostics import Refusal
from partage_site.project import Project
from partage_site.publishing.disk import move
from partage_site.scaffolding.editors import editor_files, joined
from partage_site.scaffolding.writing import write_together
from partage_site.wording import scaffolding as wording


def run(project: Project, arguments: Namespace) -> int:
    """Writes the files that changed, at the root of the project, and says how many."""
    made = editor_files(project.content)
    try:
        there = {name: (project.root / name).read_text("utf-8") for name in made if (project.root / name).is_file()}
        wanted = {name: joined(name, text, there[name]) if name in there else text for name, text in made.items()}
        changed = {project.root / name: text.encode() for name, text in wanted.items() if there.get(name) != text}
        write_together(changed, move)
    except OSError as error:
        raise Refusal(*wording.not_writable(project.shown(Path(error.filename or project.root)), error)) from None
    if not arguments.quiet:
        print(wording.schemas_written(len(made), len(changed)))
    return 0
