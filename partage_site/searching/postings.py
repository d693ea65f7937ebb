"""In which documents a stem is, in one text: the step from the document before in base 36 (none for 1), then its weight
as a capital letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_POSTING = re.compile("([0-9a-z]*)([A-Z])")


def codes_of(weighed: Iterable[Mapping[str, int]]) -> dict[str, str]:
    """The code of each stem, in their order; `weighed` are the stems of each document with their weights."""
    last: dict[str, int] = defaultdict(lambda: -1)
    codes: dict[str, bytearray] = defaultdict(bytearray)
    known: dict[tuple[int, int], bytes] = {}  # few postings are unlike all others: each is worked out once
    for number, stems in enumerate(weighed):
        for stem, weight in stems.items():
            posting = (number - last[stem], weight)
            codes[stem] += known.get(posting) or known.setdefault(posting, _posting(*posting).encode())
            last[stem] = number
    return {stem: codes[stem].decode() for stem in sorted(codes)}


def with_weight(code: str, number: int, weight: int | None) -> str:
    """`code` with the document of this `number` at `weight`; without it where that is None."""
    end, at = 0, -1  # where the postings before `number` end, and the last of their documents
    for found in _POSTING.finditer(code):
        if at + _step(found) >= number:
            break
        end, at = found.end(), at + _step(found)
    rest = code[end:]
    after = _POSTING.match(rest)
    follower = at + _step(after) if after else 0
    if after and follower == number:  # the posting that stood here
        rest = rest[after.end() :]
        after = _POSTING.match(rest)
        follower = number + _step(after) if after else 0
    changed = code[:end]
    if weight is not None:
        changed, at = changed + _posting(number - at, weight), number
    return changed + _posting(follower - at, ord(after[2]) - 64) + rest[after.end() :] if after else changed


def _step(posting: re.Match[str]) -> int:
    return int(posting[1], 36) if posting[1] else 1


def _posting(step: int, weight: int) -> str:
    return ("" if step == 1 else _base36(step)) + chr(64 + weight)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
