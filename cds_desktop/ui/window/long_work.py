"""Long work at the foot of the window: how far it is, and "Hủy"."""

from PySide6.QtWidgets import QFrame, QMessageBox, QVBoxLayout, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.progress_row import ProgressRow

_MEGABYTE = 1_000_000
# Above this nobody counts files: the numbers are bytes.
_MOST_FILES = 20_000


class LongWorkBar(QFrame):
    """Shows itself while long work runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.row = ProgressRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        column.addWidget(self.row)
        self.row.cancelled.connect(background.cancel_long_action)
        self.hide()

    def show_work(self, work: background.LongWork | None) -> None:
        """Show how far it is, or go away."""
        self.setVisible(work is not None)
        if work is None:
            return
        if work.total > _MOST_FILES:
            done, total = round(work.done / _MEGABYTE), max(1, round(work.total / _MEGABYTE))
            self.row.show_progress(work.what, done, total, unit="MB")
        else:
            self.row.show_progress(work.what, work.done, work.total)


def ask_to_interrupt(parent: QWidget) -> bool:
    """Whether the window may close although something is under way."""
    box = QMessageBox(parent)
    box.setWindowTitle("CĐS Desktop")
    box.setText("Còn một việc đang làm dở.")
    box.setInformativeText("Đóng bây giờ sẽ hủy việc đó; những gì đã lưu vẫn còn nguyên.")
    stay = box.addButton("Làm tiếp", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Hủy việc và đóng", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
