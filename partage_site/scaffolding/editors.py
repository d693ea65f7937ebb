"""The files that editors read, by their path from the root of the project.

They are generated and committed; a test holds them to the models.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from partage_site.diagnostics import Refusal
from partage_site.models.kinds import KINDS, SETTINGS
from partage_site.scaffolding.json_schema import schema_of
from partage_site.scaffolding.pages_cms import pages_cms
from partage_site.scaffolding.sveltia_cms import sveltia_cms
from partage_site.wording import scaffolding as wording

SVELTIA = "admin/config.yml"
SETTINGS_FILE, EXTENSIONS_FILE = ".vscode/settings.json", ".vscode/extensions.json"
_UNKNOWN = "organisation/depot"


class _Dumper(yaml.SafeDumper):
    """Writes everything in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def editor_files(content: Path) -> dict[str, str]:
    """The text of each file. Only the repository that Sveltia CMS works on comes from `content` (`site.yml`)."""
    kinds = (SETTINGS, *KINDS.values())
    schemas = {f".vscode/schemas/{kind.name}.schema.json": _json(schema_of(kind)) for kind in kinds}
    folders = {kind.name: f"content/{kind.folder}/*.yml" if kind.folder else "content/site.yml" for kind in kinds}
    settings = {
        "yaml.schemas": {f"./.vscode/schemas/{name}.schema.json": [glob] for name, glob in folders.items()},
        "files.eol": "\n",
        "files.encoding": "utf8",
    }
    return {
        **schemas,
        SETTINGS_FILE: _json(settings),
        EXTENSIONS_FILE: _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".pages.yml": _yaml(pages_cms(), wording.pages_cms_notice()),
        SVELTIA: _yaml(sveltia_cms(*_repository(content)), wording.sveltia_notice()),
    }


def joined(name: str, made: str, there: str) -> str:
    """What the file `name` is to hold where it already holds `there`: the settings of an editor's user are kept.

    Raises `Refusal` when they cannot be read, as with comments, which JSON does not know.
    """
    if name not in {SETTINGS_FILE, EXTENSIONS_FILE}:
        return made
    try:
        kept, ours = dict(json.loads(there)), json.loads(made)
        listed = {key: [*kept[key], *(item for item in value if item not in kept[key])]
                  for key, value in ours.items() if isinstance(value, list) and key in kept}  # fmt: skip
    except (ValueError, TypeError):
        raise Refusal(*wording.editor_settings_unreadable(name)) from None
    return _json({**kept, **ours, **listed})


def _repository(content: Path) -> tuple[str, str]:
    """The repository (`organisation/dépôt`) and the branch that `site.yml` names; a placeholder where it names none."""
    settings = content / "site.yml"
    text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    depot = re.search(r"^depot:\s*[\"']?https?://[^/\s]+/([\w.-]+/[\w.-]+?)(?:\.git)?/?[\"']?\s*$", text, re.MULTILINE)
    branch = re.search(r"^branche:\s*[\"']?([\w./-]+)", text, re.MULTILINE)
    return depot[1] if depot else _UNKNOWN, branch[1] if branch else "main"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _yaml(value: Any, notice: str) -> str:
    told = "".join(f"# {line}\n" for line in notice.splitlines())
    return told + yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
