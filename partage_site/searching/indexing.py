"""The index between two builds: what was found in each document is remembered, and where few documents changed, the
index of the last build is brought up to date.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partage_site.artifact import Blob, digest_of, held, json_bytes
from partage_site.cache import Cache
from partage_site.searching.documents import Document, Found, find
from partage_site.searching.index import Index, build_index, update_index

_FOUND, _PARTS, _TERMS, _LAST = "found", "search parts", "search terms", "search"
# Of so many documents, one may have changed for the index to be brought up to date rather than built.
_FEW = 50

Parts = Mapping[str, Blob]


@dataclass(frozen=True)
class Indexer:
    """Indexes documents: `told` tells all that each is made from, `read` makes it."""

    cache: Cache
    told: Sequence[str]
    read: Sequence[Callable[[], Document]]

    def index(self) -> tuple[dict[str, Any], Parts]:
        """The manifest of the index, and its parts by name."""
        if self.cache.folder is None:
            index = build_index(map(self._found, range(len(self.told))))
            return index.manifest, {name: held(data) for name, data in index.parts.items()}
        keys = [self.cache.key(_FOUND, told.encode("utf-8", "surrogatepass")).hex() for told in self.told]
        last = self.cache.recent(_LAST)
        index_now = self._updated(last, keys) if last else None
        if last and index_now is None and last["keys"] == keys:
            # Nobody reads them now, yet the next change will.
            self.cache.touch(map(bytes.fromhex, (*keys, last["terms"])))
            return last["manifest"], {name: self._part(name, *where) for name, where in last["parts"].items()}
        self.cache.touch(map(bytes.fromhex, keys))
        known = last["parts"] if index_now and last else {}
        index = index_now or build_index(map(self._found, range(len(self.told))))
        return self._kept(index, keys, known)

    def _updated(self, last: Mapping[str, Any], keys: Sequence[str]) -> Index | None:
        """The index of the last build brought up to date; None where all must be built, or nothing changed."""
        changed = [number for number, (old, new) in enumerate(zip(last["keys"], keys, strict=False)) if old != new]
        if len(last["keys"]) != len(keys) or not 0 < len(changed) <= 1 + len(keys) // _FEW or not last["texts"]:
            return None
        before = [self._kept_found(last["keys"][number]) for number in changed]
        terms = self.cache.get(bytes.fromhex(last["terms"]))
        if terms is None or None in before:
            return None
        index = Index(last["manifest"], {}, last["sizes"], json.loads(terms), last["texts"])
        pairs = {n: (old.weights, self._found(n)) for n, old in zip(changed, before, strict=True) if old}
        return update_index(index, pairs, self._found)

    def _kept(self, index: Index, keys: Sequence[str], known: Mapping[str, Any]) -> tuple[dict[str, Any], Parts]:
        """`index`, remembered for the next build; `known` tells of parts that are kept already."""
        terms, wanted = json_bytes(index.terms), {*index.manifest["terms"], *index.texts} if index.texts else set()
        terms_key = self.cache.key(_TERMS, digest_of(terms).encode())
        self.cache.put(terms_key, terms)
        for name, data in index.parts.items():
            if name not in known:
                self.cache.put(self._key(name), data)
        parts = {
            name: (digest_of(index.parts[name]), len(index.parts[name])) if name in index.parts else known[name]
            for name in sorted(wanted)
        }
        told = {
            "keys": keys,
            "terms": terms_key.hex(),
            "manifest": index.manifest,
            "sizes": index.sizes,
            "texts": index.texts,
            "parts": parts,
        }
        self.cache.keep_recent(_LAST, told)
        return index.manifest, {name: self._part(name, *where) for name, where in parts.items()}

    def _part(self, name: str, digest: str, size: int) -> Blob:
        def again() -> bytes:
            return build_index(map(self._found, range(len(self.told)))).parts[name]

        self.cache.touch([self._key(name)])
        return self.cache.lying(self._key(name), digest, size, again)

    def _key(self, name: str) -> bytes:
        return self.cache.key(_PARTS, name.encode())

    def _found(self, number: int) -> Found:
        return remembered_found(self.cache, self.told[number], self.read[number])

    def _kept_found(self, key: str) -> Found | None:
        kept = self.cache.get(bytes.fromhex(key))
        return Found(*json.loads(kept)) if kept else None


def remembered_found(cache: Cache, told: str, read: Callable[[], Document]) -> Found:
    """What is found in the document that `read` makes, remembered by all that is `told` of it."""
    made: list[Found] = []

    def make() -> bytes:
        made.append(find(read()))
        return json_bytes(made[0])

    kept = cache.remembered(_FOUND, told.encode("utf-8", "surrogatepass"), make)
    return made[0] if made else Found(*json.loads(kept))


def find_ahead(cache: Cache, told: str, read: Callable[[], Document]) -> None:
    """Finds what `remembered_found` will be asked for, where something is kept and that is not."""
    if cache.folder is not None and not cache.holds(cache.key(_FOUND, told.encode("utf-8", "surrogatepass"))):
        remembered_found(cache, told, read)
