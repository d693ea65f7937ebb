"""The program of a worker: on each line of standard input some texts as JSON, on each of standard output what was
written of them.
"""

from __future__ import annotations

import gc
import json
import sys

from partage_site.rendering.prose import UnreadableProse, write_prose


def main() -> None:
    """Writes all texts; null stands for one that cannot be laid out."""
    gc.set_threshold(100_000, 20, 20)  # little of what a text is made into holds cycles
    for line in sys.stdin.buffer:
        made = [_written(text) for text in json.loads(line)]
        sys.stdout.buffer.write(json.dumps(made).encode() + b"\n")
        sys.stdout.buffer.flush()


def _written(text: str) -> str | None:
    try:
        return write_prose(text).as_json()
    except UnreadableProse:
        return None


if __name__ == "__main__":
    main()
