"""Links to other sites: asked politely, told gently, never an error, since they fail for reasons of their own."""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

from partage_site.artifact import Artifact, json_bytes
from partage_site.checks.reading import read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.notes import read_note, write_note
from partage_site.wording import checks as wording

# Seconds. SECONDS: for a server to say its next word; LONGEST: without an answer from any, to all that they say.
SECONDS, LONGEST = 10, 60
ASKED_AT_ONCE = 8
REMEMBERED = timedelta(days=7)
_AGENT = "Mozilla/5.0 (compatible; partage-site link check)"
_NO_END = "pas de réponse (le serveur n’en finit pas)"
# The site is alive but does not speak to programs: no reason to tell anybody.
_ALIVE = {401, 403, 405, 406, 429, 999}


def check_external(artifacts: Sequence[Artifact], memory: Path, today: date) -> Iterator[Diagnostic]:
    """A problem of weight « à compléter » for each link to another site that does not answer.

    Links that answered within the last `REMEMBERED` days, as the note `memory` tells, are not asked again.
    """
    pages: dict[str, str] = {}
    for page in read_pages(artifacts):
        for node, address in page.links():
            if node.tag == "a" and re.match(r"https?://", address):
                pages.setdefault(address.split("#")[0], page.path)
    answered = {url: day for url, day in _read(memory).items() if today - date.fromisoformat(day) < REMEMBERED}
    asked = sorted(pages.keys() - answered.keys())
    answers = _answers_of(asked)
    answered |= {url: today.isoformat() for url, answer in zip(asked, answers, strict=True) if not answer}
    write_note(memory.parent, memory.name, json_bytes({url: day for url, day in answered.items() if url in pages}))
    for url, answer in zip(asked, answers, strict=True):
        if answer:
            yield wording.external_silent(Location(pages[url]), url, answer)


def _answers_of(urls: Sequence[str]) -> list[str]:
    """What `answer_of` tells of each. Those that still speak when none has ended for `LONGEST` are not heard out; where
    they held all connections, the others are asked over new ones.
    """
    answers: dict[str, str] = {}
    while unasked := [url for url in urls if url not in answers]:
        pool = ThreadPoolExecutor(ASKED_AT_ONCE)
        asking = {pool.submit(answer_of, url): url for url in unasked}
        ended, left = wait(asking, LONGEST, FIRST_COMPLETED)
        while ended and left:
            ended, left = wait(left, LONGEST, FIRST_COMPLETED)
        pool.shutdown(wait=False, cancel_futures=True)
        begun = {answer: url for answer, url in asking.items() if not answer.cancelled()}
        answers |= {url: answer.result() if answer.done() else _NO_END for answer, url in begun.items()}
    return [answers[url] for url in urls]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Goes where it is told to without reading the page that tells it, which may have no end."""

    def redirect_request(self, req: Any, fp: Any, *told: Any) -> urllib.request.Request | None:
        """The request that follows, once the answer to `req` is let go."""
        fp.close()
        return super().redirect_request(req, fp, *told)


def answer_of(url: str) -> str:
    """Empty when `url` answers; else what went wrong, in a few words."""
    try:
        request = urllib.request.Request(quote(url, safe=punctuation), headers={"User-Agent": _AGENT})
        with urllib.request.build_opener(_Redirects).open(request, timeout=SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _ALIVE else f"réponse {error.code}"
    # OverflowError: a redirect to a port beyond all numbers.
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, OverflowError) as error:
        return f"pas de réponse ({getattr(error, 'reason', error)})"


def _read(memory: Path) -> dict[str, str]:
    with suppress(ValueError, TypeError):  # another's note: nothing is remembered
        kept = json.loads(read_note(memory.parent, memory.name) or b"{}")
        return {str(url): date.fromisoformat(str(day)).isoformat() for url, day in dict(kept).items()}
    return {}
