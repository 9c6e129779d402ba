"""Chấm tiêu chí by keyboard: panes, tree, choices, texts, the order of Tab; and what one person sees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton

from cds_desktop.queries import council, criterion_view
from cds_desktop.ui import person
from cds_desktop.ui.pages.scoring import ScoringPage

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def row_of(page, code):
    return next(row for row in page.work.rows if row.code == code)


def codes_shown(page):
    model = page.tree.model
    return [model.row(n).code for n in range(model.rowCount()) if model.row(n).kind == "criterion"]


@pytest.fixture
def opened(sample, shown_page, qtbot):
    """The page as the active window, on a criterion."""

    def open_at(code: str, size: tuple[int, int] = (1302, 640)):
        page = shown_page(ScoringPage, sample, code, size=size)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return open_at


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.focusWidget() or page, key, modifier)


def test_arrows_in_the_tree_open_criteria_and_f2_leads_into_the_one_chosen(opened, settle):
    page = opened("1.4")
    page.tree.view.setFocus()
    press(page, Qt.Key.Key_Down)
    settle()
    assert page.work.code == "1.5"
    assert page.tree.view.hasFocus()
    press(page, Qt.Key.Key_Down)
    settle()
    assert (page.work.code, page.code) == ("1.5", "1.5.1")
    press(page, Qt.Key.Key_F2)
    settle()
    assert row_of(page, "1.5.1").isAncestorOf(page.focusWidget())


def test_ctrl_f_searches_without_tone_marks_and_esc_shows_all_again(opened, settle):
    page = opened("1.6")
    press(page, Qt.Key.Key_F, CTRL)
    assert page.tree.search.hasFocus()
    QTest.keyClicks(page.tree.search, "tuyen sinh")
    assert codes_shown(page) == ["2.4"]
    press(page, Qt.Key.Key_Escape)
    assert len(codes_shown(page)) > 5
    assert page.tree.view.hasFocus()
    press(page, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(page.tree.search, "tuyen sinh")
    press(page, Qt.Key.Key_Return)
    settle()
    assert page.work.code == "2.4"
    assert page.work.isAncestorOf(page.focusWidget())


def test_f6_walks_tree_work_evidence_and_back(opened):
    page = opened("1.6")
    start = page.focusWidget()
    places = []
    for _ in range(3):
        page.move_pane(1)
        places.append(next(n for n, pane in enumerate(page.panes()) if pane.isAncestorOf(page.focusWidget())))
    assert places == [2, 0, 1]
    assert page.focusWidget() is start
    page.move_pane(-1)
    assert page.tree.isAncestorOf(page.focusWidget())


def test_in_a_narrow_window_f6_opens_the_evidence_over_the_page_and_esc_closes_it(opened):
    page = opened("1.6", size=(847, 448))
    assert not page.evidence.isVisible()
    page.move_pane(1)
    assert page.evidence.isVisible()
    assert page.evidence.isAncestorOf(page.focusWidget())
    press(page, Qt.Key.Key_Escape)
    assert not page.evidence.isVisible()


def test_ctrl_tab_goes_through_the_four_texts(opened):
    page = opened("1.6")
    areas = list(page.work.texts.areas.values())
    seen = []
    for _ in range(5):
        press(page, Qt.Key.Key_Tab, CTRL)
        seen.append(areas.index(page.focusWidget()))
    assert seen == [0, 1, 2, 3, 0]
    press(page, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert areas.index(page.focusWidget()) == 3


def test_tab_follows_the_order_of_reading_also_in_rows_used_again(opened, settle):
    page = opened("1.3")
    for code in ("1.6", "2.3", "1.5", "1.3"):
        page.enter(code)
        settle()
    page.work.rows[0].first_place().setFocus()
    places = []
    while page.work.isAncestorOf(page.focusWidget()) and len(places) < 60:
        here = page.focusWidget()
        places.append(next((n for n, row in enumerate(page.work.rows) if row.isAncestorOf(here)), 99))
        press(page, Qt.Key.Key_Tab)
    assert places == sorted(places)
    assert set(places) == {*range(len(page.work.rows)), 99}


def test_enter_goes_from_number_to_number_and_ends_in_the_texts(opened):
    page = opened("1.6")
    page.work.rows[0].fields[0].setFocus()
    seen = []
    while isinstance(page.focusWidget(), QLineEdit):
        seen.append(page.focusWidget())
        press(page, Qt.Key.Key_Return)
    assert seen == [field for row in page.work.rows for field in row.fields]
    assert page.focusWidget() is page.work.texts.currentWidget()


def test_space_and_enter_answer_a_condition_and_arrows_choose(opened, sample, settle):
    page = opened("2.1")
    met, failed = row_of(page, "2.1").inputs.options.buttons
    met.setFocus()
    press(page, Qt.Key.Key_Down)
    settle()
    assert criterion_view(sample, "2.1").condition.met is False
    assert page.focusWidget() is failed
    press(page, Qt.Key.Key_Left)
    settle()
    assert criterion_view(sample, "2.1").condition.met is True
    met.setFocus()
    press(page, Qt.Key.Key_Return)
    settle()
    assert criterion_view(sample, "2.1").condition.met is True
    failed.setFocus()
    press(page, Qt.Key.Key_Space)
    settle()
    assert criterion_view(sample, "2.1").condition.met is False
    page.enter("1.3.3")
    settle()
    assert isinstance(page.focusWidget(), QRadioButton)


def test_alt_and_arrows_lead_on_and_back(opened, settle):
    page = opened("1.6")
    press(page, Qt.Key.Key_Right, ALT)
    settle()
    assert page.work.code == "1.7"
    press(page, Qt.Key.Key_Left, ALT)
    settle()
    assert page.work.code == "1.6"


def test_the_tree_offers_to_show_only_what_its_reader_is_in_charge_of(opened, sample, settle):
    member = next(row.member for row in council(sample).members if row.member.criteria)
    page = opened("1.6")
    assert page.tree.mine.isHidden()
    person.choose(sample, member.id, member.full_name)
    page.enter("1.6")
    settle()
    assert page.tree.mine.isVisible()
    page.tree.mine.click()
    assert set(codes_shown(page)) == {*member.criteria, "1.6"}
    page.tree.mine.click()
    assert set(codes_shown(page)) > set(member.criteria)
    person.choose(sample, "", "")


def test_nobody_without_criteria_is_offered_the_filter(opened, sample, settle):
    person.choose(sample, "khong-co", "Người lạ")
    page = opened("1.6")
    assert page.tree.mine.isHidden()
    person.choose(sample, "", "")
