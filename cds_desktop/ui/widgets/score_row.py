"""Dòng điểm: a title, its bar on a scale shared by all and the points, in one painted row; the legend."""

from enum import Enum
from typing import SupportsFloat

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.wrapped_text import width_of

HEIGHT = 28
TITLE_PART = 0.39
POINTS_WIDTH = 72
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScoreRow(QProgressBar):
    """One criterion or content; its bar is as long as its maximum on a scale that ends at `scale_end`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points = self._maximum = self._scale_end = 0.0
        self._last_year: float | None = None
        self._is_unknown = False
        self._words = ""

    def show_points(
        self,
        points: SupportsFloat | None,
        maximum: SupportsFloat,
        scale_end: SupportsFloat,
        *,
        last_year: SupportsFloat | None = None,
    ) -> None:
        """Show points against their maximum; before anything is scored they are "–"."""
        self._last_year = None if last_year is None else float(last_year)
        shown = "–" if points is None else points_text(points)
        self._show(points or 0, maximum, scale_end, f"{shown}/{points_text(maximum)}")
        if points is None:
            self._say(f"chưa chấm, tối đa {points_text(maximum)} điểm")
            return
        before = "" if last_year is None else f", năm học trước {points_text(last_year)}"
        self._say(f"{shown} trên {points_text(maximum)} điểm{before}")

    def show_unknown(self, points: SupportsFloat, scale_end: SupportsFloat) -> None:
        """Show points of a group that no content of the set names."""
        self._is_unknown = True
        self._show(0, points, scale_end, points_text(points))
        self._say(f"{points_text(points)} điểm chưa rõ nội dung")

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        room = int(self.width() * TITLE_PART)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(QColor(tokens.muted if self._is_unknown else tokens.text))
        metrics = QFontMetricsF(theme.font(Type.BODY))
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room - Space.M)
        painter.drawText(QRectF(0, 0, room, self.height()), _LEFT | Qt.TextFlag.TextDontClip, title)
        painter.setFont(theme.font(Type.BODY if self._is_unknown else Type.STRONG))
        painter.drawText(QRectF(self.rect()), _RIGHT, self._words)
        self._paint_bar(painter, QRectF(room, 0, self.width() - room - POINTS_WIDTH, self.height()))

    def _show(self, points: SupportsFloat, maximum: SupportsFloat, end: SupportsFloat, words: str) -> None:
        self._points, self._maximum = float(points), float(maximum)
        self._scale_end = max(float(end), self._maximum, 0.01)
        self._words = words
        self.setRange(0, max(1, round(self._maximum)))
        self.setValue(int(self._points))
        self.update()

    def _say(self, words: str) -> None:
        self.setAccessibleName(f"{self.title}: {words}")
        self.setToolTip(f"{self.title}: {words}")

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scale = area.width() / self._scale_end
        bar = QRectF(area.left(), area.center().y() - 6, scale * self._maximum, 12)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), scale * max(0.0, self._points), 12), 2, 2)
        if self._is_unknown:
            paint_unknown(painter, bar)
        if self._last_year is not None:
            x = round(bar.left() + scale * max(0.0, self._last_year))
            painter.fillRect(QRectF(x - 2, bar.top() - 4, 4, 20), QColor(tokens.surface))
            painter.fillRect(QRectF(x - 1, bar.top() - 4, 2, 20), QColor(tokens.text))


def paint_unknown(painter: QPainter, area: QRectF) -> None:
    """The dashed box of points whose content is not known."""
    painter.setPen(QPen(QColor(theme.current().warn), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


class Swatch(Enum):
    """What a mark of the legend looks like."""

    POINTS = "points"
    MAXIMUM = "maximum"
    LAST_YEAR = "last_year"
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
        elif self._swatch is Swatch.LAST_YEAR:
            painter.fillRect(QRectF(6, 2, 2, 16), QColor(tokens.text))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            is_points = self._swatch is Swatch.POINTS
            painter.setBrush(QColor(tokens.accent if is_points else tokens.track))
            painter.drawRoundedRect(mark, 2, 2)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(20, 0, self.width() - 20, 20), _LEFT, self._words)
