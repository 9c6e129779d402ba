"""Two people type the same bộ chỉ số from paper: where they differ is shown, and settled one by one."""

from collections.abc import Callable

import pytest

from cds_desktop.actions.indicator_sets import (
    add_draft_row,
    adopt_difference,
    begin_draft,
    edit_draft_cells,
    edit_draft_setting,
    keep_set,
    remove_draft_rows,
    save_draft,
    settle_difference,
    tick_draft_rows,
)
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import RowKind
from cds_desktop.errors import NotAllowedNow, NotFound
from cds_desktop.queries import indicator_sets as sets
from cds_desktop.storage.workspace import Workspace

Two = tuple[str, str]
AN, BINH = "Nguyễn An", "Trần Bình"


@pytest.fixture
def two(bare: Workspace, made: Callable[..., IndicatorSet]) -> Two:
    """Two drafts by two people from one version."""
    version = made("2022.1", ticked=False)
    keep_set(bare, version)
    first = begin_draft(bare, version.digest, AN).draft_id
    second = begin_draft(bare, version.digest, BINH).draft_id
    bare.actor = ""
    return first, second


def test_two_drafts_of_one_version_begin_without_a_difference(bare: Workspace, two: Two) -> None:
    assert sets.draft_differences(bare, *two) == ()


def test_every_differing_cell_is_shown_with_both_values(bare: Workspace, two: Two) -> None:
    first, second = two
    edit_draft_cells(bare, first, [("i1.2.2", "max_points", "6"), ("i1.3.1", "text", "Một")])
    edit_draft_cells(bare, second, [("i1.3.1", "text", "Hai"), ("i1.2.1", "ladder", "dưới 70: 0; từ 70: 7")])
    edit_draft_setting(bare, second, "title", "Tên khác")
    found = sets.draft_differences(bare, first, second)
    assert [(one.row_id, one.column) for one in found] == [
        ("", "title"),
        ("i1.2.1", "ladder"),
        ("i1.2.2", "max_points"),
        ("i1.3.1", "text"),
    ]
    assert str(found[2]) == "1.2.2, điểm tối đa: “6” và “5”"


@pytest.mark.parametrize(
    ("column", "row_id", "typed"),
    [
        ("max_points", "i1.2.2", "5 điểm"),
        ("text", "i1.2.2", "Có  phần mềm"),
        ("ladder", "i1.2.1", "<80: 0; >=80: 7"),
        ("scoring", "i1.2.2", "yes_no"),
        ("parent", "i1.2.2", ""),
    ],
)
def test_the_same_said_otherwise_is_no_difference(
    bare: Workspace, two: Two, column: str, row_id: str, typed: str
) -> None:
    edit_draft_cells(bare, two[1], [(row_id, column, typed)])
    assert sets.draft_differences(bare, *two) == ()


def test_rows_that_only_one_of_them_has_are_differences(bare: Workspace, two: Two) -> None:
    first, second = two
    added = add_draft_row(bare, second, "i1.2.1", RowKind.ITEM, {"code": "1.2.9", "text": "Thêm"}).row_id
    remove_draft_rows(bare, first, ["i1.3.2"])
    found = sets.draft_differences(bare, first, second)
    assert {(one.row_id, one.other_id, one.column) for one in found} == {
        ("", "i1.3.2", ""),
        ("", added, ""),
    }
    for one in found:
        adopt_difference(bare, first, second, one.row_id, one.column, one.other_id)
    assert sets.draft_differences(bare, first, second) == ()
    order = [row.id for row in sets.read_draft(bare, first).table.rows]
    assert order == [row.id for row in sets.read_draft(bare, second).table.rows]


def test_rows_with_one_code_added_by_both_are_one_row(bare: Workspace, two: Two) -> None:
    for draft, points in zip(two, ("2", "3"), strict=True):
        cells = {"code": "1.2.9", "parent": "1.2", "text": "Thêm", "max_points": points}
        add_draft_row(bare, draft, "i1.2.2", RowKind.ITEM, cells)
    found = sets.draft_differences(bare, *two)
    assert [(one.column, one.first, one.second) for one in found] == [("max_points", "2", "3")]


@pytest.mark.parametrize("first_is_right", [True, False])
def test_one_side_is_taken_and_taken_back(bare: Workspace, two: Two, first_is_right: bool) -> None:
    first, second = two
    edit_draft_cells(bare, first, [("i1.2.2", "max_points", "6"), ("i1.3.1", "text", "Một")])
    one, other = sets.draft_differences(bare, first, second)
    settle_difference(bare, first, second, one, first_is_right=first_is_right)
    for draft in two:
        cells = {row.id: row for row in sets.read_draft(bare, draft).table.rows}
        assert cells["i1.2.2"].text("max_points") == ("6" if first_is_right else "5")
    assert sets.draft_differences(bare, first, second) == (other,)
    assert bare.history.undoable[-1].words.startswith("lấy 1.2.2, điểm tối đa theo bản của")
    undo(bare)
    assert sets.draft_differences(bare, first, second) == (one, other)
    with pytest.raises(NotFound):
        adopt_difference(bare, first, second, "i1.2.1", "text")


def test_a_value_somebody_held_against_paper_keeps_the_tick(bare: Workspace, two: Two) -> None:
    first, second = two
    edit_draft_cells(bare, second, [("i1.2.2", "max_points", "6")])
    tick_draft_rows(bare, first, ["i1.2.2"], checked=True)
    tick_draft_rows(bare, second, ["i1.2.2"], checked=True)
    (one,) = sets.draft_differences(bare, first, second)
    settle_difference(bare, first, second, one, first_is_right=False)
    assert sets.draft_differences(bare, first, second) == ()


def test_a_tick_only_one_of_them_made_is_a_difference(bare: Workspace, two: Two) -> None:
    first, second = two
    tick_draft_rows(bare, second, ["i1.2.2", ""], checked=True)
    found = sets.draft_differences(bare, first, second)
    assert [(one.column, one.first, one.second) for one in found] == [
        ("rule_checked", "chưa tích", "đã tích"),
        ("checked", "chưa tích", "đã tích"),
    ]
    for one in found:
        settle_difference(bare, first, second, one, first_is_right=False)
    assert sets.draft_differences(bare, first, second) == ()
    rows = {row.id: row for row in sets.read_draft(bare, first).table.rows}
    assert rows["i1.2.2"].text("checked_by") == BINH


def test_double_entry_is_saved_only_without_a_difference(bare: Workspace, two: Two) -> None:
    first, second = two
    for draft in two:
        rows = [row.id for row in sets.read_draft(bare, draft).table.rows]
        tick_draft_rows(bare, draft, rows, checked=True)
    edit_draft_cells(bare, second, [("i1.2.2", "source", "QĐ 01"), ("i1.3.1", "unit", "bộ")])
    with pytest.raises(NotAllowedNow, match="khác nhau") as refused:
        save_draft(bare, first, "2022.2", second_id=second)
    assert any("1.3.1, đơn vị" in fault for fault in refused.value.faults)
    for one in sets.draft_differences(bare, first, second):
        settle_difference(bare, first, second, one, first_is_right=True)
    tick_draft_rows(bare, second, ["i1.3.1"], checked=True)
    saved = save_draft(bare, first, "2022.2", second_id=second).indicator_set
    assert saved.is_checked
    assert saved.items[0].checked_by == f"{AN}; {BINH}"
    assert not sets.drafts(bare)


def test_one_person_is_not_two(bare: Workspace, two: Two, made: Callable[..., IndicatorSet]) -> None:
    other = made("2022.0", ticked=False)
    keep_set(bare, other)
    again = begin_draft(bare, other.digest, AN).draft_id
    with pytest.raises(NotAllowedNow, match="hai người khác nhau"):
        save_draft(bare, two[0], "2022.2", second_id=again)
