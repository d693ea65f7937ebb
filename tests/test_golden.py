"""The example site equals its golden output: a change of the templates or the program is read as its difference."""

from __future__ import annotations

from difflib import unified_diff

from tests.golden import GOLDEN, build_example, golden_files

AGAIN = "if the change is meant: .venv/bin/python -m tests.golden"


def test_the_example_site_equals_its_golden_output() -> None:
    made = golden_files(build_example().artifacts)
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()}
    assert made.keys() == kept.keys(), AGAIN
    for name in sorted(made):
        if made[name] != kept[name]:
            old, new = (data.decode(errors="replace").splitlines() for data in (kept[name], made[name]))
            shown = "\n".join(list(unified_diff(old, new, f"golden/{name}", name, lineterm="", n=1))[:30])
            raise AssertionError(f"{shown}\n{AGAIN}")
