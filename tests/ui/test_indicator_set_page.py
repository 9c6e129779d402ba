"""Đối chiếu bộ chỉ số: from the paper to a version the round uses, by real deeds on a real workspace."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from cds_desktop import queries
from cds_desktop.actions.indicator_sets import begin_draft, edit_draft_cells, save_draft
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.set_table import RowKind, SetRow, SetTable
from cds_desktop.exchange.indicator_sets import built_in_sets
from cds_desktop.exchange.sheets import write_sheet
from cds_desktop.queries.indicator_sets import drafts, known_sets, read_draft
from cds_desktop.ui import background, file_asking
from cds_desktop.ui.pages.indicator_set.files import FaultySheetDialog
from cds_desktop.ui.pages.indicator_set.menus import page_entries
from cds_desktop.ui.pages.indicator_set.moving import MoveDialog
from cds_desktop.ui.pages.indicator_set.next_deed import Deed
from cds_desktop.ui.pages.indicator_set.page import IndicatorSetPage
from cds_desktop.ui.pages.indicator_set.person_dialog import PersonDialog
from cds_desktop.ui.pages.indicator_set.saving import SaveDialog
from cds_desktop.ui.pages.indicator_set.sending import SendDialog
from cds_desktop.ui.pages.indicator_set.words import Cell, is_ticked
from cds_desktop.ui.widgets.filter_chips import FilterChip
from cds_desktop.ui.window.places import SETS
from ui.council.conftest import said  # noqa: F401 (a fixture)

FIRST, SECOND = "Lê Thu Hà", "Nguyễn Thị Hạnh"


@pytest.fixture
def checking(shown_page, begun, settle) -> IndicatorSetPage:
    """The page of a secretary who has begun with the real set."""
    begun.actor = FIRST
    page = shown_page(IndicatorSetPage, begun)
    page.activateWindow()
    page.editor.head.deed.click()
    settle()
    settle()
    return page


@pytest.fixture
def dialog(qtbot, settle) -> Callable[[type[QDialog]], QDialog]:
    """The dialog of a kind that is open now."""

    def find(kind: type[QDialog]) -> QDialog:
        settle()
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert len(found) == 1
        return found[0]

    return find


def stored(page: IndicatorSetPage):
    return read_draft(page.workspace, page.editing.draft_id)


def cell(page: IndicatorSetPage, row_id: str, key: str) -> str:
    return next(row for row in stored(page).table.rows if row.id == row_id).text(key)


def test_the_set_of_the_round_is_shown_and_nothing_of_it_can_be_changed(shown_page, begun):
    page = shown_page(IndicatorSetPage, begun)

    assert page.editor.model.rowCount() == 38
    assert page.editor.head.deed.text() == "Bắt đầu đối chiếu"
    assert not page.editor.desk.editable
    assert not page.editor.head.add.isVisible()


def test_who_checks_is_asked_while_nobody_is_named(shown_page, begun, settle, dialog):
    page = shown_page(IndicatorSetPage, begun)
    page.editor.head.deed.click()
    asked = dialog(PersonDialog)
    asked.accept()
    assert asked.field.sentence == "Điền họ tên người đối chiếu."
    asked.box.setEditText(FIRST)
    asked.accept()
    settle()

    assert [head.person for head in drafts(begun)] == [FIRST]
    assert page.editor.desk.editable


def test_the_space_bar_stores_who_ticked_a_row_and_when(checking, qtbot, settle):
    checking.editor.go_to_code("1.3.2")
    qtbot.keyClick(checking.editor.view, Qt.Key.Key_Space)
    settle()

    assert cell(checking, "i1.3.2", "checked_by") == FIRST
    assert cell(checking, "i1.3.2", "checked_on")
    assert FIRST in checking.editor.side.tick.text()


def test_a_whole_criterion_is_ticked_in_one_step(checking, qtbot, settle):
    checking.editor.go_to_code("1.3.2")
    qtbot.keyClick(checking.editor.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    settle()
    rows = {row.id: row for row in stored(checking).table.rows}

    assert all(is_ticked(rows[one]) for one in ("c1.3", "i1.3.1", "i1.3.5"))
    assert len(checking.workspace.history.undoable) == 2


def test_every_edit_is_stored_and_taken_back_with_the_cursor_in_its_place(checking, settle):
    checking.editor.go_to_row("i1.3.2", Cell.POINTS)
    checking.editor.desk.enter([("i1.3.2", "max_points", "7")])
    settle()
    assert cell(checking, "i1.3.2", "max_points") == "7"
    background.run_action(checking, lambda: undo(checking.workspace))
    settle()
    settle()

    assert checking.editor.desk.row("i1.3.2").text("max_points") == "6"
    assert checking.editor.view.current_row.id == "i1.3.2"
    assert checking.editor.view.currentIndex().column() == Cell.POINTS


def test_what_is_typed_fast_is_stored_in_order(checking, settle):
    for text in ("1", "12", "120", "12", "9"):
        checking.editor.desk.enter([("i1.3.2", "max_points", text)])
    settle()
    settle()

    assert cell(checking, "i1.3.2", "max_points") == "9"
    assert checking.editor.desk.row("i1.3.2").text("max_points") == "9"


def test_a_row_is_added_below_with_the_next_code_and_opened(checking, qtbot, settle):
    checking.editor.go_to_code("1.3.5")
    qtbot.keyClick(checking.editor.view, Qt.Key.Key_Insert)
    settle()
    settle()

    row = checking.editor.view.current_row
    assert (row.kind, row.text("code"), row.text("parent")) == (RowKind.ITEM, "1.3.6", "1.3")
    assert checking.editor.view.is_editing
    assert checking.editor.desk.fault_in(row.id, "text")


def test_a_criterion_goes_with_its_items_and_comes_back(checking, qtbot, settle, said):  # noqa: F811
    checking.editor.go_to_row("c1.6")
    qtbot.keyClick(checking.editor.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    settle()
    settle()
    assert said == ["Đã bỏ 4 dòng"]
    assert checking.editor.desk.row("i1.6.1") is None
    background.run_action(checking, lambda: undo(checking.workspace))
    settle()
    settle()

    assert checking.editor.desk.row("i1.6.1") is not None


def test_a_row_changes_its_place(checking, qtbot, settle):
    checking.editor.go_to_code("1.3.2")
    qtbot.keyClick(checking.editor.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    settle()

    desk = checking.editor.desk
    assert desk.place_of("i1.3.2") < desk.place_of("i1.3.1")
    assert checking.editor.view.current_row.id == "i1.3.2"


def test_a_level_is_mended_where_the_rule_stands(checking, settle):
    checking.editor.head.tabs.setCurrentIndex(1)
    checking.editor.desk.enter([("m2", "levels", "từ 50 đến dưới 75")])
    settle()

    assert any("75" in fault.message for fault in checking.editor.desk.faults)
    assert checking.editor.settings.add_level.isVisible()


def test_with_faults_the_next_thing_is_to_mend_them(checking, settle):
    checking.editor.desk.enter([("i1.3.2", "max_points", "sáu")])
    settle()
    assert checking._next.deed is Deed.MEND
    checking.editor.go_to_code("2")
    checking.editor.head.deed.click()

    assert checking.editor.view.current_row.id == "i1.3.2"


def test_nothing_changed_is_nothing_to_save(checking):
    assert checking._next.deed is Deed.SAVE
    assert not checking.editor.head.deed.isEnabled()


def test_a_version_is_saved_and_the_round_moves_after_a_look(checking, settle, dialog, qtbot):
    before = queries.round_view(checking.workspace).set_version
    checking.editor.desk.enter([("i2.4.3", "max_points", "20")])
    settle()
    checking.editor.head.deed.click()
    save = dialog(SaveDialog)
    assert save.save.text() == "Lưu thành bản 2022.2"
    save.accept()
    move = dialog(MoveDialog)
    assert [one.code for one in move.preview.points] == ["2.4.3"]
    move.accept()
    settle()
    settle()

    assert (before, queries.round_view(checking.workspace).set_version) == ("2022.1", "2022.2")
    assert {one.version for one in known_sets(checking.workspace)} >= {"2022.1", "2022.2"}
    assert checking.editor.desk.faults == ()
    assert not checking.editor.desk.editable


def test_a_version_that_is_taken_is_refused_in_words(checking, settle, dialog):
    checking.editor.desk.enter([("i2.4.3", "max_points", "20")])
    settle()
    checking.editor.head.deed.click()
    save = dialog(SaveDialog)
    save.version.setText("2022.1")
    save.accept()

    assert save.isVisible()
    assert save.field.sentence == "Đã có bản 2022.1; đặt phiên bản khác."


def test_two_people_must_say_the_same_before_it_is_saved(checking, settle, dialog):
    checking.editor.desk.enter([("i2.4.3", "max_points", "20")])
    settle()
    checking.deeds.begin_second()
    asked = dialog(PersonDialog)
    asked.box.setEditText(FIRST)
    asked.accept()
    assert "hai người" in asked.field.sentence
    asked.box.setEditText(SECOND)
    asked.accept()
    settle()
    settle()
    assert stored(checking).person == SECOND
    assert checking.editor.desk.row("i2.4.3").text("max_points") == "10"
    assert checking._next.deed is Deed.COMPARE
    assert not checking.editor.desk.others
    checking.editor.head.deed.click()
    settle()
    assert checking.comparison.isVisible()
    assert checking.editor.desk.others
    checking.comparison.cards[1].take.click()
    settle()
    settle()

    assert cell(checking, "i2.4.3", "max_points") == "20"
    assert checking._next.deed is Deed.SAVE


def test_a_draft_is_dropped_and_can_be_taken_back(checking, settle, said):  # noqa: F811
    checking.deeds.drop()
    settle()
    assert drafts(checking.workspace) == ()
    assert said == [f"Đã bỏ bản đang đối chiếu của {FIRST}"]
    assert checking.editor.head.deed.text() == "Bắt đầu đối chiếu"
    background.run_action(checking, lambda: undo(checking.workspace))
    settle()

    assert len(drafts(checking.workspace)) == 1


def test_every_known_set_is_listed_and_the_empty_slot_invites(checking, settle):
    checking.editor.head.sets.click()
    rows = checking.library.list.rows
    words = [f"{row.sentence} {row.fact}" for row in rows]
    assert FIRST in words[0]
    assert "đợt này đang dùng" in words[1]
    slot = next(row for row in rows if "3276/QĐ-BGDĐT" in row.fact)
    slot.click()
    settle()
    assert checking.slot.isVisible()
    checking.slot.by_hand.click()
    settle()
    settle()

    assert checking.editor.desk.table.settings["decision_number"] == "3276/QĐ-BGDĐT"
    assert checking.editor.desk.rows == ()
    checking.editor.rows_part.first_group.click()
    settle()
    settle()
    assert [row.kind for row in stored(checking).table.rows] == [RowKind.GROUP]
    assert checking.editor.view.is_editing


def test_a_set_that_was_exported_comes_in_again(checking, settle, tmp_path, monkeypatch):
    target = tmp_path / "bo.xlsx"
    monkeypatch.setattr(file_asking.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    checking.editor.desk.enter([("i2.4.3", "max_points", "20")])
    checking.editor.desk.enter_setting("version", "2026.1")
    settle()
    checking.files.export_sheet()
    settle()
    checking.files.load(target)
    settle()
    settle()

    assert any(one.version == "2026.1" for one in known_sets(checking.workspace))
    assert checking.editor.desk.table.settings["version"] == "2026.1"
    assert not checking.editor.desk.editable


def test_a_faulty_sheet_tells_every_cell_and_can_be_mended_here(checking, settle, tmp_path, dialog):
    path = tmp_path / "sai.xlsx"
    checking.editor.desk.enter([("i2.4.3", "max_points", "hai mươi"), ("i1.4", "max_points", "x")])
    settle()
    write_sheet(checking.editor.desk.table, path)
    known = len(known_sets(checking.workspace))
    drop(checking, path)
    shown = dialog(FaultySheetDialog)
    assert "chỗ phải sửa" in shown.accessibleName()
    shown.accept()
    settle()
    settle()

    assert len(known_sets(checking.workspace)) == known
    assert len(drafts(checking.workspace)) == 2
    assert [fault.column for fault in checking.editor.desk.faults if not fault.tolerable] == [
        "max_points"
    ] * 2


def drop(page: IndicatorSetPage, path: Path) -> None:
    """Let a file fall on the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(page.rect().center()),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropped.eventFilter(page, event)


def test_a_version_is_sent_as_one_file(shown_page, begun, settle, dialog, tmp_path, monkeypatch):
    target = tmp_path / "goi.cdsx"
    monkeypatch.setattr(file_asking.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = shown_page(IndicatorSetPage, begun)
    page.send()
    dialog(SendDialog).accept()
    settle()

    assert target.is_file()


def test_the_form_to_check_with_is_drawn_from_what_is_shown(checking, settle, monkeypatch):
    printed: list[bytes] = []
    monkeypatch.setattr(
        "cds_desktop.ui.pages.indicator_set.files.print_drawn", lambda _o, draw, *_: printed.append(draw())
    )
    checking.files.print_form()

    assert printed[0].startswith(b"%PDF")


def test_after_sealing_versions_can_be_made_but_the_round_does_not_move(shown_page, sample, settle):
    current = queries.round_view(sample).set_version
    begun = begin_draft(sample, next(one.digest for one in built_in_sets() if one.version == current), FIRST)
    row = next(row for row in read_draft(sample, begun.draft_id).table.rows if row.kind is RowKind.ITEM)
    edit_draft_cells(sample, begun.draft_id, [(row.id, "unit", "cái")])
    saved = save_draft(sample, begun.draft_id, "khác")
    draw_up_minutes(sample)
    page = shown_page(IndicatorSetPage, sample)
    page._line_chosen(next(one for one in page_lines(page) if one.key == saved.digest))
    settle()

    assert page._next.deed is Deed.BEGIN
    assert "đã chốt" in page.editor.head.facts.text()
    move = next(entry for entry in page_entries(page) if entry and entry[0].startswith("Chuyển đợt"))
    assert not move[2]


def page_lines(page: IndicatorSetPage):
    from cds_desktop.ui.pages.indicator_set.library_lines import library_lines

    return library_lines(page.found)


def test_what_is_ticked_leaves_the_filter_and_the_cursor_goes_on(checking, qtbot, settle):
    chips = {chip.filter.key: chip for chip in checking.editor.head.filters.findChildren(FilterChip)}
    chips["unticked"].click()
    view = checking.editor.view
    view.go_to(view.row_at(0).id)
    following = view.row_at(1).id
    qtbot.keyClick(view, Qt.Key.Key_Space)
    settle()

    assert view.current_row.id == following


def test_an_older_version_is_not_what_to_move_to_next(checking, settle, dialog):
    old = checking.found.shown.digest
    checking.editor.desk.enter([("i2.4.3", "max_points", "20")])
    settle()
    checking.editor.head.deed.click()
    dialog(SaveDialog).accept()
    dialog(MoveDialog).reject()
    settle()
    assert (checking._next.deed, checking._next.filled) == (Deed.MOVE, True)
    checking.editor.head.deed.click()
    dialog(MoveDialog).accept()
    settle()
    checking._line_chosen(next(one for one in page_lines(checking) if one.key == old))
    settle()

    assert (checking._next.deed, checking._next.filled) == (Deed.MOVE, False)


def test_the_list_of_all_sets_can_be_opened_from_elsewhere(shown_page, begun, settle):
    page = shown_page(IndicatorSetPage, begun, SETS)
    assert page.library.isVisible()
    page.enter("1.7.2")
    settle()

    assert page.editor.isVisible()
    assert page.editor.view.current_row.text("code") == "1.7.2"


def test_a_finding_about_the_set_leads_to_its_row(shown_page, begun):
    page = shown_page(IndicatorSetPage, begun, "1.7.2")

    assert page.editor.view.current_row.text("code") == "1.7.2"


def test_a_second_person_types_a_set_no_version_stands_behind_from_its_bare_name(
    checking, settle, dialog, begun
):
    table = SetTable(
        {"id": "go-tay", "version": "1", "title": "Bộ gõ tay"}, (SetRow("g1", RowKind.GROUP, {}),)
    )
    checking.deeds.begin_with(table)
    settle()
    checking.deeds.begin_second()
    asked = dialog(PersonDialog)
    asked.box.setEditText(SECOND)
    asked.accept()
    settle()

    assert {(head.person, head.title) for head in drafts(begun) if not head.base_digest} == {
        (FIRST, "Bộ gõ tay"),
        (SECOND, "Bộ gõ tay"),
    }
    assert stored(checking).table.rows == ()
    assert checking.found.rival is not None


def test_ctrl_tab_turns_to_the_other_part(checking, qtbot):
    checking.editor.view.setFocus()
    checking.editor.turn_tab()
    assert checking.editor.settings.fields["title"].editor.hasFocus()
    checking.editor.turn_tab()

    assert checking.editor.view.hasFocus()


def test_enter_goes_from_the_search_into_what_was_found(checking, qtbot):
    checking.editor.go_to_search()
    checking.editor.head.search.setText("1.7.2")
    qtbot.keyClick(checking.editor.head.search, Qt.Key.Key_Return)

    assert checking.editor.view.hasFocus()
    assert checking.editor.view.current_row.text("code") == "1.7.2"
