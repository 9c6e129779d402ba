"""Minh chứng on the sample school."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import EvidenceFile, EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.queries import EvidenceRow, EvidenceState, EvidenceTable, evidence_table
from cds_desktop.ui.pages.evidence.bulk import BulkPanel
from cds_desktop.ui.pages.evidence.finding import EvidenceIndex
from cds_desktop.ui.pages.evidence.form import EvidenceForm
from cds_desktop.ui.pages.evidence.opening import VIEWED, copy_to_look_at, open_file
from cds_desktop.ui.pages.evidence.page import EvidencePage
from cds_desktop.ui.pages.evidence.table import Column
from cds_desktop.ui.pages.evidence.view import EvidenceView
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.settings import settings
from cds_desktop.ui.widgets.form_field import Validity


def item_of(workspace, code):
    return next(row.item for row in evidence_table(workspace).rows if row.item.code == code)


def shown_codes(page):
    rows = page.view.rows
    return [rows.index(n, Column.CODE).data() for n in range(rows.rowCount())]


def choose(page, workspace, code):
    assert page.view.choose([item_of(workspace, code).id])


def test_typing_without_tone_marks_finds_what_is_meant(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    page.search.setText("quy che day hoc")
    assert shown_codes(page) == ["H1-1.2-01"]
    assert page.catalogue.shelf.totals.text().startswith("1/18 minh chứng")


def test_filters_count_and_let_through_what_they_say(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample)
    page.add_files(make_files("Chưa biết dùng đâu.txt"))
    settle()
    chips = {
        chip.filter.key: chip
        for chip in page.catalogue.top.filters.findChildren(
            type(page.catalogue.top.filters._group.buttons()[0])
        )
    }
    assert chips["unused"].filter.words == "Chưa dùng 1"
    chips["unused"].click()
    assert [item_of(sample, code).title for code in shown_codes(page)] == ["Chưa biết dùng đâu"]


def test_a_click_on_a_heading_sorts(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    page.view.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    first = page.view.rows.index(0, Column.TITLE).data()
    page.view.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert page.view.rows.index(page.view.rows.rowCount() - 1, Column.TITLE).data() == first


def test_facts_are_stored_as_they_are_entered_and_a_wrong_date_stays(sample, shown_page, settle, type_into):
    page = shown_page(EvidencePage, sample)
    choose(page, sample, "H1-1.6-01")
    page.side.panel.start_editing()
    form = page.side.panel.form
    type_into(form.lines["title"].editor, "Danh sách giáo viên, đã rà lại")
    type_into(form.dates["issued_on"].line, "5/3/26")
    form.dates["issued_on"].line.editingFinished.emit()
    form.store.hand_over()
    settle()
    stored = item_of(sample, "H1-1.6-01")
    assert (stored.title, stored.issued_on) == ("Danh sách giáo viên, đã rà lại", date(2026, 3, 5))
    assert form.dates["issued_on"].line.text() == "05/03/2026"
    type_into(form.dates["issued_on"].line, "31/2/26")
    form.dates["issued_on"].line.editingFinished.emit()
    form.store.hand_over()
    settle()
    assert form.dates["issued_on"].line.text() == "31/2/26"
    assert form.dates["issued_on"].validity is Validity.ERROR
    assert item_of(sample, "H1-1.6-01").issued_on == date(2026, 3, 5)


def test_a_code_that_is_taken_is_marked_at_its_field(sample, shown_page, settle, faults_shown, type_into):
    page = shown_page(EvidencePage, sample)
    choose(page, sample, "H1-1.6-01")
    form = page.side.panel.form
    type_into(form.lines["code"].editor, "H1-1.1-01")
    form.store.hand_over()
    settle()
    assert form.lines["code"].validity is Validity.ERROR
    assert form.lines["code"].editor.text() == "H1-1.1-01"
    assert faults_shown() == []


def test_a_private_item_sends_its_file_only_when_chosen(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample)
    private = next(
        row.item for row in evidence_table(sample).rows if row.item.sensitivity is not Sensitivity.NONE
    )
    page.view.choose([private.id])
    privacy = page.side.panel.privacy
    assert not privacy.isHidden()
    privacy.travel.setCurrentIndex(1)
    privacy.travel.activated.emit(1)
    settle()
    assert item_of(sample, private.code).travel is Travel.WITH_FILE


def test_a_link_is_added_used_for_a_criterion_and_removed(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample)
    link = EvidenceItem(
        id="", code="", title="Trang của trường", kind=EvidenceKind.LINK, address="https://truong.example/"
    )
    page.deeds.add_item(link, QImage(), page._added_code)
    settle()
    added = next(row.item for row in evidence_table(sample).rows if row.item.title == "Trang của trường")
    assert page.view.current_id == added.id
    page.deeds.use_for([added], {"1.4", "1.6.1"})
    settle()
    assert set(item_of(sample, added.code).used_for) == {"1.4", "1.6.1"}
    page._remove()
    settle()
    assert all(row.item.id != added.id for row in evidence_table(sample).rows)


def test_the_table_keeps_to_the_rules_of_qt(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.view.rows, mode)
    page.add_files(make_files("mới.pdf"))
    settle()
    page.search.setText("moi")
    page.search.clear()
    assert tester.model() is page.view.rows
    assert page.view.rows.rowCount() == 19


def test_column_widths_are_remembered(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    page.view.horizontalHeader().resizeSection(Column.CODE, 150)
    page.leave()
    assert settings().value("evidence_table/widths")
    again = shown_page(EvidencePage, sample)
    assert again.view.horizontalHeader().sectionSize(Column.CODE) == 150


def test_a_file_is_opened_as_a_copy_under_its_own_name(sample):
    file = item_of(sample, "H1-1.2-01").files[0]
    copy = copy_to_look_at(sample, file)
    assert copy.name == file.name
    assert copy.read_bytes() == sample.evidence_files.path_of(file.digest).read_bytes()


def test_a_hostile_name_cannot_leave_the_folder_of_copies(sample):
    file = item_of(sample, "H1-1.2-01").files[0]
    hostile = EvidenceFile(digest=file.digest, name="../..\\x:y.pdf", size_bytes=file.size_bytes)
    copy = copy_to_look_at(sample, hostile)
    assert copy.name == "_x_y.pdf"
    assert copy.is_file()


@pytest.mark.parametrize("suffix", [".exe", ".bat", ".html", ".js", ".lnk", ""])
def test_what_could_run_is_not_opened(suffix):
    assert VIEWED.fullmatch(suffix) is None


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 byte"), (999, "999 byte"), (1_250, "1,2 KB"), (24_000, "24 KB"), (1_200_000, "1,2 MB")],
)
def test_sizes_read_as_offices_write_them(size, words):
    assert size_words(size).replace("\u00a0", " ") == words


def test_an_empty_list_says_what_to_do_first(begun, shown_page):
    page = shown_page(EvidencePage, begun)
    assert page.catalogue.shelf.empty.isVisible()
    assert page.catalogue.first_files.isVisible()


def test_a_search_without_a_find_says_so_and_leads_back(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    page.search.setText("không có chữ này")
    assert page.catalogue.shelf.not_found.isVisible()
    page.catalogue.shelf.not_found.findChild(QPushButton).click()
    assert page.view.isVisible()
    assert page.search.text() == ""


def test_coming_into_the_table_by_tab_chooses_the_first_row(sample, shown_page, qtbot):
    page = shown_page(EvidencePage, sample)
    page.search.setFocus()
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.side.panel.isVisible()
    assert [index.row() for index in page.view.selectionModel().selectedRows()] == [0]


def test_a_file_no_program_opens_is_told(sample, shown_page, faults_shown, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page = shown_page(EvidencePage, sample)
    open_file(page, tmp_path / "Kế hoạch.pdf")

    assert faults_shown() == ["Chưa làm được bước này"]


def test_ten_thousand_rows_are_searched_letter_by_letter(qtbot):
    items = [
        EvidenceItem(id=str(n), code=f"H1-1.{n % 7 + 1}-{n:05d}", title=f"Kế hoạch số {n}")
        for n in range(10_000)
    ]
    state, words = EvidenceState.COMPLETE, "Đủ"
    rows = tuple(EvidenceRow(i, 0, state, words, fold(f"{i.code} {i.title}")) for i in items)
    view = EvidenceView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.rows.show_index(EvidenceIndex.of(EvidenceTable(rows, 0, 0, True)))
    found = []
    for typed in ("k", "ke", "ke hoach", "ke hoach so 77", "ke hoach so 7", ""):
        view.rows.search(typed)
        view.repaint()
        found.append(view.rows.rowCount())

    assert found == [10_000, 10_000, 10_000, 280, 4376, 10_000]


def test_the_chosen_row_stays_whole_when_the_table_gets_lower(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample, size=(1150, 700))
    view = page.view
    bottom = view.viewport().height()
    last_whole = view.rowAt(bottom - view.rowHeight(0))
    view.selectRow(last_whole)
    page.resize(1150, 520)
    settle()
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()


def test_what_only_some_visits_need_is_made_when_it_is_asked_for(sample, shown_page):
    page = shown_page(EvidencePage, sample, "1.6")
    assert not page.findChildren(EvidenceForm)
    assert not page.findChildren(BulkPanel)
    page.side.panel.start_editing()
    assert page.side.panel.form.lines["code"].editor.text() == page.side.rows[0].item.code
    page.view.selectAll()
    assert page.side.currentWidget() is page.side.bulk
