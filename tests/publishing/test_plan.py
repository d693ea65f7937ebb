from __future__ import annotations

from partage_site.publishing.paths import MARKER
from partage_site.publishing.plan import Change, plan_steps
from partage_site.publishing.stage import Action


def plan(*, new=(), changed=(), gone=(), kept=(), folders=("",), marker=True):
    """The steps as (action, path); `new` and `changed` are staged, `marker` tells whether there was one."""
    changes = [Change(path, slot, replaces=path in changed) for slot, path in enumerate([*new, *changed])]
    steps = plan_steps(
        changes=changes,
        gone=gone,
        kept=[*new, *changed, *kept],
        folders=set(folders),
        marker=Change(MARKER, 100, replaces=marker),
    )
    assert len({step.slot for step in steps if step.slot >= 0}) == sum(step.slot >= 0 for step in steps)
    return [(step.action.value, step.path) for step in steps]


def test_assets_come_first_then_new_pages_then_changed_pages_then_removals_then_the_marker():
    assert plan(new=["n.html", "n.css"], changed=["c.html", "c.xml"], gone=["g.html", "g.css"]) == [
        ("place", "n.css"),
        ("replace", "c.xml"),
        ("place", "n.html"),
        ("replace", "c.html"),
        ("remove", "g.css"),
        ("remove", "g.html"),
        ("replace", MARKER),
    ]


def test_the_first_marker_comes_before_the_files_that_it_names():
    assert plan(new=["a/b.html"], folders=(), marker=False) == [
        ("make", ""),
        ("place", MARKER),
        ("make", "a"),
        ("place", "a/b.html"),
    ]


def test_folders_are_made_from_the_top_and_dropped_from_the_bottom():
    steps = plan(new=["x/y/z/a"], gone=["p/q/r/b"], folders=["", "p", "p/q", "p/q/r"])
    assert [path for action, path in steps if action == Action.MAKE] == ["x", "x/y", "x/y/z"]
    assert [path for action, path in steps if action == Action.DROP] == ["p/q/r", "p/q", "p"]


def test_a_folder_that_still_holds_a_file_of_ours_is_not_dropped():
    steps = plan(gone=["a/b/gone"], kept=["a/kept"], folders=["", "a", "a/b"])
    assert [path for action, path in steps if action == Action.DROP] == ["a/b"]


def test_what_stands_where_a_file_must_go_is_removed_before():
    assert plan(new=["a/index.html", "b"], gone=["a", "b/c/d"], folders=["", "b", "b/c"]) == [
        ("remove", "a"),
        ("remove", "b/c/d"),
        ("drop", "b/c"),
        ("drop", "b"),
        ("make", "a"),
        ("place", "b"),
        ("place", "a/index.html"),
        ("replace", MARKER),
    ]


def test_a_name_that_changes_case_or_composition_is_removed_before_its_heir_is_placed():
    steps = plan(new=["contact.html", "\u00e9t\u00e9.jpg"], gone=["Contact.html", "e\u0301te\u0301.jpg"])
    actions = [action for action, _ in steps]
    assert actions == ["remove", "remove", "place", "place", "replace"]
