"""A part that scrolls: whatever it makes of its height, the window stays."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.text_area import TextArea


class _Fickle(QWidget):
    """Of another height at each width, as a flat picture is: with the bar it needs none, without it does."""

    def sizeHint(self) -> QSize:
        return QSize(100, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMaximumHeight(20 if event.size().width() < 250 else 60)


def test_a_part_that_would_have_its_bar_come_and_go_does_not_end_the_program(shown, qapp):
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(_Fickle(), 1000)
    column.addWidget(Label("Kế hoạch tổ chức dạy học trực tuyến năm học 2025-2026", wrap=True))
    column.addStretch(1)
    area = shown(scrolled(content))
    for width in range(200, 330, 3):
        for height in range(60, 200):
            # Without a bound on the turns the stack is used up inside Qt, and the process ends here.
            area.resize(width, height)
            qapp.processEvents()
    assert content.width() == area.viewport().width()


def test_an_area_follows_what_is_typed_into_a_field_that_grows(shown, qapp, qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    field = TextArea("Nội dung")
    field.grow_between(2, 20)
    column.addSpacing(200)
    column.addWidget(field)
    column.addSpacing(400)
    area = shown(scrolled(content))
    area.resize(400, 300)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.insertPlainText("\n".join(f"Dòng {number}" for number in range(15)))

    def is_seen() -> bool:
        place = field.viewport().mapTo(area.viewport(), field.cursorRect().center())
        return 0 <= place.y() < area.viewport().height()

    qtbot.waitUntil(is_seen)


def test_a_dialog_is_never_larger_than_the_window_it_stands_over(shown):
    window = shown(QWidget())
    window.resize(911, 512)
    dialog = QDialog(window)
    fit_dialog(dialog, 640, 560)
    assert (dialog.width(), dialog.height()) == (640, 464)
