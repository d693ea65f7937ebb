"""Every fault that people reported of such sites, as `faults.yml` lists them, is kept away by tests that exist."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

SECTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests" / "faults.yml").read_text("utf-8"))
FAULTS = [fault for faults in SECTIONS.values() for fault in faults]


@cache
def defined_in(file: str) -> frozenset[str]:
    """The names of the tests that a file defines."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_a_fault_has_tests_that_exist(fault: dict[str, Any]) -> None:
    assert fault.keys() == {"fault", "sources", "tests"}
    assert fault["sources"]
    assert fault["tests"]
    for test in fault["tests"]:
        file, _, name = test.partition("::")
        assert name.startswith("test_")
        assert name in defined_in(file), test


def test_no_fault_is_listed_twice_nor_names_a_test_twice() -> None:
    assert [fault for fault, count in Counter(fault["fault"] for fault in FAULTS).items() if count > 1] == []
    assert [fault["fault"] for fault in FAULTS if len(set(fault["tests"])) < len(fault["tests"])] == []
