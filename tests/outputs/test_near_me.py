"""What a reader's browser fetches to find the nearest programmes is small, true, and only there when it serves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

Derive = Callable[..., dict[str, bytes]]


def test_postcodes_come_in_small_files_and_towns_with_their_departments(derived: Derive) -> None:
    files = derived(
        {f"programmes/{town}.md": f"---\nnom: À {town}\nville: {town}\n---\n" for town in ("marseille", "lille")}
    )
    postcodes = {name: data for name, data in files.items() if name.startswith("donnees/codes-postaux/")}
    assert len(postcodes) > 90
    assert max(len(gzip.compress(data)) for data in postcodes.values()) <= 1_500
    assert json.loads(postcodes["donnees/codes-postaux/13.json"])["13013"] == [43.35, 5.43]
    towns = json.loads(files["donnees/villes.json"])
    assert [town[:2] for town in towns if town[0] == "Saint-Denis"] == [["Saint-Denis", "974"], ["Saint-Denis", "93"]]
    assert ["Haute-Vienne", "87"] in towns


def test_without_two_points_of_which_one_is_nearer_there_is_nothing(derived: Derive) -> None:
    one = "---\nnom: B\nville: Lille\n---\n"
    files = derived({"programmes/a.md": "---\nnom: A\nregion: Bretagne\n---\n", "programmes/b.md": one})
    assert not [name for name in files if "codes-postaux" in name or "villes" in name]
