"""Ô văn bản: several lines; Tab leaves it, filling it from the store is told from typing."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QTimer
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cds_desktop.domain.text import clean_lines
from cds_desktop.ui import theme
from cds_desktop.ui.widgets.line_edit import brings_evidence, is_evidence
from cds_desktop.ui.widgets.scrolled_inside import show_in_area

# What padding and edge take above and below the lines.
_FRAME = 22


class TextArea(QPlainTextEdit):
    """A plain text field at least `lines` lines high."""

    def __init__(self, name: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_filling = False
        self._is_composing = False
        self._lines: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._show_cursor)
        self.cursorPositionChanged.connect(self._following.start)
        height = QFontMetricsF(theme.font()).lineSpacing() * lines + _FRAME
        self.setMinimumHeight(round(height))

    def set_fixed_lines(self, lines: int) -> None:
        """Exactly so many lines; longer text scrolls."""
        self.setFixedHeight(round(QFontMetricsF(theme.font()).lineSpacing() * lines + _FRAME))

    def grow_between(self, least: int, most: int) -> None:
        """As high as its text from `least` to `most` lines; longer text scrolls."""
        self._lines = least, most
        self.textChanged.connect(self._fit)
        self._fit()

    def fill(self, text: str, *, even_if_focused: bool = False) -> None:
        """Show a stored text, unless somebody is typing here."""
        if text == self.toPlainText() or self._is_composing:
            return
        if self.hasFocus() and not (even_if_focused and self._means_something_else(text)):
            return
        place = self.textCursor().position()
        self.is_filling = True
        self.setPlainText(text)
        self.is_filling = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text.encode("utf-16-le")) // 2))
        self.setTextCursor(cursor)

    def start_anew(self, text: str) -> None:
        """Show the text of another thing, whatever stood here; what was typed before cannot come back."""
        document = self.document()
        if document.isUndoAvailable() or document.isRedoAvailable() or text != self.toPlainText():
            self.is_filling = True
            self.setPlainText(text)
            self.is_filling = False

    def event(self, event: QEvent) -> bool:
        if brings_evidence(event):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not is_evidence(source) and super().canInsertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._following.start()
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _show_cursor(self) -> None:
        # The page scrolls to a field when it is entered; the words typed into it must be followed too.
        if self.hasFocus():
            show_in_area(self.viewport(), self.cursorRect())

    def _fit(self) -> None:
        if self._lines is None:
            return
        line = QFontMetricsF(theme.font()).lineSpacing()
        least, most = (line * count for count in self._lines)
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        # A part of a pixel too little would bring the scroll bar.
        self.setFixedHeight(ceil(min(most, max(least, height))) + _FRAME + 1)

    def _means_something_else(self, text: str) -> bool:
        # A space at the end waits for its next word; the store keeps the text without it.
        return clean_lines(self.toPlainText()) != clean_lines(text)
