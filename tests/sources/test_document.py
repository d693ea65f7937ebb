"""What is understood, kept as typed, and where each part of it stands."""

from __future__ import annotations

import time
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from partage_site.diagnostics import Diagnostic, Report, Severity
from partage_site.sources import yaml_events
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import Document, parse


def read(text: str | bytes, name: str = "wepi.md") -> tuple[Document | None, list[Diagnostic]]:
    report = Report()
    source = SourceFile(f"/content/evenements/{name}", f"content/evenements/{name}", "evenements", "wepi")
    document = parse(source, text if isinstance(text, bytes) else text.encode(), report)
    return document, list(report)


def understood(text: str | bytes, name: str = "wepi.md") -> Document:
    document, problems = read(text, name)
    assert document is not None, problems
    assert not problems
    return document


@pytest.mark.parametrize(
    "typed", ["01000", "18:30", "NO", "off", "yes", "1.10", "2017-06-03", "1e3", "0x1F", "Null", "=", "# 3"[2:]]
)
def test_a_plain_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert understood(f"---\nvaleur: {typed}\n---\n").values == {"valeur": typed}


def test_a_value_between_curly_quotes_stays_as_it_was_typed_and_is_told() -> None:
    document, problems = read("---\nvaleur: “a”\n---\n")
    assert document
    assert document.values == {"valeur": "“a”"}
    assert [(problem.code, problem.severity) for problem in problems] == [("guillemets-courbes", Severity.WARNING)]


@pytest.mark.parametrize("key", ["content", "handler", "on", "2025", "no", "texte", "self", "metadata"])
def test_any_word_may_be_a_key(key: str) -> None:
    assert understood(f"---\n{key}: x\n---\n").values == {key: "x"}


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "''", '"  "'])
def test_what_says_nothing_is_none_in_a_mapping_and_absent_from_a_list(nothing: str) -> None:
    document = understood(f"---\nville: {nothing}\nliste:\n  - a\n  - {nothing}\n  - b\n---\n")
    assert document.values == {"ville": None, "liste": ["a", "b"]}
    assert document.locate(("liste", 1), value=True).line == 6


@pytest.mark.parametrize(
    ("typed", "quoted"), [('""', True), ("''", True), ("", False), ("~", False), ("null", False), ('un "mot"', False)]
)
def test_an_empty_text_that_was_typed_is_told_from_an_empty_value(typed: str, quoted: bool) -> None:
    assert understood(f"---\nville: {typed}\n---\n").is_quoted("ville") is quoted
    assert not understood("---\nnom: x\n---\n").is_quoted("ville")


@pytest.mark.parametrize("words", ["null", "~", ""])
def test_quotes_make_a_text_of_null_too(words: str) -> None:
    assert understood(f"---\nnom: '{words}x'\nautre: 'null'\n---\n").values["autre"] == "null"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitre: Été\n---\nCorps\n",
        "\ufeff---\ntitre: Été\n---\nCorps\n",
        "---\r\ntitre: Été\r\n---\r\nCorps\r\n",
        "---\rtitre: Été\r---\rCorps\r",
        "--- \ntitre:\tÉté\t\n---\t\nCorps\n",
        "---\ntitre : Été\n---\nCorps\n",
        "---\ntitre\u00a0: Été\n---\nCorps\n",
        "---\ntitre: E\u0301te\u0301\n---\nCorps\n",
    ],
)
@pytest.mark.parametrize("loader", [yaml_events.LOADER, yaml.BaseLoader])
def test_byte_order_marks_line_ends_and_spacing_change_nothing(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "LOADER", loader)
    document = understood(text)
    assert (document.values, document.body, document.body_line) == ({"titre": "Été"}, "Corps\n", 4)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_spaces_that_do_not_break_are_spaces_where_yaml_wants_one(space: str) -> None:
    title = f"Le thème, «{space}la suite{space}»"
    document = understood(f"---{space}\ntitre{space}:{space}{title}\nthemes:\n-{space}a\n---{space}\nCorps\n")
    assert document.values == {"titre": title, "themes": ["a"]}
    assert document.body == "Corps\n"


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    text = "\n<!-- un\n---\n commentaire -->\n---\ntitre: WEPI\n---\n\nCorps\n"
    document = understood(text)
    assert (document.body, document.body_line) == ("\nCorps\n", 8)
    assert document.locate(("titre",)).line == 6
    assert document.locate_body(2, "rps") == document.text.place(9, 3, 3)


def test_a_body_keeps_all_its_rules_and_tables() -> None:
    body = "a\n\n---\n\n| a | b |\n|---|---|\n| --- | c |\n\n---\nfin"
    assert understood(f"---\ntitre: a --- b\n---\n{body}").body == body


@pytest.mark.parametrize(
    ("text", "body"), [("---\ntitre: x\n---", ""), ("---\n---\n", ""), ("---\n# rien\n---\nx", "x")]
)
def test_an_empty_body_or_front_matter_is_fine(text: str, body: str) -> None:
    assert understood(text).body == body


def test_a_rule_inside_a_block_of_text_closes_nothing() -> None:
    assert understood("---\nresume: |\n  a\n  ---\n  b\n---\n").values == {"resume": "a\n---\nb\n"}


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("titre: x\ntexte: |\n  # A\n\n  b\n", "# A\n\nb\n", 3),
        ("titre: x\ntexte: >-\n  a\n  b\n", "a b", 3),
        ("titre: x\ntexte: court\n", "court", 2),
        ("---\ntitre: x\ntexte:\n", "", 3),
        ("titre: x\n", "", 1),
    ],
)
def test_the_body_of_a_yml_file_is_its_key_texte(text: str, body: str, line: int) -> None:
    document = understood(text, "wepi.yml")
    assert document.values == {"titre": "x"}
    assert document.body == body
    assert not body or document.body_line == line


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("texte: [a, b]\n", "texte-attendu", 1),
        ("titre: x\n---\nCorps\n", "plusieurs-documents", 2),
        ("- a\n", "champs-attendus", 1),
        ("titre: a : b\n", "deux-points", 1),
        ("titre: a\n\nUn texte.\n", "ligne-sans-cle", 3),
        ("valeur: !!python/object/apply:os.system [ls]\n", "etiquette", 1),
    ],
)
def test_a_faulty_yml_file_is_told(text: str, code: str, line: int) -> None:
    document, (problem,) = read(text, "wepi.yml")
    assert document is None
    assert (problem.code, problem.location.line) == (code, line)
    assert "---" not in problem.hint


PLACES = """---
titre: WEPI
menu:
  ordre: 1
liste: [a, bb]
suite:
  - titre: c
    url: d
ville:
---
Corps
"""


@pytest.mark.parametrize(
    ("path", "value", "line", "column", "length"),
    [
        (("titre",), False, 2, 1, 5),
        (("titre",), True, 2, 8, 4),
        (("menu", "ordre"), False, 4, 3, 5),
        (("menu", "ordre"), True, 4, 10, 1),
        (("liste", 1), True, 5, 12, 2),
        (("liste", 1), False, 5, 12, 2),
        (("liste", 7), True, 5, 1, 5),
        (("suite", 0, "url"), True, 8, 10, 1),
        (("suite", 0, "absent"), True, 7, 5, 8),
        (("ville",), True, 9, 1, 5),
        (("absent",), False, 1, 0, 1),
        ((), False, 1, 0, 1),
    ],
)
def test_a_place_is_that_of_the_key_the_value_or_what_holds_it(
    path: tuple[str | int, ...],
    value: bool,
    line: int,
    column: int,
    length: int,
) -> None:
    place = understood(PLACES).locate(path, value=value)
    assert (place.file, place.line, place.column, place.length) == ("content/evenements/wepi.md", line, column, length)
    assert place.excerpt == (PLACES.split("\n")[line - 1] if column else "")


def test_a_key_of_a_mapping_that_stands_for_a_list_of_one_is_found() -> None:
    document = understood("titre: x\nhistorique:\n  annee: 2024\n  2025: 1200\n", "wepi.yml")
    assert document.locate(("historique", 0, "2025")).line == 4
    assert document.locate(("historique", 0, "annee"), value=True).column == 10


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("titre: x\ntexte: |\n  a\n\n  [b](c.md)\n", 5),
        ("titre: x\ntexte: >-\n  a\n  b\n\n  c\n  [d](c.md)\n", 7),
        ('titre: x\ntexte: "a\\n\\n\\n\\nb [c](c.md)"\nordre: 1\n', 2),
        ("titre: x\ntexte: a\n\n  b [c](c.md)\n", 4),
    ],
)
def test_what_a_body_of_yaml_says_is_found_where_it_was_typed(text: str, line: int) -> None:
    document = understood(text, "wepi.yml")
    place = document.locate_body(document.body[: document.body.index("c.md")].count("\n") + 1, "c.md")
    assert (place.line, place.excerpt[place.column - 1 :][:4]) == (line, "c.md")
    assert document.locate_body(99, "zzz").line <= len(document.text.lines)


def test_a_place_beyond_the_body_is_its_last_line() -> None:
    assert understood("---\ntitre: x\n---\na\nb").locate_body(99, "zzz") == understood(
        "---\ntitre: x\n---\na\nb"
    ).text.place(5)


def test_a_line_too_long_to_read_is_cut() -> None:
    document = understood(f"---\ntitre: {'a' * 500}\n---\n")
    assert len(document.locate(("titre",)).excerpt) == 201
    assert not document.locate(("titre",), value=True).excerpt


def test_invisible_characters_are_taken_out_with_a_warning() -> None:
    document, (problem,) = read("---\ntitre: a\u200bb\u00adc\n---\nx\u2028y \U0001f469\u200d\U0001f3eb\n")
    assert document is not None
    assert document.values == {"titre": "abc"}
    assert document.body == "x y \U0001f469\u200d\U0001f3eb\n"
    assert (problem.severity, problem.location.line) == (Severity.WARNING, 2)
    assert problem.message == "3 caractères invisibles ont été retirés (le premier\u00a0: U+200B)."


def test_a_hash_glued_to_its_word_is_told_and_a_comment_is_not() -> None:
    document, (problem,) = read("---\nlieu: Salle #3\nville: Lyon   # Rhône\n---\n")
    assert document is not None
    assert document.values == {"lieu": "Salle", "ville": "Lyon"}
    assert (problem.severity, problem.location.line, problem.location.column) == (Severity.WARNING, 2, 13)
    assert problem.message == (
        "«\u00a0#3\u00a0» n’est pas lu\u00a0: «\u00a0#\u00a0» après un espace commence un commentaire."
    )
    assert 'lieu: "Salle #3"' in problem.hint


def test_a_long_line_that_opens_no_front_matter_is_looked_at_in_no_time() -> None:
    begun = time.process_time()
    assert len(read("~" * 100_000)[1]) == 1
    assert time.process_time() - begun < 1


def test_a_value_with_spaces_without_end_is_mended_in_no_time() -> None:
    begun = time.process_time()
    (problem,) = read(f"---\ntitre: un: deux{60_000 * ' '}trois\n---\n")[1]
    assert problem.code == "deux-points"
    assert time.process_time() - begun < 1


def test_a_file_without_front_matter_is_shown_the_smallest_of_its_kind() -> None:
    report = Report()
    source = SourceFile("/content/programmes/oser.md", "content/programmes/oser.md", "programmes", "oser")
    assert parse(source, b"OSER", report, example="nom: OSER") is None
    assert "---\nnom: OSER\n---" in next(iter(report)).hint


PIECES = (
    "---|...|titre|: |:| : |\n|\n  |\t|- |-|[|]|{|}|\"|'|#| #|&a|*a|!|!!str|>|<<|? |%|@|`|,|\\|\\UFFFFFFFF|é|“|\u200b|~"
)
YAML_TEXTS = st.lists(st.sampled_from([*PIECES.split("|"), "|"]), max_size=30).map("".join)


@settings(max_examples=60)
@given(YAML_TEXTS, st.sampled_from(["wepi.md", "wepi.yml"]), st.booleans())
def test_any_text_is_a_document_or_has_problems(text: str, name: str, framed: bool) -> None:
    document, problems = read(f"---\n{text}\n---\nCorps" if framed else text, name)
    assert (document is None) == any(problem.severity is Severity.ERROR for problem in problems)
    lines = text.count("\n") + 4
    assert all(0 <= problem.location.line <= lines for problem in problems)


@settings(max_examples=60)
@given(YAML_TEXTS)
def test_any_text_is_survived_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "LOADER", yaml.BaseLoader)
        document, problems = read(f"---\n{text}\n---\nCorps")
    assert (document is None) == any(problem.severity is Severity.ERROR for problem in problems)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_have_problems(data: bytes) -> None:
    document, problems = read(data)
    assert (document is None) == bool(problems)


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_a_value_between_double_quotes_is_read_back_as_typed(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    document, problems = read(f'---\nv: "{escaped}"\n---\n')
    if document is None or problems:
        assert problems[0].code in {"caractere-illisible", "lettres-abimees", "caractere-invisible"}
    else:
        read_back = document.values["v"]
        assert read_back == (unicodedata.normalize("NFC", text) if text.strip() else None)
