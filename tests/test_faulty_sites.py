"""Forty faulty files at once: forty messages with their file and line, no traceback, the published site untouched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site import cli
from partage_site.diagnostics import Severity
from partage_site.pipeline import Build, build
from tests.conftest import SETTINGS, WITH_CARDS, MakeProject

ROOT = Path(__file__).resolve().parent.parent
GOOD = {
    "site.yml": SETTINGS,
    "programmes/bon.md": "---\nnom: Bon\nville: Marseille\n---\nDu texte.\n",
    "themes/bilan.md": "---\nnom: Bilan\n---\n",
}


def event(*lines: str) -> str:
    return "---\ntitre: Rencontre\ndebut: 2026-12-01\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def programme(*lines: str) -> str:
    return "---\nnom: Un programme\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def page(body: str) -> str:
    return f"---\ntitre: Une page\n---\n{body}\n"


# name → (file, its bytes or text, the line of its one fault, its code)
FAULTS: dict[str, tuple[str | bytes, int, str]] = {
    "evenements/deux-points.md": ("---\ntitre: Lyon : la rentrée\ndebut: 2026-12-01\n---\n", 2, "deux-points"),
    "evenements/tabulation.md": (event("themes:", "\t- bilan"), 5, "tabulation"),
    "evenements/deux-fois.md": (event("lieu: A", "lieu: B"), 5, "cle-en-double"),
    "evenements/inconnu.md": (event("partenaire: bon"), 4, "champ-inconnu"),
    "evenements/sans-date.md": ("---\ntitre: Rencontre\n---\n", 1, "champ-manquant"),
    "evenements/jour-impossible.md": ("---\ntitre: R\ndebut: 2017-06-31\n---\n", 3, "date-impossible"),
    "evenements/bissextile.md": ("---\ntitre: R\ndebut: 2025-02-29\n---\n", 3, "date-impossible"),
    "evenements/francais.md": ("---\ntitre: R\ndebut: 03/06/2017\n---\n", 3, "date-illisible"),
    "evenements/heure.md": ("---\ntitre: R\ndebut: 2026-12-01 25:00\n---\n", 3, "heure-impossible"),
    "evenements/heure-d-ete.md": ("---\ntitre: R\ndebut: 2026-03-29 02:30\n---\n", 3, "heure-inexistante"),
    "evenements/a-rebours.md": (event("fin: 2026-11-30"), 4, "fin-avant-debut"),
    "evenements/mele.md": (event("fin: 2026-12-01 18:00"), 4, "jour-et-heure"),
    "evenements/programme-inconnu.md": (event("accueil_par: bonn"), 4, "reference-inconnue"),
    "evenements/statut.md": (event("statut: anullé"), 4, "valeur-inconnue"),
    "evenements/adresse.md": (event("inscription: www.exemple.fr/a"), 4, "adresse-illisible"),
    "evenements/mineurs.md": (
        event("photos:", "  - {fichier: a.jpg, alt: A, credit: B, mineurs: oui}"), 5, "autorisation-manquante",
    ),
    "evenements/photo-absente.md": (event("photos: [{fichier: a.jpg, alt: A, credit: B}]"), 4, "lien-introuvable"),
    "evenements/ancre.md": (event("lieu: &a A"), 4, "renvoi"),
    "evenements/etiquette.md": (event("lieu: !!python/object:os.system A"), 4, "etiquette"),
    "programmes/sans-ville.md": ("---\nnom: Un programme\n---\n", 1, "champ-manquant"),
    "programmes/ville-inconnue.md": (programme("ville: Marseile"), 3, "ville-inconnue"),
    "programmes/ville-ambigue.md": (programme("ville: Saint-Denis"), 3, "ville-ambigue"),
    "programmes/evry.md": (programme("ville: Évry"), 3, "ville-ambigue"),
    "programmes/echange.md": (programme("ville: Marseille", "coordonnees: [5.37, 43.29]"), 4, "coordonnees-ailleurs"),
    "programmes/bretaigne.md": (programme("region: Bretaigne"), 3, "region-inconnue"),
    "programmes/annee.md": (programme("ville: Lyon", "creation: 06"), 4, "valeur-illisible"),
    "programmes/liste.md": (programme("ville: [Lyon, Paris]"), 3, "texte-attendu"),
    "programmes/niveau.md": (programme("ville: Lyon", "niveaux: [9e]"), 4, "valeur-inconnue"),
    "pages/ouverte.md": ("---\ntitre: Une page\n\nDu texte.\n", 1, "en-tete-jamais-ferme"),
    "pages/sans-entete.md": ("Du texte seul.\n", 1, "en-tete-absent"),
    "pages/vide.md": ("", 0, "fichier-vide"),
    "pages/latin.md": ("---\ntitre: Été\n---\n".encode("cp1252"), 2, "encodage"),
    "pages/utf16.md": ("---\ntitre: A\n---\n".encode("utf-16"), 0, "encodage"),
    "pages/lien.md": (page("[là](../programmes/bom.md)"), 4, "lien-introuvable"),
    "pages/image.md": (page("Un mot.\n\n![Une image](../images/a.png)"), 6, "lien-introuvable"),
    "pages/vers-rien.md": (page("[là](/nulle-part/)"), 4, "lien-introuvable"),
    "pages/occupee.md": ("---\ntitre: A\nanciennes_adresses: [/programmes/]\n---\n", 3, "ancienne-adresse-vivante"),
    "chiffres/mot.yml": ("valeur: beaucoup\nlibelle: élèves\n", 1, "valeur-illisible"),
    "ressources/nulle-part.md": ("---\ntitre: R\ntype: guide\n---\n", 1, "champ-manquant"),
    "actualites/Accentuée.md": ("---\ntitre: A\ndate: 2026-01-01\n---\n", 0, "nom-de-fichier"),
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Callable[[dict[str, str | bytes]], list[str]]:
    """Writes a content folder; gives the arguments that build it beside it."""

    def write(files: dict[str, str | bytes]) -> list[str]:
        for name, data in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        output = str(tmp_path / "public")
        return [
            "build",
            "--content",
            str(tmp_path / "content"),
            "--output",
            output,
            "--today",
            "2026-11-25",
            "--no-cache",
        ]

    return write


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_forty_faults_give_forty_messages_and_the_published_site_stands(
    site: Callable[[dict[str, str | bytes]], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(FAULTS) == 40
    assert cli.main(site(dict(GOOD))) == 0
    before = tree(tmp_path / "public")
    capsys.readouterr()
    status = cli.main([*site({name: data for name, (data, _, _) in FAULTS.items()}), "--format", "json"])
    told = capsys.readouterr()
    assert status == 1
    assert "Traceback" not in told.err + told.out
    problems = [json.loads(line) for line in told.err.splitlines()]
    errors = [each for each in problems if each["severity"] == "erreur"]
    found = {each["file"].removeprefix("content/"): (each["line"] or 0, each["code"]) for each in errors}
    expected = {name: (line, code) for name, (_, line, code) in FAULTS.items()}
    assert found.keys() == expected.keys()
    assert found == expected
    assert len(errors) == len(FAULTS)
    assert [each["file"] for each in problems] == sorted(each["file"] for each in problems)
    assert all(each["message"] and each["code"] for each in errors)
    assert tree(tmp_path / "public") == before


def test_a_folder_of_faults_that_is_mended_is_published_again(
    site: Callable[[dict[str, str | bytes]], list[str]], tmp_path: Path
) -> None:
    arguments = site({**GOOD, "pages/fautive.md": "---\ntitre: Une page\n\nDu texte.\n"})
    assert cli.main(arguments) == 1
    assert not (tmp_path / "public").exists()
    assert cli.main(site({"pages/fautive.md": "---\ntitre: Une page\n---\nDu texte.\n"})) == 0
    assert (tmp_path / "public" / "fautive" / "index.html").is_file()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "evenements/a.md",
            event("partenaire: bon"),
            "content/evenements/a.md:4: erreur: «\u00a0partenaire\u00a0» n’est pas un champ d’événement.\n"
            "  4 | partenaire: bon\n    | ^^^^^^^^^^\n  Vouliez-vous dire «\u00a0partenaires\u00a0»\u202f? "
            "Écrivez\u00a0:  partenaires: bon",
        ),
        (
            "evenements/a.md",
            event("accueil_par: bonn"),
            "content/evenements/a.md:4: erreur: «\u00a0bonn\u00a0» ne désigne aucun fichier de content/programmes/.\n"
            "  4 | accueil_par: bonn\n    |              ^^^^\n  Vouliez-vous dire «\u00a0bon\u00a0»\u202f?",
        ),
        (
            "programmes/a.md",
            programme("ville: Saint-Denis"),
            "Gardez la bonne ligne\u00a0:\n  ville: Saint-Denis (974)",
        ),
        ("programmes/a.md", programme("ville: Saint-Denis"), "ville: Saint-Denis (93)   # Seine-Saint-Denis, 149"),
        ("evenements/a.md", event("heure: 14h"), "«\u00a0debut\u00a0», sans doute, qui est déjà à la ligne 3"),
        ("evenements/a.md", "---\ntitre: R\ndate: 2017-06-03\n---\n", "Écrivez\u00a0:  debut: …"),
        ("evenements/a.md", event("accueil_par: bouquet"), "Existent\u00a0: bon"),
        ("evenements/a.md", "---\ndebut: 2017-06-03\n---\n", "Ajoutez par exemple\u00a0:  titre: Week-End"),
        ("evenements/a.md", "---\ntitre:\ndebut: 2017-06-03\n---\n", "Écrivez par exemple\u00a0:  titre: Week-End"),
        ("evenements/a.md", "---\ntitre: R\n---\n", "Ajoutez par exemple\u00a0:  debut: 2"),
        ("evenements/a.md", "---\ntitre: R\ndebut: 03/06/2017\n---\n", "2017-06-03"),
        ("pages/a.md", page("[là](../programmes/bom.md)"), "../programmes/bon.md"),
    ],
)
def test_a_message_names_the_place_and_what_to_type(
    built: Callable[..., Build], file: str, text: str, told: str
) -> None:
    from partage_site.diagnostics import as_text

    made = built({**GOOD, file: text})
    blocks = "\n".join(as_text(problem) for problem in made.report)
    assert told in blocks


@pytest.mark.parametrize("key", ["on", "2025", "~"])
def test_a_key_that_yaml_takes_for_no_text_is_told_like_any_unknown_one(built: Callable[..., Build], key: str) -> None:
    made = built({**GOOD, "evenements/a.md": event(f"{key}: x")})
    (told,) = (problem for problem in made.report if problem.severity == "erreur")
    assert (told.code, told.location.file, told.location.line) == ("champ-inconnu", "content/evenements/a.md", 4)
    assert f"«\u00a0{key}\u00a0»" in told.message


def test_a_tag_that_would_run_something_is_refused_in_the_settings_too(built: Callable[..., Build]) -> None:
    made = built({"site.yml": GOOD["site.yml"] + "slogan: !!python/object/apply:os.system [ls]\n"})
    errors = [(told.code, told.location.line) for told in made.report if told.severity == "erreur"]
    assert errors == [("etiquette", 5)]


def test_warnings_publish_unless_strict(
    site: Callable[[dict[str, str | bytes]], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = site({**GOOD, "pages/a.md": page("Un <b onclick='x'>mot</b>.")})
    assert cli.main([*arguments, "--strict"]) == 1
    assert cli.main(arguments) == 0
    assert "content/pages/a.md:4: avertissement" in capsys.readouterr().err


def test_a_reference_to_a_draft_is_told_and_left_out(built: Callable[..., Build]) -> None:
    made = built(
        {
            **GOOD,
            "programmes/cache.md": programme("ville: Lyon", "brouillon: oui"),
            "evenements/a.md": event("accueil_par: cache", "partenaires: [bon]"),
            "pages/a.md": page("Voir [ce programme](../programmes/cache.md), bientôt."),
        }
    )
    codes = [problem.code for problem in made.report if problem.severity == "avertissement"]
    assert codes == ["reference-a-un-brouillon", "lien-vers-brouillon"]
    html = next(artifact.data for artifact in made.artifacts if artifact.path == "a/index.html").decode()
    assert "Voir ce programme, bientôt." in html


def test_github_gets_annotations_on_the_line(
    site: Callable[[dict[str, str | bytes]], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = site({**GOOD, "evenements/a.md": event("partenaire: bon")})
    cli.main([*arguments, "--format", "github"])
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith("::error file=content/evenements/a.md,line=4,col=1,title=champ-inconnu::")


def test_links_to_what_a_faulty_file_would_make_are_not_told_as_dead(built: Callable[..., Build]) -> None:
    made = built(
        {
            **GOOD,
            "series/jpi.md": "---\nnon: Une série\n---\n",
            "pages/a.md": page("[Agenda](/evenements/serie/jpi.ics), [autre](/nulle-part/)."),
        }
    )
    told = [(problem.location.file, problem.code) for problem in made.report if problem.severity == "erreur"]
    assert ("content/pages/a.md", "lien-introuvable") in told
    assert len([code for _, code in told if code == "lien-introuvable"]) == 1


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Series/jpi.md", "dossier-inconnu"),
        ("serie/jpi.md", "dossier-inconnu"),
        ("series/a/jpi.md", "texte-trop-profond"),
        ("series/JPI .md", "nom-de-fichier"),
    ],
)
def test_links_to_a_text_in_a_wrong_place_are_not_told_and_it_is_read(
    built: Callable[..., Build], place: str, code: str
) -> None:
    links = page("[JPI](../series/jpi.md), [agenda](/evenements/serie/jpi.ics)")
    texts = {place: "---\nnom: Une série\nsigle: JPI\n---\n[Rien](rien.md)\n", "evenements/a.md": event("serie: jpi")}
    made = built({**GOOD, **texts, "pages/a.md": links})
    told = [(found.location.file, found.code) for found in made.report if found.severity is Severity.ERROR]
    assert sorted(each for _, each in told) == sorted([code, "lien-introuvable"])
    assert (f"content/{place}", "lien-introuvable") in told


@pytest.mark.parametrize("remembered", [False, True], ids=["a build", "a build again"])
def test_the_text_of_a_file_whose_front_matter_is_at_fault_is_looked_at_too(
    built: Callable[..., Build], remembered: bool
) -> None:
    faulty = event("partenaire: bon") + "Un [mot](nulle-part.md), <script>x</script>.\n"
    for _ in range(1 + remembered):
        made = built({**GOOD, "evenements/a.md": faulty, "chiffres/b.yml": "valeur: x\ntexte: '[ici](rien.md)'\n"})
    assert sorted(
        (found.location.file, found.location.line, found.code)
        for found in made.report
        if found.location.file.endswith(("a.md", "b.yml")) and found.severity != "à compléter"
    ) == [
        ("content/chiffres/b.yml", 1, "champ-manquant"), ("content/chiffres/b.yml", 1, "valeur-illisible"),
        ("content/chiffres/b.yml", 2, "lien-introuvable"),
        ("content/evenements/a.md", 4, "champ-inconnu"), ("content/evenements/a.md", 6, "balisage-retire"),
        ("content/evenements/a.md", 6, "lien-introuvable"),
    ]  # fmt: skip


def test_a_fault_of_syntax_hides_neither_other_keys_nor_the_text(built: Callable[..., Build]) -> None:
    text = "---\ntitre: Lyon : la rentrée\ndebut: 03/06/2027\nstatut: peut-être\n---\n\n[x](nulle-part.md)\n"
    made = built({**GOOD, "evenements/a.md": text})
    told = [(found.location.line, found.code) for found in made.report if found.severity is Severity.ERROR]
    assert told == [(2, "deux-points"), (3, "date-illisible"), (4, "valeur-inconnue"), (7, "lien-introuvable")]


@pytest.mark.parametrize("line", ["-----", "--", "—", "***", " ---"])
def test_misspelt_lines_around_the_front_matter_are_told_with_all_the_rest(
    built: Callable[..., Build], line: str
) -> None:
    text = f"{line}\ntitre: A\ndebut: 2027-06-03\nstatut: peut-être\n{line}\n\n[x](nulle-part.md)\n"
    made = built({**GOOD, "evenements/a.md": text})
    told = [(found.location.line, found.code) for found in made.report if found.severity is Severity.ERROR]
    assert [place for place, _ in told] == [1, 4, 5, 7]
    assert [code for _, code in told][1::2] == ["valeur-inconnue", "lien-introuvable"]


def test_a_line_that_opens_a_text_without_front_matter_is_told_alone(built: Callable[..., Build]) -> None:
    made = built({**GOOD, "pages/a.md": "-----\n\nUn texte, et rien d'autre.\n"})
    assert len([found for found in made.report if found.severity is Severity.ERROR]) == 1


@pytest.mark.parametrize("value", ["R&D, chiffres & lettres", "a < b", "https://exemple.fr/?a=1&copy=2", "<3",
    "2 ** 3 ** 4", "ami**e**s", "Salle [B] (au fond)", "R&D; conseil", "Élèves A&B;", "Prénom Nom <prenom@exemple.fr>", "<https://exemple.fr>",
])  # fmt: skip
def test_a_sign_that_is_no_markup_is_left_alone(built: Callable[..., Build], value: str) -> None:
    key = "inscription" if value.startswith("http") else "resume"
    made = built({**GOOD, "evenements/a.md": event(f'{key}: "{value}"')})
    assert "balisage-dans-un-champ" not in {found.code for found in made.report}


@pytest.mark.parametrize("answer", ["null", "~", "''", "non", "false"])
def test_an_answer_that_a_form_editor_writes_is_no_missing_one(built: Callable[..., Build], answer: str) -> None:
    made = built({**GOOD, "evenements/a.md": event(f"brouillon: {answer}")})
    assert "oui-ou-non" not in {found.code for found in made.report}


@pytest.mark.parametrize(
    "wrong",
    [
        "statut: peut-être",
        "inconnu: x",
        "fin: 03/06/2027",
        "titre: Lyon : la rentrée",
        "photos: [{fichier: a.jpg, credit: X}]",
    ],
)
def test_a_wrong_value_hides_neither_references_nor_the_town(built: Callable[..., Build], wrong: str) -> None:
    lines = ["titre: A", "debut: 2027-06-03", "ville: Marselle", "partenaires: [bon, absent]", "serie: rien"]
    lines = [*(line for line in lines if line.split(":")[0] != wrong.split(":", maxsplit=1)[0]), wrong]
    for _ in range(2):
        made = built({**GOOD, "evenements/a.md": "---\n" + "\n".join(lines) + "\n---\n"})
        told = sorted(found.code for found in made.report if found.severity is Severity.ERROR)
        assert sorted({"reference-inconnue", "ville-inconnue"} & {*told}) == ["reference-inconnue", "ville-inconnue"]
        assert told.count("reference-inconnue") == 2
        assert len(told) == 4


def test_a_town_whose_postcode_could_not_be_read_is_looked_up_once_it_can(built: Callable[..., Build]) -> None:
    made = built({**GOOD, "programmes/b.md": "---\nnom: B\nville: Saint-Denis\ncode_postal: 9320\n---\n"})
    assert [found.code for found in made.report if found.severity is Severity.ERROR] == ["valeur-illisible"]


def test_a_missing_title_hides_no_reference(built: Callable[..., Build]) -> None:
    made = built({**GOOD, "evenements/a.md": "---\ndebut: 2027-06-03\nserie: rien\n---\n"})
    told = [found.code for found in made.report if found.severity is Severity.ERROR]
    assert sorted(told) == ["champ-manquant", "reference-inconnue"]


@pytest.mark.parametrize("key", ["Titre", "TITRE", "tittre", "titre\u00a0"])
def test_a_key_that_is_mistyped_is_not_told_as_missing_too(built: Callable[..., Build], key: str) -> None:
    made = built({**GOOD, "evenements/a.md": f"---\n{key}: Lyon, la rentrée\ndebut: 2027-06-03\n---\n"})
    told = [found for found in made.report if found.severity is Severity.ERROR]
    assert [found.code for found in told] == ["champ-inconnu"] * (key.strip() != "titre")
    for found in told:
        assert found.hint.endswith("Écrivez\u00a0:  titre: Lyon, la rentrée")


def test_each_wrong_address_of_a_network_is_told_at_its_own_line(built: Callable[..., Build]) -> None:
    networks = '  instagram: https://www.instagram.com/a\n  facebook: exemple\n  x: "@a"\n'
    made = built({**GOOD, "programmes/b.md": f"---\nnom: B\nville: Lyon\nreseaux_sociaux:\n{networks}---\n"})
    told = [(found.location.line, found.location.excerpt.strip()) for found in made.report if found.hint]
    assert (6, "facebook: exemple") in told
    assert (7, 'x: "@a"') in told
    assert 5 not in {line for line, _ in told}


def test_what_could_not_be_read_is_not_said_to_be_missing(built: Callable[..., Build]) -> None:
    text = "---\ntitre: Atelier\nresume: [a, b\n  c: d\n debut: 2027-06-03\n---\n"
    made = built({**GOOD, "evenements/a.md": text})
    assert "champ-manquant" not in {found.code for found in made.report}


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("photos: [{fichier: a.jpg, alt: Deux, assis, credit: X}]", "virgule-entre-accolades", "guillemets"),
        ("photos: [{fichier: a.jpg, alt: 91,5, credit: X}]", "virgule-entre-accolades", "un point\u00a0:  91.5"),
        ("photos: [{fichier: a.jpg, credit: X}]", "champ-manquant", "entre les accolades"),
        ("partenaire:", "champ-inconnu", "partenaires"),
        ("PARTENAIRES:", "champ-inconnu", "Vouliez-vous dire"),
        ("accueil_par: Bon", "identifiant-illisible", "bon"),
        ("lieu: …", "texte-a-ecrire", "#"),
        ("lieu: “Salle des fêtes”", "guillemets-courbes", 'écrivez\u00a0:  lieu: "Salle des fêtes"\n'),
        ("themes: [‘sante’]", "guillemets-courbes", 'écrivez\u00a0:  themes: ["sante"]\n'),
        ("resume: <p>Bonjour&nbsp;à <b>tous</b></p>", "balisage-dans-un-champ", "Écrivez\u00a0:  Bonjour à tous"),
        ("resume: Le prix&nbsp;: <b>rien</b>", "balisage-dans-un-champ", 'Écrivez\u00a0:  "Le prix : rien"'),
        ("lieu: La <b>salle</b>, au 1<sup>er</sup><br>Lyon", "balisage-dans-un-champ", "La salle, au 1er Lyon"),
        ("resume: Une **grande** journée", "balisage-dans-un-champ", "Écrivez\u00a0:  Une grande journée"),
        ("resume: Voir [le site](https://exemple.fr/a)", "balisage-dans-un-champ", "Écrivez\u00a0:  Voir le site"),
        ("lieu: L&#39;école", "balisage-dans-un-champ", "Écrivez\u00a0:  L'école"),
        ("lieu: L&#x27;école<br/>", "balisage-dans-un-champ", "Écrivez\u00a0:  L'école"),
        ("brouillon:", "oui-ou-non", "Écrivez\u00a0:  brouillon: oui\n"),
        ("date_a_confirmer: # oui", "oui-ou-non", "date_a_confirmer: oui"),
    ],
)  # fmt: skip
def test_slips_of_a_first_day_are_told_with_their_remedy(
    built: Callable[..., Build], line: str, code: str, told: str
) -> None:
    made = built({**GOOD, "evenements/a.md": event(line)})
    (problem,) = [found for found in made.report if found.code == code]
    assert problem.location.line == 4
    assert told in problem.hint


def test_words_around_a_number_are_told_where_they_go(built: Callable[..., Build]) -> None:
    made = built({"chiffres/a.yml": "valeur: plus de 1 200\nlibelle: élèves\n"})
    (problem,) = [found for found in made.report if found.code == "valeur-illisible"]
    assert "1200" in problem.hint
    assert "prefixe" in problem.hint


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        ("chiffres/a.yml", "valeur: 1.200\nlibelle: élèves\n", "nombre-ambigu", "1200"),
        ("evenements/a.md", event("heure: 14h"), "champ-inconnu", "debut"),
        ("evenements/a.md", event("horaires: 9h-18h"), "champ-inconnu", "debut"),
        ("evenements/a.md", event("direct: https://exemple.fr"), "champ-inconnu", "en_ligne: …"),
        ("evenements/a.md", event("video: https://exemple.fr"), "champ-inconnu", "documents: …"),
        ("evenements/a.md", event("Intervenants: [A, B]"), "champ-inconnu", ":  ## Intervenants"),
        ("themes/a.md", "---\ntitre: Sorties\n---\n", "champ-inconnu", "nom: …"),
        ("chiffres/a.yml", "valeur: 12\ntitre: élèves\n", "champ-inconnu", "libelle: …"),
        ("chiffres/a.yml", "valeur: 100 à 120\nlibelle: heures\n", "valeur-illisible", "100 ou 120"),
        ("chiffres/a.yml", "valeur: 12\nlibelle: heures\nhistorique:\n  - 2025: 90,5\n", "champ-inconnu",
         '{annee: 2025, valeur: "90,5"}'),
        ("chiffres/a.yml", "", "fichier-vide", "\nvaleur: 10000"),
        ("programmes/a.md", "---\nnom: [OSER]\nville: Lyon\n---\n", "texte-attendu", "sans crochets\u00a0:  OSER\n"),
        ("programmes/a.md", "---\nnom: A\nville: [Lyon, Paris]\n---\n", "texte-attendu",
         "sans crochets\u00a0:  Lyon, Paris\n"),
        ("evenements/a.md", event("lien: https://exemple.fr"), "champ-inconnu", "inscription"),
        ("evenements/a.md", event("description: Une journée"), "champ-inconnu", "resume"),
        ("evenements/a.md", event("fin: 2026-12-01 17:00"), "jour-et-heure",
         "debut: 2026-12-01 09:30   et   fin: 2026-12-01 17:00"),
        ("evenements/a.md", event("statut: reporté"), "report-sans-date-initiale", "date_initiale"),
        ("evenements/a.md", event("statut: reporté", "date_initiale: 2026-12-01"), "date-initiale-inchangee", "debut"),
        ("pages/a.md", "---\ntitre: A\nanciennes_adresses: [/pages/b.md]\n---\n", "chemin-illisible", "/b/"),
        ("pages/a.md", page("Un.\n\n[vide]()"), "lien-sans-adresse", "[texte du lien](https://…)"),
        ("pages/a.md", page("[a](www.oser.fr)"), "lien-introuvable", "https://www.oser.fr"),
        ("pages/a.md", page("[a](moi@oser.fr)"), "lien-introuvable", "mailto:moi@oser.fr"),
        ("pages/a.md", page("[a](../programmes/BON.md)"), "lien-introuvable", "../programmes/bon.md"),
        ("pages/a.md", page("![a](https://exemple.fr/i.png)"), "image-exterieure", "content/images/"),
        ("pages/a.md", page("[a](#titr)\n\n## Titre"), "ancre-introuvable", "#titre"),
        ("pages/a.md", page("[a](#une partie absente)"), "ancre-introuvable", "tirets"),
        ("pages/a.md", page('<p xml:lang="en">a</p>'), "balisage-retire", "Markdown"),
        ("pages/a.md", page("| a |\n|---|\n| 1 | 2 |"), "cellule-en-trop", "barre"),
        ("ressources/a.md", "---\ntitre: A\ntype: fiche\nfichier: ../programmes/bon.md\n---\n",
         "page-et-non-fichier", "lien"),
        ("pages/a.md", "---\ntitre: # Rentrée\n---\n", "champ-manquant", 'titre: "# Rentrée"'),
        ("pages/a.md", "---\ntitre:\n---\n", "champ-manquant", "Écrivez"),
        ("evenements/essai.txt", "titre: A", "texte-laisse-de-cote", "evenements/essai.md"),
        ("evenements/jpi-2027", "titre: A", "texte-laisse-de-cote", "evenements/jpi-2027.md"),
        ("chiffres/a.yml", "valeur: 10,000\nlibelle: élèves\n", "nombre-ambigu", "10000 ou 10, "),
        ("chiffres/a.yml", "valeur: 1.200.300\nlibelle: élèves\n", "nombre-ambigu", "Écrivez 1200300."),
        ("evenements/a.md", event("accueil_par: ../programmes/oser.md"), "identifiant-illisible", "Sans doute :  oser"),
        ("evenements/a.md", event("partenaires: OSER, Brio"), "identifiant-illisible", "[oser, brio]"),
        ("evenements/a.md", event('documents: [{titre: D, fichier: d.pdf, url: "https://x.fr/"}]'),
         "champs-en-trop", "Gardez l’un des deux"),
        ("ressources/a.md", "---\ntitre: A\ntype: fiche\nfichier: d.pdf\nurl: https://x.fr/\n---\n",
         "champs-en-trop", "Gardez l’un des deux"),
        ("programmes/a.md", "---\nnom: A\nville: Lyon\nregion: Bretagne\n---\n", "region-d-une-autre-ville",
         "Auvergne-Rhône-Alpes"),
        ("programmes/a.md", "---\nnom: A\nville: Lyon\nregion: Nimporte\n---\n", "region-inconnue", "Normandie"),
        ("programmes/a.md", "---\nnom: A\nville: Lyon et Saint-Étienne\n---\n", "plusieurs-villes",
         "\nville: Lyon\nville: Saint-Étienne"),
        ("programmes/a.md", "---\nnom: A\nville: Marseille/Xyzzyx\n---\n", "ville-inconnue", ""),
        ("ressources/a.md", "---\ntitre: A\ntype: fiche\nfichier: https://exemple.fr/a\n---\n", "fichier-exterieur",
         "url: https://exemple.fr/a"),
        ("evenements/a.md", event("image: https://exemple.fr/a.jpg", "image_alt: A"), "fichier-exterieur", "photo.jpg"),
        ("ressources/a.md", "---\ntitre: A\ntype: fiche\nurl: ../documents/a.pdf\n---\n", "adresse-illisible",
         "va dans «\u00a0fichier\u00a0»"),
        ("evenements/a.md", event("inscription: ouverte en mai"), "adresse-illisible", "dans le texte"),
        ("evenements/a.md", event("documents: programme.pdf"), "champs-attendus", "{titre: …, fichier: programme.pdf}"),
        ("evenements/a.md", event("documents: https://exemple.fr/a.pdf"), "champs-attendus",
         '{titre: …, url: "https://exemple.fr/a.pdf"}'),
        ("evenements/a.md", event("sources: https://a.fr"), "champs-attendus", '{titre: …, url: "https://a.fr"}'),
        ("evenements/a.md", event("photos: [a.jpg]"), "champs-attendus", "{fichier: a.jpg, alt: …, credit: …}"),
        ("pages/a.md", "---\ntitre: A\nmenu: 4\n---\n", "champs-attendus", "{ordre: 4, libelle: …}"),
        ("pages/a.md", "---\ntitre: A\nmenu: Agir\n---\n", "champs-attendus", "{ordre: …, libelle: Agir}"),
        ("pages/a.md", "---\ntitre: A\nmenu: oui\n---\n", "champs-attendus", "{ordre: …, libelle: …}"),
        ("pages/a.md", "---\ntitre: A\nsources: [https://exemple.fr/a]\n---\n", "champs-attendus",
         '{titre: …, url: "https://exemple.fr/a"}'),
        ("chiffres/a.yml", "valeur: 1\nlibelle: a\nhistorique: 90\n", "champs-attendus", "{annee: …, valeur: 90}"),
        ("chiffres/a.yml", "valeur: 1\nlibelle: a\nhistorique: 2024\n", "champs-attendus", "{annee: 2024, valeur: …}"),
        ("evenements/a.md", "---\ntitre: A\ndebut: novembre 2027\n---\n", "date-illisible", "date_a_confirmer: oui"),
        ("programmes/a.md", "---\nnom: A\nville: à définir\n---\n", "ville-inconnue", "Retirez «\u00a0ville\u00a0»"),
        ("programmes/a.md", "---\nnom: A\nville: Nouméa\n---\n", "ville-inconnue", "Nouvelle-Calédonie"),
        ("programmes/a.md", "---\nnom: A\nville: Lyon\netablissements: [Lycée …]\n---\n", "texte-a-ecrire", ""),
        ("programmes/a.md", "---\nnom: A\nville: Lyon\nreseaux_sociaux: {x: https://x.com/…}\n---\n",
         "texte-a-ecrire", ""),
    ],
)  # fmt: skip
def test_what_would_be_published_wrong_or_left_aside_is_told(
    built: Callable[..., Build], name: str, text: str, code: str, told: str
) -> None:
    made = built({**GOOD, name: text})
    (problem,) = [found for found in made.report if found.code == code]
    assert told in problem.hint


def test_the_date_of_a_postponed_event_is_not_called_new_where_no_former_one_is_known(
    built: Callable[..., Build],
) -> None:
    made = built({**GOOD, "evenements/a.md": event("statut: reporté")})
    html = next(artifact.data for artifact in made.artifacts if artifact.path == "evenements/a/index.html").decode()
    assert "est reporté.</strong>" in html
    assert "Nouvelle date" not in html


@pytest.mark.parametrize("typed", ["![Une vue](photo.png)", "[lien](aa.md)"])
def test_a_file_is_never_taken_for_the_one_that_it_lacks(built: Callable[..., Build], typed: str) -> None:
    made = built({"pages/a.md": page(typed)})
    (problem,) = [found for found in made.report if found.code == "lien-introuvable"]
    assert "a.md" not in problem.hint


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("[](https://www.exemple.fr/)", "lien-sans-texte"),
        ("[ ](bon.md)", "lien-sans-texte"),
        ("[![](https://www.exemple.fr/a.png)](bon.md)", "lien-sans-texte"),
        ("![](../images/photo.png)", "image-sans-texte"),
        ("[oser-cs.fr](https://www.exemple.fr/)", "lien-trompeur"),
    ],
)
def test_a_link_or_a_picture_without_words_or_with_another_address_is_told_on_its_line(
    built: Callable[..., Build], png: bytes, typed: str, code: str
) -> None:
    made = built({**GOOD, "images/photo.png": png, "programmes/a.md": f"{programme('ville: Lyon')}\n{typed}\n"})
    told = [(found.location.file, found.location.line) for found in made.report if found.code == code]
    assert told == [("content/programmes/a.md", 6)]


@pytest.mark.parametrize("key", ["sources: Rapport", "chiffres: [180]"])
def test_a_text_where_fields_are_wanted_is_told_with_their_names(built: Callable[..., Build], key: str) -> None:
    made = built({**GOOD, "programmes/a.md": programme("ville: Lyon", key)})
    (problem,) = [found for found in made.report if found.code == "champs-attendus"]
    assert problem.location.line == 4
    assert problem.hint.partition("{")[2].startswith(("titre: Rapport, url: …", "valeur: 180, libelle: …"))


def test_content_without_settings_is_told_with_the_least_that_they_hold(project: MakeProject) -> None:
    site = project(GOOD)
    (site.content / "site.yml").unlink()
    (problem,) = [found for found in build(site).report if found.severity is Severity.ERROR]
    assert problem.location.file == "content/site.yml"
    least = ["nom: ParTAGE Inter-Écoles", "url: https://www.exemple.fr", "courriel: contact@exemple.fr"]
    assert problem.hint.splitlines()[1:] == least


@pytest.mark.parametrize("wanted", ["oui", "non"])
def test_cards_without_their_fonts_are_told_where_they_are_wanted(
    built: Callable[..., Build], tmp_path: Path, wanted: str
) -> None:
    (tmp_path / "assets").mkdir()
    made = built({**GOOD, "site.yml": WITH_CARDS + f"cartes_de_partage: {wanted}\n"}, assets=tmp_path / "assets")
    told = [found.location.line for found in made.report if found.code == "polices-absentes"]
    assert told == ([4] if wanted == "oui" else [])
