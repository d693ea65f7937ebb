"""`new`, `import` and `schema` as a user types them."""

from __future__ import annotations

import json
from errno import ENOSPC
from pathlib import Path

import pytest
import yaml

from partage_site import cli
from partage_site.cli import main
from partage_site.models.kinds import KINDS
from tests.conftest import make_link
from tests.failing_disk import failing_disk

SHEET = "Nom;Ville;Année de création\nÉlan;Lyon;2006\nBrio;Paris;vingt\n"
SITE = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: contact@exemple.fr\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(SITE, "utf-8")
    return tmp_path / "content"


def run(content: Path, *words: str) -> int:
    return main([words[0], *words[1:], "--content", str(content), "--today", "2026-11-25"])


def test_new_writes_a_file_that_builds_and_tells_the_next_step(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, "new", "Événement", "WEPI", "2018") == 0
    assert "content/evenements/wepi-2018.md" in capsys.readouterr().out
    output = content.parent / "public"
    for command in (
        ["build", "--drafts", "--no-cache", "--output", str(output)],
        ["build", "--no-cache", "--output", str(output)],
    ):
        assert run(content, *command) == 0
        assert (output / "evenements" / "wepi-2018").exists() is ("--drafts" in command)


def test_new_never_overwrites(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "themes").mkdir()
    (content / "themes" / "a.yml").write_text("nom: A\n")
    assert run(content, "new", "theme", "A") == 2
    assert "existe déjà" in capsys.readouterr().err
    assert [path.name for path in (content / "themes").iterdir()] == ["a.yml"]


@pytest.mark.parametrize(
    "words", [["new", "truc", "A"], ["new", "page", "Programmes"], ["new", "page", " "], ["new", "page", "a\x07"]]
)
def test_new_refuses_what_makes_no_file(content: Path, words: list[str]) -> None:
    assert run(content, *words) == 2
    assert [path.name for path in content.iterdir()] == ["site.yml"]


def test_import_writes_nothing_when_one_row_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = content.parent / "programmes.csv"
    sheet.write_bytes(SHEET.encode("cp1252"))
    assert run(content, "import", "programme", str(sheet)) == 1
    told = capsys.readouterr()
    assert "programmes.csv:3: erreur: Colonne «\u00a0Année de création\u00a0»\u00a0: " in told.err
    assert "Rien n’est écrit" in told.out
    assert [path.name for path in content.iterdir()] == ["site.yml"]


def test_import_tries_writes_then_finds_nothing_to_change(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = content.parent / "programmes.csv"
    sheet.write_text(SHEET.replace("vingt", "2010"), "utf-8-sig")
    assert run(content, "import", "programmes", str(sheet), "--dry-run") == 0
    tried = capsys.readouterr().out
    assert "colonne «\u00a0Année de création\u00a0» → creation" in tried
    assert "ligne 2 → content/programmes/elan.md (nouveau)" in tried
    assert not (content / "programmes").exists()
    assert run(content, "import", "programmes", str(sheet)) == 0
    assert sorted(path.name for path in (content / "programmes").iterdir()) == ["brio.md", "elan.md"]
    capsys.readouterr()
    written = {path.name: path.stat() for path in (content / "programmes").iterdir()}
    assert run(content, "import", "programmes", str(sheet)) == 0
    assert "0 nouveau, 0 modifié, 2 inchangés" in capsys.readouterr().out
    assert all(path.stat() == written[path.name] for path in (content / "programmes").iterdir())


@pytest.mark.slow
def test_what_was_imported_builds_and_its_table_imports_back(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = content.parent / "programmes.csv"
    towns = ["Lyon", "Paris", "Brest", "Marseille", "Toulouse", "Lille"]
    rows = [f"Programme {number};{towns[number % 6]};ESSEC, HEC;lycée" for number in range(60)]
    sheet.write_text("\n".join(["Nom;Ville;Écoles;Publics", *rows]), "cp1252")
    assert run(content, "import", "programmes", str(sheet)) == 0
    output = content.parent / "public"
    assert run(content, "build", "--no-cache", "--output", str(output)) == 0
    points = json.loads((output / "donnees" / "programmes.geojson").read_text("utf-8"))["features"]
    assert sum(point["geometry"] is not None for point in points) == 60
    table = output / "donnees" / "programmes.csv"
    capsys.readouterr()
    assert run(content, "import", "programmes", str(table)) == 0
    said = capsys.readouterr().out
    assert "celui que le site publie" in said
    assert "60 inchangés" in said


PUBLISHED = {
    "elan.md": """\
nom: Élan
ville: Saint-Denis
region: La Réunion
coordonnees: [-20.9, 55.45]
actions: ["deux ateliers par mois, le mercredi ; l'été aussi"]
reseaux_sociaux: {pouet: https://mastodon.example/@elan, linkedin: https://fr.linkedin.com/elan}
anciennes_adresses: [/elan.html, /programmes/elan-974/]
sources:
  - titre: Rapport, 2024
    url: https://www.exemple.fr/rapport
""",
    "brio.md": """\
nom: Brio
region: Bretagne
ecoles: [Une école, "Une autre, à Brest"]
reseaux_sociaux: {toile: https://mastodon.example/@brio}
statut: en-sommeil
""",
    "cap.md": "nom: Cap\nville: Lyon\nimage: photo.png\nimage_alt: Une photo\n",
}


@pytest.mark.parametrize("base", ["/", "/reseau/"])
def test_the_table_of_the_site_imports_into_what_it_was_made_from(content: Path, png: bytes, base: str) -> None:
    folder = content / "programmes"
    folder.mkdir()
    for name, values in PUBLISHED.items():
        (folder / name).write_text(f"---\n{values}---\n", "utf-8")
    (folder / "photo.png").write_bytes(png)
    output = content.parent / "public"
    options = ("--no-cache", "--output", str(output))
    assert run(content, "build", "--base-url", base, *options) == 0
    table = content.parent / "programmes.csv"
    table.write_bytes((output / "donnees" / "programmes.csv").read_bytes())
    written = {name: (folder / name).read_text("utf-8") for name in PUBLISHED}
    assert run(content, "import", "programmes", str(table)) == 0
    assert {name: (folder / name).read_text("utf-8") for name in PUBLISHED} == written
    for name in PUBLISHED:
        (folder / name).unlink()
    assert run(content, "import", "programmes", str(table)) == 0
    made = {name: yaml.safe_load((folder / name).read_text("utf-8").strip("-\n")) for name in PUBLISHED}
    wanted = {name: yaml.safe_load(values) for name, values in PUBLISHED.items()}
    del wanted["cap.md"]["image"]  # a copy was published, and not the picture
    assert made == wanted


def test_import_refuses_what_is_no_table(content: Path) -> None:
    assert run(content, "import", "programmes", str(content / "rien.csv")) == 2
    assert run(content, "import", "programmes", str(content)) == 2


def test_strict_refuses_a_column_left_aside(content: Path) -> None:
    sheet = content.parent / "t.csv"
    sheet.write_text("Nom;Remarques\nA;b\n")
    assert run(content, "import", "themes", str(sheet), "--strict") == 1
    assert not (content / "themes").exists()
    assert run(content, "import", "themes", str(sheet)) == 0


def test_schema_writes_at_the_root_what_changed(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.parent
    monkeypatch.setattr("partage_site.cli.ROOT", root)
    folders = [f"--{name}={Path(__file__).parents[2] / name}" for name in ("templates", "assets")]
    assert run(content, "schema", *folders) == 0
    assert run(content, "schema", *folders) == 0
    assert "tous déjà à jour" in capsys.readouterr().out
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    for schema in settings["yaml.schemas"]:
        assert json.loads((root / schema).read_text("utf-8"))["additionalProperties"] is False
    assert len(yaml.safe_load((root / ".pages.yml").read_text("utf-8"))["content"]) == len(KINDS) + 1
    assert len(yaml.safe_load((root / "admin" / "config.yml").read_text("utf-8"))["collections"]) == len(KINDS) + 1


def test_schema_keeps_the_settings_of_who_uses_the_editor(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.parent
    monkeypatch.setattr("partage_site.cli.ROOT", root)
    folders = [f"--{name}={Path(__file__).parents[2] / name}" for name in ("templates", "assets")]
    (root / ".vscode").mkdir()
    settings, extensions = root / ".vscode" / "settings.json", root / ".vscode" / "extensions.json"
    settings.write_text('{"editor.fontSize": 20, "files.eol": "auto"}', "utf-8")
    extensions.write_text('{"recommendations": ["a.b"]}', "utf-8")
    assert run(content, "schema", *folders) == 0
    kept = json.loads(settings.read_text("utf-8"))
    assert (kept["editor.fontSize"], kept["files.eol"]) == (20, "\n")
    assert json.loads(extensions.read_text("utf-8"))["recommendations"] == ["a.b", "redhat.vscode-yaml"]
    settings.write_text("{ // à moi\n}", "utf-8")
    assert run(content, "schema", *folders) == 2
    assert settings.read_text("utf-8") == "{ // à moi\n}"
    assert "settings.json" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("new", "theme", "Un thème"), ("import", "themes", "t.csv")])
def test_nothing_is_written_through_a_folder_that_is_a_link(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    elsewhere = content.parent / "ailleurs"
    elsewhere.mkdir()
    make_link(content / "themes", elsewhere)
    monkeypatch.chdir(content.parent)
    Path("t.csv").write_text("Nom\nUn thème\n", "utf-8")
    assert run(content, *command) == 2
    assert "lien symbolique" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("new", "theme", "Un thème"), "content/themes/un-theme.md"),
        (("import", "theme", "t.csv"), "content/themes/un-theme.md"),
        (("schema",), ".vscode/schemas/"),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_a_full_disk_leaves_nothing_half_written_and_the_file_is_named(
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    file: str,
) -> None:
    monkeypatch.chdir(content.parent)
    Path("t.csv").write_text("Nom\nUn thème\n", "utf-8")
    before = {path for path in content.parent.rglob("*") if path.is_file()}
    monkeypatch.setattr(cli, "ROOT", content.parent)
    for name in ("templates", "assets"):
        (content.parent / name).mkdir()
    full = OSError(ENOSPC, "No space left on device")
    with failing_disk(content.parent, lambda *_: full, frozenset({"write"})):
        assert run(content, *command) == 2
    told = capsys.readouterr().err
    assert "disque plein" in told
    assert file in told
    assert ".nouveau" not in told
    assert {path for path in content.parent.rglob("*") if path.is_file()} == before
