"""Thanh điểm: points of one criterion on a scale shared by all, with last year's tick."""

from typing import SupportsFloat

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.widgets.numbers import points_text


class ScoreBar(QProgressBar):
    """A bar as long as the criterion's maximum on a scale that ends at `scale_end` points."""

    HEIGHT = 26

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points = self._maximum = self._unknown = 0.0
        self._scale_end = 1.0
        self._last_year: float | None = None

    def show_score(
        self,
        points: SupportsFloat,
        maximum: SupportsFloat,
        scale_end: SupportsFloat,
        *,
        last_year: SupportsFloat | None = None,
        unknown: SupportsFloat = 0,
    ) -> None:
        """Show points; `unknown` of the maximum belong to contents that are not known."""
        self._points, self._maximum = float(points), float(maximum)
        self._scale_end = max(float(scale_end), self._maximum, 0.01)
        self._last_year = None if last_year is None else float(last_year)
        self._unknown = float(unknown)
        self.setRange(0, max(1, round(self._maximum)))
        self.setValue(int(self._points))
        said = f"{self.name}: {points_text(self._points)} trên {points_text(self._maximum)} điểm"
        if self._last_year is not None:
            said += f", năm học trước {points_text(self._last_year)}"
        if self._unknown:
            said += f", {points_text(self._unknown)} điểm chưa rõ nội dung"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.HEIGHT)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self.paint_bar(painter, QRectF(self.rect()))

    def paint_bar(self, painter: QPainter, area: QRectF) -> None:
        """Draw the bar from the left of `area`, in the middle of its height."""
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scale = area.width() / self._scale_end
        bar = QRectF(area.left(), area.center().y() - 6, scale * self._maximum, 12)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), scale * max(0.0, self._points), 12), 2, 2)
        if self._unknown:
            paint_unknown(painter, bar.adjusted(scale * (self._maximum - self._unknown), 0, 0, 0))
        if self._last_year is not None:
            x = round(bar.left() + scale * max(0.0, self._last_year))
            painter.fillRect(QRectF(x - 2, bar.top() - 4, 4, 20), QColor(tokens.surface))
            painter.fillRect(QRectF(x - 1, bar.top() - 4, 2, 20), QColor(tokens.text))


def paint_unknown(painter: QPainter, area: QRectF) -> None:
    """The dashed box of points whose content is not known."""
    painter.setPen(QPen(QColor(theme.current().warn), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
