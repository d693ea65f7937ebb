"""What the preview serves: the last good site in memory, the problems of the last save, and who waits for news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Condition

from partage_site.artifact import Artifact, LostError, digest_of
from partage_site.diagnostics import Diagnostic
from partage_site.preview.attempt import Attempt

_STYLESHEET = re.compile(r"(?P<stem>.*)\.[0-9a-f]{8}\.css")

Files = Mapping[str, Artifact]


@dataclass(frozen=True)
class Shown:
    """What is served between two builds.

    `identity` stays as long as only stylesheets change, and is empty before the first good build; `blocked` says
    that the files are older than the last save, which has errors; `version` counts the builds.
    """

    version: int = 0
    files: Files = field(default_factory=dict)
    identity: str = ""
    problems: tuple[Diagnostic, ...] = ()
    blocked: bool = False

    @property
    def stylesheets(self) -> list[str]:
        """The addresses of the stylesheets."""
        return [f"/{path}" for path in self.files if path.endswith(".css")]


class Session:
    """The one thing that the builder changes and that the server's threads read."""

    def __init__(self) -> None:
        self._news = Condition()
        self._shown = Shown()
        self._closed = False

    @property
    def shown(self) -> Shown:
        """What is served now."""
        return self._shown

    def take(self, attempt: Attempt) -> None:
        """Serves the files of `attempt`, or those of before with its problems, and wakes who waits."""
        before = self._shown
        files, identity = before.files, before.identity
        if not attempt.refused:
            files = {artifact.path: artifact for artifact in attempt.artifacts}
            identity = (
                identity if identity and only_stylesheets_differ(before.files, files) else _identity(files.values())
            )
        with self._news:
            self._shown = Shown(before.version + 1, files, identity, attempt.problems, attempt.refused)
            self._news.notify_all()

    def wait_beyond(self, version: int, seconds: float) -> Shown | None:
        """What is served once it is newer than `version`, or after `seconds`; None when the preview ends."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._shown.version > version, seconds)
            return None if self._closed else self._shown

    def close(self) -> None:
        """Ends every wait."""
        with self._news:
            self._closed = True
            self._news.notify_all()


def only_stylesheets_differ(old: Files, new: Files) -> bool:
    """Whether `new` is `old` but for what its stylesheets hold, and so for their names, which carry their digest."""
    renamed = _by_stem(old)
    now = _by_stem(new)
    if renamed.keys() != now.keys() or old.keys() - set(renamed.values()) != new.keys() - set(now.values()):
        return False
    names = [(renamed[stem].encode(), now[stem].encode()) for stem in now if renamed[stem] != now[stem]]
    try:
        return all(
            _with_names(old[path].data, names) == new[path].data
            for path in new.keys() - set(now.values())
            if old[path].digest != new[path].digest
        )
    except LostError:  # the cache was taken away, and a page as it was before can be made no more
        return False


def _by_stem(files: Files) -> dict[str, str]:
    """The stylesheets of `files`, by their names without digest."""
    sheets = (path for path in files if path.endswith(".css"))
    return {found["stem"]: path for path in sheets if (found := _STYLESHEET.fullmatch(path))}


def _with_names(data: bytes, names: Iterable[tuple[bytes, bytes]]) -> bytes:
    for old, new in names:
        data = data.replace(old, new)
    return data


def _identity(artifacts: Iterable[Artifact]) -> str:
    return digest_of("".join(f"{artifact.path}\0{artifact.digest}\n" for artifact in artifacts).encode())[:16]
