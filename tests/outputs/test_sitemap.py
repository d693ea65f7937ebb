"""The sitemap lists what search engines may show, under the address that each page gives itself."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree  # type: ignore[import-untyped]

from partage_site.outputs.sitemap import NAMESPACE

Derive = Callable[..., dict[str, bytes]]


FILES = {
    "pages/contact.md": "---\ntitre: Contact\nmodifie_le: 2026-01-02\nanciennes_adresses: [/vieux/]\n---\n",
    "pages/projet.md": "---\ntitre: Projet\n---\n",
    "pages/secret.md": "---\ntitre: Secret\nbrouillon: oui\n---\n",
}


def days_of(data: bytes) -> dict[str, str | None]:
    root = etree.fromstring(data, etree.XMLParser(recover=False))
    found = root.findall(f"{{{NAMESPACE}}}url")
    return {url.findtext(f"{{{NAMESPACE}}}loc"): url.findtext(f"{{{NAMESPACE}}}lastmod") for url in found}


def test_listed_pages_have_whole_addresses_and_only_known_days(derived: Derive) -> None:
    days = days_of(derived(FILES, base_url="/reseau/")["sitemap.xml"])
    here = "https://www.exemple.fr/reseau/"
    assert all(address.startswith(here) for address in days)
    assert here in days
    assert days[f"{here}contact/"] == "2026-01-02"
    assert days[f"{here}projet/"] is None
    assert list(days) == sorted(days)


def test_drafts_redirects_and_the_page_for_wrong_addresses_are_absent(derived: Derive) -> None:
    for drafts in (False, True):
        days = days_of(derived(FILES, drafts=drafts)["sitemap.xml"])
        ends = {address.removeprefix("https://www.exemple.fr") for address in days}
        assert not ends & {"/secret/", "/vieux/", "/404.html"}


def test_robots_may_read_all_and_find_the_sitemap(derived: Derive) -> None:
    text = derived({}, base_url="/reseau/")["robots.txt"].decode()
    assert "Disallow" not in text
    assert "Sitemap: https://www.exemple.fr/reseau/sitemap.xml" in text.splitlines()
