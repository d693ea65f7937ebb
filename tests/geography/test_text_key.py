"""Names are compared without accents, case, hyphens or the long form of saint."""

import pytest

from partage_site.geography.text_key import text_key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Saint-Étienne", "st etienne"),
        ("St. Étienne", "st etienne"),
        ("SAINTE-FOY-LÈS-LYON", "ste foy les lyon"),
        ("Schœlcher", "schoelcher"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ  les\u00a0Roses", "l hay les roses"),
        ("Ivry s/Seine", "ivry sur seine"),
        ("E\u0301vry", "evry"),
        ("  — ", ""),
    ],
)
def test_key(typed: str, key: str) -> None:
    assert text_key(typed) == key
