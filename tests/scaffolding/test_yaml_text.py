"""What is written is read back as it was, whatever signs it holds."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from partage_site.diagnostics import Report
from partage_site.scaffolding.yaml_text import entry_lines
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.values import Value

SIGNS = "ab é:#-'\"[]{},&*!|>%@`?\\~=«“”’0.…\u00a0"
TEXT = st.text(SIGNS, min_size=1, max_size=12).map(lambda text: " ".join(text.split(" ")).strip()).filter(str.strip)
VALUES = st.one_of(
    TEXT, st.lists(TEXT, min_size=1, max_size=3), st.dictionaries(st.sampled_from("xyz"), TEXT, min_size=1)
)
SOURCE = SourceFile("a.md", "content/pages/a.md", "pages", "a")


@given(VALUES)
def test_a_value_is_read_back_by_the_loader_and_by_any_reader(value: Value) -> None:
    report = Report()
    lines = "\n".join(entry_lines("k", value))
    document = parse(SOURCE, f"---\n{lines}\n---\n".encode(), report)
    assert document
    assert document.values == {"k": value}
    assert list(report) == []
    assert yaml.safe_load(lines) == {"k": value}


def test_long_lists_and_texts_of_several_lines_are_blocks() -> None:
    assert entry_lines("k", ["a" * 60, "b" * 60]) == ["k:", f"  - {'a' * 60}", f"  - {'b' * 60}"]
    assert entry_lines("k", "un\n\ndeux\n") == ["k: |", "  un", "", "  deux"]
    assert entry_lines("k", [{"a": "1", "b": "x"}]) == ["k:", '  - a: "1"', "    b: x"]
