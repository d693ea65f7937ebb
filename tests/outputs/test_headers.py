"""Hosts are told what browsers may do: one policy for each page, frames for the map alone, caches for a year."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from partage_site.outputs.headers import POLICY

Derive = Callable[..., dict[str, bytes]]


FILES = {"pages/contact.md": "---\ntitre: Contact\nanciennes_adresses: [/vieux/contact.html]\n---\n"}


def headers_at(path: str, data: bytes) -> list[tuple[str, str]]:
    """What a host that joins the rules sends with `path`."""
    sent = []
    for block in data.decode().split("\n\n"):
        rule, *headers = block.strip().splitlines()
        if fnmatchcase(path, rule):
            sent += [(name, value) for header in headers for name, _, value in [header.strip().partition(": ")]]
    return sent


@pytest.mark.parametrize(
    "path", ["/", "/programmes/", "/evenements/2017/", "/contact/", "/404.html", "/vieux/contact.html"]
)
def test_a_page_has_one_policy_and_stands_in_no_frame(derived: Derive, path: str) -> None:
    sent = headers_at(path, derived(FILES)["_headers"])
    policies = [value for name, value in sent if name == "Content-Security-Policy"]
    assert policies == [f"{POLICY}; frame-ancestors 'none'"]
    assert ("X-Content-Type-Options", "nosniff") in sent
    assert len({name for name, _ in sent}) == len(sent)


def test_the_map_may_be_framed_and_has_no_other_rule_against_it(derived: Derive) -> None:
    sent = headers_at("/carte/integrer/", derived(FILES)["_headers"])
    assert [value for name, value in sent if name == "Content-Security-Policy"] == [f"{POLICY}; frame-ancestors *"]
    assert "X-Frame-Options" not in dict(sent)


@pytest.mark.parametrize("folder", ["assets", "images", "fichiers"])
def test_files_whose_names_carry_their_digest_are_kept_for_a_year(derived: Derive, folder: str) -> None:
    sent = dict(headers_at(f"/reseau/{folder}/a/b.0123abcd.css", derived({}, base_url="/reseau/")["_headers"]))
    assert sent["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cache-Control" not in dict(headers_at("/reseau/", derived({}, base_url="/reseau/")["_headers"]))


def test_the_policy_is_the_one_that_pages_carry() -> None:
    template = Path(__file__).parents[2] / "templates" / "base.html"
    assert f'content="{POLICY}"' in template.read_text(encoding="utf-8")
