"""A text as one value of YAML, for files that are written and for lines that are offered."""

from __future__ import annotations

import re

# What may stand without quotes: no sign that begins something else in YAML, no colon or hash that ends it.
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`=~<.\s“”„‘‚]|-{2})(?:(?!:\s|:$|\s#)[^\n\t])*(?<!\s)")
_OTHER_TYPE = re.compile(r"[-+.\d][\d.,:_eExXoO+ -]*|null|true|false|yes|no|on|off|y|n|0x[\da-f]+", re.IGNORECASE)
# Readers do not agree on a colon or a question mark inside brackets.
_FLOW_SIGNS = frozenset(",[]{}:?")


def scalar(text: str, *, typed: bool = False, flow: bool = False) -> str:
    """`text` as one YAML scalar on one line, which every reader takes for this text.

    `typed`: a number, a date or a truth value, which is written bare; `flow`: inside brackets or braces.
    """
    bare = bool(_PLAIN.fullmatch(text)) and not (flow and _FLOW_SIGNS & set(text))
    if bare and (typed or not _OTHER_TYPE.fullmatch(text)):
        return text
    if typed and re.fullmatch(r"-\d[\d.,]*", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
