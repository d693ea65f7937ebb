"""Quotes around a value: whether it has them, whether it needs them, and how it is written with them."""

import re

WELL_QUOTED = re.compile(r""" (?: "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' ) \s* (?:\#.*)? """, re.VERBOSE)
"""A value between straight quotes that end it, with a comment behind it or none."""
CURLY = re.compile(r"[“„‟]([^“”„‟]*)[”“‟]|[‘‚]([^‘‚]*)[’‘]")
"""A value between the quotes of a word processor."""
RESERVED = frozenset("@%`*&!|>,]}[{?-")
"""What no value may begin with unless it stands in quotes."""


def quoted(value: str) -> str:
    """`value` between quotes, in the simplest form that YAML reads back as it is."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
