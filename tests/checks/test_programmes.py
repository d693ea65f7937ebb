"""Whoever is lost between the pages, the list and the map is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from partage_site.artifact import Artifact
from partage_site.checks.programmes import LIST, check_programmes
from partage_site.pipeline import Build

FILES = {
    "programmes/alpha.md": "---\nnom: Alpha\nville: Marseille\n---\n",
    "programmes/bravo.md": "---\nnom: Bravo\nregion: Bretagne\n---\n",
    "programmes/charlie.md": "---\nnom: Charlie\nville: Saint-Pierre (975)\n---\n",
}
OWN_PAGE = "programmes/bravo/index.html"


def told(artifacts: Iterable[Artifact]) -> list[str]:
    """The messages about programmes that are lost."""
    return [problem.message for problem in check_programmes(list(artifacts))]


def altered(artifacts: Iterable[Artifact], pattern: str, new: str) -> list[Artifact]:
    """`artifacts` with the first `pattern` of the list's page replaced."""

    def alter(artifact: Artifact) -> Artifact:
        text, count = re.subn(pattern, new, artifact.data.decode(), count=1, flags=re.DOTALL)
        assert count
        return Artifact(artifact.path, text.encode())

    return [alter(artifact) if artifact.path == LIST else artifact for artifact in artifacts]


def test_all_are_in_the_list_and_those_without_a_place_on_the_map_too(built: Callable[..., Build]) -> None:
    made = built(FILES)
    assert told(made.artifacts) == []
    page = next(artifact.data.decode() for artifact in made.artifacts if artifact.path == LIST)
    assert sorted(re.findall(r'data-programme="(\w+)"', page)) == ["alpha", "bravo", "charlie"]
    assert re.findall(r'data-marqueur="(\w+)"', page) == ["alpha"]
    (sums,) = re.findall(r'<p class="facts-line" data-hors-carte="2">(.*?)</p>', page)
    assert (
        sums.replace("\u00a0", " ")
        == "Sur la carte : 1. Dans la liste seulement : 1 sans lieu précis, 1 hors du fond de carte."
    )


def test_the_former_address_of_one_is_not_counted(built: Callable[..., Build]) -> None:
    renamed = "---\nnom: Alpha\nville: Marseille\nanciennes_adresses: [/programmes/omega/, /programmes/zeta/]\n---\n"
    made = built({**FILES, "programmes/alpha.md": renamed})
    assert "programmes/omega/index.html" in {artifact.path for artifact in made.artifacts}
    assert told(made.artifacts) == []


@pytest.mark.parametrize("line", ["region: Nouvelle-Calédonie\ncoordonnees: [-22.27, 166.45]", "region: Bretagne"])
def test_one_that_no_map_shows_is_counted_beside_it(built: Callable[..., Build], line: str) -> None:
    made = built({**FILES, "programmes/delta.md": f"---\nnom: Delta\n{line}\n---\n"})
    page = next(artifact.data.decode() for artifact in made.artifacts if artifact.path == LIST)
    assert 'data-hors-carte="3"' in page
    assert told(made.artifacts) == []


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'<li class="programme[^>]*data-programme="bravo".*?</li>', ""),
        (r'data-programme="bravo"', 'data-programme="charlie"'),
        (r'data-marqueur="alpha"', 'data-marqueur="bravo-deux"'),
        (r'data-hors-carte="2"', 'data-hors-carte="1"'),
        (r'<p class="facts-line" data-hors-carte.*?</p>', ""),
    ],
)
def test_one_that_is_lost_is_named(built: Callable[..., Build], pattern: str, new: str) -> None:
    (message,) = told(altered(built(FILES).artifacts, pattern, new))
    assert "bravo" in message


def test_a_page_that_is_missing_is_named(built: Callable[..., Build]) -> None:
    (message,) = told(artifact for artifact in built(FILES).artifacts if artifact.path != OWN_PAGE)
    assert "bravo" in message
