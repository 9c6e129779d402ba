"""Holding a bộ chỉ số against paper: every cell kept as typed, undone by name, saved as a version."""

from collections.abc import Callable
from datetime import date

import pytest

from cds_desktop.actions.indicator_sets import (
    add_draft_row,
    begin_draft,
    begin_draft_of_table,
    drop_draft,
    edit_draft_cells,
    edit_draft_setting,
    keep_set,
    move_draft_row,
    plan_move,
    remove_draft_rows,
    save_draft,
    tick_criterion,
    tick_draft_rows,
)
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import RowKind, SetRow, SetTable, read_table
from cds_desktop.domain.set_versions import next_version
from cds_desktop.errors import IndicatorSetFaulty, NotAllowedNow, NotFound
from cds_desktop.queries import indicator_sets as sets
from cds_desktop.storage.workspace import Workspace, open_workspace

Made = Callable[..., IndicatorSet]
PERSON = "Lê Thu Hà"


@pytest.fixture
def draft(bare: Workspace, made: Made) -> str:
    """A draft of a version of which no row is ticked."""
    version = made("2022.1", ticked=False)
    keep_set(bare, version)
    return begin_draft(bare, version.digest, PERSON).draft_id


def row(workspace: Workspace, draft_id: str, row_id: str) -> SetRow:
    return next(one for one in table(workspace, draft_id).rows if one.id == row_id)


def table(workspace: Workspace, draft_id: str) -> SetTable:
    return sets.read_draft(workspace, draft_id).table


def last_words(workspace: Workspace) -> str:
    return workspace.history.undoable[-1].words


def test_a_draft_holds_the_version_it_began_with(bare: Workspace, draft: str) -> None:
    reading = read_table(table(bare, draft))
    assert reading.indicator_set is not None
    assert reading.indicator_set.version == "2022.1"
    assert [one.person for one in sets.drafts(bare)] == [PERSON]


def test_beginning_twice_goes_on_with_the_same_draft(bare: Workspace, draft: str) -> None:
    digest = sets.read_draft(bare, draft).base_digest
    again = begin_draft(bare, digest, f" {PERSON} ")
    assert (again.draft_id, again.is_new) == (draft, False)
    assert begin_draft(bare, digest, "Trần Bình").draft_id != draft
    assert len(sets.drafts(bare)) == 2


def test_nobody_checks_without_a_name(bare: Workspace, draft: str) -> None:
    with pytest.raises(NotAllowedNow, match="họ tên"):
        begin_draft(bare, sets.read_draft(bare, draft).base_digest, "  ")


@pytest.mark.parametrize("text", ["bảy", " 7,5 ", "Điểm\u0323", "=1+1", "", "a" * 500])
def test_a_cell_keeps_what_was_typed_right_or_wrong(bare: Workspace, draft: str, text: str) -> None:
    edit_draft_cells(bare, draft, [("i1.2.2", "max_points", text)])
    assert row(bare, draft, "i1.2.2").text("max_points") == text


def test_what_was_typed_survives_closing(bare: Workspace, draft: str) -> None:
    edit_draft_cells(bare, draft, [("i1.2.2", "max_points", "bảy")])
    bare.close()
    with open_workspace(bare.folder) as again:
        assert row(again, draft, "i1.2.2").text("max_points") == "bảy"


def test_typing_in_one_cell_is_one_step_with_the_name_of_the_cell(bare: Workspace, draft: str) -> None:
    for text in ("7", "7,", "7,5"):
        edit_draft_cells(bare, draft, [("i1.3.2", "max_points", text)])
    assert last_words(bare) == "sửa điểm tối đa của 1.3.2"
    undo(bare)
    assert row(bare, draft, "i1.3.2").text("max_points") == "3"
    redo(bare)
    assert row(bare, draft, "i1.3.2").text("max_points") == "7,5"


def test_a_pasted_block_is_one_step(bare: Workspace, draft: str) -> None:
    before = table(bare, draft)
    edits = [("i1.3.1", "text", "Một"), ("i1.3.2", "text", "Hai"), ("i1.3.2", "max_points", "4")]
    edit_draft_cells(bare, draft, edits)
    assert last_words(bare) == "sửa 3 ô của bảng"
    undo(bare)
    assert table(bare, draft) == before


def test_a_cell_that_a_row_does_not_have_is_told(bare: Workspace, draft: str) -> None:
    changes = edit_draft_cells(bare, draft, [("g1", "ladder", "từ 80: 7"), ("g1", "text", "Nhóm mới")])
    assert any("1 ô" in note for note in changes.notes)
    assert row(bare, draft, "g1").text("text") == "Nhóm mới"


def test_a_whole_criterion_is_ticked_in_one_step_with_who_and_when(bare: Workspace, draft: str) -> None:
    tick_criterion(bare, draft, "c1.2", checked=True)
    assert last_words(bare) == "tích 1.2 đã đối chiếu"
    for row_id in ("c1.2", "i1.2.1", "i1.2.2"):
        cells = row(bare, draft, row_id).cells
        assert (cells["checked"], cells["checked_by"], cells["checked_on"]) == ("có", PERSON, "21/11/2026")
    assert not row(bare, draft, "i1.3.1").text("checked")
    undo(bare)
    assert not row(bare, draft, "i1.2.1").text("checked")


def test_the_tick_names_who_sits_there(bare: Workspace, draft: str) -> None:
    bare.actor = "Trần Bình"
    tick_draft_rows(bare, draft, ["i1.2.1", ""], checked=True)
    found = table(bare, draft)
    assert row(bare, draft, "i1.2.1").text("checked_by") == "Trần Bình"
    assert found.settings["rule_checked"] == "có"
    assert found.settings["rule_checked_by"] == "Trần Bình"
    tick_draft_rows(bare, draft, ["i1.2.1", ""], checked=False)
    assert not row(bare, draft, "i1.2.1").text("checked_by")
    assert "rule_checked" not in table(bare, draft).settings


def test_another_meaning_takes_the_tick_away_and_says_so(bare: Workspace, draft: str) -> None:
    tick_draft_rows(bare, draft, ["i1.2.2", "i1.2.1"], checked=True)
    changes = edit_draft_cells(bare, draft, [("i1.2.2", "max_points", "6")])
    assert not row(bare, draft, "i1.2.2").text("checked")
    assert not row(bare, draft, "i1.2.2").text("checked_by")
    assert row(bare, draft, "i1.2.1").text("checked") == "có"
    assert "1.2.2" in changes.notes[0]
    undo(bare)
    assert row(bare, draft, "i1.2.2").text("checked_on") == "21/11/2026"


@pytest.mark.parametrize(
    ("column", "text"),
    [("max_points", "5,0 điểm"), ("source", "QĐ 01"), ("replaces", "1.9"), ("text", " Có  phần mềm ")],
)
def test_the_same_meaning_keeps_the_tick(bare: Workspace, draft: str, column: str, text: str) -> None:
    tick_draft_rows(bare, draft, ["i1.2.2"], checked=True)
    assert edit_draft_cells(bare, draft, [("i1.2.2", column, text)]).notes == ()
    assert row(bare, draft, "i1.2.2").text("checked") == "có"


@pytest.mark.parametrize("typed", ["có", "x", "✓"])
def test_a_tick_typed_into_its_cell_brings_who_and_when(bare: Workspace, draft: str, typed: str) -> None:
    edit_draft_cells(bare, draft, [("i1.2.2", "checked", typed)])
    cells = row(bare, draft, "i1.2.2").cells
    assert (cells["checked"], cells["checked_by"], cells["checked_on"]) == (typed, PERSON, "21/11/2026")
    edit_draft_cells(bare, draft, [("i1.2.2", "checked", "không")])
    assert "checked_by" not in row(bare, draft, "i1.2.2").cells


@pytest.mark.parametrize("deed", ["band", "combine", "row"])
def test_another_level_rule_takes_its_tick_away(bare: Workspace, draft: str, deed: str) -> None:
    tick_draft_rows(bare, draft, [""], checked=True)
    if deed == "band":
        changes = edit_draft_cells(bare, draft, [("m2", "levels", "từ 12")])
    elif deed == "combine":
        changes = edit_draft_setting(bare, draft, "point_step", "0,25")
    else:
        changes = add_draft_row(bare, draft, "", RowKind.LEVEL)
    assert "rule_checked" not in table(bare, draft).settings
    assert "quy tắc xếp mức" in changes.notes[0]


def test_a_new_row_comes_below_with_the_next_code(bare: Workspace, draft: str) -> None:
    item = add_draft_row(bare, draft, "i1.2.2", RowKind.ITEM).row_id
    criterion = add_draft_row(bare, draft, "c1.2", RowKind.CRITERION).row_id
    order = [one.id for one in table(bare, draft).rows]
    assert row(bare, draft, item).cells == {"code": "1.2.3", "parent": "1.2"}
    assert row(bare, draft, criterion).text("code") == "1.4"
    assert order.index(item) == order.index("i1.2.2") + 1
    assert order.index(criterion) == order.index(item) + 1
    undo(bare)
    undo(bare)
    assert [one.id for one in table(bare, draft).rows] == [one for one in order if len(one) < 12]


def test_a_criterion_moves_with_its_items(bare: Workspace, draft: str) -> None:
    before = [one.id for one in table(bare, draft).rows]
    move_draft_row(bare, draft, "c1.2", 1)
    order = [one.id for one in table(bare, draft).rows]
    expected = ["g1", "c1.1", "c1.3", "i1.3.1", "i1.3.2", "c1.2", "i1.2.1", "i1.2.2", "m1", "m2"]
    assert order == expected
    move_draft_row(bare, draft, "c1.2", 1)
    assert [one.id for one in table(bare, draft).rows] == expected
    move_draft_row(bare, draft, "c1.2", -1)
    assert [one.id for one in table(bare, draft).rows] == before


def test_rows_are_removed_and_brought_back(bare: Workspace, draft: str) -> None:
    before = table(bare, draft)
    remove_draft_rows(bare, draft, ["i1.3.1", "i1.3.2"])
    assert {"i1.3.1", "i1.3.2"}.isdisjoint(one.id for one in table(bare, draft).rows)
    assert last_words(bare) == "bỏ 1.3.1, 1.3.2"
    undo(bare)
    assert table(bare, draft) == before
    with pytest.raises(NotFound):
        remove_draft_rows(bare, draft, ["gone"])


def test_saving_makes_a_version_and_the_old_one_stays(bare: Workspace, draft: str) -> None:
    base = sets.read_draft(bare, draft).base_digest
    tick_draft_rows(bare, draft, [one.id for one in table(bare, draft).rows], checked=True)
    settings = table(bare, draft).settings
    assert next_version(settings["version"], sets.versions(bare, settings["id"])) == "2022.2"
    saved = save_draft(bare, draft, "2022.2")
    assert saved.indicator_set.is_checked
    assert saved.indicator_set.items[0].checked_by == PERSON
    assert saved.indicator_set.items[0].checked_on == date(2026, 11, 21)
    kept = sets.known_set(bare, saved.digest)
    assert (kept.version, kept.is_checked, kept.made_from) == ("2022.2", True, base)
    assert sets.known_set(bare, base).version == "2022.1"
    assert not sets.drafts(bare)
    undo(bare)
    assert [one.id for one in sets.drafts(bare)] == [draft]


def test_a_draft_that_cannot_be_worked_with_is_refused_with_every_fault(bare: Workspace, draft: str) -> None:
    faulty = [("i1.2.2", "max_points", "bảy"), ("i1.3.1", "options", ""), ("m2", "levels", "từ 12")]
    edit_draft_cells(bare, draft, faulty)
    before = table(bare, draft)
    with pytest.raises(IndicatorSetFaulty) as refused:
        save_draft(bare, draft, "2022.2")
    text = str(refused.value)
    assert all(word in text for word in ("1.2.2, Điểm tối đa", "1.3.1, Phương án", "hở ở khoảng"))
    assert table(bare, draft) == before
    assert len(sets.known_sets(bare)) == len(sets.known_sets(None)) + 1


@pytest.mark.parametrize("name", ["2022.1", " 2022.1 ", ""])
def test_a_version_that_exists_or_has_no_name_is_refused(bare: Workspace, draft: str, name: str) -> None:
    with pytest.raises((NotAllowedNow, IndicatorSetFaulty)):
        save_draft(bare, draft, name)
    assert sets.drafts(bare)


def test_the_round_may_then_be_moved(round_of_two: Workspace, first: IndicatorSet) -> None:
    draft = begin_draft(round_of_two, first.digest, PERSON).draft_id
    edit_draft_cells(round_of_two, draft, [("i1.2.2", "text", "Có phần mềm dạy học")])
    saved = save_draft(round_of_two, draft, "2026.2")
    assert saved.indicator_set.version == "2026.2"
    preview = plan_move(round_of_two, saved.digest)
    assert [(one.code, one.kind.value) for one in preview.differences if one.code == "1.2.2"] == [
        ("1.2.2", "changed")
    ]


def test_a_dropped_draft_comes_back_whole(bare: Workspace, draft: str) -> None:
    edit_draft_cells(bare, draft, [("i1.2.2", "text", "Khác")])
    before = sets.read_draft(bare, draft)
    drop_draft(bare, draft)
    with pytest.raises(NotFound):
        sets.read_draft(bare, draft)
    undo(bare)
    assert sets.read_draft(bare, draft) == before


def test_an_empty_table_may_be_filled_from_nothing(bare: Workspace) -> None:
    draft = begin_draft_of_table(bare, SetTable({"id": "bo-moi"}, ()), PERSON).draft_id
    group = add_draft_row(bare, draft, "", RowKind.GROUP).row_id
    criterion = add_draft_row(bare, draft, group, RowKind.CRITERION).row_id
    item = add_draft_row(bare, draft, criterion, RowKind.ITEM).row_id
    assert row(bare, draft, item).cells == {"code": "1.1.1", "parent": "1.1"}
