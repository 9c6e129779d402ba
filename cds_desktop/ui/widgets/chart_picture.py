"""Hình biểu đồ: one painted part for a whole chart, as high as its rows at the width it is given."""

from itertools import accumulate
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cds_desktop.domain.charts import Chart
from cds_desktop.domain.charts.picture import lay_out
from cds_desktop.domain.charts.shapes import Strip
from cds_desktop.ui import theme
from cds_desktop.ui.theme import LIGHT, Space, Tokens
from cds_desktop.ui.widgets.chart_painting import SCREEN, paint_strip, paint_strips, text_width

EDGE = 4
NARROWEST = 240
PICTURE_WIDTH = 900
PICTURE_RATIO = 2.0


class ChartPicture(QWidget):
    """The picture; its accessible name says what it shows, its description every bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._chart: Chart | None = None
        self._strips: tuple[Strip, ...] = ()
        self._bottoms: list[float] = []
        self._laid_out_for = -1
        self._pixmaps: dict[int, QPixmap] = {}
        self._drawn_for: tuple[Tokens, float] | None = None
        theme.on_change(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, or the same one with other points."""
        if chart == self._chart:
            return
        self._chart = chart
        self._laid_out_for = -1
        self.setAccessibleName(f"Biểu đồ: {chart.title}")
        self.setAccessibleDescription("\n".join(chart.spoken))
        self._lay_out()
        self.update()

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The rows as they are laid out now."""
        return self._strips

    def sizeHint(self) -> QSize:
        return QSize(560, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self._height())

    def sentence_at(self, y: float) -> str:
        """What the row at this height says."""
        for strip, bottom in zip(self._strips, self._bottoms, strict=True):
            if y - EDGE < bottom:
                return strip.spoken
        return ""

    def to_image(self) -> QImage:
        """The picture for a document: light, on white, twice as fine as a screen."""
        assert self._chart is not None
        strips = lay_out(self._chart, PICTURE_WIDTH, SCREEN, text_width)
        margin = Space.L
        height = sum(strip.height for strip in strips) + 2 * margin
        size = QSize(PICTURE_WIDTH + 2 * margin, round(height)) * PICTURE_RATIO
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(QColor(LIGHT.paper))
        painter = QPainter(image)
        painter.translate(margin, margin)
        paint_strips(painter, strips, LIGHT)
        painter.end()
        return image

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.sentence_at(event.pos().y()), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        exposed, top = event.rect(), float(EDGE)
        for number, strip in enumerate(self._strips):
            if strip.shapes and top <= exposed.bottom() and top + strip.height >= exposed.top():
                painter.drawPixmap(self._on_pixel(EDGE, top), self._drawn(number, strip))
            top += strip.height
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _drawn(self, number: int, strip: Strip) -> QPixmap:
        """A strip is drawn once: scrolling and blinking things above it only show it again."""
        tokens, ratio = theme.current(), self.devicePixelRatioF()
        if self._drawn_for != (tokens, ratio):
            self._drawn_for = (tokens, ratio)
            self._pixmaps.clear()
        if number not in self._pixmaps:
            size = QSizeF(self.width() - 2 * EDGE, strip.height) * ratio
            pixmap = QPixmap(ceil(size.width()), ceil(size.height()))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(tokens.surface))
            painter = QPainter(pixmap)
            paint_strip(painter, strip, tokens)
            painter.end()
            self._pixmaps[number] = pixmap
        return self._pixmaps[number]

    def _on_pixel(self, x: float, y: float) -> QPointF:
        """Between two pixels a pixmap would be smeared over both."""
        ratio = self.devicePixelRatioF()
        return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)

    def _height(self) -> int:
        return round(self._bottoms[-1] if self._bottoms else SCREEN.row) + 2 * EDGE

    def _lay_out(self) -> None:
        width = max(NARROWEST, self.width()) - 2 * EDGE
        if self._chart is None or width == self._laid_out_for:
            return
        self._laid_out_for = width
        self._pixmaps.clear()
        self._strips = lay_out(self._chart, width, SCREEN, text_width)
        self._bottoms = list(accumulate(strip.height for strip in self._strips))
        self.setFixedHeight(self._height())
