"""Many bodies written at once: this process and others beside it each take a share.

A worker reads its texts to the end, then answers; it ends with whoever started it, since nobody then reads its
answer. The same text gives the same bytes, whoever writes it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

# A worker takes as long to start as some dozens of bodies take to write.
LEAST = 60
_PACKAGE = Path(__file__).parents[2]
Answers = dict[str, bytes]


def write_ahead(texts: Sequence[str], jobs: int, write: Callable[[str], bytes | None]) -> Answers:
    """What `write` gives for each of `texts`, by `jobs` processes at most; texts that give nothing are left out.

    A worker that fails costs time only: what it leaves out will be written when it is asked for.
    """
    jobs = min(jobs, len(texts) // LEAST)
    if jobs < 2:
        return {}
    mine, *others = (texts[number::jobs] for number in range(jobs))
    with ThreadPoolExecutor(len(others)) as waiting:
        asked = [waiting.submit(_ask, share) for share in others]
        answers = {text: made for text in mine if (made := write(text)) is not None}
        for answer in asked:
            answers |= answer.result()
    return answers


def _ask(texts: Sequence[str]) -> Answers:
    """The answers of a worker of its own."""
    paths = os.pathsep.join(filter(None, (str(_PACKAGE), os.environ.get("PYTHONPATH"))))
    with suppress(OSError, subprocess.SubprocessError, ValueError):
        done = subprocess.run(
            [sys.executable, "-m", "partage_site.rendering.writing_worker"],
            input=json.dumps(texts).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            check=True,
        )
        answers = zip(texts, json.loads(done.stdout), strict=True)
        return {text: made.encode() for text, made in answers if made is not None}
    return {}
