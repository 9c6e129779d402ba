"""Chấm tiêu chí on the sample school."""

from decimal import Decimal

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QRadioButton

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.queries import criterion_view
from cds_desktop.ui import background
from cds_desktop.ui.pages.scoring import ScoringPage
from cds_desktop.ui.pages.scoring.tree_model import TreeModel
from cds_desktop.ui.widgets.state_glyph import State


def row_of(page, code):
    return next(row for row in page.work.rows if row.code == code)


def answer(workspace, code):
    view = criterion_view(workspace, code)
    return next(item.answer for item in view.items if item.item.code == code)


def test_37_40_in_the_first_field_fills_both_and_shows_the_working(sample, shown_page, settle, type_into):
    enter_answer(sample, "1.6.1", Answer())
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.1")
    type_into(row.fields[0], "37/40")
    row.fields[0].editingFinished.emit()
    settle()
    assert [field.text() for field in row.inputs.fields] == ["37", "40"]
    assert row.working.text == "37/40 giáo viên = 92,5 %  →  khung “từ 80 %”: 7/7 điểm"
    assert (row.points.text(), row.requirement.glyph.state) == ("7", State.DONE)
    assert answer(sample, "1.6.1") == Answer(numerator=Decimal(37), denominator=Decimal(40))


def test_a_number_is_stored_by_itself_a_moment_after_the_last_key(sample, shown_page, qtbot, type_into):
    page = shown_page(ScoringPage, sample, "1.4")
    type_into(row_of(page, "1.4").fields[0], "91")
    qtbot.waitUntil(lambda: answer(sample, "1.4").count == 91, timeout=3000)


def test_contradicting_numbers_stay_and_are_marked_with_a_sentence(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.1")
    type_into(row.fields[0], "41")
    row.store.hand_over()
    settle()
    assert row.fields[0].text() == "41"
    assert row.fields[0].property("validity") == "error"
    assert row.working.text == "Số giáo viên (41) lớn hơn tổng số (40). Sửa một trong hai số."
    assert row.requirement.glyph.state is State.ERROR


def test_what_is_no_number_stays_and_is_still_there_on_coming_back(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    type_into(row_of(page, "1.6.1").fields[0], "ba bảy")
    page.enter("1.7")
    settle()
    page.enter("1.6")
    settle()
    field = row_of(page, "1.6.1").fields[0]
    assert (field.text(), field.property("validity")) == ("ba bảy", "error")
    assert answer(sample, "1.6.1").numerator is None


def test_a_council_that_awards_less_is_asked_for_the_reason(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.1")
    assert row.reason.isHidden()
    type_into(row.points, "6,5")
    row.store.hand_over()
    settle()
    assert not row.reason.isHidden()
    assert row.working.text == "Hội đồng chấm thấp hơn khung thì phải ghi lý do."
    row.reason.insertPlainText("ba tài khoản chưa dùng")
    row.store.hand_over()
    settle()
    assert answer(sample, "1.6.1").points == Decimal("6.5")
    assert "Hội đồng chấm 6,5/7 điểm" in row.working.text


def test_the_field_being_edited_is_not_overwritten_by_a_reload(sample, shown_page, settle, type_into):
    page = shown_page(ScoringPage, sample, "1.6")
    row = row_of(page, "1.6.2")
    type_into(row.fields[0], "35")
    page.reload()
    settle()
    assert row.fields[0].text() == "35"


def test_a_condition_and_a_choice_are_stored_at_once_and_can_be_taken_back(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "2.1")
    page.work.rows[0].inputs.options.buttons[1].click()
    settle()
    assert criterion_view(sample, "2.1").condition.met is False
    page.work.rows[0].inputs.options._clear.click()
    settle()
    assert criterion_view(sample, "2.1").condition.met is None
    page.enter("1.3.3")
    settle()
    row_of(page, "1.3.3").inputs.options.buttons[2].click()
    settle()
    assert answer(sample, "1.3.3").choice == "c"


def test_leaving_the_page_stores_the_text_being_written(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.4")
    page.work.texts.areas["shortcomings"].insertPlainText("Còn ít học liệu môn Âm nhạc.")
    page.leave()
    settle()
    assert criterion_view(sample, "1.4").text.shortcomings.startswith("Còn ít học liệu môn Âm nhạc.")


def test_two_files_are_attached_and_can_be_unlinked_and_linked_again(sample, shown_page, settle, make_files):
    page = shown_page(ScoringPage, sample, "1.5")
    before = len(criterion_view(sample, "1.5").evidence)
    page.evidence.add_files(make_files("Kế hoạch kiểm tra.pdf", "Ảnh phòng máy.jpg"))
    settle()
    assert page.evidence.items.rows.rowCount() == before + 2
    assert page.evidence.title.text() == f"Minh chứng · {before + 2}"
    page.evidence.items.setCurrentIndex(page.evidence.items.rows.index(before))
    page.evidence.unlink.click()
    settle()
    assert len(criterion_view(sample, "1.5").evidence) == before + 1
    page.footer.undo.click()
    settle()
    assert len(criterion_view(sample, "1.5").evidence) == before + 2


def test_files_may_fall_anywhere_on_the_evidence_pane(sample, shown_page, settle, make_files):
    page = shown_page(ScoringPage, sample, "1.5")
    before = len(criterion_view(sample, "1.5").evidence)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in make_files("Thả ở mép.pdf")])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, plain)
    QApplication.sendEvent(page.evidence, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.evidence, QDropEvent(QPointF(9, 9), copy, data, left, plain))
    settle()

    assert len(criterion_view(sample, "1.5").evidence) == before + 1


def test_pasting_with_nothing_to_paste_says_so(sample, shown_page, qtbot):
    QGuiApplication.clipboard().setText("chỉ là chữ")
    page = shown_page(ScoringPage, sample, "1.5")
    with qtbot.waitSignal(background.signals.said) as told:
        page.evidence.paste()
    assert told.args == ["Chưa chép ảnh hay tệp nào để dán làm minh chứng"]


def test_a_picture_on_the_clipboard_becomes_evidence(sample, shown_page, settle):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    page = shown_page(ScoringPage, sample, "1.4")
    before = len(criterion_view(sample, "1.4").evidence)
    page.evidence.paste()
    settle()
    added = criterion_view(sample, "1.4").evidence
    assert len(added) == before + 1
    assert any(line.evidence.title.startswith("Ảnh màn hình") for line in added)


def test_next_and_previous_lead_through_all_criteria(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.1")
    seen = [page.code]
    for _ in range(40):
        if page.footer.next.text() == "Đến Rà soát":
            break
        page.footer.next.click()
        settle()
        seen.append(page.work.code)
    assert seen[0] == "1.1"
    assert len(seen) == len(set(seen)) == sum(1 for row in page.tree.model._all if row.kind == "criterion")


def test_entering_an_unanswered_criterion_puts_the_cursor_into_the_first_empty_number(
    begun, shown_page, settle
):
    page = shown_page(ScoringPage, begun, "1.6")
    assert page.focusWidget() is row_of(page, "1.6.1").fields[0]
    page.focusWidget().next_asked.emit()
    assert page.focusWidget() is row_of(page, "1.6.1").fields[1]


def test_the_tree_finds_without_tone_marks_and_keeps_to_the_rules_of_qt(sample, shown_page):
    page = shown_page(ScoringPage, sample, "1.6")
    QAbstractItemModelTester(page.tree.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.tree.search.setText("hoc lieu")
    found = [page.tree.model.row(n).code for n in range(page.tree.model.rowCount())]
    assert "1.4" in found
    assert "1.6.3" in found
    assert "1.1" not in found
    page.tree.search.clear()
    assert isinstance(page.tree.model, TreeModel)
    assert page.tree.model.rowCount() > len(found)


def test_a_sealed_round_is_shown_but_not_changed_until_it_is_opened_again(sealed, shown_page, settle):
    page = shown_page(ScoringPage, sealed, "1.6")
    row = row_of(page, "1.6.1")
    assert not page.notice.isHidden()
    assert all(field.isReadOnly() for field in row.fields)
    assert page.evidence.add.isHidden()
    page.notice.reopen.reopen()
    settle()
    assert page.notice.isHidden()
    assert not row.fields[0].isReadOnly()


def test_below_960_the_evidence_opens_over_the_page(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.6", size=(847, 448))
    assert not page.evidence.isVisible()
    assert page.work.header.evidence.text().startswith("Minh chứng · ")
    page.work.header.evidence.click()
    assert page.evidence.isVisible()
    page.evidence.close_button.click()
    assert not page.evidence.isVisible()


def test_the_four_texts_stand_side_by_side_also_in_a_small_window(sample, shown_page):
    page = shown_page(ScoringPage, sample, "1.1", size=(960, 636))
    bar = page.work.texts.tabBar()
    assert bar.sizeHint().width() <= page.work.texts.width()


def test_radio_buttons_say_their_words(sample, shown_page):
    page = shown_page(ScoringPage, sample, "1.3.3")
    buttons = row_of(page, "1.3.3").findChildren(QRadioButton)
    assert [button.accessibleName().split(",")[-1].strip() for button in buttons] == [
        "6 điểm",
        "3 điểm",
        "0 điểm",
    ]


def test_keys_lead_to_the_next_criterion_and_between_the_panes(sample, shown_page, settle, qtbot):
    page = shown_page(ScoringPage, sample, "1.6", size=(1302, 640))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle()
    assert page.work.code == "1.7"
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.evidence.isAncestorOf(page.focusWidget())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.tree.isAncestorOf(page.focusWidget())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.evidence.isAncestorOf(page.focusWidget())


def test_ctrl_v_in_a_number_field_pastes_words_there_but_a_picture_as_evidence(
    sample, shown_page, settle, qtbot
):
    page = shown_page(ScoringPage, sample, "1.4", size=(1302, 640))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field = row_of(page, "1.4").fields[0]
    field.setFocus()
    field.clear()
    QGuiApplication.clipboard().setText("95")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "95"
    before = len(criterion_view(sample, "1.4").evidence)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(criterion_view(sample, "1.4").evidence) == before + 1
    assert field.text() == "95"


def test_rows_nobody_held_against_paper_say_so(begun, shown_page):
    page = shown_page(ScoringPage, begun, "1.6", size=(1302, 640))
    requirement = row_of(page, "1.6.1").requirement
    unchecked = not criterion_view(begun, "1.6").items[0].item.checked
    assert requirement._chip.isVisible() == unchecked
    assert requirement._chip.text == "Chưa đối chiếu"


def test_contents_are_added_up_below_the_last_of_them(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.3")
    assert page.work.sum.isVisible()
    assert page.work.sum.text.startswith("1.3: 1.3.1 6/6 + 1.3.2 4/6 +")
    page.enter("1.4")
    settle()
    assert not page.work.sum.isVisible()
