"""The program of a worker: on each line of standard input some texts as JSON, on each of standard output what was
written of them.
"""

from __future__ import annotations

import gc
import json
import sys
from queue import SimpleQueue
from threading import Thread

from partage_site.rendering.prose import written


def main() -> None:
    """Writes all texts; null stands for one that cannot be laid out."""
    gc.set_threshold(100_000, 20, 20)  # little of what a text is made into holds cycles
    lines: SimpleQueue[bytes] = SimpleQueue()
    # Read beside: whoever gives long texts could not end, while nobody reads them, to read what is written of others.
    Thread(target=_read, args=[lines], daemon=True).start()
    for line in iter(lines.get, b""):
        made = [written(text) for text in json.loads(line)]
        sys.stdout.buffer.write(json.dumps([each and each.decode() for each in made]).encode() + b"\n")
        sys.stdout.buffer.flush()


def _read(lines: SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        lines.put(line)
    lines.put(b"")


if __name__ == "__main__":
    main()
