"""A record comes back from its bytes equal to what it was, whatever its kind says."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from partage_site.clock import PARIS
from partage_site.geography.drawing import draw_map
from partage_site.geography.panels import MapDrawing, MapPoint
from partage_site.models.event import Event, EventStatus, Photo
from partage_site.models.key_figure import KeyFigure, PastValue
from partage_site.models.packing import pack, unpack
from partage_site.models.page import MenuPlace, Page
from partage_site.models.programme import BorneLabel, Label, Level, Programme, ProgrammeFigure, Public, Status
from partage_site.models.settings import Host, LegalIdentity, MenuItem, Settings
from tests.golden import EXAMPLE, build_example

RECORDS: list[Any] = [
    Programme(
        name="L’Alpha",
        coordinates=(43.3, 5.4),
        labels=(BorneLabel(name=Label.CORDEES, since=2008),),
        publics=(Public.LYCEE,),
        levels=(Level.TERMINALE,),
        networks=(("instagram", "https://e.fr"),),
        status=Status.DORMANT,
        verified_on=date(2026, 9, 1),
        figures=(ProgrammeFigure(value=Decimal("1.5"), label="élèves"),),
        draft=True,
    ),
    Event(title="Jours", start=date(2024, 2, 29), end=date(2024, 3, 1), status=EventStatus.CANCELLED),
    Event(
        title="Heures",
        start=datetime(2026, 10, 25, 2, 30, tzinfo=PARIS),
        end=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS),
        photos=(Photo(file="a.jpg", alt="A", credit="B", minors=True, authorised=True),),
    ),
    KeyFigure(value=Decimal(10000), label="élèves", history=(PastValue(year=2020, value=Decimal(9)),)),
    Page(title="Une page", menu=MenuPlace(order=2)),
    Settings(
        name="S",
        url="https://e.fr",
        email="a@e.fr",
        menu=(MenuItem(label="A", path="/a/"),),
        legal=LegalIdentity(seat="Paris", host=Host(name="H")),
        share_cards=False,
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_equal(record: Any) -> None:
    back = unpack(type(record), pack(record))
    assert back == record
    assert repr(back) == repr(record)


def test_every_record_of_the_example_comes_back_equal() -> None:
    catalogue = build_example().catalogue
    assert catalogue
    assert EXAMPLE.is_dir()
    for entry in catalogue.entries():
        assert repr(unpack(type(entry.record), pack(entry.record))) == repr(entry.record)


def test_a_drawn_map_too() -> None:
    places = (("a", "Marseille", 43.3, 5.4, "13"), ("b", "Paris", 48.85, 2.35, "75"), ("c", "Ailleurs", None, None, ""))
    drawing = draw_map([MapPoint(*place) for place in places])
    assert unpack(MapDrawing, pack(drawing)) == drawing
