"""Hai năm học on the screen: marks, quiet lines, what is asked about, the comparison, other years."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.rounds import copy_round
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries import criterion_view, evidence_table
from cds_desktop.queries.comparison import comparison
from cds_desktop.queries.years import years
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace, open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.evidence.page import EvidencePage
from cds_desktop.ui.pages.results.comparison.model import CHANGED, EVERYTHING, Column, ComparisonModel
from cds_desktop.ui.pages.results.page import ResultsPage
from cds_desktop.ui.pages.scoring import ScoringPage
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.widgets.filter_chips import FilterChip
from cds_desktop.ui.widgets.level_meter import LevelMeter


@pytest.fixture(scope="session")
def two_years_folder(sealed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hai-nam") / "ho-so"
    shutil.copytree(sealed_folder, folder)
    with open_workspace(folder) as workspace:
        with workspace.read() as db:
            last = current_round(db)
        copy_round(workspace, last.id, "2026-2027", load(last.set_text))
        enter_answer(workspace, "1.4", Answer(count=130))
    return folder


@pytest.fixture
def two_years(two_years_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """2025-2026 sealed; 2026-2027 begun from it, with one content scored."""
    folder = tmp_path / "hai-nam"
    shutil.copytree(two_years_folder, folder)
    workspace = open_workspace(folder)
    yield workspace
    background.shut_down()
    workspace.close()


def test_each_content_shows_quietly_what_it_was(shown_page, two_years):
    page = shown_page(ScoringPage, two_years, "1.6")

    assert [row.last_year.text() for row in page.work.rows] == [
        "Năm trước: 37/40, 7 điểm",
        "Năm trước: 34/40, 6 điểm",
        "Năm trước: 29/40, 4,5 điểm",
    ]
    assert page.work.header.since.words.text() == "Năm trước: 17,5/20 điểm"
    assert all(not row.fields[0].text() for row in page.work.rows)


def test_in_the_first_year_nothing_speaks_of_another(shown_page, sample):
    page = shown_page(ScoringPage, sample, "1.6")

    assert page.work.header.since.isHidden()
    assert all(row.last_year.isHidden() for row in page.work.rows)
    assert not page.tree.delegate.has_marks


def test_the_tree_says_what_changed_in_words_too(shown_page, two_years):
    page = shown_page(ScoringPage, two_years, "1.4")
    model = page.tree.model
    index = model.index(model.place_of("1.4"))

    assert page.tree.delegate.has_marks
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", thay đổi so với năm trước")


def test_a_mark_is_chosen_and_taken_back_by_hand(shown_page, two_years, settle, said):
    page = shown_page(ScoringPage, two_years, "1.6")
    mark = page.work.header.since.mark
    assert mark.currentText() == "Chưa xem"
    mark.setCurrentIndex(mark.findText("Giữ nguyên"))
    mark.activated.emit(mark.currentIndex())
    settle()

    assert criterion_view(two_years, "1.6").since.said is ChangeMark.KEPT
    assert said == ["Đã đánh dấu 1.6: giữ nguyên"]
    assert mark.itemText(0) == "Tự xét theo số liệu"
    mark.setCurrentIndex(0)
    mark.activated.emit(0)
    settle()
    assert criterion_view(two_years, "1.6").since.said is None


def test_last_years_texts_are_there_to_be_read_only(shown_page, two_years):
    page = shown_page(ScoringPage, two_years, "1.6")
    page.work.header.since.texts.click()

    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TextDialog) and w.isVisible()]
    assert dialog.windowTitle() == "Tiêu chí 1.6, năm học 2025-2026"
    assert not page.work.texts.areas["description"].toPlainText()


def test_tab_goes_from_the_mark_to_the_first_number(shown_page, two_years, qtbot):
    page = shown_page(ScoringPage, two_years, "1.6")
    page.window().activateWindow()
    since = page.work.header.since
    since.texts.setFocus()
    qtbot.keyClick(since.texts, Qt.Key.Key_Tab)

    assert page.focusWidget() is page.work.rows[0].fields[0]


def test_evidence_beside_a_criterion_is_confirmed_in_place(shown_page, two_years, settle, said):
    page = shown_page(ScoringPage, two_years, "1.4", (1300, 700))
    assert page.evidence.asked.isVisible()
    page.evidence.asked.confirm.click()
    settle()

    assert page.evidence.asked.isHidden()
    assert said[-1].endswith("vẫn đúng")
    assert evidence_table(two_years).counts.asked == 17


def test_many_are_confirmed_at_once(shown_page, two_years, settle):
    page = shown_page(EvidencePage, two_years)
    ids = [row.item.id for row in evidence_table(two_years).rows[:4]]
    page.view.choose(ids)
    settle()
    assert page.side.bulk.confirm.text() == "4 minh chứng năm trước vẫn đúng"
    page.side.bulk.confirm.click()
    settle()

    assert evidence_table(two_years).counts.asked == 14


def test_one_is_removed_from_this_year_only(shown_page, two_years, settle):
    row = evidence_table(two_years).rows[0]
    page = shown_page(EvidencePage, two_years, row.item.code)
    page.side.panel.asked.remove.click()
    settle()

    assert [one.evidence_count for one in years(two_years)] == [17, 18]


def test_the_filter_lets_through_what_is_asked_about(shown_page, two_years):
    page = shown_page(EvidencePage, two_years)
    chips = page.catalogue.top.filters.findChildren(FilterChip)
    names = [chip.filter.words for chip in chips]

    assert "Giữ nguyên? 18" in names


def test_the_comparison_is_a_table_that_can_be_sorted_filtered_and_read(shown_page, two_years):
    page = shown_page(ResultsPage, two_years)
    table = page.comparison.table
    model = table.rows

    assert page.comparison.isVisible()
    assert model.headerData(Column.LAST, Qt.Orientation.Horizontal) == "2025-2026"
    assert [model.row(n).code for n in range(3)] == ["1", "1.1", "1.2"]
    row = next(n for n in range(model.rowCount()) if model.row(n).code == "1.4")
    assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "1.4 Số lượng học liệu được số hóa: năm trước 8/10, năm nay 10/10, chênh +2, thay đổi"
    )
    table.sortByColumn(Column.DIFFERENCE, Qt.SortOrder.DescendingOrder)
    assert model.row(0).code == "1.4"
    model.choose(CHANGED)
    assert [model.row(n).code for n in range(model.rowCount())] == ["1.4"]
    model.choose(EVERYTHING)
    assert model.rowCount() > 30


def test_the_table_model_keeps_to_the_rules_of_models(two_years):
    model = ComparisonModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_comparison(comparison(two_years))
    model.sort(Column.TITLE)
    model.choose(EVERYTHING)
    model.sort(-1)

    assert model.rowCount() > 30


def test_enter_leads_to_the_criterion_and_copy_gives_a_sheet(shown_page, two_years, qtbot):
    page = shown_page(ResultsPage, two_years)
    table = page.comparison.table
    table.setCurrentIndex(table.rows.index(1, 0))
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    table.copy()

    assert asked.args == ["scoring", "1.1"]
    heads = QGuiApplication.clipboard().text().splitlines()[0].split("\t")
    assert heads[:3] == ["Mã", "Tiêu chí", "2025-2026"]


def test_another_year_is_looked_at_and_left_again(shown_page, two_years, settle):
    page = shown_page(ResultsPage, two_years)
    assert page.empty.isVisible()
    first = years(two_years)[1]
    page.years.look_asked.emit(first.round_id)
    settle()

    assert page.standing.isVisible()
    assert not page.comparison.isVisible()
    with two_years.read() as db:
        assert current_round(db).school_year == "2025-2026"


def test_the_meters_carry_the_tick_of_last_year(open_main, two_years):
    meters = open_main(two_years).findChildren(LevelMeter)

    assert {meter.value_shown.last_year for meter in meters} == {71.5, 80.0}
    assert all("năm học trước" in meter.accessibleName() for meter in meters)
