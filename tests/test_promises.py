"""What the interface promises of any build: a function of its sources, under any base, touching nothing else."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from partage_site.artifact import Artifact
from partage_site.checks.links import check_links
from partage_site.diagnostics import as_text
from partage_site.pipeline import Build
from tests.conftest import WITH_CARDS
from tests.golden import EXAMPLE, build_example

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "Une phrase qui n’est que dans un brouillon"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(content: Path, output: Path, cwd: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "partage_site", "build", "-q", "--no-cache", "--today", "2026-11-25"]
    done = subprocess.run(
        [*command, "--content", str(content), "--output", str(output)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        umask=0o077 if environment else -1,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_same_bytes_whatever_the_zone_hash_locale_umask_folder_order_and_times(tmp_path: Path) -> None:
    elsewhere = tmp_path / "Été à l’école"
    elsewhere.mkdir()
    for path in sorted(EXAMPLE.rglob("*"), reverse=True):
        if path.is_file():
            copy = elsewhere / "content" / path.relative_to(EXAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1_000_000_000, 1_000_000_000))
    run(EXAMPLE, tmp_path / "one", ROOT)
    zones = ("Pacific/Auckland", "America/Los_Angeles")
    for number, zone in enumerate(zones):
        other = {"TZ": zone, "PYTHONHASHSEED": str(number), "LC_ALL": "C", "LANG": "C"}
        run(elsewhere / "content", elsewhere / "public", elsewhere, **other)
        assert tree(elsewhere / "public") == tree(tmp_path / "one")
        shutil.rmtree(elsewhere / "public")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["content"]


def without_base(artifacts: tuple[Artifact, ...], base: str) -> dict[str, bytes]:
    """The files with every address under `base`, which nothing else looks like, written as it would be at the root.

    An address is also folded into the lines of calendars and drawn as the QR code of a programme's page.
    """

    def written(artifact: Artifact) -> bytes:
        unfolded = artifact.data.replace(b"\r\n ", b"") if artifact.path.endswith(".ics") else artifact.data
        return re.sub(rb'<svg [^>]*class="qr">.*?</svg>', b"", unfolded).replace(base.encode(), b"/")

    return {artifact.path: written(artifact) for artifact in artifacts}


@pytest.mark.parametrize("base", ["/partage/", "/a/b/"])
def test_the_trees_of_two_bases_are_equal_but_for_the_base(base: str) -> None:
    root, under = build_example(base_url="/").artifacts, build_example(base_url=base).artifacts
    assert [artifact.path for artifact in root] == [artifact.path for artifact in under]
    plain, moved = without_base(root, "/"), without_base(under, base)
    assert [path for path in plain if plain[path] != moved[path]] == []


def test_drafts_are_in_no_output_and_shown_when_asked_for(built: Callable[..., Build]) -> None:
    files = {
        "pages/secret.md": f"---\ntitre: {DRAFT}\nbrouillon: oui\nanciennes_adresses: [/ancien/]\n---\n{DRAFT}\n",
        "evenements/secret.md": f"---\ntitre: {DRAFT}\ndebut: 2026-12-01\nbrouillon: oui\n---\n{DRAFT}\n",
        "programmes/secret.md": f"---\nnom: {DRAFT}\nville: Marseille\nbrouillon: oui\n---\n{DRAFT}\n",
        "actualites/secret.md": f"---\ntitre: {DRAFT}\ndate: 2026-01-01\nbrouillon: oui\n---\n{DRAFT}\n",
    }
    made = built(files)
    assert not [artifact.path for artifact in made.artifacts if DRAFT.encode() in artifact.data]
    assert not [artifact.path for artifact in made.artifacts if "secret" in artifact.path or "ancien" in artifact.path]
    seen = built(files, drafts=True).artifacts
    assert list(check_links(seen, "/")) == []
    shown = {artifact.path: artifact.data.decode() for artifact in seen if artifact.path.endswith("html")}
    for page in ("secret/index.html", "evenements/secret/index.html", "programmes/secret/index.html"):
        assert DRAFT in shown[page]
        assert "Brouillon" in shown[page]


def test_news_of_days_to_come_are_not_published_yet_and_the_build_says_so(built: Callable[..., Build]) -> None:
    made = built({"actualites/demain.md": "---\ntitre: Demain\ndate: 2026-11-26\n---\n"})
    assert not [artifact.path for artifact in made.artifacts if "demain" in artifact.path]
    assert [problem.code for problem in made.report if problem.location.file.endswith("demain.md")] == [
        "pas-encore-publiee"
    ]


def test_what_would_stop_the_build_on_the_day_of_news_to_come_is_told_today(built: Callable[..., Build]) -> None:
    body = "[Programme](../programmes/absent.md), [suite](suite.md), [là](/actualites/suite/), [rien](/rien/)\n"
    files = {
        "programmes/oser.md": "---\nnom: OSER\nville: Marseille\n---\n",
        "actualites/demain.md": "---\ntitre: Demain\ndate: 2026-11-26\nprogrammes: [osr]\nimage: a.jpg\n"
        f"image_alt: Une photo\nanciennes_adresses: [/programmes/oser/]\nresume: …\n---\n{body}",
        "actualites/suite.md": "---\ntitre: Suite\ndate: 2026-11-26\n---\n[Avant](demain.md)\n",
    }
    made = built(files)
    told = {(each.code, each.location.line) for each in made.report if each.location.file.endswith("demain.md")}
    assert told == {
        ("pas-encore-publiee", 3),
        ("reference-inconnue", 4),
        ("lien-introuvable", 5),
        ("ancienne-adresse-vivante", 7),
        ("texte-a-ecrire", 8),
        ("lien-introuvable", 10),
    }
    assert len([each for each in made.report if each.location.line == 10]) == 2
    (waits,) = (each for each in made.report if each.location.file.endswith("suite.md"))
    assert waits.code == "pas-encore-publiee"
    assert not [artifact.path for artifact in made.artifacts if "demain" in artifact.path]


def test_a_link_to_news_of_a_day_to_come_waits_for_that_day(built: Callable[..., Build]) -> None:
    files = {
        "actualites/demain.md": "---\ntitre: Demain\ndate: 2026-11-26\n---\n",
        "pages/a.md": "---\ntitre: A\n---\n[Lire](../actualites/demain.md)\n",
    }
    made = built(files)
    (told,) = (problem for problem in made.report if problem.code == "lien-vers-brouillon")
    assert "est un brouillon" not in told.message
    assert "paraîtra ce jour-là" in told.hint
    later = built(files, today=date(2026, 11, 26))
    page = next(artifact.data for artifact in later.artifacts if artifact.path == "a/index.html")
    assert b'<a href="/actualites/demain/">Lire</a>' in page
    assert "lien-vers-brouillon" not in {problem.code for problem in later.report}


def test_with_drafts_news_of_days_to_come_are_drafts(built: Callable[..., Build]) -> None:
    files = {"actualites/demain.md": "---\ntitre: Demain\ndate: 2026-11-26\n---\n"}
    made = built(files, drafts=True)
    shown = {artifact.path: artifact.data.decode() for artifact in made.artifacts if b"Demain" in artifact.data}
    assert "Brouillon" in shown["actualites/demain/index.html"]
    assert "Brouillon" in shown["actualites/index.html"]
    assert all(path.endswith(".html") for path in shown)
    (entry,) = made.catalogue.articles.values()
    (later,) = built(files, drafts=True, today=date(2026, 11, 26)).catalogue.articles.values()
    assert entry.said != later.said


def test_templates_reach_neither_the_environment_nor_files(built: Callable[..., Build], tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    escapes = (
        "{{ ''.__class__.__mro__ }}",
        "{{ site.__class__.__init__.__globals__ }}",
        "{{ head.__class__.__subclasses__() }}",
        "{{ view._asdict.__globals__ }}",
        "{% include '/etc/hostname' %}",
        "{% include '../../pyproject.toml' %}",
    )
    for escape in escapes:
        page = templates / "page.html"
        page.write_text('{% extends "base.html" %}{% block content %}' + escape + "{% endblock %}", "utf-8")
        made = built({"pages/a.md": "---\ntitre: A\n---\n"}, templates=templates)
        codes = [problem.code for problem in made.report if problem.severity == "erreur"]
        assert codes == ["gabarit-en-echec"], escape


def test_a_build_asks_nothing_of_the_network_and_lets_out_nothing_of_the_environment(
    built: Callable[..., Build], monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(*arguments: object, **_: object) -> None:
        raise AssertionError(f"the network was asked for {arguments}")

    monkeypatch.setattr(socket.socket, "connect", called)
    monkeypatch.setattr(socket, "getaddrinfo", called)
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_jeton_secret")
    elsewhere = "[là](https://www.ailleurs.example/) $GITHUB_TOKEN ${GITHUB_TOKEN} {{ env.GITHUB_TOKEN }}"
    files = {
        "site.yml": WITH_CARDS,
        "pages/a.md": f"---\ntitre: A\n---\n{elsewhere}\n",
        "pages/b.md": "---\ntitre: [\n---\n",
        "evenements/a.md": "---\ntitre: A\ndebut: 2026-12-01\ninscription: https://www.ailleurs.example/\n---\n",
    }
    made = built(files)
    assert len(made.artifacts) > 50
    assert not [artifact.path for artifact in made.artifacts if b"ghp_jeton" in artifact.data]
    assert "ghp_jeton" not in "".join(as_text(problem) for problem in made.report)


def test_neither_the_order_of_keys_nor_comments_nor_quotes_change_anything(built: Callable[..., Build]) -> None:
    keys = ["titre: 'Rencontre'", "debut: 2026-12-01", "fin: 2026-12-02", "lieu: Amphi", "themes: [bilan]"]
    unquoted = ["titre: Rencontre", *keys[1:4], "themes:\n  - bilan"]
    fixed = {"themes/bilan.md": "---\nnom: Bilan\n---\n"}
    trees = []
    for lines in (["# Le titre", *keys, "", "# La fin"], unquoted, list(reversed(unquoted))):
        front = "\n".join(lines)
        made = built({**fixed, "evenements/a.md": f"---\n{front}\n---\n\nUn texte.\n"})
        trees.append({artifact.path: artifact.data for artifact in made.artifacts})
    assert trees[0] == trees[1] == trees[2]


def test_braces_in_content_are_printed_as_typed(built: Callable[..., Build]) -> None:
    typed = "{{ site.name }} {% for x in y %} {# rien #}"
    made = built({"pages/a.md": f"---\ntitre: '{typed}'\n---\n{typed}\n"})
    html = next(artifact.data for artifact in made.artifacts if artifact.path == "a/index.html").decode()
    assert html.count("{{ site.name }} {% for x in y %} {# rien #}") >= 3
