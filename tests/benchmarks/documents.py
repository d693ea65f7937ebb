"""An entry of the corpus as each generator wants to read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tests.benchmarks.corpus import ARTICLE, EVENT, PROGRAMME, SECTIONS, THEMES, Entry

WHOLE_SETTINGS = """\
nom: Un réseau
url: https://example.org
courriel: contact@example.org
"""
# The peers draw no cards.
SETTINGS = f"{WHOLE_SETTINGS}cartes_de_partage: non\n"


def for_us(entry: Entry) -> str:
    """`entry` with the keys of its kind."""
    keys: dict[str, dict[str, object]] = {
        EVENT: {
            "titre": entry.title,
            "debut": entry.day.isoformat(),
            "ville": entry.town,
            "lieu": entry.venue,
            "resume": entry.summary,
            "themes": entry.themes,
        },
        PROGRAMME: {
            "nom": entry.title,
            "accroche": entry.summary,
            "ville": entry.town,
            "ecoles": [entry.school],
            "labels": [entry.label],
            "creation": entry.day.year,
        },
        ARTICLE: {
            "titre": entry.title,
            "date": entry.day.isoformat(),
            "resume": entry.summary,
            "themes": entry.themes,
        },
    }
    return _with_yaml(keys[entry.section], entry.body)


def for_peers(entry: Entry) -> str:
    """`entry` as Hugo, Eleventy and MkDocs read it."""
    return _with_yaml(_facts(entry), entry.body)


def for_pelican(entry: Entry) -> str:
    """`entry` with the header of Python-Markdown's `meta`."""
    facts = {**_facts(entry), "tags": ", ".join(entry.themes), "slug": entry.name}
    return "".join(f"{key}: {value}\n" for key, value in facts.items()) + f"\n{entry.body}"


def beside_ours(settings: str = SETTINGS) -> dict[str, str]:
    """What our site has besides the corpus: its settings and the themes."""
    themes = {f"content/themes/{name}.yml": f"nom: {title}\n" for name, title in THEMES.items()}
    return {"content/site.yml": settings, **themes}


def lists_for_mkdocs(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The home page and the lists of the sections, which MkDocs leaves to be written by hand."""
    latest = "".join(f"- [{entry.title}]({entry.section}/{entry.name}.md)\n" for entry in entries[:20])
    yield "docs/index.md", f"# Accueil\n\n{latest}"
    for section in SECTIONS:
        lines = "".join(
            f"- [{entry.title}]({entry.name}.md) {entry.day} {entry.town}\n"
            for entry in entries
            if entry.section == section
        )
        yield f"docs/{section}/index.md", f"# {section}\n\n{lines}"


def _facts(entry: Entry) -> dict[str, object]:
    facts = {"title": entry.title, "date": entry.day, "town": entry.town, "summary": entry.summary}
    known = {"venue": entry.venue, "school": entry.school, "label": entry.label}
    return {**facts, **{key: value for key, value in known.items() if value}, "tags": entry.themes}


def _with_yaml(keys: dict[str, object], body: str) -> str:
    """Front matter whose values are JSON, which is YAML too; days stay bare, so that they are read as days."""
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False) if isinstance(value, (str, int, list, tuple)) else value}"
        for key, value in keys.items()
    )
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"
