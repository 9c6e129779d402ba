"""The text area and the working line: filled from the store, typed into, linked."""

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.working_line import WorkingLine


def focused(shown, text: str) -> TextArea:
    area = shown(TextArea("Hiện trạng"), 300, 200)
    area.activateWindow()
    area.start_anew(text)
    area.setFocus()
    return area


def test_a_text_being_typed_is_not_rewritten_only_because_the_store_trimmed_it(shown):
    area = focused(shown, "Một câu, ")
    area.fill("Một câu,", even_if_focused=True)
    assert area.toPlainText() == "Một câu, "


def test_another_text_of_the_store_takes_its_place_and_the_cursor_stays_near(shown):
    area = focused(shown, "Một câu dài")
    cursor = area.textCursor()
    cursor.setPosition(7)
    area.setTextCursor(cursor)
    area.fill("Một câu")
    assert area.toPlainText() == "Một câu dài"
    area.fill("Một câu", even_if_focused=True)
    assert area.toPlainText() == "Một câu"
    assert area.textCursor().position() == 7


def test_nothing_is_filled_in_while_letters_are_composed(shown):
    area = focused(shown, "cũ")
    QCoreApplication.sendEvent(area, QInputMethodEvent("tie", []))
    area.fill("mới", even_if_focused=True)
    assert area.toPlainText() == "cũ"
    end = QInputMethodEvent("", [])
    end.setCommitString("tiê")
    QCoreApplication.sendEvent(area, end)
    assert "tiê" in area.toPlainText()


def test_what_was_typed_for_one_thing_cannot_be_taken_back_into_another(shown):
    area = focused(shown, "")
    area.insertPlainText("của 1.4")
    area.start_anew("của 1.5")
    area.undo()
    assert area.toPlainText() == "của 1.5"


def test_files_on_the_clipboard_are_left_to_whoever_takes_files(shown, tmp_path):
    area = focused(shown, "")
    path = tmp_path / "kế hoạch.pdf"
    path.write_bytes(b"%PDF-1.4")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    control = Qt.KeyboardModifier.ControlModifier
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_V, control)
    claim.ignore()
    QCoreApplication.sendEvent(area, claim)
    assert not claim.isAccepted()
    QGuiApplication.clipboard().setText("chữ")
    QCoreApplication.sendEvent(area, claim)
    assert claim.isAccepted()


def test_a_working_line_carries_a_link_word_only_when_it_was_made_with_one(shown, qtbot):
    line = shown(WorkingLine(with_link=True), 400, 60)
    line.show_judged("", "5/7 điểm", note="Theo thực tế.\nĐã kiểm tra.")
    assert line.text == "chưa có khung; Hội đồng chấm 5/7 điểm. Theo thực tế. Đã kiểm tra."
    line.show_link("Sửa lý do", "Sửa lý do chấm 1.6.2")
    assert line.link is not None
    assert line.link.accessibleName() == "Sửa lý do chấm 1.6.2"
    with qtbot.waitSignal(line.link_asked):
        line.link.click()
    line.show_link("")
    assert line.link.isHidden()
    plain = WorkingLine()
    plain.show_link("Sửa lý do")
    assert plain.link is None
