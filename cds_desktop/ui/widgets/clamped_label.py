"""A title of at most a few lines; what does not fit ends in "…" and stays whole in the tool tip."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.wrapped_text import lines_of, paint_lines


class ClampedLabel(QWidget):
    """Words on at most `most` lines."""

    def __init__(self, look: Type = Type.STRONG, most: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._most, self._words = look, most, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The whole text."""
        return self._words

    def setText(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self._tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.line_height(self._look))

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(width))) * theme.line_height(self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: object) -> None:
        place, height = QRectF(self.rect()), theme.line_height(self._look)
        text = theme.current().text
        paint_lines(QPainter(self), self._lines(self.width()), place, self._look, text, height)

    def _lines(self, width: int) -> tuple[str, ...]:
        return lines_of(self._words, self._look, width, self._most)

    def _tip(self) -> None:
        lines = self._lines(self.width())
        self.setToolTip(self._words if lines and lines[-1].endswith("…") else "")
