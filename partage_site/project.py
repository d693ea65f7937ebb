"""What a command works on: the folders and the options, settled once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple


class Project(NamedTuple):
    """The folders (absolute) and the options of one run.

    `base_url` overrides the address of `content/site.yml` (a path such as `/partage/` or a whole URL);
    `today` is a day in Europe/Paris; `jobs` is how many processes may work at once.
    """

    root: Path
    content: Path
    templates: Path
    assets: Path
    output: Path
    cache: Path
    today: date
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    jobs: int = 1
    use_cache: bool = True

    def shown(self, path: Path) -> str:
        """`path` as people read it in a message: ending with the path under content/, with `/` everywhere."""
        named = ((self.content, "content"), (self.templates, "templates"), (self.assets, "assets"))
        for folder, name in named:
            if path.is_relative_to(folder):
                return "/".join((name, *path.relative_to(folder).parts))
        return path.as_posix()
