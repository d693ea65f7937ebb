"""Produced pages read back: what they link to, what they load, what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from partage_site.artifact import Artifact

LINKING = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "form": "action",
}


@dataclass(frozen=True)
class ReadPage:
    """A produced page, parsed when it is first asked for; `path` is that of its file."""

    path: str
    data: bytes

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.data.decode())

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in the order of the document, repeated ones too."""
        return [node.attributes["id"] or "" for node in self.tree.css("[id]")]

    def links(self) -> Iterator[tuple[LexborNode, str]]:
        """Every element that names an address, with that address."""
        for tag, attribute in LINKING.items():
            for node in self.tree.css(f"{tag}[{attribute}]"):
                yield node, node.attributes[attribute] or ""
        for node in self.tree.css("[srcset]"):
            for candidate in (node.attributes["srcset"] or "").split(","):
                yield node, candidate.strip().split(" ")[0]


def read_pages(artifacts: Sequence[Artifact]) -> list[ReadPage]:
    """The pages among `artifacts`."""
    return [ReadPage(artifact.path, artifact.data) for artifact in artifacts if artifact.path.endswith(".html")]
