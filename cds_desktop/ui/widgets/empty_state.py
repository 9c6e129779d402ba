"""Chưa có gì: what is empty and what to do first; never just a blank table."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label


class EmptyState(QWidget):
    """A line drawing, a title, one sentence and one or two buttons."""

    def __init__(
        self, title: str, sentence: str, buttons: Sequence[QPushButton] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._build(buttons)
        self.show_words(title, sentence)

    def show_words(self, title: str, sentence: str) -> None:
        """Change what is said."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")

    def _build(self, buttons: Sequence[QPushButton]) -> None:
        self._title = Label("", Type.H3, wrap=True)
        self._sentence = Label("", Type.SMALL, tone="muted", wrap=True)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.XS)
        column.addStretch(1)
        column.addWidget(_Drawing(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addSpacing(Space.S)
            column.addLayout(row)
        column.addStretch(1)


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(64, 72)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.control), 1.4, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(2, 3, 43, 54), 3, 3)
        painter.setPen(QPen(QColor(tokens.control), 1.4))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(18, 13, 43, 56), 3, 3)
        painter.setPen(QPen(QColor(tokens.accent), 1.6))
        middle = QPointF(39.5, 41)
        painter.drawLine(QLineF(middle.x() - 6, middle.y(), middle.x() + 6, middle.y()))
        painter.drawLine(QLineF(middle.x(), middle.y() - 6, middle.x(), middle.y() + 6))
