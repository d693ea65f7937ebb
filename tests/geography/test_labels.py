"""Names never overlap each other or a knot, and never leave the frame."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from partage_site.geography.curves import Spot
from partage_site.geography.labels import Box, Surroundings, place_labels, text_width


def around(*knots: Spot, rope: tuple[Spot, ...] = ()) -> Surroundings:
    return Surroundings(600, 600, knots, 15, rope)


def test_a_name_alone_stands_at_the_right_of_its_knot() -> None:
    (label,) = place_labels(["OSER"], around((300, 300)), 20)
    assert label is not None
    assert (label.anchor, label.x > 315, 300 < label.y < 310) == ("start", True, True)


def test_at_the_right_edge_it_stands_at_the_left() -> None:
    (label,) = place_labels(["Prépa’Rémois"], around((580, 300)), 20)
    assert label is not None
    assert label.anchor == "end"


def test_it_makes_way_for_the_rope() -> None:
    rope = tuple((x, 300.0) for x in range(300, 600, 5))
    (label,) = place_labels(["OSER"], around((300, 300), rope=rope), 20)
    assert label is not None
    assert not label.box.count(rope)


def test_a_name_without_room_is_left_out_and_none_is_drawn_for_no_text() -> None:
    assert place_labels(["x" * 100, ""], around((300, 300), (100, 100)), 20) == (None, None)


def test_a_name_moves_so_that_its_neighbour_finds_room() -> None:
    labels = place_labels(["Marseille", "Marseille"], around((300, 300), (380, 300)), 20)
    assert all(labels)


def test_letters_have_their_widths() -> None:
    assert text_width("il", 10) < text_width("MW", 10) / 3
    assert text_width("漢", 10) == 10


@given(st.lists(st.tuples(st.integers(20, 580), st.integers(20, 580)), unique=True, max_size=30))
def test_any_names_keep_clear(knots: list[Spot]) -> None:
    labels = place_labels(["Échanges Phocéens"] * len(knots), around(*knots), 20)
    boxes = [label.box for label in labels if label]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    squares = [Box(x - 15, y - 15, x + 15, y + 15) for x, y in knots]
    assert not any(box.meets(square) for box in boxes for square in squares)
    assert all(box.left >= 0 and box.top >= 0 and box.right <= 600 and box.bottom <= 600 for box in boxes)
