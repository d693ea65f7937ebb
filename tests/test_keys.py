"""Keys tell apart all that results depend on, and which are of one step."""

from __future__ import annotations

from partage_site.keys import key_of, step_in


def test_a_key_differs_with_the_step_the_version_and_the_inputs() -> None:
    keys = {key_of(*told) for told in (("a", b"1", b"x"), ("b", b"1", b"x"), ("a", b"2", b"x"), ("a", b"1", b"y"))}
    assert len(keys) == 4
    assert {len(key) for key in keys} == {20}


def test_the_keys_of_a_step_share_what_tells_it() -> None:
    assert step_in(key_of("a", b"1", b"x")) == step_in(key_of("a", b"2", b"y"))
    assert step_in(key_of("a", b"1", b"x")) != step_in(key_of("b", b"1", b"x"))
