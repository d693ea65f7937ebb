"""Old addresses of any shape: a page that redirects, or a refusal on the line that says why; no place taken twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from partage_site.addresses import base_of
from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Refusal, Severity
from partage_site.pipeline import Build
from partage_site.publishing.paths import check_path, check_together
from tests.conftest import problems, text_of

MakeBuild = Callable[..., Build]


def page(*addresses: str) -> str:
    return f"---\ntitre: A\nanciennes_adresses: [{', '.join(addresses)}]\n---\n"


def told(made: Build) -> list[tuple[str, str, int]]:
    """The code, file and line of each error."""
    errors = (each for each in made.report if each.severity is Severity.ERROR)
    return [(each.code, each.location.file.removeprefix("content/"), each.location.line) for each in errors]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/", "ancienne-adresse-vivante"), ("/a/", "ancienne-adresse-vivante"), ("/a", "ancienne-adresse-vivante"),
        ("/programmes/", "ancienne-adresse-vivante"), ("/404.html", "ancienne-adresse-vivante"),
        ("/robots.txt", "ancienne-adresse-vivante"), ("/_headers", "ancienne-adresse-vivante"),
        ("/evenements.ics", "ancienne-adresse-vivante"), ("/EVENEMENTS.ics", "ancienne-adresse-vivante"),
        ("/404.html/x/", "ancienne-adresse-vivante"),
        ("/con/", "ancienne-adresse-impossible"), ("/x/nul.html", "ancienne-adresse-impossible"),
        ("/x./", "ancienne-adresse-impossible"), ("/.partage-site", "ancienne-adresse-impossible"),
        ("/%2e%2e/x/", "ancienne-adresse-impossible"), ("/x%2fy/", "ancienne-adresse-impossible"),
        ("/x%00y/", "ancienne-adresse-impossible"), ("/%ff/", "ancienne-adresse-impossible"),
        ("/" + 300 * "x" + "/", "ancienne-adresse-impossible"), (600 * "/x" + "/", "ancienne-adresse-impossible"),
        ("/x%3a/", "ancienne-adresse-impossible"), ("//x/", "chemin-illisible"), ("/../x/", "chemin-illisible"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_redirect_is_refused_on_its_line(built: MakeBuild, address: str, code: str) -> None:
    made = built({"pages/a.md": page(address)})
    assert told(made) == [(code, "pages/a.md", 3)]


def test_a_page_that_the_program_makes_is_live_too(built: MakeBuild) -> None:
    files = {
        "evenements/e.md": "---\ntitre: E\ndebut: 2017-06-03\n---\n",
        "programmes/p.md": "---\nnom: P\nville: Toulouse\n---\n",
        "pages/a.md": page("/evenements/2017/", "/contribuer/", "/programmes/region/occitanie/"),
    }
    made = built(files)
    assert told(made) == 3 * [("ancienne-adresse-vivante", "pages/a.md", 3)]


def test_an_old_address_that_is_an_event_is_told_once_and_not_of_its_calendar(built: MakeBuild) -> None:
    event = "---\ntitre: A\ndebut: 2027-06-03\n"
    made = built({"evenements/a.md": f"{event}---\n",
                  "evenements/b.md": f"{event}ville: Lyon\nanciennes_adresses: [/evenements/a/]\n---\n"})  # fmt: skip
    assert told(made) == [("ancienne-adresse-vivante", "evenements/b.md", 5)]


def test_one_address_for_two_files_is_told_once_with_both(built: MakeBuild) -> None:
    made = built({"pages/a.md": page("/x/"), "pages/b.md": page("/X/")})
    assert told(made) == [("ancienne-adresse-double", "pages/b.md", 3)]
    assert ["content/pages/a.md" in each.message for each in made.report if each.severity is Severity.ERROR] == [True]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/index.php", 1), ("/doc.pdf", 1), ("/_redirects", 1), ("/a/_x/", 1), ("/v1.2", 1),
        ("/x", 0), ("/x/", 0), ("/x.html", 0), ("/X.HTM", 0), ("/v1.2/", 0), ("/a_b/", 0),
    ],
)  # fmt: skip
def test_an_address_that_no_host_serves_as_a_page_is_told(built: MakeBuild, address: str, told: int) -> None:
    made = built({"pages/a.md": page(address)})
    assert [each.location.line for each in problems(made, "ancienne-adresse-sans-page")] == [3] * told


def test_an_address_typed_in_several_ways_redirects_once(built: MakeBuild) -> None:
    made = built({"pages/a.md": page("/x", "/x/", "/x.html", "/%C3%A9t%C3%A9/")})
    assert told(made) == []
    paths = [artifact.path for artifact in made.artifacts]
    assert [path for path in paths if path.startswith(("x", "é"))] == ["x.html", "x/index.html", "été/index.html"]
    for path in paths:
        check_path(path)
    check_together(paths)


def test_a_file_answers_at_what_its_address_spells() -> None:
    assert file_of("/%C3%A9t%C3%A9/") == "été/index.html"
    assert file_of("/a%20b.html") == "a b.html"
    assert file_of("/") == "index.html"


@pytest.mark.parametrize("base", ["https://[", "https://a:b/", 'http://a"b/', "/..", "https://a/../b", "/a/./b/", "é"])
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(Refusal):
        base_of("https://www.exemple.fr", base)
    with pytest.raises(Refusal):
        base_of("https://www.exemple.fr/../", None)


def test_an_address_that_no_site_can_have_is_told_on_its_line(built: MakeBuild) -> None:
    made = built({"site.yml": "nom: A\nurl: https://exemple.fr/../x\ncourriel: a@exemple.fr\n"})
    assert told(made) == [("adresse-du-site", "site.yml", 2)]


def test_the_old_address_of_a_figure_says_what_it_leads_to(built: MakeBuild) -> None:
    figure = "valeur: 62\nlibelle: programmes\nanciennes_adresses: [/ancien/]\n"
    made = built({"chiffres/programmes.yml": figure})
    moved = text_of(made, "ancien/index.html")
    assert '<a href="/chiffres/#programmes">programmes</a>' in moved
    assert 'content="Cette page a déménagé\u00a0: programmes."' in moved
