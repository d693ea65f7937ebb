"""A text that would hold the build up is refused, as a value with its line."""

from __future__ import annotations

import pytest

from partage_site.rendering import limits
from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.prose import write_prose


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("a\n" * 300_000, "plus de 500\u202f000 caractères", 1),
        ("a\n\n" + "b" * 60_000, "une ligne de plus de 50\u202f000 caractères", 3),
        ("*[a]: b\n" * 200, "abréviations", 1),
        ("[^1]: a\n" * 2000, "notes", 1),
        ("1. " * 2000 + "a", "trop de niveaux imbriqués", 1),
    ],
)
def test_excess_is_refused_with_its_reason(text: str, reason: str, line: int) -> None:
    with pytest.raises(UnreadableProse, match=reason) as caught:
        write_prose(text)
    assert caught.value.line in {0, line}


@pytest.mark.parametrize(
    "text",
    [
        "Un mot.\n\n" + "[" * 20_000,
        "![" * 15_000,
        "[a](" * 10_000,
        "<![\n" * 40_000,
        "a\n===\n" * 40_000,
        "a\n: b\n" * 40_000,
    ],
)
def test_a_text_that_takes_too_long_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    with pytest.raises(UnreadableProse, match="enchevêtrés") as caught:
        write_prose(text)
    assert caught.value.line >= 1


def test_a_refused_text_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = "# A\n\n- b[^1]\n  - c\n\n[^1]: d"
    before = write_prose(sample)
    with monkeypatch.context() as hurried:
        hurried.setattr(limits, "SECONDS", 0.01)
        with pytest.raises(UnreadableProse):
            write_prose("> - " + "[" * 20_000)
    assert write_prose(sample) == before


@pytest.mark.parametrize(
    "text",
    [
        "<![",
        "obj<</>>endobj",
        "<!x",
        "<?",
        "&#",
        "<![CDATA[",
        "<a",
        "</",
        "<!-- -- >",
        "\ud800",
        "\x00\x02\x03",
        "&#xfdd0;l0&#xfdd1;",
    ],
)
def test_strange_texts_are_written_or_refused_but_never_crash(text: str) -> None:
    for whole in (text, f"a {text} b", f"- {text}", text * 50):
        try:
            html = write_prose(whole).resolved(lambda link: link.target, lambda image: "")
        except UnreadableProse as refused:
            assert refused.reason
        else:
            assert "\ufdd0" not in html
