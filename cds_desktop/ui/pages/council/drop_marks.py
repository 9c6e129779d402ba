"""Where a drag would land: a frame around a row, or a line between two."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.widgets.row_button import paint_focus


def paint_drop(surface: QWidget, area: QRect) -> None:
    """Paint the mark; an area without height is a line."""
    painter = QPainter(surface)
    if area.height() > 0:
        paint_focus(painter, QRectF(area), 3)
    else:
        painter.fillRect(QRectF(area.left(), area.top() - 1, area.width(), 2), QColor(theme.current().accent))
