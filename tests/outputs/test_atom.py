"""Feeds are whole, valid, the same for ever where they must be, and never say what did not take place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree  # type: ignore[import-untyped]

from partage_site.outputs.atom import NAMESPACE, _add

Derive = Callable[..., dict[str, bytes]]


NEWS = "---\ntitre: {titre}\ndate: 2026-11-{day:02}\n{more}---\n{body}\n"
PARSER = etree.XMLParser(recover=False, resolve_entities=False)


def news(day: int = 20, titre: str = "Nouvelle", more: str = "", body: str = "Un texte.") -> str:
    return NEWS.format(titre=titre, day=day, more=more, body=body)


def event(**keys: str) -> str:
    lines = {"titre": "Rencontre", "debut": "2026-11-21", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n"


def feed_of(data: bytes) -> Any:
    etree.fromstring(data, PARSER)
    feed = feedparser.parse(data)
    assert not feed.bozo
    return feed


def test_an_empty_feed_is_valid_and_dated(derived: Derive) -> None:
    made = derived({}, base_url="/reseau/")
    for name in ("actualites", "evenements"):
        feed = feed_of(made[f"{name}.xml"])
        assert feed.entries == []
        assert feed.feed.updated == "2005-01-01T00:00:00Z"
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == f"https://www.exemple.fr/reseau/{name}.xml"
        assert links["alternate"] == f"https://www.exemple.fr/reseau/{name}/"
        assert feed.feed.author_detail.name == "Un réseau"


def test_signs_that_xml_reserves_reach_the_reader(derived: Derive) -> None:
    title = """Tom & Jerry < > " ' 👩‍🏫 ]]>"""
    quoted = "'" + title.replace("'", "''") + "'"
    made = derived({"actualites/a.md": news(titre=quoted), "evenements/b.md": event(titre=quoted)})
    for name in ("actualites", "evenements"):
        root = etree.fromstring(made[f"{name}.xml"], PARSER)
        assert root.findtext(f"{{{NAMESPACE}}}entry/{{{NAMESPACE}}}title") == title
        feed_of(made[f"{name}.xml"])


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    parent = ElementTree.Element("feed")
    _add(parent, "title", "a\x00b\x0bc\ufffed\ud800e\U0001f600", label="x\x1fy")
    assert etree.fromstring(ElementTree.tostring(parent, encoding="utf-8"), PARSER)[0].text == "abcde\U0001f600"


def test_content_is_whole_with_absolute_addresses(derived: Derive) -> None:
    body = "Voir [la page](../pages/contact.md#ici) et [plus loin](#la-suite).[^1]\n\n## La suite\n\n[^1]: Une note."
    files = {"actualites/a.md": news(body=body), "pages/contact.md": "---\ntitre: Contact\n---\n\n## Ici\n"}
    (entry,) = feed_of(derived(files, base_url="/reseau/")["actualites.xml"]).entries
    content = entry.content[0]
    assert content.type == "text/html"
    root = etree.HTML(content.value)
    here = "https://www.exemple.fr/reseau/"
    addresses = root.xpath("//@href")
    assert addresses[0] == f"{here}contact/#ici"
    assert f"{here}actualites/a/#la-suite" in addresses
    assert all(address.startswith(here) for address in addresses)
    assert "Une note." in content.value


def test_only_the_latest_twenty_are_given_latest_first(derived: Derive) -> None:
    made = derived({f"actualites/n{day}.md": news(day, f"Nouvelle {day}") for day in range(1, 25)})
    entries = feed_of(made["actualites.xml"]).entries
    assert [entry.title for entry in entries] == [f"Nouvelle {day}" for day in range(24, 4, -1)]


def test_dates_come_from_the_content(derived: Derive) -> None:
    made = derived(
        {
            "actualites/a.md": news(20),
            "actualites/b.md": news(10, more="modifie_le: 2026-11-24\n"),
            "evenements/c.md": event(debut="2026-07-01 09:30"),
        }
    )
    feed = feed_of(made["actualites.xml"])
    assert [entry.updated for entry in feed.entries] == ["2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z"]
    assert [entry.published for entry in feed.entries] == ["2026-11-20T00:00:00Z", "2026-11-10T00:00:00Z"]
    assert feed.feed.updated == "2026-11-24T00:00:00Z"
    assert feed_of(made["evenements.xml"]).entries[0].updated == "2026-07-01T07:30:00Z"


@pytest.mark.parametrize(
    ("uid", "identifier"),
    [
        ("", "tag:partage-inter-ecoles,2005:actualite/a"),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
        ("vieux@partage-inter-ecoles", "tag:partage-inter-ecoles,2005:actualite/vieux"),
        ("vieux nom@partage-inter-ecoles", "tag:partage-inter-ecoles,2005:actualite/vieux%20nom"),
        ("vieux & beau@exemple.fr", "tag:partage-inter-ecoles,2005:vieux%20%26%20beau@exemple.fr"),
    ],
)
def test_identifiers_do_not_follow_the_address_of_the_site(derived: Derive, uid: str, identifier: str) -> None:
    for base in ("/", "/a/b/", "https://ailleurs.example.org/"):
        made = derived({"actualites/a.md": news(more=f'uid: "{uid}"\n' if uid else "")}, base_url=base)
        assert feed_of(made["actualites.xml"]).entries[0].id == identifier


@pytest.mark.parametrize(
    ("keys", "title", "said"),
    [
        ({"statut": "annulé"}, "Annulé\u00a0: Rencontre", "Ce rendez-vous est annulé."),
        (
            {"debut": "", "statut": "reporté", "date_initiale": "2026-10-10"},
            "Reporté\u00a0: Rencontre",
            "La nouvelle date n’est pas encore connue.",
        ),
    ],
)
def test_what_does_not_take_place_says_so_first(derived: Derive, keys: dict[str, str], title: str, said: str) -> None:
    (entry,) = feed_of(derived({"evenements/b.md": event(**keys)})["evenements.xml"]).entries
    assert entry.title == title
    assert said in entry.content[0].value.splitlines()[0]


def test_an_event_says_when_and_where(derived: Derive) -> None:
    files = {"evenements/b.md": event(fin="2026-11-22", ville="Marseille", date_a_confirmer="oui")}
    (entry,) = feed_of(derived(files)["evenements.xml"]).entries
    assert "<p>Samedi 21 et dimanche 22\u00a0novembre\u00a02026, Marseille</p>" in entry.content[0].value
    assert "Date à confirmer." in entry.content[0].value


def test_hours_overseas_are_told_to_be_those_of_paris(derived: Derive) -> None:
    files = {"evenements/b.md": event(debut="2026-11-21 18:00", ville="Cayenne")}
    (entry,) = feed_of(derived(files)["evenements.xml"]).entries
    assert "à\u00a018\u00a0h, heure de Paris, Cayenne (Guyane)</p>" in entry.content[0].value


def test_drafts_and_their_names_are_in_no_feed(derived: Derive) -> None:
    files = {
        "actualites/a.md": news(titre="Secret", more="brouillon: oui\n"),
        "actualites/b.md": news(more="themes: cache\nauteur: Une autrice\n"),
        "themes/cache.md": "---\nnom: Secret\nbrouillon: oui\n---\n",
    }
    for drafts in (False, True):
        data = derived(files, drafts=drafts)["actualites.xml"]
        assert b"Secret" not in data
        assert feed_of(data).entries[0].author == "Une autrice"
