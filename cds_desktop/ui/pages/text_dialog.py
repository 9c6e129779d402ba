"""A longer text to read, in a dialog of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label


class TextDialog(QDialog):
    """Title, text, "Đóng"."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_dialog(self, 720, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.H2))
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(title)
        column.addWidget(shown, 1)
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
