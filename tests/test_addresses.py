"""A base is the same however its slashes are typed, and an address under it is written once."""

from __future__ import annotations

import pytest

from partage_site.addresses import base_of, leads_to_own_machine
from partage_site.diagnostics import Refusal


@pytest.mark.parametrize("url", ["https://www.exemple.fr", "https://www.exemple.fr/", "https://www.exemple.fr/vieux/"])
@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/", "/"), ("", "/"), ("reseau", "/reseau/"), ("/reseau", "/reseau/"), ("reseau/", "/reseau/"),
        ("/reseau/", "/reseau/"), ("//reseau//", "/reseau/"), ("/a/b", "/a/b/"),
        ("https://www.exemple.fr/a/b", "/a/b/"),
    ],
)  # fmt: skip
def test_a_base_is_the_same_with_and_without_its_slashes(url: str, typed: str, path: str) -> None:
    base = base_of(url, typed)
    assert (base.origin, base.path) == ("https://www.exemple.fr", path)
    assert base.href("/programmes/") == f"{path}programmes/"
    assert base.absolute("/programmes/") == f"https://www.exemple.fr{path}programmes/"


def test_a_whole_address_gets_no_base() -> None:
    base = base_of("https://www.exemple.fr/reseau/")
    for address in ("https://ailleurs.example/a/", "mailto:a@exemple.fr"):
        assert base.href(address) == base.absolute(address) == address


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost/", True), ("HTTP://LOCALHOST.:8000/a", True), ("http://site.localhost", True),
        ("http://127.0.0.1:8000/", True), ("http://0.0.0.0/", True), ("http://[::1]:8000/", True),
        ("https://localhost.exemple.fr/", False), ("https://127.exemple.fr/", False), ("/localhost/", False),
        ("mailto:a@localhost.fr", False), ("http://[", False),
    ],
)  # fmt: skip
def test_addresses_of_one_s_own_machine_are_known(url: str, own: bool) -> None:
    assert leads_to_own_machine(url) is own


@pytest.mark.parametrize("typed", ["http://a.fr:99999/", "ftp://a.fr/", "/a/../b/", "a b", "https://a.fr:port/"])
def test_what_is_no_base_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        base_of("https://www.exemple.fr", typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("www.exemple.fr", "https://www.exemple.fr"),
        ("exemple.fr:8080/a/", "https://exemple.fr:8080/a/"),
        ("http://localhost:8000/", "--base-url /"),
        ("http://127.0.0.1/a/", "--base-url /"),
    ],
)
def test_a_host_alone_and_one_s_own_machine_are_no_base(typed: str, told: str) -> None:
    with pytest.raises(Refusal) as refusal:
        base_of("https://www.exemple.fr", typed)
    assert told in refusal.value.hint


@pytest.mark.parametrize("typed", ["/www.exemple.fr/", "v1.2", "//exemple.fr"])
def test_a_folder_may_have_a_dot(typed: str) -> None:
    assert base_of("https://www.exemple.fr", typed).path == f"/{typed.strip('/')}/"
