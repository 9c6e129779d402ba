"""Xem trước văn bản thường: the first lines of a text or CSV file, to be read and copied only."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cds_desktop.ui.theme import Type

_CUT = "\n…\n(Chỉ hiện phần đầu. Mở tệp để xem hết.)"


class TextPreview(QPlainTextEdit):
    """Plain words in a fixed-width face; never markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName("Xem trước văn bản")
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(Type.SMALL.pixels)
        self.setFont(face)

    def show_text(self, text: str, *, is_cut: bool = False) -> None:
        """Show a text from its beginning."""
        self.setPlainText(f"{text}{_CUT}" if is_cut else text)
