"""Records are declared once: every field has its French key, and the keys are those that volunteers were promised."""

from __future__ import annotations

import pytest

from partage_site.models.declaration import declared_fields, key_of
from partage_site.models.kinds import KINDS
from partage_site.models.programme import Programme

COMMON = "resume image image_alt sources modifie_le anciennes_adresses uid brouillon"
PROMISED = {
    "programme": "nom accroche ville region code_postal code_insee coordonnees ecoles etablissements association "
    "labels creation publics niveaux actions site courriel reseaux_sociaux statut verifie_le chiffres",
    "evenement": "titre debut fin date_a_confirmer date_initiale serie ville region lieu adresse accessibilite "
    "en_ligne accueil_par partenaires themes inscription statut documents photos",
    "serie": "nom sigle mois description",
    "chiffre": "valeur libelle prefixe unite annee historique source ordre",
    "theme": "nom description",
    "actualite": "titre date auteur programmes themes",
    "ressource": "titre type fichier url version_accessible sous_titres transcription date themes public "
    "auteur licence",
    "page": "titre description menu",
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_has_the_promised_keys(kind: object) -> None:
    keys = [field.key.name for field in declared_fields(kind.record)]  # type: ignore[attr-defined]
    assert keys == [*PROMISED[kind.name].split(), *COMMON.split()]  # type: ignore[attr-defined]


def test_records_need_no_validation_library_to_be_imported() -> None:
    import subprocess
    import sys

    code = "import partage_site.models.kinds, sys; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_field_that_is_not_declared_has_no_key() -> None:
    assert key_of(Programme, "town").name == "ville"
    with pytest.raises(KeyError):
        key_of(Programme, "ville")
