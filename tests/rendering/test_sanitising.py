"""Nothing that runs survives, nothing goes in silence, and a body cannot break its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.parts import Removal, RemovalKind
from partage_site.rendering.prose import write_prose
from partage_site.rendering.sanitising import may_lead, sanitise

FORBIDDEN = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "base", "link", "meta", "template",
}  # fmt: skip
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.b></SCRIPT>",
    "mot <script>alert(1)</script> mot",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)' alt='a'>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href=" &#14; javascript:alert(1)">a</a>',
    '<a href="java&#1;script:alert(1)">a</a>',
    '<a href="java&#xFDD0;scr&#x7f;ipt:alert(1)">a</a>',
    "[a](java&#1;script:alert(1))",
    '<a href="&#1;java&#1script&#2:&#3alert(1)">a</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="vbscript:x">a</a>',
    "[a](javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](JAVASCRIPT:alert(1))",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml;base64,AAAA)",
    "<javascript:alert(1)>",
    "<svg onload=alert(1)><script>x</script></svg>",
    "<svg><a href='javascript:x'>a</a></svg>",
    "<math><mtext><script>x</script></mtext></math>",
    "<iframe src='https://video.example/x'></iframe>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<body onload=alert(1)>",
    "<div style='position:fixed'>a</div>",
    "<style>body{display:none}</style>",
    "<form action=x><input autofocus onfocus=alert(1)></form>",
    "<details open ontoggle=alert(1)>a</details>",
    "<p onclick=alert(1)>a</p>",
    "<base href=//a.b>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//a.b>",
    "<template><img src=x onerror=y></template>",
    "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
    "<textarea><img src=x onerror=y></textarea>",
    '<a title="\'><img src=x onerror=alert(1)>" onclick=x>a</a>',
]


def browsed(html: str) -> list[tuple[str, dict[str, str | None]]]:
    root = LexborHTMLParser(f"<!doctype html><html><body>{html}</body></html>").root
    assert root is not None
    return [(node.tag or "", node.attributes) for node in root.traverse(include_text=False)]


def resolved(text: str) -> str:
    return write_prose(text).resolved(lambda link: link.target, lambda image: f"[{image.kind}]")


def assert_harmless(html: str) -> None:
    for tag, attributes in browsed(html):
        assert tag not in FORBIDDEN
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "formaction"}
            letters = "".join(char for char in (value or "").lower() if char > " ")
            assert not letters.startswith(("javascript:", "vbscript:", "data:"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_survives(attack: str) -> None:
    assert_harmless(resolved(attack))
    assert_harmless(resolved(f"Un mot.\n\n- {attack}\n\n> {attack}\n\nUn autre {attack} mot."))


def test_what_cleaning_leaves_of_a_reference_is_cleaned_again() -> None:
    assert sanitise('<a href="java&#1;script:a">mot</a>') == (
        "<a>mot</a>",
        ((RemovalKind.ADDRESS, "java\x01script:a"),),
    )


def test_no_reference_turns_the_direction_of_a_text() -> None:
    assert resolved("[exemple.fr&#8238;fr](https://exemple.org/) et &#x2066;la suite") == (
        '<p><a href="https://exemple.org/">exemple.frfr</a> et la suite</p>'
    )


@pytest.mark.parametrize(
    ("address", "harmless"),
    [
        ("https://exemple.fr/a:b", True), ("MAILTO:a@b.fr", True), ("tel:+33", True), ("a/b.md#c", True), ("", True),
        ("//exemple.fr", True), ("a b:c", True), ("javascript:a", False), ("\x01 java\nscript:a", False),
        ("data:text/html,a", False), ("VBScript:a", False), ("blob:a", False), ("intent:a", False),
    ],
)  # fmt: skip
def test_an_address_is_read_as_browsers_read_it(address: str, harmless: bool) -> None:
    assert may_lead(address) is harmless


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack != "<javascript:alert(1)>"])
def test_nothing_goes_in_silence(attack: str) -> None:
    removals = write_prose(f"Un mot.\n\nUn autre.\n\n{attack}\n").removals
    assert removals
    assert {removal.line for removal in removals} <= {5, 7}


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "mot", "\n\n", "`", "<div>", "</div>", '"', "'", "<!--", "-->", "* "]), max_size=6
    )
)
def test_nor_in_any_company(parts: list[str]) -> None:
    try:
        assert_harmless(resolved("".join(parts)))
    except UnreadableProse:
        pytest.fail("an ordinary text was refused")


@pytest.mark.parametrize(
    "stray", ["</div></main></body></html>", "<div><div>", "<table><tr><td>", "</p>", "<b><i>", "<!--"]
)
def test_the_frame_of_the_page_stands(stray: str) -> None:
    body = resolved(f"Avant\n\n{stray}\n\naprès")
    page = f"<main><div class=frame>{body}</div><p id=end></p></main>"
    end = LexborHTMLParser(page).css_first("main > p#end")
    assert end is not None
    assert LexborHTMLParser(page).css_first("main > div.frame ~ p#end") is not None


def test_comments_go_without_a_word() -> None:
    prose = write_prose("a <!-- secret --> b\n\n<!-- un autre -->\n")
    assert "secret" not in prose.html
    assert prose.removals == ()


def test_what_word_writes_in_comments_is_no_declaration() -> None:
    office = "<!--[if gte mso 9]><xml>\n<w:x/>\n</xml><![endif]-->"
    assert write_prose(f"Un.\n\n{office}\n\nDeux.\n").removals == ()
    kept = write_prose(f"{office}\n\n<!DOCTYPE html>\n\n{office}\n").removals
    assert [(removal.what, removal.line) for removal in kept] == [("<!DOCTYPE", 5)]


def test_what_volunteers_need_of_html_stays() -> None:
    html = "<details><summary>Voir</summary><p>H<sub>2</sub>O <mark lang=en>so</mark> <kbd>Ctrl</kbd></p></details>"
    clean, removed = sanitise(html)
    assert removed == ()
    assert clean == html.replace("lang=en", 'lang="en"')


def test_ids_and_classes_of_raw_html_are_told_and_taken_out() -> None:
    prose = write_prose('<p id="main" class="hero">a</p>')
    assert prose.html == "<p>a</p>"
    assert [(removal.kind, removal.what) for removal in prose.removals] == [
        (RemovalKind.ATTRIBUTE, "id"),
        (RemovalKind.ATTRIBUTE, "class"),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "https:// exemple.fr",
        "http://[exemple",
        "ftp://exemple.fr/x",
        "https://www.exemple.123/",
        "https://xn--ser-hmc.fr",
    ],
)
def test_an_address_that_leads_nowhere_is_told(target: str) -> None:
    removals = write_prose(f"a\n\n[b](<{target}>)").removals
    assert removals == (Removal(RemovalKind.ADDRESS, target, 3),)
