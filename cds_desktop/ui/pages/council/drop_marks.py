"""What a drag looks like: a small label at the mouse, a frame or a line where it would land."""

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.row_button import paint_focus

_LABEL_HEIGHT = 28


def paint_drop(surface: QWidget, area: QRect) -> None:
    """Paint the mark; an area without height is a line."""
    painter = QPainter(surface)
    if area.height() > 0:
        paint_focus(painter, QRectF(area), 3)
    else:
        painter.fillRect(QRectF(area.left(), area.top() - 1, area.width(), 2), QColor(theme.current().accent))


def drag(source: QWidget, mime: QMimeData, words: str) -> None:
    """Carry `mime` until it is dropped; the rows below stay readable."""
    carried = QDrag(source)
    carried.setMimeData(mime)
    carried.setPixmap(_label(words, source.devicePixelRatioF()))
    carried.setHotSpot(QPoint(-Space.M, _LABEL_HEIGHT // 2))
    carried.exec(Qt.DropAction.CopyAction)


def _label(words: str, ratio: float) -> QPixmap:
    tokens = theme.current()
    font = theme.font(Type.SMALL_STRONG)
    size = QSize(QFontMetrics(font).horizontalAdvance(words) + 2 * Space.M, _LABEL_HEIGHT)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    area = QRectF(0, 0, size.width(), size.height())
    painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return pixmap
