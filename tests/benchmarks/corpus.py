"""The texts that every generator is given: French, of about 350 words, the same at every run and on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

EVENT, PROGRAMME, ARTICLE = "evenements", "programmes", "actualites"
SECTIONS = (EVENT, PROGRAMME, ARTICLE)
# Seven texts of ten are events, two are programmes, one is a piece of news.
_CYCLE = (EVENT,) * 7 + (PROGRAMME,) * 2 + (ARTICLE,)
_FIRST_DAY, _DAYS = date(2015, 1, 1), 4000
# The day that a site is built for: every text is published then.
TODAY = _FIRST_DAY + timedelta(_DAYS)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


LABELS = ("Cordées de la réussite", "Parcours d’excellence")
TOWNS = _listed("""
    Paris Lyon Marseille Toulouse Lille Nantes Bordeaux Strasbourg Rennes Grenoble Montpellier Nice Dijon Angers
    Brest Metz Nancy Tours Limoges Amiens
""")
THEMES = {
    "accueil": "Accueil",
    "ecriture": "Écriture",
    "orientation": "Orientation",
    "ouverture": "Ouverture",
    "parcours": "Parcours",
    "reussite": "Réussite",
    "sciences": "Sciences",
    "tutorat": "Tutorat",
}
_SMALL_WORDS = _listed("""
    le la les un une des de du dans pour avec sur par et ou qui que nous vous ils elles cette ces notre votre
    leur plus très aussi ainsi chaque entre depuis pendant après avant sans sous vers chez est sont sera permet
    propose organise accueille présente réunit invite favorise développe
""")
_WORDS = _listed("""
    association réseau étudiantes étudiants bibliothèque atelier rencontre conférence débat accueil programme
    école université ville région partenaire bénévole mentor parcours formation égalité chances lycée collège
    quartier soutien projet équipe création culture science langue lecture écriture théâtre musique cinéma
    exposition visite soirée matinée inscription dossier calendrier journée séance accompagnement orientation
    bourse tutorat ouverture sociale diversité ambition réussite excellence territoire rural banlieue campus
    professeur chercheuse entreprise métier stage alternance découverte échange dialogue citoyenneté engagement
    solidarité avenir confiance parole expérience témoignage
""")


@dataclass(frozen=True)
class Entry:
    """A text and what is said of it; `venue` is of events, `school` and `label` of programmes, else empty."""

    section: str
    name: str
    title: str
    day: date
    town: str
    summary: str
    themes: tuple[str, ...]
    body: str
    venue: str = ""
    school: str = ""
    label: str = ""


def corpus(size: int) -> list[Entry]:
    """The first `size` texts."""
    chance = random.Random(2005)
    return [_entry(number, chance) for number in range(size)]


def _entry(number: int, chance: random.Random) -> Entry:
    section = _CYCLE[number % len(_CYCLE)]
    length = {EVENT: chance.randint(200, 400), PROGRAMME: 200, ARTICLE: chance.randint(150, 300)}[section]
    return Entry(
        section=section,
        name=f"page-{number:05}",
        title=f"{_heading(chance)} {number}",
        day=_FIRST_DAY + timedelta(chance.randrange(_DAYS)),
        town=chance.choice(TOWNS),
        summary=_sentence(_plain_words(chance, 12)),
        themes=(chance.choice(list(THEMES)),) if section != PROGRAMME else (),
        body=_body(length, chance),
        venue=f"Salle {chance.randint(1, 20)}" if section == EVENT else "",
        school=f"École {chance.randint(1, 60)}" if section == PROGRAMME else "",
        label=chance.choice(LABELS) if section == PROGRAMME else "",
    )


def _body(length: int, chance: random.Random) -> str:
    """Markdown of about `length` words and a half more: headings, lists, a quotation, one time in four a table."""
    blocks = [
        _paragraph(chance, length // 5),
        f"## {_heading(chance)}",
        _paragraph(chance, length // 4),
        "\n".join(f"- {' '.join(_words(chance, chance.randint(5, 9)))}" for _ in range(chance.randint(3, 6))),
        f"### {_heading(chance)}",
        _paragraph(chance, length // 5),
        f"> {_paragraph(chance, 15)}",
        "\n".join(f"{rank}. {' '.join(_words(chance, chance.randint(5, 8)))}" for rank in range(1, 5)),
        f"## {_heading(chance)}",
        _paragraph(chance, length // 6),
    ]
    if chance.random() < 0.25:
        blocks.append("\n".join(["| Heure | Lieu | Sujet |", "| --- | --- | --- |", *_rows(chance)]))
    blocks.append("Plus d’informations sur [le site](https://example.org/) ou par [courriel](mailto:c@example.org).")
    return "\n\n".join(blocks) + "\n"


def _rows(chance: random.Random) -> Iterator[str]:
    for hour in range(9, 14):
        yield f"| {hour} h 30 | {chance.choice(TOWNS)} | {chance.choice(_WORDS)} {chance.choice(_WORDS)} |"


def _heading(chance: random.Random) -> str:
    return " ".join(_plain_words(chance, chance.randint(5, 8))).capitalize()


def _paragraph(chance: random.Random, length: int) -> str:
    words, sentences = _words(chance, length), []
    while words:
        cut = chance.randint(9, 20)
        sentences.append(_sentence(words[:cut]))
        words = words[cut:]
    return " ".join(sentences)


def _sentence(words: list[str]) -> str:
    said = " ".join(words).rstrip(",")
    return f"{said[:1].upper()}{said[1:]}."


def _words(chance: random.Random, count: int) -> list[str]:
    """Words of which one in eight bears a mark of Markdown or a comma."""
    return [_marked(word, chance) for word in _plain_words(chance, count)]


def _plain_words(chance: random.Random, count: int) -> list[str]:
    return [chance.choice(_WORDS if rank % 2 else _SMALL_WORDS) for rank in range(count)]


def _marked(word: str, chance: random.Random) -> str:
    drawn = chance.random()
    for limit, marked in (
        (0.02, f"**{word}**"),
        (0.04, f"*{word}*"),
        (0.05, f"[{word}](https://example.org/{word})"),
        (0.055, f"`{word}`"),
        (0.12, f"{word},"),
    ):
        if drawn < limit:
            return marked
    return word
