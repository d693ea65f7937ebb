"""What the preview adds to pages: one script, which reloads them and shows the problems of the last save."""

from __future__ import annotations

import json
from pathlib import Path

from partage_site.diagnostics import Diagnostic, Severity, as_text
from partage_site.preview.session import Shown
from partage_site.wording import preview as wording

ROOM = "/__apercu__/"
EVENTS = f"{ROOM}evenements"
STATE = f"{ROOM}etat"
SCRIPT = f"{ROOM}recharger.js"

_HERE = Path(__file__).parent
FILES = {
    SCRIPT: (_HERE / "reload.js").read_bytes(),
    f"{ROOM}apercu.css": (_HERE / "overlay.css").read_bytes(),
}


def script(shown: Shown, *, missing: bool = False) -> bytes:
    """The element added to a page: it says which site the page is of, and whether it stands for a missing page."""
    known = f"{SCRIPT}?site={shown.identity}" + ("&amp;absente" if missing else "")
    return f'<script src="{known}"></script>'.encode()


def with_script(page: bytes, shown: Shown, *, missing: bool = False) -> bytes:
    """`page` with the script before its end."""
    before, end, after = page.rpartition(b"</body>")
    added = script(shown, missing=missing)
    return before + added + end + after if end else page + added


def bare_page() -> bytes:
    """A page with nothing but a title, for want of any other."""
    title = wording.TITLE
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1></body></html>"
    ).encode()


def page_before_any(shown: Shown) -> bytes:
    """The page of a site that no build gave yet."""
    return with_script(bare_page(), shown)


def state(shown: Shown) -> bytes:
    """What the script shows, as JSON: the problems, the heaviest first, all words included."""
    weights = list(Severity)
    return json.dumps(
        {
            "version": shown.version,
            "site": shown.identity,
            "styles": shown.stylesheets,
            "bloque": shown.blocked,
            "titre": wording.overlay_title(shown.problems, blocked=shown.blocked),
            "resume": wording.overlay_summary(blocked=shown.blocked, first=not shown.identity),
            "pastille": wording.badge(shown.problems, blocked=shown.blocked),
            "problemes": [
                _problem(problem) for problem in sorted(shown.problems, key=lambda one: weights.index(one.severity))
            ],
            "mots": wording.BROWSER,
        },
        ensure_ascii=False,
    ).encode()


def _problem(problem: Diagnostic) -> dict[str, str]:
    return {
        "lieu": wording.place(problem),
        "gravite": problem.severity,
        "message": problem.message,
        "extrait": "\n".join(as_text(problem._replace(message="", hint="")).splitlines()[1:]),
        "conseil": problem.hint,
    }
