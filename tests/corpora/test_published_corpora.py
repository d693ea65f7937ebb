"""Published corpora of strange texts through the whole build: loaded or refused with a line, never a traceback."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from xml.etree import ElementTree

import pytest
import yaml
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from partage_site.diagnostics import Severity, as_text
from partage_site.pipeline import Build
from partage_site.publishing.paths import check_path
from partage_site.rendering.typography import polish
from partage_site.sources import yaml_events
from tests.conftest import problems, text_of
from tests.corpora.hostile_site import assert_told_properly, build_hostile
from tests.corpora.reading import markdown_examples, naughty_strings, script_payloads, yaml_cases

MakeBuild = Callable[..., Build]


def loaded_and_refused(made: Build, files: Mapping[str, object]) -> tuple[set[str], set[str]]:
    """Which of the sources `files` were loaded and which refused: each is one of the two, and told properly."""
    assert_told_properly(made.report)
    assert made.catalogue is not None
    loaded = {entry.source.shown.removeprefix("content/") for entry in made.catalogue.entries()}
    errors = [problem for problem in made.report if problem.severity is Severity.ERROR]
    refused = {problem.location.file.removeprefix("content/") for problem in errors}
    assert [as_text(each) for each in errors if not each.location.line and each.code != "fichier-vide"] == []
    assert files.keys() - loaded - refused == set()
    return loaded & files.keys(), refused & files.keys()


@pytest.mark.parametrize("parser", ["libyaml", pytest.param("python", marks=pytest.mark.long)])
def test_every_case_of_the_yaml_test_suite_is_loaded_or_refused_with_a_line(
    built: MakeBuild, monkeypatch: pytest.MonkeyPatch, parser: str
) -> None:
    if parser == "python":
        monkeypatch.setattr(yaml_events, "LOADER", yaml.BaseLoader)
    cases = yaml_cases()
    assert len(cases) > 400
    kinds = {"pages": "titre: Essai", "chiffres": "valeur: 1\nlibelle: Essai", "evenements": "debut: 2026-12-01"}
    files = {
        **{f"pages/cas-{name}.md": f"---\n{text}\n---\n" for name, text in cases.items()},
        **{f"chiffres/cas-{name}.yml": text for name, text in cases.items()},
        **{
            f"{kind}/suite-{name}.yml": f"{lines}\n{text}"
            for number, (name, text) in enumerate(cases.items())
            for kind, lines in [list(kinds.items())[number % 3]]
        },
        **{f"themes/valeur-{name}.md": _as_value(text) for name, text in cases.items()},
    }
    loaded, refused = loaded_and_refused(built(files), files)
    assert len(refused) > 1000
    assert loaded


def _as_value(text: str) -> str:
    """A theme whose description is `text`, indented as a block would be."""
    return "---\nnom: Essai\ndescription:\n" + "".join(f"  {line}\n" for line in text.split("\n")) + "---\n"


def frame_of(html: str) -> list[str]:
    """The page's own parts, in order, as a browser nests them."""
    body = LexborHTMLParser(html).body
    assert body is not None
    parts = [node for node in body.iter() if node.tag not in {"a", "script"}]
    assert len(body.css("main")) == len(body.css("h1")) == len(body.css("footer.site-foot")) == 1
    return [node.tag or "" for node in parts]


@pytest.mark.parametrize("stride", [5, pytest.param(1, marks=pytest.mark.long)])
def test_examples_of_commonmark_are_written_and_leave_the_page_its_frame(built: MakeBuild, stride: int) -> None:
    assert len(markdown_examples()) > 600
    examples = markdown_examples()[::stride]
    files = {f"pages/exemple-{n}.md": f"---\ntitre: Essai\n---\n{text}" for n, text in enumerate(examples)}
    made = built(files)
    loaded, _ = loaded_and_refused(made, files)
    assert loaded == files.keys()
    for number in range(len(examples)):
        assert frame_of(text_of(made, f"exemple-{number}/index.html")) == ["header", "main", "footer"], number


def check_derived(made: Build) -> None:
    """Every derived file is read by a parser that knows nothing of ours, and says the titles as they were typed."""
    assert made.catalogue is not None
    events = made.catalogue.events
    for artifact in made.artifacts:
        check_path(artifact.path)
        match artifact.path.rpartition(".")[2]:
            case "xml":
                ElementTree.fromstring(artifact.data)
            case "json" | "geojson":
                json.loads(artifact.data)
            case "html":
                frame = frame_of(artifact.data.decode()) if artifact.path != "carte/integrer/index.html" else []
                assert frame in ([], ["header", "main", "footer"]), artifact.path
    feed = ElementTree.fromstring(text_of(made, "evenements.xml"))
    titles = [each.text for each in feed.iterfind("{*}entry/{*}title")]
    typed = {_letters(entry.record.title) for entry in events.values()}
    assert len(titles) == min(len(events), 20)
    assert {_letters(title or "") for title in titles} <= typed
    calendar = Calendar.from_ical(text_of(made, "evenements.ics"))
    told = [_letters(str(event["summary"])) for event in calendar.walk("VEVENT")]
    assert sorted(told) == sorted(_letters(entry.record.title) for entry in events.values())
    rows = list(csv.reader(io.StringIO(text_of(made, "donnees/programmes.csv").removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 1 + len(made.catalogue.programmes)
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    for page in made.catalogue.pages.values():
        html = LexborHTMLParser(text_of(made, page.path[1:] + "index.html"))
        (heading,) = html.css("h1")
        assert _letters(heading.text()) == _letters(page.record.title)


def _letters(text: str) -> str:
    """What of `text` typography leaves as it is."""
    return "".join(c for c in polish(text) if c.isalnum() or c in "<>&{}%")


@pytest.mark.slow
def test_feeds_calendars_and_tables_hold_any_text(built: MakeBuild) -> None:
    check_derived(
        build_hostile([*naughty_strings()[::15], *script_payloads()[::150]], partial(built, use_cache=True)).build
    )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_feeds_calendars_and_tables_hold_every_text_of_the_corpora(built: MakeBuild) -> None:
    payloads: Sequence[str] = [*naughty_strings(), *script_payloads()]
    for start in range(0, len(payloads), 300):
        check_derived(build_hostile(payloads[start : start + 300], partial(built, use_cache=True)).build)


def test_what_html_spells_in_references_moves_no_terminal(built: MakeBuild) -> None:
    made = built({"pages/a.md": "---\ntitre: Essai\n---\n<a href='javascript&#x202E;:a'>mot</a>\n"})
    assert ["«\u00a0javascript�:a\u00a0»" in as_text(each) for each in problems(made, "balisage-retire")] == [True]
