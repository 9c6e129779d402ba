"""Dòng điểm: a title, its bar on the common scale and the points, in one painted row; and the legend."""

from enum import Enum
from typing import SupportsFloat

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.score_bar import ScoreBar, paint_unknown
from cds_desktop.ui.widgets.wrapped_text import width_of

TITLE_PART = 0.39
POINTS_WIDTH = 72
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScoreRow(ScoreBar):
    """One criterion or content; before anything is scored its points are "–"."""

    HEIGHT = 28

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._points_words = ""
        self._is_unknown = False

    def show_points(
        self, points: SupportsFloat | None, maximum: SupportsFloat, scale_end: SupportsFloat
    ) -> None:
        """Show points against their maximum."""
        self.show_score(0 if points is None else points, maximum, scale_end)
        self._points_words = f"{'–' if points is None else points_text(points)}/{points_text(maximum)}"
        if points is None:
            self._say(f"{self.name}: chưa chấm, tối đa {points_text(maximum)} điểm")

    def show_unknown(self, points: SupportsFloat, scale_end: SupportsFloat) -> None:
        """Show points of a group that no content of the set names."""
        self.show_score(0, points, scale_end, unknown=points)
        self._is_unknown = True
        self._points_words = points_text(points)
        self._say(f"{self.name}: {points_text(points)} điểm chưa rõ nội dung")

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        room = int(self.width() * TITLE_PART)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(QColor(tokens.muted if self._is_unknown else tokens.text))
        metrics = QFontMetricsF(theme.font(Type.BODY))
        title = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room - Space.M)
        painter.drawText(QRectF(0, 0, room, self.height()), _LEFT | Qt.TextFlag.TextDontClip, title)
        painter.setFont(theme.font(Type.BODY if self._is_unknown else Type.STRONG))
        painter.drawText(QRectF(self.rect()), _RIGHT, self._points_words)
        self.paint_bar(painter, QRectF(room, 0, self.width() - room - POINTS_WIDTH, self.height()))

    def _say(self, said: str) -> None:
        self.setAccessibleName(said)
        self.setToolTip(said)


class Swatch(Enum):
    """What a mark of the legend looks like."""

    POINTS = "points"
    MAXIMUM = "maximum"
    UNKNOWN = "unknown"


class LegendItem(QWidget):
    """A mark and its meaning."""

    def __init__(self, swatch: Swatch, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatch, self._words = swatch, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(20 + width_of(self._words, Type.SMALL), 20)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(0, 4, 14, 12)
        if self._swatch is Swatch.UNKNOWN:
            paint_unknown(painter, mark)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            is_points = self._swatch is Swatch.POINTS
            painter.setBrush(QColor(tokens.accent if is_points else tokens.track))
            painter.drawRoundedRect(mark, 2, 2)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(20, 0, self.width() - 20, 20), _LEFT, self._words)
