"""Search finds what French readers type, with the very code of the browser, and costs them little."""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from partage_site.artifact import json_bytes
from partage_site.outputs.search import MANIFEST, PARTS
from partage_site.searching.documents import Document, find, weights
from partage_site.searching.french import PASSES
from partage_site.searching.index import TERMS_PART, Index, build_index
from partage_site.searching.words import stem, stems, words
from tests.conftest import missing
from tests.test_content import site

Derive = Callable[..., dict[str, bytes]]

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "assets" / "search-engine.js"
RUNNER = Path(__file__).with_name("search_runner.mjs")
TODAY = "2026-11-25"
MOST_BYTES = 60_000


def run(**request: Any) -> Any:
    """What the browser's code answers; without node the test says that it did not run, and fails in CI."""
    node = shutil.which("node")
    if node is None:
        missing("node")
    asked = json.dumps({"engine": ENGINE.read_text("utf-8"), "today": TODAY, **request})
    done = subprocess.run([node, str(RUNNER)], input=asked, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def searched(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the index."""
    return {name: data for name, data in files.items() if name == MANIFEST or name.startswith(PARTS)}


def asked(files: Mapping[str, bytes], *queries: str) -> list[dict[str, Any]]:
    kept = {name: data.decode() for name, data in searched(files).items()}
    answers: list[dict[str, Any]] = run(files=kept, queries=queries)
    return answers


def first(files: Mapping[str, bytes], query: str) -> str:
    paths: list[str] = asked(files, query)[0]["paths"]
    return paths[0] if paths else ""


def page(title: str, text: str = "") -> str:
    return f"---\ntitre: {title}\n---\n{text}\n"


FILES = {
    "series/wepi.md": "---\nnom: Week-End d’automne\nsigle: WEPI\n---\n",
    "programmes/alpha.md": "---\nnom: Prépa’Rémois\nville: Marseille\necoles: [CentraleSupélec]\nniveaux: [3e, Tle]\n"
    "---\n",
    "evenements/hier.md": "---\ntitre: Rencontre\ndebut: 2026-11-20\n---\n",
    "evenements/demain.md": "---\ntitre: Rencontre\ndebut: 2026-11-26\n---\n",
    "evenements/plus-tard.md": "---\ntitre: Rencontre\ndebut: 2027-11-26\nstatut: annulé\n---\n",
    "actualites/rencontre.md": "---\ntitre: Rencontre\ndate: 2026-11-20\n---\n",
    "chiffres/programmes.yml": "valeur: 50\nprefixe: plus de\nlibelle: programmes\n",
    "pages/ecole.md": page("Entrer", "L’église de l’école, une œuvre. Les travaux nationaux des lycéennes."),
    "pages/signes.md": page('"Tom & Léa <script>alert(1)</script>"', "Un texte à part &amp; voilà."),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("L’œuvre de l'été", ["l", "oeuvre", "de", "l", "ete"]),
        ("3ème, 1re, 2nde, 10e", ["3e", "1e", "2e", "10e"]),
        ("ÇA, Straße et ﬁn", ["ca", "strasse", "et", "fin"]),
        ("2003\u20132004 ; 10\u202f000", ["2003", "2004", "10", "000"]),
        ("Ελλάδα 🎉", []),
    ],
)
def test_words_are_folded_and_elisions_split(typed: str, found: list[str]) -> None:
    assert words(typed) == found


@pytest.mark.parametrize(
    "forms",
    [
        "élève élèves",
        "tuteur tuteurs tutrice tutrices",
        "étudiant étudiante étudiants étudiantes étudier",
        "ancien ancienne anciens anciennes",
        "national nationale nationaux nationales",
        "travail travaux",
        "lycée lycées lycéen lycéenne lycéennes",
        "ingénieur ingénieure ingénieures",
        "culturel culturelle culturels culturelles",
        "premier première premières",
        "parrain parrains parrainage parrainer parrainons parrainent parrainait",
        "engagé engagée engagés engagées engager engagement engagent",
        "financer financement finance financements",
        "réussir réussite réussites réussi",
        "former formation formations formé formée",
        "organiser organisation organisateurs organisatrice",
        "actif active activité actives",
        "danseur danseuse",
        "heureux heureuse",
        "réseau réseaux",
        "présent présente présents présentent présenter présenté présentation",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    "pair",
    ["partage part", "parent par", "tutorat tuteur", "école écologie", "jour journal", "presse présente"],
)
def test_other_words_do_not(pair: str) -> None:
    assert len({stem(word) for word in words(pair)}) == 2


def test_compounds_and_names_with_a_hump_are_found_whole_and_by_their_parts() -> None:
    assert {"week", "end", "weekend"} <= stems("un week-end").keys()
    assert {stem("centrale"), stem("supelec"), stem("centralesupelec")} <= stems("CentraleSupélec").keys()
    assert stem("preparemois") in stems("Prépa’Rémois")
    assert {"o", stem("talents"), stem("otalents")} <= stems("ÔTalents").keys()
    assert stems("INSA, PQPM, PQPMs").keys() == {"insa", "pqpm"}


@cache
def long_list() -> tuple[str, ...]:
    """Every word of the real site, and every ending of the rules after beginnings of every length."""
    texts = [a.data.decode() for a in site().artifacts if a.path.endswith((".html", ".json"))]
    found = set(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", " ".join(texts)))
    endings = {rule[0] for rules in PASSES for rule in rules} | {"s", "x", "es", "ées", "ô", "œ"}
    made = {f"{beginning}{ending}" for beginning in ("b", "br", "bri", "brid", "bridé", "brideu") for ending in endings}
    return tuple(sorted(found | made | {"3ème", "1ÈRES", "Straße", "İzmir", "ﬁn", "L’ŒUVRE", "e\u0301te\u0301", "℡"}))


def test_python_and_the_browser_bring_the_same_words_to_the_same_stems() -> None:
    assert len(long_list()) > 3_000
    here = [[[word, stem(word)] for word in words(text)] for text in long_list()]
    there = run(words=long_list(), rules=PASSES)
    assert [pair for pair in zip(long_list(), here, there, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("eglise", "/ecole/"),
        ("OEUVRE", "/ecole/"),
        ("national", "/ecole/"),
        ("lycéen travail", "/ecole/"),
        ("marseille", "/programmes/alpha/"),
        ("marsei", "/programmes/alpha/"),
        ("marseile", "/programmes/alpha/"),
        ("supélec", "/programmes/alpha/"),
        ("prepa remois", "/programmes/alpha/"),
        ("terminale", "/programmes/alpha/"),
        ("collège", "/programmes/alpha/"),
        ("3ème", "/programmes/alpha/"),
        ("weekend", "/evenements/serie/wepi/"),
        ("wepi", "/evenements/serie/wepi/"),
    ],
)
def test_what_is_typed_is_found(derived: Derive, query: str, path: str) -> None:
    assert first(derived(FILES), query) == path


def test_an_everyday_word_finds_the_page_that_says_it_otherwise(derived: Derive) -> None:
    files = {"pages/contact.md": page("Contact"), "pages/entrer.md": page("Participer")}
    queries = ("mail", "journaliste", "numéro de téléphone", "Comment s’inscrire ?", "inscripsion ")
    ways = [answer["paths"] for answer in asked(derived(files), *queries)]
    assert ways == [["/contact/"], ["/contact/"], ["/contact/"], ["/entrer/"], ["/entrer/"]]


def test_a_page_that_has_an_everyday_word_is_what_is_found(derived: Derive) -> None:
    files = {"pages/contact.md": page("Contact"), "pages/listes.md": page("Listes", "Recevoir un mail.")}
    assert asked(derived(files), "mail")[0]["paths"] == ["/listes/"]


@pytest.mark.parametrize(("query", "count"), [("kordées", 1), ("foenix", 1), ("lordées", 0), ("nordées", 0)])
def test_a_wrong_first_letter_is_understood_where_it_sounds_alike(derived: Derive, query: str, count: int) -> None:
    files = {"pages/a.md": page("Cordées"), "pages/b.md": page("Phoenix")}
    assert asked(derived(files), query)[0]["count"] == count


@pytest.mark.parametrize("name", ["ÔTalents", "Horizons", "Vecteur", "Équipage", "Impulsion"])
def test_a_name_whose_end_looks_like_an_ending_is_found_with_any_letter_wrong(derived: Derive, name: str) -> None:
    (word,) = words(name)
    places = range(1, len(word))
    slips = {
        *(word[:at] + word[at + 1 :] for at in places),
        *(word[: at + 1] + word[at:] for at in places),
        *(word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in places),
        *(word[:at] + "z" + word[at + 1 :] for at in places),
    }
    files = {"pages/a.md": page(name), "pages/b.md": page("Contact", "Montagnes, otages et verres.")}
    answers = dict(zip(slips, asked(derived(files), *slips), strict=True))
    assert [slip for slip, answer in answers.items() if answer["paths"][:1] != ["/a/"]] == []


def test_a_letter_that_begins_a_word_is_neither_sought_nor_said_to_be_nowhere(derived: Derive) -> None:
    files = {"pages/a.md": page("Le Tremplin"), "pages/b.md": page("Plan B"), "pages/c.md": page("Brio")}
    queries = ("x", "t", "Le T", "Le Tr", "brio x", "brio t", "b", "x ", "brio x ")
    told = [(answer["mode"], answer["paths"]) for answer in asked(derived(files), *queries)]
    tremplin, plan, brio = (["/a/"], ["/b/"], ["/c/"])
    assert told == [
        *(("vide", []), ("vide", []), ("vide", []), ("tous", tremplin), ("tous", brio), ("tous", brio)),
        *(("tous", plan), ("aucun", []), ("partie", brio)),
    ]


def test_another_word_of_four_letters_is_no_slip(derived: Derive) -> None:
    files = {"pages/a.md": page("Essec", "Les pages et les lycées de Nice.")}
    assert [answer["count"] for answer in asked(derived(files), "esec", "essc", "pape", "lyce", "niort", "nive")] == [
        *(1, 1, 0, 1, 0, 0)
    ]


def test_how_much_was_found_is_told(derived: Derive) -> None:
    every, some, near, none, empty, stops = asked(
        derived(FILES), "église école", "église marseille", "egluse", "zzz", "  ", "de la "
    )
    assert [each["mode"] for each in (every, some, near, none, empty, stops)] == [
        "tous",
        "partie",
        "proche",
        "aucun",
        "vide",
        "vide",
    ]
    assert set(some["paths"]) == {"/ecole/", "/programmes/alpha/"}
    assert none["count"] == 0


def test_on_ties_what_is_to_come_stands_before_what_is_past(derived: Derive) -> None:
    paths = asked(derived(FILES), "rencontre")[0]["paths"]
    assert paths[:2] == ["/evenements/plus-tard/", "/evenements/demain/"]
    assert set(paths[2:]) == {"/evenements/hier/", "/actualites/rencontre/"}


def test_titles_weigh_more_than_places_and_these_more_than_texts() -> None:
    found = weights(Document("Nantes", "/", places="Lille", keywords="Reims", headings="Cergy", text="Toulouse"))
    order = [found[stem(name)] for name in ("nantes", "lille", "cergy", "reims", "toulouse")]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)
    assert weights(Document("Contact", "/"))["contact"] > weights(Document("Contact des écoles", "/"))["contact"]


def test_signs_are_kept_as_typed_and_found_words_stand_apart(derived: Derive) -> None:
    answer = asked(derived(FILES), "texte")[0]
    assert answer["titles"] == ["Tom & Léa <script>alert(1)</script>"]
    assert "".join(piece[0] for piece in answer["excerpts"][0]) == "Un texte à part & voilà."
    assert [piece[0] for piece in answer["excerpts"][0] if piece[1:] == [True]] == ["texte"]


def test_a_cancelled_event_is_said_to_be(derived: Derive) -> None:
    manifest = json.loads(derived(FILES)[MANIFEST])
    details = {path: detail for _, path, detail, _ in manifest["documents"][0]}
    assert details["/evenements/plus-tard/"].startswith("Annulé, ")
    assert details["/programmes/alpha/"] == "Marseille, CentraleSupélec"


@pytest.mark.parametrize("drafts", [False, True])
def test_drafts_are_never_found(derived: Derive, drafts: bool) -> None:
    head = "---\ntitre: Mirabelle\nbrouillon: oui\n"
    files = {
        "pages/secret.md": f"{head}---\nMirabelle.\n",
        "evenements/secret.md": f"{head}debut: 2027-01-01\n---\nMirabelle.\n",
        "series/secret.md": "---\nnom: Mirabelle\nsigle: M\nbrouillon: oui\n---\n",
        "evenements/a.md": "---\ntitre: Rencontre\ndebut: 2027-02-01\n---\n",
    }
    made = searched(derived(files, drafts=drafts))
    assert not any(b"irabel" in data for data in made.values())
    manifest = json.loads(made[MANIFEST])
    assert manifest["documents"][0][manifest["events"]][1] == "/evenements/a/"


def test_news_of_days_to_come_is_not_found(derived: Derive) -> None:
    files = {"actualites/demain.md": "---\ntitre: Mirabelle\ndate: 2026-11-26\n---\nMirabelle.\n"}
    assert not any(b"irabel" in data for data in searched(derived(files)).values())


def test_neither_the_base_nor_the_day_nor_the_order_of_words_changes_the_index(derived: Derive) -> None:
    from datetime import date

    one = derived(FILES, base_url="/")
    other = derived(FILES, base_url="/a/b/", today=date(2027, 12, 31))
    assert one[MANIFEST] == other[MANIFEST]


def test_a_site_with_nothing_is_searched_too(derived: Derive) -> None:
    assert asked(derived({}), "zzz")[0]["mode"] == "aucun"


@cache
def large(seed: int = 1) -> tuple[Document, ...]:
    """Two thousand pages of 250 words, which are as common as in a language (Zipf), in titles, places and texts."""
    chance = random.Random(seed)
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "on", "eur")]
    vocabulary = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)))
    common = [1 / rank for rank in range(1, len(vocabulary) + 1)]

    def some(count: int) -> str:
        return " ".join(chance.choices(vocabulary, common, k=count))

    return tuple(
        Document(f"Page {number} {some(4)}", f"/page-{number}/", some(3), some(250), some(2), some(15), some(8))
        for number in range(2_000)
    )


@cache
def large_index() -> Index:
    return build_index(map(find, large()))


def files_of(index: Index, documents: Sequence[Document]) -> dict[str, bytes]:
    about = {"genres": [["pages", "Pages", "Page", len(documents)]], "events": 0, "last_days": [], "programmes": 9}
    return {MANIFEST: json_bytes({**about, **index.manifest})} | {
        PARTS + name: data for name, data in index.parts.items()
    }


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


@pytest.mark.slow
def test_two_thousand_pages_cost_a_reader_sixty_kilobytes_at_most() -> None:
    files = files_of(large_index(), large())
    scripts = sum(packed((ROOT / "assets" / name).read_bytes()) for name in ("search.js", "search-engine.js"))
    usual = large()[0].text.split()
    queries = [
        usual[0],
        " ".join(usual[:3]),
        " ".join(usual[7:12]),
        usual[3][:2],
        usual[5][:3],
        "page 7",
        "de",
        "zzzzzz",
    ]
    queries += [" ".join(document.text.split()[:4]) for document in large()[10:20]]
    answers = asked(files, *queries)
    costs = [
        scripts + packed(files[MANIFEST]) + sum(packed(files[PARTS + name]) for name in answer["loaded"])
        for answer in answers
    ]
    assert max(costs) <= MOST_BYTES
    assert all(answer["paths"] for query, answer in zip(queries, answers, strict=True) if query not in ("de", "zzzzzz"))
    assert scripts <= 5_300


@pytest.mark.slow
def test_large_sites_are_cut_into_parts_that_a_new_word_leaves_alone() -> None:
    index = large_index()
    assert 100 < len(index.parts) < 1_000
    assert index.manifest["starts"] == sorted(set(index.manifest["starts"]))
    assert max(map(len, index.parts.values())) <= 2 * TERMS_PART
    *others, last = large()
    changed = build_index(map(find, [*others, last._replace(text=f"{last.text} xylophone")]))
    assert 1 <= len(changed.parts.keys() - index.parts.keys()) <= 3


@pytest.mark.slow
def test_every_word_is_found_in_the_parts_as_it_is_in_one() -> None:
    files = files_of(large_index(), large())
    chosen = random.Random(2).sample(range(2_000), 12)
    queries = [f"{large()[number].title} " for number in chosen]
    assert [answer["paths"][0] for answer in asked(files, *queries)] == [large()[number].path for number in chosen]


@pytest.mark.slow
def test_a_first_letter_that_sounds_alike_is_found_in_another_part() -> None:
    files = files_of(large_index(), large())
    named = ((word, document.path) for document in large() for word in document.title.split()[2:])
    word, path = next((word, path) for word, path in named if word[0] == "c" and len(word) > 5)
    (answer,) = asked(files, f"k{word[1:]} ")
    assert path in answer["paths"]


def test_the_real_site_is_one_small_file() -> None:
    files = {a.path: a.data for a in site().artifacts if a.path == MANIFEST or a.path.startswith(PARTS)}
    assert list(files) == [MANIFEST]
    assert packed(files[MANIFEST]) <= 30_000


def test_thirty_eight_of_forty_queries_come_first() -> None:
    expected = yaml.safe_load((ROOT / "tests" / "search_queries.yml").read_text("utf-8"))
    assert len(expected) >= 40
    files = {a.path: a.data for a in site().artifacts}
    answers = asked(files, *(query for query, _ in expected))
    missed = [
        f"{query}: {answer['paths'][:3]}"
        for (query, path), answer in zip(expected, answers, strict=True)
        if answer["paths"][:1] != [path]
    ]
    assert len(missed) <= len(expected) * 2 // 40, missed


def test_the_page_says_what_it_needs_and_holds_the_plan_of_the_site() -> None:
    html = next(a.data for a in site().artifacts if a.path == "recherche/index.html").decode()
    assert "La recherche a besoin de JavaScript" in html
    assert html.count("<li>") > 30
    assert 'name="q"' in html


def test_only_the_search_page_loads_the_script() -> None:
    loading = [a.path for a in site().artifacts if a.path.endswith(".html") and b"/assets/search." in a.data]
    assert loading == ["recherche/index.html"]
