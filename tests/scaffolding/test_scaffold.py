"""A new file loads as it is, and with any one of its waiting lines; it is named after its title."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from partage_site.diagnostics import Refusal, Report, as_text
from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS, Kind
from partage_site.pipeline import Build
from partage_site.scaffolding.naming import identifier_for, kind_named
from partage_site.scaffolding.scaffold import scaffold
from partage_site.scaffolding.shapes import shapes_of, title_key
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.loading import Entry, load_entry

TODAY = date(2026, 11, 25)
KNOWN = {name: [] for name in KINDS} | {
    "programme": ["brio", "echanges-phoceens"],
    "serie": ["jpi", "wepi"],
    "theme": ["financement"],
}
TITLES = ["WEPI 2018", "Lyon : l’école #1", "[test] {a}", "- tiret", "2018", "oui", 'Dit « "A" »', "Où\\ça", "a" * 200]
WAITING = re.compile(r"^# ([a-z_]+): ")


def loaded(kind: Kind, text: str) -> Entry[Any]:
    report = Report()
    source = SourceFile("x.md", f"content/{kind.folder}/x.md", kind.folder, "x")
    document = parse(source, text.encode(), report)
    entry = load_entry(document, kind, report) if document else None
    assert [as_text(problem) for problem in report] == []
    assert entry
    return entry


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
class TestEveryKind:
    @pytest.mark.parametrize("title", TITLES)
    @pytest.mark.parametrize("known", [KNOWN, {name: [] for name in KINDS}], ids=["known", "none"])
    def test_what_is_written_loads_and_says_the_title(self, kind: Kind, title: str, known: Any) -> None:
        entry = loaded(kind, scaffold(kind, title, today=TODAY, known=known))
        assert entry.document.values[title_key(kind.record)] == title
        assert entry.record.draft

    def test_each_waiting_line_loads_alone(self, kind: Kind) -> None:
        lines = scaffold(kind, "Un titre", today=TODAY, known=KNOWN).split("\n")
        waiting = [number for number, line in enumerate(lines) if WAITING.match(line)]
        assert waiting
        for number in waiting:
            instead = re.search(r"à la place de «.(\w+).»", lines[number])
            others = [line for line in lines if not instead or not line.startswith(f"{instead[1]}:")]
            text = "\n".join(others).replace(lines[number], lines[number].removeprefix("# "))
            key = WAITING.match(lines[number])[1]  # type: ignore[index]
            assert loaded(kind, text).document.values[key]

    def test_every_key_is_there_once(self, kind: Kind) -> None:
        text = scaffold(kind, "Un titre", today=TODAY, known=KNOWN)
        keys = re.findall(r"^(?:# )?([a-z_]+): ", text, re.MULTILINE)
        assert sorted(keys) == sorted(field.key.name for field in declared_fields(kind.record))

    def test_lines_can_be_read_in_a_narrow_window(self, kind: Kind) -> None:
        text = scaffold(kind, "Un titre", today=TODAY, known=KNOWN)
        assert max(map(len, text.split("\n"))) <= 110

    def test_the_same_is_written_each_time(self, kind: Kind) -> None:
        made = {scaffold(kind, "Un titre", today=TODAY, known=KNOWN) for _ in range(3)}
        assert len(made) == 1


def test_an_example_that_was_left_in_a_new_file_is_told(built: Callable[..., Build]) -> None:
    def told(name: str, change: Callable[[str], str] = str) -> list[str]:
        text = scaffold(KINDS[name], "Un titre", today=TODAY, known=KNOWN)
        file = f"{KINDS[name].folder}/a.md"
        made = built({file: change(re.sub("brouillon: oui.*", "", text))})
        left = [problem.location for problem in made.report if problem.code == "texte-a-ecrire"]
        return [place.excerpt.split()[1] for place in left if place.file.endswith(file)]

    assert {name: told(name) for name in KINDS if told(name)} == {
        "programme": ["Paris"],
        "chiffre": ["10000"],
        "ressource": ["https://www.exemple.fr/"],
    }
    assert told("programme", lambda text: text.replace("À REMPLACER. ", "")) == []
    assert told("programme", lambda text: text.replace(": Paris", ": Lyon")) == []
    assert told("programme", lambda text: text.replace("# courriel:", "ville: Lyon\ncourriel:").replace(
        "ville: Paris ", "# ")) == ["prenom.nom@exemple.fr"]  # fmt: skip


def test_an_event_takes_its_series_and_its_year_from_its_title() -> None:
    record = loaded(KINDS["evenement"], scaffold(KINDS["evenement"], "WEPI 2018", today=TODAY, known=KNOWN)).record
    assert (record.series, record.start, record.date_unconfirmed) == ("wepi", date(2018, 11, 25), True)


def test_a_leap_day_of_a_year_without_one_is_the_day_before() -> None:
    text = scaffold(KINDS["evenement"], "JPI 2027", today=date(2028, 2, 29), known=KNOWN)
    assert "debut: 2027-02-28" in text


def test_choices_are_listed_where_one_is_to_be_chosen() -> None:
    text = scaffold(KINDS["evenement"], "Une fête", today=TODAY, known=KNOWN)
    assert "# Programmes partenaires, au choix\u00a0: brio, echanges-phoceens." in text
    assert "Au choix\u00a0: confirmé, reporté, annulé." in text


def test_every_field_has_a_shape() -> None:
    for kind in KINDS.values():
        for _, shape in shapes_of(kind.record):
            for _, inner in shapes_of(shape.record) if shape.record else ():
                assert inner.record is None, "a record in a record in a record needs a form of its own"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("événement", "evenement"),
        ("Événements", "evenement"),
        ("programmes", "programme"),
        ("série", "serie"),
        ("series", "serie"),
        ("ACTUALITÉ", "actualite"),
        ("thèmes", "theme"),
        ("rendez-vous", "serie"),
    ],
)
def test_a_kind_is_understood(text: str, name: str) -> None:
    assert kind_named(text).name == name


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    with pytest.raises(Refusal) as refused:
        kind_named("evenment")
    assert "«\u00a0evenement\u00a0»" in refused.value.hint
    assert "ressource" in refused.value.hint


@pytest.mark.parametrize(
    ("kind", "title", "slug"),
    [
        ("evenement", "WEPI 2018", "wepi-2018"),
        ("evenement", "Le WEPI", "le-wepi-2026"),
        ("evenement", "Une fête", "une-fete"),
        ("evenement", "La fête", "la-fete-2026"),
        ("programme", "Œuvrer ensemble", "oeuvrer-ensemble"),
        ("page", "nul", "texte-nul"),
    ],
)
def test_a_file_is_named_after_its_title(kind: str, title: str, slug: str) -> None:
    assert identifier_for(KINDS[kind], title, 2026, {**KNOWN, "evenement": ["la-fete"]}) == slug


@pytest.mark.parametrize(
    ("kind", "title", "offered"),
    [
        ("evenement", "2018", "evenement-2018"),
        ("evenement", "Série", "evenement-serie"),
        ("programme", "Région", "programme-region"),
        ("page", "Programmes", "page-programmes"),
    ],
)
def test_a_reserved_name_is_refused_with_the_one_to_use(kind: str, title: str, offered: str) -> None:
    with pytest.raises(Refusal) as refused:
        identifier_for(KINDS[kind], title, 2026, KNOWN)
    assert offered in refused.value.hint


def test_an_example_that_stands_for_a_value_is_said_to_be_one() -> None:
    text = scaffold(KINDS["programme"], "Élan", today=date(2026, 11, 25), known={})
    (town,) = [line for line in text.splitlines() if line.startswith("ville:")]
    assert "À REMPLACER" in town
