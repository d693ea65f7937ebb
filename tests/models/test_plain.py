"""A record becomes plain data under the keys that it declares."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from partage_site.clock import PARIS
from partage_site.models.declaration import declared_fields
from partage_site.models.event import Event, EventStatus, Photo
from partage_site.models.plain import as_plain
from partage_site.models.programme import BorneLabel, Label, Programme, ProgrammeFigure, Public


def test_every_key_is_there_in_the_declared_order() -> None:
    plain = as_plain(Event(title="Rencontre", start=date(2026, 11, 21)))
    assert list(plain) == [field.key.name for field in declared_fields(Event)]
    assert plain["fin"] is None
    assert plain["partenaires"] == []
    assert plain["brouillon"] is False


def test_days_are_days_and_hours_carry_their_offset() -> None:
    plain = as_plain(Event(title="R", start=datetime(2026, 7, 1, 9, 30, tzinfo=PARIS), modified_on=date(2026, 1, 2)))
    assert plain["debut"] == "2026-07-01T09:30:00+02:00"
    assert plain["modifie_le"] == "2026-01-02"


def test_what_is_inside_is_plain_too() -> None:
    programme = Programme(
        name="Alpha",
        labels=(BorneLabel(name=Label.CORDEES, since=2008),),
        publics=(Public.COLLEGE,),
        coordinates=(43.3, 5.4),
        networks=(("instagram", "https://www.instagram.com/a"),),
        figures=(ProgrammeFigure(value=Decimal("3.5"), label="a"), ProgrammeFigure(value=Decimal("1E+3"), label="b")),
    )
    plain = as_plain(programme)
    assert plain["labels"] == [{"nom": "cordees-de-la-reussite", "depuis": 2008}]
    assert plain["publics"] == ["collège"]
    assert plain["coordonnees"] == [43.3, 5.4]
    assert plain["reseaux_sociaux"] == {"instagram": "https://www.instagram.com/a"}
    figures = plain["chiffres"]
    assert isinstance(figures, list)
    assert [figure["valeur"] for figure in figures if isinstance(figure, dict)] == [3.5, 1000]
    assert json.loads(json.dumps(plain)) == plain


def test_members_of_a_set_are_their_value_and_no_subclass_of_text() -> None:
    plain = as_plain(Event(title="R", status=EventStatus.CANCELLED, photos=(Photo(file="a", alt="b", credit="c"),)))
    assert type(plain["statut"]) is str
    assert plain["photos"] == [{"fichier": "a", "alt": "b", "credit": "c", "mineurs": False, "autorisation": False}]


def test_no_social_networks_are_an_empty_object() -> None:
    assert as_plain(Programme(name="A"))["reseaux_sociaux"] == {}


def test_a_value_without_a_plain_form_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="set"):
        as_plain(Event(title={"a"}))  # type: ignore[arg-type]
