"""Signs that Markdown takes for its own are told where readers would lose them, and left alone where they are meant."""

from __future__ import annotations

import time

import pytest

from partage_site.rendering.prose import write_prose


def told_of(text: str) -> list[tuple[str, str, str, int]]:
    return [(each.kind.value, each.what, each.near, each.line) for each in write_prose(text).removals]


@pytest.mark.parametrize(
    ("typed", "words", "offered"),
    [
        ("Les étudiant*es et les lycéen*nes.", ["étudiant*es", "lycéen*nes"], "Les étudiant·es et les lycéen·nes."),
        ("Tou*te*s en sont.", ["Tou*te*s"], "Tou·te·s en sont."),
        ("Cher**e**s ami**e**s", ["Cher**e**s", "ami**e**s"], "Cher·e·s ami·e·s"),
        ("Tuteur*rices, tuteur*rices", ["Tuteur*rices", "tuteur*rices"], "Tuteur·rices, tuteur·rices"),
    ],
)
def test_stars_within_words_are_told_with_the_point_that_stays(typed: str, words: list[str], offered: str) -> None:
    told = told_of(f"Texte.\n\n{typed}\n")
    assert [(kind, what, line) for kind, what, _, line in told] == [("lost", word, 3) for word in words]
    for _, what, near, _ in told:
        typed = typed.replace(what, near)
    assert typed == offered
    assert told_of(typed) == []
    assert offered in write_prose(typed).plain


@pytest.mark.parametrize("before", ["", "- ", "  * "])
def test_more_than_is_no_item_of_a_list(before: str) -> None:
    assert told_of(f"Texte.\n\n{before}+ de 50 élèves\n") == [("lost", "+ de 50 élèves", "Plus de 50 élèves", 3)]


@pytest.mark.parametrize(
    ("words", "line"), [("Merci,", "-- "), ("Au programme", "---"), ("La JPI a eu lieu.", "------------")]
)
def test_a_line_of_dashes_that_makes_a_title_is_told(words: str, line: str) -> None:
    assert told_of(f"Texte.\n\n{words}\n{line}\nSuite.\n") == [("underline", line.strip(), words, 4)]
    assert told_of(f"{words}\n{line}\n") == [("underline", line.strip(), words, 2)]
    assert told_of(f"Texte.\n\n## {words}\n\nSuite.\n") == []


def test_what_git_left_of_the_version_that_both_changed_is_told() -> None:
    assert ("conflict", "||||||| base", "", 2) in told_of("Un.\n||||||| base\nDeux.\n")
    assert told_of("| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||\n") == []


@pytest.mark.parametrize("text", ["Un.\n=======\nDeux.", "Un.\nDeux.\n=======\nTrois.", "Un.\n\n=======\n"])
def test_what_git_left_of_a_conflict_is_told(text: str) -> None:
    assert [(kind, what) for kind, what, *_ in told_of(text)] == [("conflict", "=======")]


@pytest.mark.parametrize(
    "text",
    [
        "Un seul mot d'étudiant*es reste tel qu'il est tapé.",
        "**P**arrains et **T**uteurs, l'*Odyssée*, im*port*ant, 5*3*2",
        "`étudiant*es et lycéen*nes`",
        "Les étudiant·es, + de 50 élèves",
        "+ un\n+ deux",
        "Au programme\n------------\n\nTexte",
        "Accueil\n=======",
        "Texte.\n\n---\n\nTexte.\n\n- un\n- deux\n---\n\nUn.\nDeux.\n---",
        "- un\n---",
        "```\nMerci,\n--\n=======\n```",
        "| A |\n|---|\n| 1 |",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize("piece", ["a", "a*", "aa*es", "+ d", " ", "a\n-\n", "=======\n", "a ", "-"])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    from partage_site.rendering.locating import Places
    from partage_site.rendering.lost_signs import lost_in

    begun = time.process_time()
    list(lost_in(Places(piece * 20_000), "<h1>"))
    assert time.process_time() - begun < 2
