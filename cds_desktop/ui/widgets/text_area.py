"""Ô văn bản: several lines; Tab leaves it, filling it from the store is told from typing."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cds_desktop.ui import theme


class TextArea(QPlainTextEdit):
    """A plain text field at least `lines` lines high."""

    def __init__(self, name: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_filling = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        height = QFontMetricsF(theme.font()).lineSpacing() * lines + 22
        self.setMinimumHeight(round(height))

    def set_fixed_lines(self, lines: int) -> None:
        """Exactly so many lines; longer text scrolls."""
        self.setFixedHeight(round(QFontMetricsF(theme.font()).lineSpacing() * lines + 22))

    def fill(self, text: str, *, even_if_focused: bool = False) -> None:
        """Show a stored text, unless somebody is typing here."""
        if text == self.toPlainText() or (self.hasFocus() and not even_if_focused):
            return
        self.is_filling = True
        self.setPlainText(text)
        self.is_filling = False
