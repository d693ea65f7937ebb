"""The program of a worker: texts as JSON on standard input, what was written of each as JSON on standard output."""

from __future__ import annotations

import json
import sys

from partage_site.rendering.remembering import written


def main() -> None:
    """Writes all texts; null stands for one that cannot be laid out."""
    made = [written(text) for text in json.load(sys.stdin.buffer)]
    sys.stdout.buffer.write(json.dumps([data.decode() if data is not None else None for data in made]).encode())


if __name__ == "__main__":
    main()
