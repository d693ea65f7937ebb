"""The tables of the stemmer, written once: the index carries them to the browser, which applies the same.

A rule is a suffix, what takes its place, and how many letters must stand before it. In each pass, the first rule that
fits is applied. Words come without accents or capitals. In the manner of light stemmers (J. Savoy, « Light stemming
approaches for the French language », 2006): plurals, feminines, common verb endings, some nouns of action.
"""

from __future__ import annotations

Rule = tuple[str, str, int]

_PLURALS: tuple[Rule, ...] = (
    ("eaux", "eau", 1),
    ("aux", "al", 3),
    ("eux", "eu", 1),
    ("ss", "ss", 0),
    ("s", "", 3),
    ("x", "", 3),
)
_ENDINGS: tuple[Rule, ...] = (
    ("presente", "present", 0),  # whose last letters are no ending: « presse » is no « présente »
    ("present", "present", 0),
    ("issement", "", 4),
    ("issaient", "", 4),
    ("issait", "", 4),
    ("issant", "", 4),
    ("issent", "", 4),
    ("issez", "", 4),
    ("atrice", "", 4),
    ("ateur", "", 4),
    ("ation", "", 4),
    ("trice", "teu", 2),
    ("euse", "eu", 3),
    ("eure", "eu", 3),
    ("eur", "eu", 3),
    ("eenne", "", 3),
    ("een", "", 3),
    ("ienne", "", 5),
    ("ien", "", 5),
    ("ement", "", 4),
    ("iere", "i", 3),
    ("ier", "i", 3),
    ("aient", "", 4),
    ("erait", "", 4),
    ("erent", "", 4),
    ("eront", "", 4),
    ("eron", "", 4),
    ("erai", "", 4),
    ("erez", "", 4),
    ("era", "", 4),
    ("ante", "", 4),
    ("ente", "", 4),
    ("ait", "", 4),
    ("ant", "", 4),
    ("ent", "", 4),
    ("age", "", 5),
    ("ail", "al", 3),
    ("ite", "", 4),
    ("ee", "", 3),
    ("er", "", 3),
    ("ez", "", 4),
    ("ir", "", 4),
    ("ie", "", 5),
    ("if", "iv", 2),
    ("on", "", 5),
    ("i", "", 5),
)
_LAST_VOWEL: tuple[Rule, ...] = (("e", "", 2),)
_DOUBLES: tuple[Rule, ...] = tuple((letter * 2, letter, 2) for letter in "lmnprst")

PASSES = (_PLURALS, _ENDINGS, _LAST_VOWEL, _DOUBLES)

STOP_WORDS = (
    "a ai au aux avec c ca ce cela celle celles celui ces cet cette ceux combien comment d dans de des donc du elle "
    "elles en es est et eux il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ont ou "
    "par pas plus pour qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sous sur t ta te "
    "tes ton tu un une vos votre vous y"
)
"""Words that say nothing of a page: neither indexed nor asked for."""

SYNONYMS = (
    ("contact", "mail email mel telephone journaliste presse media interview"),
    ("participer", "inscription inscrire inscrit inscrite inscrivez candidature candidater postuler adherer adhesion"),
    ("participer", "benevole benevolat volontaire recruter recrutement"),
    ("marche", "fonctionner"),
    ("association", "fondateur createur"),
    ("parrainage", "mentor mentorat"),
    ("anciens", "alumni"),
    ("partenaire", "partenariat"),
    ("financement", "subvention budget sponsor mecenat"),
    ("chiffres", "statistiques"),
    ("prof", "professeur"),
    ("rendezvous", "evenement"),
    ("agenda", "ics ical icalendar"),
    ("tutorat", "devoirs"),
    ("ouvertes", "api"),
    ("personnelles", "rgpd"),
    ("effacer", "supprimer suppression"),
    ("accessibilite", "handicap malvoyant aveugle"),
    ("iledefrance", "idf"),
    ("provence", "paca"),
    ("phoenix", "phenix fenix"),
)
"""A word and what readers type in its stead: it is what they find, unless a page has what they typed."""
