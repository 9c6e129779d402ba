"""Ô đánh dấu, painted inside a row: empty, ticked, or a dash where only some are."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cds_desktop.ui import theme

TICK_SIDE = 18
_TICK = (QPointF(-4, 0.2), QPointF(-1.2, 3), QPointF(4.2, -3.2))


def paint_tick(painter: QPainter, at: QPointF, state: Qt.CheckState, *, enabled: bool) -> None:
    """Draw the box with its top left corner `at`, on whole pixels."""
    tokens = theme.current()
    full, empty = (tokens.accent, tokens.surface) if enabled else (tokens.muted, tokens.sunken)
    filled = state is not Qt.CheckState.Unchecked
    box = QRectF(at.x() + 0.5, round(at.y()) + 0.5, TICK_SIDE - 1, TICK_SIDE - 1)
    painter.setPen(QPen(QColor(full if filled else tokens.control), 1))
    painter.setBrush(QColor(full if filled else empty))
    painter.drawRoundedRect(box, 3, 3)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(tokens.on_accent), 2, Qt.PenStyle.SolidLine, cap, join))
    if state is Qt.CheckState.Checked:
        painter.drawPolyline(QPolygonF([box.center() + point for point in _TICK]))
    elif filled:
        painter.drawLine(box.center() - QPointF(3.5, 0), box.center() + QPointF(3.5, 0))
