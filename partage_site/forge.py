"""Addresses on the forge that holds the repository: where a file is edited, where a new one begins.

Sources: docs.github.com (the address of a new file takes `filename` and `value`), docs.gitlab.com (takes `file_name`),
forgejo.org/docs (Gitea's and Forgejo's forges know neither). A host that says no other name is taken for GitHub's.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

# What a browser and a forge take for sure; beyond, the new file begins empty.
MOST_CHARACTERS = 7_000


class Forge(NamedTuple):
    """The forge of `repository` (its web address), whose files are read on `branch`."""

    repository: str
    branch: str

    def editor(self) -> str:
        """Where files are edited, up to the path of the file under the repository."""
        return self._address({"gitlab": "-/edit", "gitea": "_edit"}.get(self._kind, "edit"))

    def reader(self) -> str:
        """Where files are read, up to the path of the file under the repository."""
        return self._address({"gitlab": "-/blob", "gitea": "src/branch"}.get(self._kind, "blob"))

    def new_file(self, folder: str, name: str, text: str) -> tuple[str, bool]:
        """The editor on a new file `name` in `folder`, and whether it opens filled with `text`."""
        if self._kind == "gitlab":
            return f"{self._address('-/new')}{quote(folder)}?{urlencode({'file_name': name})}", False
        if self._kind == "gitea":
            return f"{self._address('_new')}{quote(folder)}", False
        start = self._address("new").removesuffix("/")
        named = {"filename": f"{folder}/{name}"}
        filled = f"{start}?{urlencode(named | {'value': text}, quote_via=quote)}"
        if len(filled) <= MOST_CHARACTERS:
            return filled, True
        return f"{start}?{urlencode(named)}", False

    def _address(self, verb: str) -> str:
        return f"{self.repository.rstrip('/').removesuffix('.git')}/{verb}/{quote(self.branch)}/"

    @property
    def _kind(self) -> str:
        host = urlsplit(self.repository).hostname or ""
        if "gitlab" in host:
            return "gitlab"
        return "gitea" if any(name in host for name in ("gitea", "forgejo", "codeberg")) else "github"


def forge_of(repository: str | None, branch: str) -> Forge | None:
    """The forge, if the settings name a repository."""
    return Forge(repository, branch) if repository else None
