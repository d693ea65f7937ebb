"""What the last published site promised is compared with the new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site.checks.published import check_published
from partage_site.diagnostics import Refusal
from partage_site.pipeline import Build

EVENT = "---\ntitre: Rencontre\ndebut: {day}\nmodifie_le: {modified}\n{more}---\n"


def event(day: str = "2026-12-01", modified: str = "2026-10-01", more: str = "") -> str:
    return EVENT.format(day=day, modified=modified, more=more)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[[Build], Path]:
    """Keeps the sitemap and the calendar of a build as those of the published site."""

    def keep(made: Build) -> Path:
        folder = tmp_path / "published"
        folder.mkdir()
        for artifact in made.artifacts:
            if artifact.path in {"sitemap.xml", "evenements.ics"}:
                (folder / artifact.path).write_bytes(artifact.data)
        return folder

    return keep


def codes(made: Build, published: Path) -> list[tuple[str, str]]:
    found = check_published(made.artifacts, made.base, published)
    return [(problem.code, problem.message) for problem in found]


@pytest.mark.parametrize("base_url", [None, "/partage/"])
def test_the_same_site_keeps_all_its_promises(
    built: Callable[..., Build], publish: Callable[[Build], Path], base_url: str | None
) -> None:
    made = built({"evenements/a.md": event(more="ville: Lille\n")}, base_url=base_url)
    assert codes(made, publish(made)) == []


def test_a_site_published_without_events_has_a_calendar_to_compare_with(
    built: Callable[..., Build], publish: Callable[[Build], Path]
) -> None:
    folder = publish(built())
    assert codes(built(), folder) == []
    assert codes(built({"evenements/a.md": event()}), folder) == []


def test_a_vanished_address_is_told_until_it_redirects(
    built: Callable[..., Build], publish: Callable[[Build], Path], tmp_path: Path
) -> None:
    folder = publish(built({"pages/vieille.md": "---\ntitre: Vieille\n---\n"}))
    (tmp_path / "content" / "pages" / "vieille.md").unlink()
    ((code, message),) = codes(built({"pages/neuve.md": "---\ntitre: Neuve\n---\n"}), folder)
    assert code == "adresse-disparue"
    assert "/vieille/" in message
    redirecting = built({"pages/neuve.md": "---\ntitre: Neuve\nanciennes_adresses: [/vieille/]\n---\n"})
    assert codes(redirecting, folder) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (event(day="2026-12-02"), True),
        (event(more="lieu: Une autre salle\n"), True),
        (event(more="statut: annulé\n"), True),
        (event(day="2026-12-02", modified="2026-11-01"), False),
        (event(more="resume: Un autre résumé\n"), False),
    ],
)
def test_an_event_that_changed_without_saying_when_is_told(
    built: Callable[..., Build], publish: Callable[[Build], Path], changed: str, told: bool
) -> None:
    folder = publish(built({"evenements/a.md": event()}))
    found = codes(built({"evenements/a.md": changed}), folder)
    assert [code for code, _ in found] == ["changement-sans-date"] * told


def test_an_event_that_calendars_lose_is_told_until_it_says_who_it_was(
    built: Callable[..., Build], publish: Callable[[Build], Path], tmp_path: Path
) -> None:
    def titled(more: str) -> str:
        return event(more=more).replace("Rencontre", "Lyon, la rentrée")

    folder = publish(built({"evenements/a.md": titled("")}))
    (tmp_path / "content" / "evenements" / "a.md").unlink()
    moved = "anciennes_adresses: [/evenements/a/]\n"
    found = list(check_published((made := built({"evenements/b.md": titled(moved)})).artifacts, made.base, folder))
    assert [problem.code for problem in found] == ["evenement-disparu"]
    assert "«\u00a0Lyon, la rentrée\u00a0»" in found[0].message
    assert "uid: a@partage-inter-ecoles" in found[0].hint
    assert codes(built({"evenements/b.md": titled(f"{moved}uid: a@partage-inter-ecoles\n")}), folder) == []


@pytest.mark.parametrize(
    ("summary", "told"), [("", "a@exemple.fr"), ("SUMMARY:\r\n", "a@exemple.fr"), ("SUMMARY:A\r\nSUMMARY:B\r\n", "A")]
)
def test_a_lost_event_without_one_title_is_told_by_what_it_has(
    built: Callable[..., Build], tmp_path: Path, summary: str, told: str
) -> None:
    event = f"BEGIN:VEVENT\r\nUID:a@exemple.fr\r\n{summary}END:VEVENT\r\n"
    (tmp_path / "evenements.ics").write_bytes(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n".encode())
    ((_, message),) = codes(built(), tmp_path / "evenements.ics")
    assert f"« {told} »" in message


def test_a_folder_with_nothing_to_compare_is_refused(built: Callable[..., Build], tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"sitemap\.xml"):
        list(check_published(built().artifacts, "/", tmp_path))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", ""),
        ("sitemap.xml", "<!doctype html><p>Page introuvable"),
        ("sitemap.xml", "<html><p>Page introuvable</p></html>"),
        ("sitemap.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'),
        ("sitemap.xml", '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><loc>a</loc></sitemapindex>'),
        ("sitemap.xml", '<?xml version="1.0" encoding="utf-32"?><urlset/>'),
        ("sitemap.xml", '<?xml version="1.0" encoding="martien"?><urlset/>'),
        ("evenements.ics", ""),
        ("evenements.ics", "<!doctype html><p>Page introuvable"),
        ("evenements.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
        ("evenements.ics", "BEGIN:VCALENDAR\r\r\nBEGIN:VEVENT\r\r\nUID:a\r\r\nEND:VEVENT\r\r\nEND:VCALENDAR\r\r\n"),
        ("evenements.ics", "BEGIN:VCALENDAR\r\nX;VALUE=DATE,TEXT:a\r\nEND:VCALENDAR\r\n"),
        ("evenements.ics", "BEGIN:VTODO\r\nEND:VTODO\r\n"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused_by_its_name(
    built: Callable[..., Build], tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_bytes(text.encode())
    with pytest.raises(Refusal, match=name.replace(".", r"\.")):
        list(check_published(built().artifacts, "/", tmp_path / name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_sitemap_written_otherwise_is_read_all_the_same(
    built: Callable[..., Build], tmp_path: Path, encoding: str
) -> None:
    sitemap = (
        f'<?xml version="1.0" encoding="{encoding}"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>\n https://www.exemple.fr/vieille-école/ \n</loc></url><url><loc><![CDATA[http://[bad/]]></loc></url></urlset>"
    )
    (tmp_path / "sitemap.xml").write_bytes(sitemap.encode(encoding))
    found = list(check_published(built().artifacts, "/", tmp_path / "sitemap.xml"))
    assert [problem.code for problem in found] == ["adresse-disparue"] * 2
    assert "/vieille-école/" in found[0].message
