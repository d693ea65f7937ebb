"""The page of a theme has what is of that theme, and nothing else."""

from __future__ import annotations

from tests.conftest import MakeBuild, text_of

FILES = {
    "themes/bilan.md": "---\nnom: Bilan\n---\n",
    "themes/sante.md": "---\nnom: Santé\n---\n",
    "evenements/a.md": "---\ntitre: Vendanges\ndebut: 2026-05-02\nthemes: bilan\n---\n",
    "evenements/b.md": "---\ntitre: Moissons\ndebut: 2026-05-03\n---\n",
    "actualites/c.md": "---\ntitre: Merci\ndate: 2026-05-04\nthemes: bilan\n---\n",
    "actualites/d.md": "---\ntitre: Bonjour\ndate: 2026-05-05\n---\n",
    "ressources/e.md": "---\ntitre: Conseils\ntype: lien\nurl: https://www.exemple.fr/\nthemes: bilan\n---\n",
    "ressources/f.md": "---\ntitre: Modèles\ntype: lien\nurl: https://www.exemple.fr/\n---\n",
}


def test_a_theme_has_the_events_news_and_resources_that_name_it(built: MakeBuild) -> None:
    made = built(FILES)
    own, other = (text_of(made, f"themes/{name}/index.html") for name in ("bilan", "sante"))
    for title in ("Vendanges", "Merci", "Conseils"):
        assert title in own
        assert title not in other
    for title in ("Moissons", "Bonjour", "Modèles"):
        assert title not in own + other
