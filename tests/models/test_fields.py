"""Fields take what people type in good faith, keep text as typed, and say what to type otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest

from partage_site.models import fields, networks, numbers, references, targets
from partage_site.models.choices import choice, choices
from partage_site.models.declaration import Misread
from partage_site.models.event import EventStatus
from partage_site.models.programme import Level, Public, Status


@pytest.mark.parametrize(
    ("read", "typed", "meant"),
    [
        (fields.read_text, "  Une   grande\n école ", "Une grande école"),
        (fields.read_text, "01000", "01000"),
        (fields.read_text, "NO", "NO"),
        (fields.read_yes_no, "oui", True),
        (fields.read_yes_no, "Non", False),
        (fields.read_yes_no, "true", True),
        (numbers.read_number, "10000", Decimal(10000)),
        (numbers.read_number, "10 000", Decimal(10000)),
        (numbers.read_number, "1\u202f000\u202f000", Decimal(1000000)),
        (numbers.read_number, "3,5", Decimal("3.5")),
        (numbers.read_year, "2006", 2006),
        (numbers.read_order, "-3", -3),
        (fields.read_phone, "+33 (0)1.23.45-67 89", "+33 (0)1.23.45-67 89"),
        (fields.read_postcode, "01000", "01000"),
        (fields.read_postcode, "13 013", "13013"),
        (fields.read_insee, "2a004", "2A004"),
        (fields.read_url, "https://www.brio-nantes.org", "https://www.brio-nantes.org"),
        (fields.read_email, "jeanne.d’arc@exemple.fr", "jeanne.d’arc@exemple.fr"),
        (fields.read_coordinates, ["48.93", "2.35"], (48.93, 2.35)),
        (fields.read_coordinates, ["48,93", "2,35"], (48.93, 2.35)),
        (fields.read_coordinates, "48.93, 2.35", (48.93, 2.35)),
        (fields.read_coordinates, "-21.1 ; 55.5", (-21.1, 55.5)),
        (fields.read_siret, "123 456 789  00012", "123 456 789 00012"),
        (fields.read_path, "/et-apres/", "/et-apres/"),
        (fields.as_many, "lycée", ["lycée"]),
        (fields.as_many, None, []),
    ],
)
def test_what_is_typed_in_good_faith_is_understood(read: Callable[[Any], Any], typed: Any, meant: Any) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("read", "typed", "told"),
    [
        (fields.read_text, ["a"], "guillemets"),
        (fields.read_text, {"a": "b"}, "guillemets"),
        (fields.read_yes_no, "peut-être", "peut-être"),
        (fields.read_yes_no, "Yes", "Écrivez\u00a0:  oui"),
        (fields.read_yes_no, "0", "Écrivez\u00a0:  non"),
        (
            fields.read_url,
            "git@forge.exemple.fr:reseau/site.git",
            "Écrivez\u00a0:  https://forge.exemple.fr/reseau/site",
        ),
        (numbers.read_number, "beaucoup", "10000"),
        (numbers.read_number, "environ 12,5 %", "seul\u00a0:  12,5"),
        (numbers.read_number, "10k", "par exemple\u00a0:  10000"),
        (numbers.read_number, "2,5 K", "par exemple\u00a0:  10000"),
        (numbers.read_number, "9" * 16, "quinze au plus"),
        (numbers.read_number, "0,1234567", "six après"),
        (numbers.read_number, ".5", "par exemple\u00a0:  10000"),
        (numbers.read_number, "1.000.000", "1000000"),
        (numbers.read_number, "plus de 1.200 élèves", "Écrivez 1200 ou 1,2"),
        (numbers.read_number, "10,000 élèves", "Écrivez 10000 ou 10,"),
        (numbers.read_number, "1.200,5 élèves", "«\u00a01.200,5 élèves\u00a0»"),
        (numbers.read_year, "06", "2006"),
        (numbers.read_order, "premier", "10"),
        (numbers.read_order, "1,5", "10"),
        (fields.read_phone, "le matin", "01 23 45 67 89"),
        (numbers.read_year, "20066", "2006"),
        (numbers.read_year, "en 2012", "Écrivez\u00a0:  2012"),
        (numbers.read_year, "01/09/2012", "Écrivez\u00a0:  2012"),
        (numbers.read_year, "2025-2026", "Écrivez 2025 ou 2026."),
        (numbers.read_year, "2025/2026", "Écrivez 2025 ou 2026."),
        (numbers.read_year, "2102", "à quatre chiffres, de 1900 à 2100"),
        (fields.read_postcode, "130013", "13013"),
        (fields.read_postcode, "1000", 'Écrivez\u00a0:  "01000"'),
        (fields.read_insee, "1053", '"01053"'),
        (fields.read_url, "www.exemple.fr/page", "https://www.exemple.fr/page"),
        (fields.read_url, "forms.gle/abc", "Écrivez\u00a0:  https://forms.gle/abc"),
        (fields.read_url, "<https://forms.gle/abc>", "Écrivez\u00a0:  https://forms.gle/abc"),
        (fields.read_url, "[ici](https://forms.gle/abc)", "Écrivez\u00a0:  https://forms.gle/abc"),
        (fields.read_url, "www.exemple.fr ou www.exemple.org", "par exemple https://www.exemple.fr/"),
        (fields.read_url, "[ici](moi)", "par exemple https://www.exemple.fr/"),
        (fields.read_url, "javascript:alert(1)", "https://"),
        (fields.read_url, "https://a b.fr", "https://"),
        (fields.read_url, "https://moi@exemple.fr", "https://"),
        (fields.read_url, "http://[", "https://"),
        (fields.read_email, "contact@exemple..fr", "«\u00a0contact@exemple..fr\u00a0»"),
        (fields.read_email, "contact(at)exemple.fr", "@"),
        (fields.read_email, "mailto:contact@exemple.fr", "Écrivez\u00a0:  contact@exemple.fr"),
        (fields.read_email, "L'équipe <contact@exemple.fr>", "\u00a0:  contact@exemple.fr"),
        (networks.read_networks, "https://fr.linkedin.com/in/x", "{linkedin: https://fr.linkedin.com/in/x}"),
        (networks.read_networks, "instagram.com/x", "Écrivez\u00a0:  {instagram: https://instagram.com/x}"),
        (
            networks.read_networks,
            ["https://www.instagram.com/x", "facebook.com/x"],
            "Écrivez\u00a0:  {instagram: https://www.instagram.com/x, facebook: https://facebook.com/x}",
        ),
        (networks.read_networks, "facebook.com/l?u=https://x.fr", "{facebook: https://facebook.com/l?u=https://x.fr}"),
        (networks.read_networks, "instagram.com/<x>", "{instagram: https://www.instagram.com/…}"),
        (networks.read_networks, ["@x"], "il faut ici des réseaux, chacun avec son adresse"),
        (networks.read_networks, "@x", "{instagram: https://www.instagram.com/…}"),
        (fields.read_coordinates, "48,93, 2,35", "[48.93, 2.35]"),
        (fields.read_coordinates, "là-bas", "coordonnees"),
        (fields.read_coordinates, ["48", "93", "2", "35"], "Écrivez\u00a0:  coordonnees: [48.93, 2.35]"),
        (fields.read_coordinates, ["2", "29", "49", "89"], "[2.29, 49.89]"),
        (fields.read_coordinates, "45°45'36\"N 4°50'E", "par exemple"),
        (fields.read_url, "http://127.0.0.1:8000/programmes/", "tout le monde"),
        (fields.read_url, "http://localhost:8000/", "tout le monde"),
        (fields.read_url, "http://[::1]:8000/", "tout le monde"),
        (references.read_reference, "Échanges Phocéens", "echanges-phoceens"),
        (references.read_reference, "oser, brio", "gardez par exemple\u00a0:  oser"),
        (references.read_reference, ["oser", "brio"], "gardez par exemple\u00a0:  oser"),
        (references.as_references, "oser et brio", "[oser, brio]"),
        (references.as_references, ["oser et brio", "pqpm"], "[oser, brio, pqpm]"),
        (references.read_reference, "Jeunes et Engagés", "\u00a0:  jeunes-et-engages"),
        (fields.read_path, "https://exemple.fr/a/b.html?c=d", "domaine\u00a0:  /a/b.html"),
        (fields.read_path, "https://exemple.fr/", "/et-apres/"),
        (fields.read_path, "/a/../b/", "/et-apres/"),
        (fields.read_path, "programmes/brio/", "/programmes/brio/"),
        (fields.read_path, "programmes/été", "/programmes/%C3%A9t%C3%A9/"),
        (fields.read_path, "www.exemple.fr/vieux/", "/vieux/"),
        (fields.read_path, "actualites", "domaine\u00a0:  /actualites/"),
        (fields.read_path, "équipe", "domaine\u00a0:  /%C3%A9quipe/"),
        (fields.read_path, "/événements/", "domaine\u00a0:  /%C3%A9v%C3%A9nements/"),
        (fields.read_path, "https://exemple.fr/qui sommes-nous/?a=é", "domaine\u00a0:  /qui%20sommes-nous/"),
        (fields.read_path, "/%C3%A9quipe/é/", "domaine\u00a0:  /%C3%A9quipe/%C3%A9/"),
        (fields.read_siret, "123 456 789", "le SIRET le prolonge des cinq chiffres"),
        (fields.read_siret, "à venir", "123 456 789 00012"),
        (fields.read_path, "/?p=12", "/et-apres/"),
        (fields.read_path, "pages/contact.md", "domaine :  /contact/"),
        (fields.read_path, "/content/evenements/wepi.md", "domaine :  /evenements/wepi/"),
        (fields.read_menu_path, "contact", "domaine :  /contact/"),
        (fields.read_menu_path, "https://exemple.fr/programmes/", "domaine :  /programmes/"),
        (fields.read_menu_path, "https://helloasso.com/partage", "Mettez le lien dans le texte d’une page"),
        (fields.read_menu_path, "www.helloasso.com", "Mettez le lien dans le texte d’une page"),
        (fields.read_menu_path, "mailto:a@exemple.fr", "Mettez le lien dans le texte d’une page"),
    ],
)
def test_what_cannot_be_understood_says_what_to_type(read: Callable[[Any], Any], typed: Any, told: str) -> None:
    with pytest.raises(Misread) as caught:
        read(typed)
    assert told in caught.value.complaint.message + caught.value.complaint.hint


@pytest.mark.parametrize(
    ("options", "typed", "meant"),
    [
        (EventStatus, "annulée", EventStatus.CANCELLED),
        (EventStatus, "REPORTÉ", EventStatus.POSTPONED),
        (EventStatus, "confirme", EventStatus.CONFIRMED),
        (Status, "Terminée", Status.ENDED),
        (Status, "en sommeil", Status.DORMANT),
        (Level, "tle", Level.TERMINALE),
    ],
)
def test_a_choice_is_read_whatever_its_accents_capitals_and_gender(options: Any, typed: str, meant: Any) -> None:
    assert choice(options).parse(typed) is meant


def test_an_unknown_choice_offers_the_nearest_and_lists_all() -> None:
    with pytest.raises(Misread) as caught:
        choice(EventStatus).parse("anullé")
    assert "Vouliez-vous dire «\u00a0annulé\u00a0»" in caught.value.complaint.hint
    assert "confirmé, reporté, annulé" in caught.value.complaint.hint


@pytest.mark.parametrize(
    ("options", "typed"), [(Status, "inactif"), (EventStatus, "non confirmé"), (EventStatus, "à confirmer")]
)
def test_no_choice_is_offered_for_what_denies_it(options: Any, typed: str) -> None:
    with pytest.raises(Misread) as caught:
        choice(options).parse(typed)
    assert "Vouliez-vous" not in caught.value.complaint.hint


@pytest.mark.parametrize(
    "typed",
    ["https://exemple.fr", "https://exemple.fr/a/b", "https://exemple.fr:8080/~club/", "https://exemple.fr/%C3%A9/"],
)
def test_the_address_of_a_site_may_have_folders(typed: str) -> None:
    assert targets.read_home(typed) == typed


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("https://exemple.fr/?a=b", "https://exemple.fr/"),
        ("https://exemple.fr/a#x", "https://exemple.fr/a/"),
        ("https://exemple.fr/été/", "https://exemple.fr/%C3%A9t%C3%A9/"),
        ("https://été.fr", "https://xn--t-9fab.fr/"),
        ("https://exemple.fr/a/index.html", "https://exemple.fr/a/"),
        ("https://exemple.fr/../x", "https://exemple.fr/x/"),
    ],
)
def test_the_address_of_a_page_is_not_that_of_a_site(typed: str, offered: str) -> None:
    with pytest.raises(Misread) as misread:
        targets.read_home(typed)
    assert misread.value.complaint.code == "adresse-du-site"
    assert misread.value.complaint.hint.endswith(f"url: {offered}")
    assert targets.read_home(offered) == offered


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("collège et lycée", "[collège, lycée]"),
        ("Collèges, lycées et post-bac", "[collège, lycée, post-bac]"),
        (["collège/lycée", "post-bac"], "[collège, lycée, post-bac]"),
        ("Lycée", None),
        (["collège", "lycée"], None),
        ("collège et maternelle", None),
        ("du collège au post-bac", "[collège, lycée, post-bac]"),
        ("collège – lycée", "[collège, lycée]"),
        ("lycée à collège", None),
    ],
)
def test_several_members_in_one_text_are_told_as_a_list(typed: Any, told: str | None) -> None:
    widened = choices(choice(Public))
    if told is None:
        assert widened.widen(typed) == fields.as_many(typed)
        return
    with pytest.raises(Misread) as caught:
        widened.widen(typed)
    assert caught.value.complaint.hint.endswith(told)


@pytest.mark.parametrize("unit", ["a", "é", "–", " ", "\n", "- ", "à ", "https://"])
@pytest.mark.parametrize("read", [fields.read_email, choices(choice(Public)).widen])
def test_a_long_text_is_read_in_no_time(read: Callable[[Any], Any], unit: str) -> None:
    begun = time.process_time()
    with suppress(Misread):
        read(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 1
