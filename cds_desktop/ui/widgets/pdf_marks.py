"""What is pointed at on a page: the place of what is being edited, and words that were looked for."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cds_desktop.ui import theme

MARK_WIDTH = 3
_FAINT, _STRONG = 44, 84

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Mark:
    """A strip of a page to point at, in points from its upper left corner; the line stands at `left`."""

    page: int
    left: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Hit:
    """Words found on a page: their boxes (left, top, right, bottom) in points from its upper left corner."""

    page: int
    boxes: tuple[Box, ...]


def strip_of(mark: Mark, area: QRect, scale: float) -> QRect:
    """Where a mark stands on a page drawn in `area` at so many pixels per point."""
    top, bottom = (area.top() + round(y * scale) for y in (mark.top, mark.bottom))
    return QRect(area.left() + round(mark.left * scale), top, MARK_WIDTH, bottom - top)


def rects_of(hit: Hit, area: QRect, scale: float) -> list[QRectF]:
    """Where the words of a hit stand on a page drawn in `area`."""
    corner = QRectF(area).topLeft()
    return [
        QRectF(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
        .translated(corner)
        .adjusted(-1, -1, 1, 1)
        for left, top, right, bottom in hit.boxes
    ]


def paint_hit(painter: QPainter, rects: list[QRectF], *, is_current: bool) -> None:
    """Tint the words; those one is at also have a frame."""
    # Paper stays white in the dark, and so does the ink on it.
    tint = QColor(theme.LIGHT.accent)
    tint.setAlpha(_STRONG if is_current else _FAINT)
    for rect in rects:
        painter.fillRect(rect, tint)
        if is_current:
            painter.setPen(QPen(QColor(theme.LIGHT.accent), 2))
            painter.drawRect(rect)
