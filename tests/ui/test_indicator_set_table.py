"""Bảng đối chiếu: typed like a sheet, read while typing, every fault at its row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from cds_desktop.domain.set_table import CellForm, RowKind, SetRow, SetTable
from cds_desktop.ui.pages.indicator_set.cell_editors import CellText
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.editor import Editor
from cds_desktop.ui.pages.indicator_set.filtering import FAULTY, UNTICKED
from cds_desktop.ui.pages.indicator_set.pasting import copied, place_block, read_block
from cds_desktop.ui.pages.indicator_set.row_model import RowModel
from cds_desktop.ui.pages.indicator_set.row_painting import height_of, remarks_of
from cds_desktop.ui.pages.indicator_set.understanding import understood
from cds_desktop.ui.pages.indicator_set.words import COLUMN_OF as COLUMNS
from cds_desktop.ui.pages.indicator_set.words import (
    Cell,
    choice_for,
    choices_of,
    scoring_of,
    text_of,
    ticked_words,
)
from cds_desktop.ui.widgets.filter_chips import FilterChip

SETTINGS = {
    "id": "thu",
    "version": "1",
    "title": "Bộ thử",
    "decision_number": "1/QĐ",
    "decision_issuer": "Bộ",
    "combine": "lowest_group",
    "point_step": "0,5",
    "mandatory_cap": "1",
}


def row(kind: RowKind, code: str, **cells: str) -> SetRow:
    return SetRow(f"{kind.value[0]}{code}", kind, {"code": code, "text": f"Dòng {code}", **cells})


def small_table() -> SetTable:
    """One group of 10: a condition, and a criterion of two items."""
    return SetTable(
        SETTINGS,
        (
            row(RowKind.GROUP, "1", max_points="10"),
            row(RowKind.CRITERION, "1.1", mandatory="có"),
            row(RowKind.CRITERION, "1.2", max_points="10"),
            row(RowKind.ITEM, "1.2.1", max_points="4", scoring="Hội đồng chấm"),
            row(RowKind.ITEM, "1.2.2", max_points="6", scoring="Tỉ lệ", ladder="dưới 50: 0; từ 50: 6"),
            SetRow("m1", RowKind.LEVEL, {"code": "1", "text": "Thấp", "levels": "từ 0 đến dưới 5"}),
            SetRow("m2", RowKind.LEVEL, {"code": "2", "text": "Cao", "levels": "từ 5 đến 10"}),
        ),
    )


@pytest.fixture
def desk(qtbot) -> Desk:
    owner = QWidget()
    qtbot.addWidget(owner)
    desk = Desk(owner)
    desk.show(small_table(), small_table(), editable=True)
    return desk


@pytest.fixture
def editor(qtbot, settle) -> Editor:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.resize(1200, 620)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    editor.desk.show(small_table(), small_table(), editable=True)
    editor.view.setFocus()
    settle()
    return editor


def type_in_cell(words: str) -> CellText:
    """Type over what stands in the open cell."""
    field = QApplication.focusWidget()
    assert isinstance(field, CellText)
    field.selectAll()
    field.insertPlainText(words)
    return field


def test_the_rows_keep_every_promise_of_a_model(desk, qtmodeltester):
    model = RowModel(desk, (RowKind.GROUP, RowKind.CRITERION, RowKind.ITEM))
    model.filter_again()
    qtmodeltester.check(model)
    model.filter(lambda one: one.kind is RowKind.ITEM)
    desk.enter([("i1.2.1", "max_points", "sáu")])
    shorter = SetTable(SETTINGS, small_table().rows[:-4])
    desk.show(shorter, small_table(), editable=True)
    qtmodeltester.check(model)


def test_a_small_set_in_order_has_no_fault(desk):
    assert desk.faults == ()
    assert (desk.ticked, desk.tickable) == (0, 6)


def test_a_sum_that_does_not_agree_stands_beside_what_it_should_be(desk):
    model = RowModel(desk, (RowKind.GROUP, RowKind.CRITERION, RowKind.ITEM))
    model.filter_again()
    desk.enter([("i1.2.2", "max_points", "5"), ("i1.2.2", "ladder", "dưới 50: 0; từ 50: 5")])

    assert model.index(model.number_of("c1.2"), Cell.POINTS).data() == "9/10"
    assert "9" in model.index(model.number_of("c1.2"), Cell.POINTS).data(Qt.ItemDataRole.ToolTipRole)
    assert desk.faults_of("c1.2")


def test_what_is_typed_wrong_is_kept_and_explained(desk):
    desk.enter([("i1.2.1", "max_points", "bốn")])

    assert desk.row("i1.2.1").text("max_points") == "bốn"
    assert "“bốn”" in desk.fault_in("i1.2.1", "max_points")


def test_a_cell_is_read_while_it_is_typed_and_left_as_it_was_when_given_up(desk, qtbot):
    desk.try_cell("i1.2.1", "max_points", "x")
    qtbot.waitUntil(lambda: bool(desk.fault_in("i1.2.1", "max_points")))
    assert desk.row("i1.2.1").text("max_points") == "4"
    desk.drop_trial()
    qtbot.waitUntil(lambda: not desk.faults)


def test_words_enter_the_table_composed(desk):
    model = RowModel(desk, (RowKind.ITEM,))
    model.filter_again()
    model.setData(model.index(0, Cell.TEXT), "  Tie\u0302\u0301ng  Vie\u0323\u0302t ")

    assert desk.row("i1.2.1").text("text") == "Tiếng Việt"


def test_the_ladder_is_said_back_as_it_is_understood():
    assert understood(CellForm.LADDER, "<50: 0; 50-80: 4; >=80: 7") == (
        "Hiểu là: dưới 50 → 0 điểm; từ 50 đến dưới 80 → 4 điểm; từ 80 → 7 điểm"
    )
    assert understood(CellForm.OPTIONS, "a = Thuê: 2; b = Mua: 5").endswith("b. Mua → 5 điểm")
    assert understood(CellForm.LADDER, "").startswith("Ví dụ")
    assert understood(CellForm.LADDER, "gì đó").startswith("Không hiểu")
    assert understood(CellForm.TEXT, "gì đó") == ""


def test_choices_are_read_in_any_spelling_and_stored_in_words():
    scoring = COLUMNS["scoring"]
    assert choice_for(scoring, "TI LE") == choice_for(scoring, "ratio") == "Tỉ lệ"
    assert choice_for(scoring, "khác") == "khác"
    assert ("", "Không ghi") in choices_of(COLUMNS["asks_for"])
    assert choice_for(COLUMNS["mandatory"], "x") == "có"


def test_a_row_says_who_ticked_it_and_when():
    ticked = row(RowKind.ITEM, "1", checked="có", checked_by="Lê Thu Hà", checked_on="22/11/2026")
    assert ticked_words(ticked) == "Đã đối chiếu · Lê Thu Hà · 22/11/2026"
    assert ticked_words(row(RowKind.ITEM, "1")) == "Chưa đối chiếu"


def test_a_short_name_is_called_so():
    assert text_of(row(RowKind.ITEM, "1", source="QĐ", short_name="có"), Cell.SOURCE) == "QĐ · tên rút gọn"


def test_a_block_from_a_spreadsheet_is_read_with_its_quoted_lines():
    assert read_block('1.1\t"hai\ndòng"\r\n1.2\tmột\r\n') == [["1.1", "hai dòng"], ["1.2", "một"]]
    assert read_block('màn hình 15"\t4') == [['màn hình 15"', "4"]]
    assert read_block("") == []


def test_a_block_fills_cells_from_the_cursor_on_and_tells_what_found_no_place():
    rows = small_table().rows[3:5]
    pasted = place_block([["Một", "4", "ti le"], ["Hai", "6", "x"], ["Ba"]], rows, [Cell.TEXT, Cell.POINTS])

    assert pasted.edits == (
        ("i1.2.1", "text", "Một"),
        ("i1.2.1", "max_points", "4"),
        ("i1.2.2", "text", "Hai"),
        ("i1.2.2", "max_points", "6"),
    )
    assert (pasted.lines_left, pasted.cells_left) == (1, 2)
    assert "1 dòng thừa" in pasted.words


def test_rows_are_copied_as_a_spreadsheet_takes_them_back():
    rows = small_table().rows[3:5]
    text = copied(rows, [Cell.CODE, Cell.POINTS, Cell.LADDER])

    assert read_block(text) == [["1.2.1", "4", ""], ["1.2.2", "6", "dưới 50: 0; từ 50: 6"]]


def test_enter_opens_a_cell_takes_it_over_and_goes_down(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.TEXT)
    qtbot.keyClick(editor.view, Qt.Key.Key_Return)
    field = type_in_cell("Tên mới")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert editor.desk.row("i1.2.1").text("text") == "Tên mới"
    assert editor.view.current_row.id == "i1.2.2"
    assert not editor.view.is_editing


def test_a_letter_typed_on_a_closed_cell_replaces_its_words_f2_keeps_them(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.TEXT)
    qtbot.keyClick(editor.view, "a")
    assert QApplication.focusWidget().toPlainText() == "a"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), "a")

    assert QApplication.focusWidget().toPlainText() == "Dòng 1.2.1a"


def test_tab_takes_a_cell_over_and_opens_the_next(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.TEXT)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    qtbot.keyClick(type_in_cell("Tên mới"), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CellText))
    qtbot.keyClick(type_in_cell("3"), Qt.Key.Key_Return)

    stored = editor.desk.row("i1.2.1")
    assert (stored.text("text"), stored.text("max_points")) == ("Tên mới", "3")


def test_escape_gives_an_open_cell_up(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.POINTS)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    qtbot.keyClick(type_in_cell("chín"), Qt.Key.Key_Escape)

    assert editor.desk.row("i1.2.1").text("max_points") == "4"
    qtbot.waitUntil(lambda: not editor.desk.faults)


def test_a_ladder_is_explained_below_while_it_is_typed(editor, qtbot):
    editor.view.go_to("i1.2.2", Cell.LADDER)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    field = type_in_cell("dưới 40: 0; từ 40: 6")

    qtbot.waitUntil(lambda: field.accessibleDescription().startswith("Hiểu là: dưới 40 → 0 điểm"))
    assert field.understood.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_kind_of_scoring_is_chosen_from_a_list(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.SCORING)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Hội đồng chấm"
    words = choice_for(COLUMNS["scoring"], "yes_no")
    box.setCurrentIndex(box.findText(words))
    editor.view.commit_editing()

    assert editor.desk.row("i1.2.1").text("scoring") == words


def test_the_space_bar_ticks_a_row_and_with_ctrl_its_whole_criterion(editor, qtbot):
    asked: list[tuple[list[str], bool]] = []
    editor.tick_asked.connect(lambda ids, ticked: asked.append((ids, ticked)))
    editor.view.go_to("i1.2.1")
    qtbot.keyClick(editor.view, Qt.Key.Key_Space)
    qtbot.keyClick(editor.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    assert asked == [(["i1.2.1"], True), (["c1.2", "i1.2.1", "i1.2.2"], True)]


def test_del_clears_chosen_cells(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.POINTS)
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete)

    assert editor.desk.row("i1.2.1").text("max_points") == ""
    assert editor.desk.faults


def test_a_block_is_pasted_in_one_step(editor, qtbot):
    steps: list[object] = []
    editor.desk.edited.connect(steps.append)
    QGuiApplication.clipboard().setText("Một\t5\nHai\t5\n")
    editor.view.go_to("i1.2.1", Cell.TEXT)
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert editor.desk.row("i1.2.2").text("text") == "Hai"
    assert len(steps) == 1


def test_f8_walks_through_everything_that_is_wrong(editor, qtbot):
    editor.desk.enter([("i1.2.1", "max_points", "x"), ("m1", "levels", "x")])
    editor.view.go_to("g1")
    editor.go_to_fault(1)
    assert (editor.view.current_row.id, editor.view.currentIndex().column()) == ("i1.2.1", Cell.POINTS)
    editor.go_to_fault(1)
    assert editor.head.tabs.currentIndex() == 1
    assert editor.settings.view.current_row.id == "m1"


def test_chips_and_search_let_rows_through(editor, qtbot):
    editor.desk.enter([("i1.2.1", "max_points", "x")])
    chips = {one.key: one.count for one in _filters(editor)}
    assert chips[FAULTY] == 1
    assert chips[UNTICKED] == 5
    editor.head.search.setText("dong 1.2.2")
    assert editor.model.rowCount() == 1
    editor.go_to_row("g1")
    assert editor.model.rowCount() == 5


def _filters(editor: Editor):
    from cds_desktop.ui.pages.indicator_set.filtering import filters

    return filters(editor.desk, "all")


def test_the_form_beside_the_table_stores_after_a_pause(editor, qtbot):
    editor.view.go_to("i1.2.2")
    field = editor.side.form.fields["numerator_label"]
    field.editor.setText("Số giáo viên")
    field.editor.textEdited.emit("Số giáo viên")
    editor.hand_over()

    assert editor.desk.row("i1.2.2").text("numerator_label") == "Số giáo viên"


def test_the_form_shows_what_concerns_the_row_only(editor):
    editor.view.go_to("i1.2.1")
    fields = editor.side.form.fields
    assert fields["asks_for"].isVisible()
    assert not fields["ladder"].isVisible()
    assert not fields["weight"].isVisible()
    editor.view.go_to("g1")
    assert fields["weight"].isVisible()


def test_settings_are_read_and_stored(editor, qtbot):
    editor.head.tabs.setCurrentIndex(1)
    stored: list[tuple[str, str]] = []
    editor.desk.setting_edited.connect(lambda key, text: stored.append((key, text)))
    field = editor.settings.fields["decision_date"]
    field.editor.setText("ngày nào đó")
    field.editor.textEdited.emit("ngày nào đó")
    qtbot.waitUntil(lambda: "ngày nào đó" in field.sentence)
    editor.hand_over()

    assert stored == [("decision_date", "ngày nào đó")]


def test_rows_that_come_and_go_leave_the_cursor_where_it_was(editor):
    editor.view.go_to("i1.2.2", Cell.POINTS)
    rows = small_table().rows
    editor.desk.show(SetTable(SETTINGS, (*rows[:1], *rows[2:])), small_table(), editable=True)

    assert editor.view.current_row.id == "i1.2.2"
    assert editor.view.currentIndex().column() == Cell.POINTS


def test_what_is_typed_in_a_cell_is_seen_in_the_form_and_goes_with_escape(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.POINTS)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    field = type_in_cell("bốn")
    shown = editor.side.form.fields["max_points"]
    qtbot.waitUntil(lambda: shown.text == "bốn")
    assert "“bốn”" in shown.sentence
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.text == "4")

    assert not shown.sentence


def test_rows_stay_where_they_are_while_a_wrong_word_is_typed(editor, qtbot):
    editor.view.go_to("i1.2.1", Cell.POINTS)
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    field = type_in_cell("bốn")
    qtbot.waitUntil(lambda: bool(editor.desk.faults))
    assert not editor.head.faults.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(editor.head.faults.isVisible)


def test_choices_are_understood_as_the_table_is_read():
    scoring = SetRow("i1", RowKind.ITEM, {"scoring": "có hoặc không"})

    assert choice_for(COLUMNS["scoring"], "Có/không") == "Có / Không"
    assert scoring_of(scoring) == "yes_no"


def test_a_row_names_what_is_missing_in_it(editor):
    editor.desk.enter([("i1.2.1", "max_points", ""), ("i1.2.1", "text", "")])
    said = [remark.words for remark in remarks_of(editor.desk, editor.desk.row("i1.2.1"))]

    assert "Nội dung: còn thiếu." in said
    assert "Điểm: còn thiếu." in said


def test_every_row_is_as_high_as_its_words_at_the_width_they_have(editor, qtbot):
    editor.desk.enter([("i1.2.1", "text", "giáo viên giao bài cho học sinh tự học " * 4)])
    view = editor.view
    for width in (1330, 1090, 1240):
        editor.resize(width, 620)
        widths = {cell: view.columnWidth(cell) for cell in view.shown_cells}
        needed = height_of(editor.desk, editor.desk.row("i1.2.1"), widths)
        qtbot.waitUntil(lambda high=needed: view.rowHeight(editor.model.number_of("i1.2.1")) == high)


def test_without_a_row_the_cursor_stands_on_what_makes_the_first(editor, settle):
    editor.desk.show(SetTable(SETTINGS, ()), SetTable({}, ()), editable=True)
    settle()
    editor.start()

    assert editor.rows_part.first_group.hasFocus()
    assert [chip.filter.key for chip in editor.head.filters.findChildren(FilterChip)][-1:] == ["all"]


def test_an_open_cell_shows_its_first_line_and_its_last(editor, qtbot):
    editor.desk.enter([("i1.2.1", "text", "giáo viên giao bài cho học sinh tự học " * 3)])
    editor.view.go_to("i1.2.1")
    qtbot.keyClick(editor.view, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, CellText)

    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)
    assert field.firstVisibleBlock().position() == 0
    assert field.cursorRect().bottom() <= field.viewport().height()
