"""Every point is one marker of one panel that can be pressed, or is said to be on none."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import pytest

from partage_site.geography.drawing import MOST, draw_map
from partage_site.geography.frames import MAINLAND, OVERSEAS, PARIS_REGION, frame_ids
from partage_site.geography.panels import MapDrawing, MapPoint, Missing, Panel, Unplaced


@pytest.fixture(scope="module")
def full(sixty: tuple[MapPoint, ...]) -> MapDrawing:
    return draw_map(sixty)


def panel_of(drawing: MapDrawing, name: str) -> Panel:
    return next(panel for panel in drawing.panels if panel.id == name)


def spots_of(panel: Panel) -> list[tuple[float, float]]:
    group = [(panel.group.x, panel.group.y)] if panel.group else []
    return [(marker.x, marker.y) for marker in panel.markers] + group


def test_sixty_programmes_are_each_in_one_panel_or_unplaced(full: MapDrawing, sixty: tuple[MapPoint, ...]) -> None:
    met = Counter(marker.id for panel in full.panels for marker in panel.markers)
    met.update(missing.id for missing in full.unplaced)
    assert met == Counter(point.id for point in sixty)
    assert full.unplaced == (Unplaced("p59", Missing.NO_OUTLINE),)
    assert [len(panel_of(full, name).markers) for name in (MAINLAND, PARIS_REGION, *OVERSEAS)] == [
        39,
        15,
        1,
        1,
        1,
        1,
        1,
    ]


def test_numbers_run_over_the_whole_map(full: MapDrawing) -> None:
    numbers = [marker.number for panel in full.panels for marker in panel.markers]
    assert numbers == list(range(1, 60))


def test_targets_do_not_overlap_and_stay_in_the_frame(full: MapDrawing) -> None:
    for panel in full.panels:
        spots = spots_of(panel)
        assert all(dist(one, other) >= panel.target for one, other in combinations(spots, 2))
        reach = panel.target / 2 - 0.6
        assert all(reach <= x <= panel.width - reach and reach <= y <= panel.height - reach for x, y in spots)


def test_the_least_distance_is_24_pixels_at_the_smallest_size(full: MapDrawing) -> None:
    assert panel_of(full, MAINLAND).target * 324 / panel_of(full, MAINLAND).width == pytest.approx(24, abs=0.1)


def test_labels_overlap_no_label_no_knot_no_edge(full: MapDrawing) -> None:
    for panel in full.panels:
        texts = [marker.text for marker in panel.markers] + [panel.group.text if panel.group else None]
        boxes = [text.box for text in texts if text]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(box.left >= 0 and box.top >= 0 for box in boxes)
        assert all(box.right <= panel.width and box.bottom <= panel.height for box in boxes)
        for x, y in spots_of(panel):
            assert not any(box.left < x < box.right and box.top < y < box.bottom for box in boxes)


def test_most_of_the_mainland_is_named(full: MapDrawing) -> None:
    assert sum(marker.text is None for marker in panel_of(full, MAINLAND).markers) <= 2


def test_a_knot_that_was_moved_says_from_where(full: MapDrawing) -> None:
    mainland = panel_of(full, MAINLAND)
    marseille = [marker for marker in mainland.markers if marker.label == "Cap Marseille"]
    assert len({marker.anchor for marker in marseille}) == 1
    assert marseille[0].anchor is not None
    for marker in mainland.markers:
        assert marker.anchor is None or dist(marker.anchor, (marker.x, marker.y)) <= 2 * mainland.target


def test_paris_and_its_suburbs_are_one_knot_that_leads_to_their_panel(full: MapDrawing) -> None:
    group = panel_of(full, MAINLAND).group
    assert group is not None
    inset = panel_of(full, PARIS_REGION).markers
    assert (group.panel, group.label) == (PARIS_REGION, "Île-de-France (15)")
    assert len(inset) == 15
    assert group.numbers == (inset[0].number, inset[-1].number)


def test_a_single_point_of_the_region_stays_on_the_mainland(nine: tuple[MapPoint, ...]) -> None:
    drawing = draw_map([point for point in nine if point.label != "OSER"])
    assert panel_of(drawing, MAINLAND).group is None
    assert panel_of(drawing, PARIS_REGION).markers == ()
    assert "PQPM" in {marker.label for marker in panel_of(drawing, MAINLAND).markers}


def test_without_enlarging_all_nine_are_on_the_mainland(nine: tuple[MapPoint, ...]) -> None:
    mainland = draw_map(nine, enlarge=False).panels[0]
    assert (len(mainland.markers), mainland.group) == (9, None)
    assert all(marker.text for marker in mainland.markers)


def test_the_rope_comes_in_from_the_edge_and_ends_at_its_last_knot(nine: tuple[MapPoint, ...]) -> None:
    mainland = draw_map(nine).panels[0]
    assert mainland.rope.partition("C")[0].endswith(" 0")
    assert mainland.rope.endswith(f"{mainland.markers[-1].x} {mainland.markers[-1].y}")


def test_the_rope_of_any_other_panel_begins_at_its_first_knot(nine: tuple[MapPoint, ...]) -> None:
    inset = panel_of(draw_map(nine), PARIS_REGION)
    assert inset.rope.startswith(f"M{inset.markers[0].x} {inset.markers[0].y}C")


def test_the_drawing_depends_on_the_points_alone(sixty: tuple[MapPoint, ...], full: MapDrawing) -> None:
    shuffled = list(sixty)
    random.Random(7).shuffle(shuffled)
    assert draw_map(shuffled) == full


def test_numbers_follow_the_rope(nine: tuple[MapPoint, ...]) -> None:
    mainland = draw_map(nine, enlarge=False).panels[0]
    walked = sum(dist((a.x, a.y), (b.x, b.y)) for a, b in pairwise(mainland.markers))
    by_name = sorted(mainland.markers, key=lambda marker: marker.label)
    assert walked < sum(dist((a.x, a.y), (b.x, b.y)) for a, b in pairwise(by_name))


def test_what_cannot_be_placed_says_why() -> None:
    drawing = draw_map(
        [
            MapPoint("a", "Sans point", None, None, "13"),
            MapPoint("b", "Nouméa", -22.27, 166.44, "988"),
            MapPoint("c", "À Rome", 41.9, 12.5, "13"),
        ]
    )
    assert drawing.unplaced == (
        Unplaced("a", Missing.NO_POINT),
        Unplaced("b", Missing.NO_OUTLINE),
        Unplaced("c", Missing.OUT_OF_FRAME),
    )


def test_an_empty_map_is_still_a_map() -> None:
    drawing = draw_map([])
    assert [panel.id for panel in drawing.panels] == list(frame_ids())
    assert all(panel.land and not panel.rope and not panel.markers for panel in drawing.panels)


def test_more_points_than_a_panel_has_room_for_share_knots_and_none_is_lost(sixty: tuple[MapPoint, ...]) -> None:
    many = [replace(p, id=f"{p.id}-{copy}", around=f"/liste/{p.department}/") for p in sixty for copy in range(9)]
    drawing = draw_map(many)
    markers = [marker for panel in drawing.panels for marker in panel.markers]
    shown = [each for marker in markers for each in marker.stands_for or (marker.id,)]
    assert sorted(shown + [each.id for each in drawing.unplaced]) == sorted(point.id for point in many)
    crowds = [marker for marker in markers if marker.stands_for]
    assert crowds
    assert all(marker.label == f"{len(marker.stands_for)} programmes" for marker in crowds)
    assert all(marker.path.startswith("/liste/") for marker in crowds)
    for panel in drawing.panels:
        assert len(panel.markers) <= MOST
        spots = [(marker.x, marker.y) for marker in panel.markers]
        assert all(dist(one, other) >= panel.target for one, other in combinations(spots, 2))
