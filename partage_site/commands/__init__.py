"""The verbs that a user types, one file each; a new verb is one line here."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from partage_site.wording import cli as wording
from partage_site.wording import preview as preview_wording
from partage_site.wording import scaffolding as scaffolding_wording

Options = tuple[tuple[tuple[str, ...], dict[str, Any]], ...]


class Command(NamedTuple):
    """A verb: its name, the module of this package whose `run(project, arguments)` gives the exit status.

    `unused` are the common options that change nothing of it: they are taken, as a habit, and its help keeps quiet.
    """

    name: str
    module: str
    help: str
    options: Options = ()
    unused: frozenset[str] = frozenset()


CHECK_OPTIONS: Options = (
    (("--external",), {"action": "store_true", "help": wording.EXTERNAL}),
    (("--published",), {"type": Path, "metavar": "DOSSIER", "help": wording.PUBLISHED}),
)
KIND_ARGUMENT = (("kind",), {"metavar": "SORTE", "help": scaffolding_wording.KIND})
NEW_OPTIONS: Options = (
    KIND_ARGUMENT,
    (("title",), {"metavar": "TITRE", "nargs": "+", "help": scaffolding_wording.TITLE}),
)
IMPORT_OPTIONS: Options = (
    KIND_ARGUMENT,
    (("sheet",), {"type": Path, "metavar": "FICHIER.csv", "help": scaffolding_wording.SHEET}),
    (("--dry-run",), {"action": "store_true", "help": scaffolding_wording.DRY_RUN}),
)
_OF_BUILDS = frozenset(("templates", "assets", "output", "base-url", "drafts", "jobs", "no-cache"))
_NOT_NEW = _OF_BUILDS | {"strict", "format", "quiet"}
COMMANDS = (
    Command("build", "build", wording.BUILD),
    Command("check", "check", wording.CHECK, CHECK_OPTIONS, frozenset(("output",))),
    Command(
        "serve", "serve", preview_wording.SERVE, preview_wording.OPTIONS,
        frozenset(("output", "base-url", "drafts", "strict")),
    ),
    Command("new", "new", scaffolding_wording.NEW, NEW_OPTIONS, _NOT_NEW),
    Command("import", "import_", scaffolding_wording.IMPORT, IMPORT_OPTIONS, _OF_BUILDS | {"today"}),
    Command("schema", "schema", scaffolding_wording.SCHEMA, unused=_OF_BUILDS | {"today", "strict", "format"}),
)  # fmt: skip
