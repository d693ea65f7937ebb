"""Links to other sites: asked politely, told gently, never an error, since they fail for reasons of their own."""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from string import punctuation
from urllib.parse import quote

from partage_site.artifact import Artifact
from partage_site.checks.reading import read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

SECONDS, ASKED_AT_ONCE = 10, 8
REMEMBERED = timedelta(days=7)
_AGENT = "Mozilla/5.0 (compatible; partage-site link check)"
# The site is alive but does not speak to programs: no reason to tell anybody.
_ALIVE = {401, 403, 405, 406, 429, 999}


def check_external(artifacts: Sequence[Artifact], memory: Path, today: date) -> Iterator[Diagnostic]:
    """A problem of weight « à compléter » for each link to another site that does not answer.

    Links that answered within the last `REMEMBERED` days, as the file `memory` tells, are not asked again.
    """
    pages: dict[str, str] = {}
    for page in read_pages(artifacts):
        for node, address in page.links():
            if node.tag == "a" and re.match(r"https?://", address):
                pages.setdefault(address.split("#")[0], page.path)
    answered = {url: day for url, day in _read(memory).items() if today - date.fromisoformat(day) < REMEMBERED}
    asked = sorted(pages.keys() - answered.keys())
    with ThreadPoolExecutor(ASKED_AT_ONCE) as asking:
        answers = list(asking.map(answer_of, asked))
    answered |= {url: today.isoformat() for url, answer in zip(asked, answers, strict=True) if not answer}
    _write(memory, {url: day for url, day in answered.items() if url in pages})
    for url, answer in zip(asked, answers, strict=True):
        if answer:
            yield wording.external_silent(Location(pages[url]), url, answer)


def answer_of(url: str) -> str:
    """Empty when `url` answers; else what went wrong, in a few words."""
    try:
        request = urllib.request.Request(quote(url, safe=punctuation), headers={"User-Agent": _AGENT})
        with urllib.request.urlopen(request, timeout=SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _ALIVE else f"réponse {error.code}"
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        return f"pas de réponse ({getattr(error, 'reason', error)})"


def _read(memory: Path) -> dict[str, str]:
    with suppress(OSError, ValueError, TypeError):  # or another's file: nothing is remembered
        kept = json.loads(memory.read_text("utf-8"))
        return {str(url): date.fromisoformat(str(day)).isoformat() for url, day in dict(kept).items()}
    return {}


def _write(memory: Path, answered: dict[str, str]) -> None:
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(answered, indent=1, sort_keys=True), "utf-8")
