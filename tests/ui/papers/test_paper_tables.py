"""Tables of a paper: rows typed, added, moved, removed and pasted from a spreadsheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cds_desktop.domain.papers import PaperKind
from cds_desktop.queries.papers import paper_form
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.papers.page import PapersPage
from cds_desktop.ui.pages.papers.row_model import PROPOSED
from cds_desktop.ui.pages.papers.table_part import NOTHING_COPIED, TablePart

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(sample, shown_page) -> PapersPage:
    return shown_page(PapersPage, sample, "plan", (1302, 640))


@pytest.fixture
def timetable(page) -> TablePart:
    (table,) = page.form.fields(PaperKind.PLAN).tables
    return table


@pytest.fixture
def stored(page, sample, settle):
    def rows() -> tuple[tuple[str, ...], ...]:
        page.hand_over()
        settle()
        return paper_form(sample, PaperKind.PLAN).entry.rows.get("timetable", ())

    return rows


def copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def test_proposed_rows_are_shown_in_grey_and_typing_makes_them_ones_own(timetable, stored):
    model = timetable.model
    first = model.index(0, 0)
    assert model.is_proposed
    assert first.data(PROPOSED)
    assert stored() == ()
    count = model.rowCount()
    model.setData(model.index(1, 3), "Sản phẩm khác")
    assert not first.data(PROPOSED)
    rows = stored()
    assert len(rows) == count
    assert rows[1][3] == "Sản phẩm khác"


def test_rows_are_added_moved_and_removed(timetable, stored, qtbot):
    timetable.take.click()
    before = stored()
    table = timetable.table
    table.choose_rows([0])
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert stored()[:2] == (before[1], before[0])
    assert table.chosen_rows == [1]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert stored() == (before[1], *before[2:])
    timetable.add.click()
    timetable.model.setData(timetable.model.index(table.currentIndex().row(), 0), "Việc mới")
    assert any(row[0] == "Việc mới" for row in stored())


def test_an_added_row_without_words_is_not_stored(timetable, stored):
    timetable.take.click()
    before = stored()
    timetable.add.click()
    timetable.commit()
    assert stored() == before


def test_cells_copied_from_a_spreadsheet_fill_the_table(timetable, stored):
    copy("1\tHọp Hội đồng\tTháng 4\tChủ tịch\tBiên bản\r\n2\tNộp hồ sơ\tTháng 5\tThư ký\tGói hồ sơ\r\n")
    timetable.paste.click()
    assert stored() == (
        ("Họp Hội đồng", "Tháng 4", "Chủ tịch", "Biên bản"),
        ("Nộp hồ sơ", "Tháng 5", "Thư ký", "Gói hồ sơ"),
    )
    timetable.table.setCurrentIndex(timetable.model.index(1, 2))
    copy("Thư ký\tGói ký số\nHiệu trưởng\tCông văn")
    timetable.paste_block()
    assert stored()[1:] == (
        ("Nộp hồ sơ", "Tháng 5", "Thư ký", "Gói ký số"),
        ("", "", "Hiệu trưởng", "Công văn"),
    )


def test_an_empty_clipboard_is_said(timetable, stored):
    copy("")
    said: list[str] = []
    signals.said.connect(said.append)
    timetable.paste.click()
    signals.said.disconnect(said.append)
    assert said == [NOTHING_COPIED]
    assert stored() == ()


def test_removing_every_row_brings_the_proposed_ones_back(timetable, stored):
    timetable.take.click()
    timetable.table.selectAll()
    timetable.remove.click()
    assert stored() == ()
    assert timetable.model.is_proposed


def test_a_cell_still_open_is_stored_when_the_page_is_left(page, timetable, stored, qtbot):
    timetable.take.click()
    timetable.table.edit_cell(0, 0)
    editor = timetable.table.indexWidget(timetable.table.currentIndex())
    editor.setPlainText("Đang gõ dở")
    assert timetable.is_editing
    assert stored()[0][0] == "Đang gõ dở"


def test_enter_goes_from_cell_to_cell_and_makes_a_row_after_the_last(timetable, stored, qtbot):
    copy("a\tb\tc\td")
    timetable.paste.click()
    table = timetable.table
    table.edit_cell(0, 3)
    qtbot.keyClick(table.indexWidget(table.currentIndex()), Qt.Key.Key_Return)
    assert timetable.model.rowCount() == 2
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    assert timetable.is_editing


def test_headings_and_the_column_that_counts_are_left_out_when_a_table_is_pasted(timetable, stored):
    copy("STT\tViệc\tLúc\n1\tHọp Hội đồng\tTháng 4\n2\tNộp hồ sơ\tTháng 5\n")
    timetable.paste.click()
    assert stored() == (("Họp Hội đồng", "Tháng 4", "", ""), ("Nộp hồ sơ", "Tháng 5", "", ""))


def test_the_cell_stays_where_something_was_pasted(timetable, stored):
    timetable.take.click()
    timetable.table.setCurrentIndex(timetable.model.index(1, 2))
    copy("Thư ký")
    timetable.paste_block()
    place = timetable.table.currentIndex()
    assert (place.row(), place.column()) == (1, 2)
    assert stored()[1][2] == "Thư ký"


def test_the_form_scrolls_to_the_cell_that_is_chosen(page, timetable, qtbot):
    copy("\n".join(f"Việc {number}" for number in range(12)))
    timetable.paste.click()
    page.form.area.verticalScrollBar().setValue(0)
    timetable.table.setFocus()
    qtbot.waitUntil(timetable.table.hasFocus)
    timetable.table.setCurrentIndex(timetable.model.index(8, 0))
    table, area = timetable.table, page.form.area
    cell = table.visualRect(table.currentIndex())
    middle = table.viewport().mapTo(area.viewport(), cell.center())
    assert 0 <= middle.y() < area.viewport().height()
