"""A site whose every text is hostile: each payload as titles, names and bodies, refused pieces being left out.

A piece is one line of front matter or one block of a body. What the build refuses it refuses with a line: the piece of
that line is taken out, and the rest is built.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PIL import Image

from partage_site.diagnostics import Diagnostic, Severity, as_github, as_json, as_text
from partage_site.pipeline import Build
from tests.conftest import SETTINGS

# Kind → the lines of its front matter; {0}, {1}… stand for payloads, the first being that of the page.
FRONTS = {
    "evenements": (
        "titre: {0}", "debut: 2026-12-01", "lieu: {1}", "adresse: {2}", "resume: {3}", "image_alt: {4}",
        "image: ../images/photo.png", "documents: [{{titre: {1}, url: https://exemple.org/}}]",
        "photos: [{{fichier: ../images/photo.png, alt: {2}, credit: {3}}}]", "sources: [{{titre: {4}}}]", "uid: {0}",
    ),
    "programmes": (
        "nom: {0}", "ville: Marseille", "accroche: {1}", "ecoles: [{2}, {3}]", "etablissements: [{4}]",
        "association: {1}", "actions: [{2}]", "resume: {3}", "chiffres: [{{valeur: 1, libelle: {4}, source: {1}}}]",
    ),
    "pages": ("titre: {0}", "description: {1}", "resume: {2}", "menu: {{ordre: 9, libelle: {3}}}"),
    "actualites": ("titre: {0}", "date: 2026-11-01", "auteur: {1}", "resume: {2}"),
    "ressources": ("titre: {0}", "type: lien", "url: https://exemple.org/", "public: {1}", "licence: {2}"),
    "themes": ("nom: {0}", "description: {1}"),
    "series": ("nom: {0}", "sigle: {1}", "mois: {2}", "description: {3}"),
    "chiffres": ("valeur: 3", "libelle: {0}", "prefixe: {1}", "unite: {2}", "source: {3}"),
}  # fmt: skip
# The required lines, as they are written when the payload is refused there.
PLAIN = {
    "titre": "titre: Essai", "nom": "nom: Essai", "sigle": "sigle: E", "libelle": "libelle: Essai",
    "valeur": "valeur: 3", "debut": "debut: 2026-12-01", "date": "date: 2026-11-01", "type": "type: lien",
    "url": "url: https://exemple.org/", "ville": "ville: Marseille",
}  # fmt: skip
BODY = (
    "## {}", "- {}", "> {}", "| a | b |\n|---|---|\n| {} | c |", '[{}](https://exemple.org/ "{}")',
    "![{}](../images/photo.png)", "`{}`", "Une note[^1].\n\n[^1]: {}", '<span title="{}">mot</span>',
    "<a href='{}'>mot</a>", '[mot](<{}> "titre")', "![mot](<{}>)", "<img alt=mot src={}>", "*[mot]: {}",
    "~~~{}\ncode\n~~~",
)  # fmt: skip
_SOURCE = re.compile(r"\bsrc=([\"']?)\w+\1", re.IGNORECASE)


def quoted(text: str) -> str:
    """`text` between double quotes as YAML reads it back."""
    shown = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(shown) + '"'


@dataclass
class HostileFile:
    """A source in pieces: front matter, then body."""

    front: list[str]
    body: list[str]

    def text(self) -> str:
        return "\n".join(["---", *self.front, "---", "", *(piece + "\n" for piece in self.body)])

    def piece_at(self, line: int) -> int | None:
        """The number of the piece on which `line` (from 1) lies, those of the front matter first."""
        if 2 <= line <= len(self.front) + 1:
            return line - 2
        start = len(self.front) + 4
        for number, piece in enumerate(self.body):
            start += piece.count("\n") + 2
            if line < start:
                return len(self.front) + number
        return None

    def without(self, pieces: Collection[int]) -> HostileFile:
        """The file without `pieces`; what is required in the front matter becomes plain."""
        front = [
            PLAIN.get(line.split(":")[0], "") if number in pieces else line for number, line in enumerate(self.front)
        ]
        body = [piece for number, piece in enumerate(self.body, len(self.front)) if number not in pieces]
        return HostileFile([line for line in front if line], body)


@dataclass
class Tried:
    """What became of the payloads: the last build, pieces tried, and how many were refused under which code."""

    build: Build
    pieces: int
    refused: Counter[str] = field(default_factory=Counter)


def hostile_files(payloads: Sequence[str]) -> Iterator[tuple[str, HostileFile]]:
    """A source for each payload, the kinds taking turns, its other texts being the payloads that follow."""
    kinds = list(FRONTS)
    for number, payload in enumerate(payloads):
        kind = kinds[number % len(kinds)]
        texts = [quoted(payloads[(number + step) % len(payloads)]) for step in range(5)]
        one_line = " ".join(payload.split())
        body = [piece.replace("{}", one_line) for piece in BODY]
        # Who reads the messages names a picture that exists, and comes further.
        shown = _SOURCE.sub("src=../images/photo.png", payload)
        front = [line.format(*texts) for line in FRONTS[kind]]
        yield f"{kind}/essai-{number}.md", HostileFile(front, [*body, *dict.fromkeys((shown, payload))])


def build_hostile(payloads: Sequence[str], build: Callable[..., Build]) -> Tried:
    """Builds the site of `payloads` by `build` (files → Build), leaving out what is refused until nothing is."""
    files = dict(hostile_files(payloads))
    pieces = sum(len(file.front) + len(file.body) for file in files.values())
    refused: Counter[str] = Counter()
    fixed = {"site.yml": SETTINGS, "images/photo.png": _photo()}
    while True:
        made = build({**fixed, **{name: file.text() for name, file in files.items()}})
        assert_told_properly(made.report)
        errors = [problem for problem in made.report if problem.severity is Severity.ERROR]
        if not errors:
            return Tried(made, pieces, refused)
        refused.update(_left_out(files, errors))


def _left_out(files: dict[str, HostileFile], errors: Sequence[Diagnostic]) -> Counter[str]:
    """Takes out of `files` the pieces that have errors, all of a file that has one as a whole; what went, by code."""
    blamed: dict[str, dict[int, str]] = {}
    for problem in errors:
        name = problem.location.file.removeprefix("content/")
        assert name in files, as_text(problem)
        piece = files[name].piece_at(problem.location.line)
        every = range(len(files[name].front) + len(files[name].body))
        for number in every if piece is None else (piece,):
            blamed.setdefault(name, {}).setdefault(number, problem.code)
    for name, pieces in blamed.items():
        lighter = files[name].without(pieces)
        assert lighter != files[name], as_text(next(each for each in errors if each.location.file.endswith(name)))
        files[name] = lighter
    return Counter(code for pieces in blamed.values() for code in pieces.values())


def assert_told_properly(problems: Iterable[Diagnostic]) -> None:
    """Every problem can be told in all forms, on its lines, without a sign that a terminal or a forge would obey."""
    for problem in problems:
        told = as_text(problem)
        assert not [c for c in told if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f"], repr(told)
        assert "Traceback" not in told
        assert len(as_github(problem).splitlines()) == 1, repr(as_github(problem))
        assert len(as_json(problem).split("\n")) == 1


def _photo() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(kept, "PNG")
    return kept.getvalue()
