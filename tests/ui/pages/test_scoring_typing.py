"""Chấm tiêu chí as people type: pairs, pasted tables, wrong values, input methods, undo, saving meanwhile."""

import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Answer, CriterionText
from cds_desktop.queries import criterion_view
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.scoring import ScoringPage


def row_of(page, code):
    return next(row for row in page.work.rows if row.code == code)


def answer(workspace: Workspace, code: str) -> Answer:
    view = criterion_view(workspace, code)
    return next(item.answer for item in view.items if item.item.code == code)


@pytest.fixture
def lane_held() -> Callable:
    """The writing lane is busy for as long as the block lasts."""

    @contextmanager
    def hold(owner: QWidget) -> Iterator[None]:
        gate = threading.Event()

        def wait() -> Changes:
            gate.wait(20)
            return Changes(Subject.SCHOOL)

        background.run_action(owner, wait)
        try:
            yield
        finally:
            gate.set()

    return hold


@pytest.fixture
def front(qtbot) -> Callable[[QWidget], QWidget]:
    """The page as the active window, so that the focus is real."""

    def bring(page: QWidget) -> QWidget:
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return bring


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


def test_nothing_typed_while_something_is_being_stored_is_lost(sample, shown_page, settle, front, lane_held):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    row = row_of(page, "1.6.1")
    with lane_held(page):
        row.fields[0].setFocus()
        row.fields[0].selectAll()
        QTest.keyClicks(row.fields[0], "3")
        page.hand_over()
        QTest.keyClicks(row.fields[0], "5")
        page.hand_over()
        area = page.work.texts.areas["description"]
        area.setFocus()
        area.clear()
        for letter in "Viet trong luc may dang luu":
            QTest.keyClicks(area, letter)
            page.hand_over()
        page.footer.next.click()
        QTest.keyClicks(page.focusWidget(), "8")
        page.footer.previous.click()
        assert row_of(page, "1.6.1").fields[0].text() == "35"
        assert page.work.texts.areas["description"].toPlainText() == "Viet trong luc may dang luu"
    page.hand_over()
    settle()
    assert answer(sample, "1.6.1").numerator == 35
    assert criterion_view(sample, "1.6").text.description == "Viet trong luc may dang luu"
    assert row_of(page, "1.6.1").fields[0].text() == "35"


def test_a_row_that_still_stores_is_not_lent_to_another_item(
    sample, shown_page, settle, lane_held, type_into
):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.1")
    with lane_held(page):
        type_into(row.fields[0], "36")
        page.enter("1.7")
        assert row not in page.work.rows
        assert row_of(page, "1.7.1").fields[0].text() != "36"
        page.enter("1.6")
        assert row_of(page, "1.6.1") is row
        assert row.fields[0].text() == "36"
    settle()
    assert answer(sample, "1.6.1").numerator == 36
    assert answer(sample, "1.7.1").numerator != 36


def test_a_pair_is_split_when_the_field_is_left_and_not_under_the_cursor(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    first, second = row_of(page, "1.6.1").inputs.fields
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "31/39")
    page.hand_over()
    settle()
    assert (first.text(), second.text()) == ("31/39", "39")
    QTest.keyClick(first, Qt.Key.Key_Return)
    settle()
    assert (first.text(), second.text()) == ("31", "39")
    assert page.focusWidget() is second
    assert answer(sample, "1.6.1") == Answer(numerator=Decimal(31), denominator=Decimal(39))


def test_a_pasted_pair_fills_both_at_once(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    first, second = row_of(page, "1.6.1").inputs.fields
    first.setFocus()
    first.selectAll()
    QGuiApplication.clipboard().setText(" 30/40\r\n")
    QTest.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (first.text(), second.text()) == ("30", "40")
    settle()
    assert answer(sample, "1.6.1").numerator == 30


def test_a_copied_table_fills_several_items_in_one_step(sample, shown_page, settle, front, qtbot):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    before = {code: answer(sample, code) for code in ("1.6.1", "1.6.2", "1.6.3")}
    QGuiApplication.clipboard().setText("35\t41\r\n33\t41\r\n28\t41\r\n")
    first = row_of(page, "1.6.1").fields[0]
    first.setFocus()
    with qtbot.waitSignal(background.signals.did) as told:
        QTest.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert told.args == ["Đã dán 1.6.1: 35/41 · 1.6.2: 33/41 · 1.6.3: 28/41"]
    assert [row.fields[0].text() for row in page.work.rows] == ["35", "33", "28"]
    assert sample.history.undoable[-1].words == "dán số liệu vào 1.6.1, 1.6.2, 1.6.3"
    background.run_action(page, partial(undo, sample))
    settle()
    assert {code: answer(sample, code) for code in before} == before
    assert [row.fields[0].text() for row in page.work.rows] == ["37", "34", "29"]


def test_a_table_without_numbers_changes_nothing_and_says_so(sample, shown_page, settle, front, qtbot):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    QGuiApplication.clipboard().setText("Mã\tTên\r\n9.9\tkhác")
    with qtbot.waitSignal(background.signals.said) as told:
        row_of(page, "1.6.1").fields[0].paste_words()
    settle()
    assert told.args == ["Bảng vừa dán không có số nào cho tiêu chí này."]
    assert answer(sample, "1.6.1").numerator == 37


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("92,5%", "là phần trăm"),
        ("-3", "Số không được âm"),
        ("1.250", "1250 hoặc 1,25"),
        ("37 40", "dấu cách"),
    ],
)
def test_a_wrong_number_is_kept_marked_and_explained(sample, shown_page, settle, type_into, typed, why):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.2")
    type_into(row.fields[1], typed)
    page.hand_over()
    settle()
    assert row.fields[1].text() == typed
    assert row.fields[1].property("validity") == "error"
    assert why in row.working.text
    assert why in row.fields[1].accessibleDescription()
    page.enter("1.7")
    settle()
    page.enter("1.6")
    settle()
    assert row_of(page, "1.6.2").fields[1].text() == typed
    type_into(row_of(page, "1.6.2").fields[1], "40")
    page.hand_over()
    settle()
    assert row_of(page, "1.6.2").fields[1].property("validity") != "error"


def test_points_over_the_most_are_kept_and_explained_also_after_coming_back(
    sample, shown_page, settle, type_into
):
    page = shown_page(ScoringPage, sample, "1.6")
    type_into(row_of(page, "1.6.1").points, "9")
    page.enter("1.7")
    settle()
    page.enter("1.6")
    settle()
    row = row_of(page, "1.6.1")
    assert (row.points.text(), row.points.property("validity")) == ("9", "error")
    assert row.working.text == "Điểm (9) cao hơn tối đa (7)."


def test_a_number_being_typed_is_not_called_wrong(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    points = row_of(page, "1.6.1").points
    points.setFocus()
    points.selectAll()
    QTest.keyClicks(points, "6,")
    page.hand_over()
    settle()
    assert (points.text(), points.is_marked) == ("6,", False)
    QTest.keyClicks(points, "5")
    page.hand_over()
    settle()
    assert answer(sample, "1.6.1").points == Decimal("6.5")


def test_a_border_is_reached_exactly(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.1")
    type_into(row.fields[0], "32")
    page.hand_over()
    settle()
    assert row.working.text == "32/40 giáo viên = 80 %  →  khung “từ 80 %”: 7/7 điểm"


def test_full_width_digits_are_digits_and_are_left_as_they_were_typed(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    field = row_of(page, "1.6.1").fields[0]
    field.setFocus()
    field.selectAll()
    field.insert("３６")
    field.textEdited.emit(field.text())
    page.hand_over()
    settle()
    assert answer(sample, "1.6.1").numerator == 36
    assert field.text() == "３６"


def test_a_key_sequence_being_composed_is_not_disturbed(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.4"))
    area = page.work.texts.areas["description"]
    area.setFocus()
    before = area.toPlainText()
    place = area.textCursor().position()
    compose(area, "nha")
    write_text(sample, "1.4", CriterionText(description="từ nơi khác"))
    page.reload()
    settle()
    assert area.toPlainText() == before
    assert area.textCursor().position() == place
    field = row_of(page, "1.4").fields[0]
    field.setFocus()
    stored = field.text()
    compose(field, "9")
    enter_answer(sample, "1.4", Answer(count=Decimal(5)))
    page.reload()
    settle()
    assert field.text() == stored
    compose(field, "")
    page.reload()
    settle()
    assert field.text() == "5"


def test_backspaces_and_letters_of_an_input_method_keep_the_caret(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.4"))
    area = page.work.texts.areas["plan"]
    page.work.texts.setCurrentWidget(area)
    area.setFocus()
    area.selectAll()
    for piece in ("tieu", "\b\b", "êu", " ", "chi", "\b", "í", " "):
        for letter in piece:
            if letter == "\b":
                QTest.keyClick(area, Qt.Key.Key_Backspace)
            else:
                area.insertPlainText(letter)
        page.hand_over()
        settle()
    assert area.toPlainText() == "tiêu chí "
    assert area.textCursor().position() == len("tiêu chí ")
    assert criterion_view(sample, "1.4").text.plan == "tiêu chí"


def test_decomposed_letters_are_stored_composed_and_the_text_is_not_rewritten(
    sample, shown_page, settle, front
):
    page = front(shown_page(ScoringPage, sample, "1.4"))
    area = page.work.texts.areas["strengths"]
    page.work.texts.setCurrentWidget(area)
    area.setFocus()
    typed = unicodedata.normalize("NFD", "Học liệu được số hóa")
    area.selectAll()
    area.insertPlainText(typed)
    page.hand_over()
    settle()
    assert area.toPlainText() == typed
    assert criterion_view(sample, "1.4").text.strengths == unicodedata.normalize("NFC", typed)


def test_after_undo_and_redo_the_focused_field_shows_what_is_stored(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.6"))
    field = row_of(page, "1.6.1").fields[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "31")
    page.hand_over()
    settle()
    page.footer.undo.click()
    settle()
    assert field.hasFocus() or page.footer.undo.hasFocus()
    assert field.text() == "37"
    background.run_action(page, partial(redo, sample))
    settle()
    assert field.text() == "31"


def test_undo_brings_back_a_text_also_where_the_cursor_stands(sample, shown_page, settle, front):
    page = front(shown_page(ScoringPage, sample, "1.4"))
    area = page.work.texts.areas["description"]
    area.setFocus()
    before = area.toPlainText()
    area.insertPlainText("Thêm một câu. ")
    page.hand_over()
    settle()
    assert sample.history.undoable[-1].words == "viết hiện trạng 1.4"
    background.run_action(page, partial(undo, sample))
    settle()
    assert area.hasFocus()
    assert area.toPlainText() == before


def test_undo_elsewhere_does_not_wipe_what_is_being_typed(sample, shown_page, settle, front):
    enter_answer(sample, "1.6.2", Answer(numerator=Decimal(1), denominator=Decimal(40)))
    page = front(shown_page(ScoringPage, sample, "1.6"))
    field = row_of(page, "1.6.1").fields[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    background.run_action(page, partial(undo, sample))
    settle()
    QTest.keyClicks(field, "6")
    assert field.text() == "36"
    assert row_of(page, "1.6.2").fields[0].text() == "34"


def test_undo_takes_the_place_of_words_that_were_no_number(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    type_into(row_of(page, "1.6.1").fields[0], "ba bảy")
    page.hand_over()
    settle()
    page.footer.undo.click()
    settle()
    assert row_of(page, "1.6.1").fields[0].text() == "37"
    assert answer(sample, "1.6.1").numerator == 37


def test_each_text_is_a_step_of_its_own_name(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.4")
    for name in ("description", "plan"):
        page.work.texts.areas[name].insertPlainText("Mới. ")
        page.hand_over()
        settle()
    words = [step.words for step in sample.history.undoable[-2:]]
    assert words == ["viết hiện trạng 1.4", "viết kế hoạch cải tiến 1.4"]


def test_the_footer_names_what_it_takes_back(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    type_into(row_of(page, "1.6.3").fields[0], "20")
    page.hand_over()
    settle()
    assert page.footer.undo.isVisible()
    assert page.footer.undo.toolTip() == "Hoàn tác: chấm 1.6.3 (Ctrl+Z)"


def test_the_reason_is_folded_into_the_working_line_until_it_is_to_be_changed(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.2")
    assert row.reason.isHidden()
    assert row.working.text.endswith("Hội đồng chấm 6/7 điểm. 04 giáo viên mới dùng phần mềm từ học kỳ II")
    row.working.link.click()
    assert row.reason.isVisible()
    row.reason.insertPlainText("Cụ thể: ")
    page.hand_over()
    settle()
    assert answer(sample, "1.6.2").reason.startswith("Cụ thể: ")
    assert row.working.text.endswith("Hội đồng chấm 6/7 điểm")
