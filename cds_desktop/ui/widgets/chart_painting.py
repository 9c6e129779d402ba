"""Draws the shapes of a chart with Qt, sharp at every scale, in the colours given."""

from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from cds_desktop.domain.charts.shapes import Box, Fill, Look, Measures, Pointer, Rule, Shape, Strip, Words
from cds_desktop.ui import theme
from cds_desktop.ui.theme import Tokens, Type

SCREEN = Measures(
    row=28,
    line=22,
    small_line=20,
    bar=12,
    last_bar=8,
    gap=12,
    overhang=4,
    narrow_below=460,
    label_share=0.39,
    most_lines=1,
)
TYPES = {
    Look.BODY: Type.BODY,
    Look.STRONG: Type.STRONG,
    Look.SMALL: Type.SMALL,
    Look.SMALL_STRONG: Type.SMALL_STRONG,
}
HATCH_STEP = 5.5
# Lines keep their width wherever they stand; bars keep their ends.
LINE = 4.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine


@cache
def _metrics(look: Look) -> QFontMetricsF:
    return QFontMetricsF(theme.font(TYPES[look]))


@lru_cache(maxsize=16_384)
def text_width(text: str, look: Look) -> float:
    """How wide a text is on the screen."""
    return _metrics(look).horizontalAdvance(text)


def paint_strips(painter: QPainter, strips: Iterable[Strip], tokens: Tokens) -> None:
    """Draw strips one below the other from the origin."""
    painter.save()
    for strip in strips:
        paint_strip(painter, strip, tokens)
        painter.translate(0, strip.height)
    painter.restore()


def paint_strip(painter: QPainter, strip: Strip, tokens: Tokens) -> None:
    """Draw one strip at the origin."""
    for shape in strip.shapes:
        _paint(painter, shape, tokens)


def _paint(painter: QPainter, shape: Shape, tokens: Tokens) -> None:
    match shape:
        case Box():
            _paint_box(painter, shape, tokens)
        case Rule():
            _paint_rule(painter, shape, tokens)
        case Pointer():
            _paint_pointer(painter, shape, tokens)
        case Words():
            painter.setFont(theme.font(TYPES[shape.look]))
            painter.setPen(QColor(tokens.muted if shape.muted else tokens.text))
            side = Qt.AlignmentFlag.AlignRight if shape.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(shape.x, shape.y, shape.width, shape.height), side | _MIDDLE, shape.text)


def _paint_box(painter: QPainter, box: Box, tokens: Tokens) -> None:
    area = _on_pixels(painter, QRectF(box.x, box.y, box.width, box.height))
    match box.fill:
        case Fill.MAXIMUM:
            painter.fillRect(area, QColor(tokens.track))
        case Fill.POINTS:
            painter.fillRect(area, QColor(tokens.accent))
        case Fill.UNSCORED:
            _hatch(painter, area, tokens)
        case Fill.UNPLACED:
            _edge(painter, area, QPen(QColor(tokens.warn), 1.2, Qt.PenStyle.DashLine))
        case Fill.LAST_YEAR:
            painter.fillRect(area, QColor(tokens.surface))
            _edge(painter, area, QPen(QColor(tokens.text), 1))


def _edge(painter: QPainter, area: QRectF, pen: QPen) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _hatch(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, QColor(tokens.accent_tint))
    painter.setPen(QPen(QColor(tokens.accent), 1.2))
    count = int((area.width() + area.height()) / HATCH_STEP) + 1
    starts = (area.left() - area.height() + number * HATCH_STEP for number in range(count))
    lean = area.height() * 0.75
    painter.drawLines([QLineF(x, area.bottom(), x + lean, area.top()) for x in starts])
    painter.restore()


def _paint_rule(painter: QPainter, rule: Rule, tokens: Tokens) -> None:
    if rule.halo:
        wide = QRectF(rule.x - 2, rule.top, 4, rule.bottom - rule.top)
        painter.fillRect(_on_pixels(painter, wide), QColor(tokens.surface))
    thin = QRectF(rule.x - 1, rule.top, 2, rule.bottom - rule.top)
    painter.fillRect(_on_pixels(painter, thin), QColor(tokens.text))


def _paint_pointer(painter: QPainter, pointer: Pointer, tokens: Tokens) -> None:
    x, low = pointer.x, pointer.bottom
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.text))
    painter.drawPolygon(QPolygonF([QPointF(x - 4.5, low - 6), QPointF(x + 4.5, low - 6), QPointF(x, low)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _on_pixels(painter: QPainter, area: QRectF) -> QRectF:
    """The same area with its edges on whole pixels of the device, whatever its scale."""
    to_device = painter.deviceTransform()
    mapped = to_device.mapRect(area)
    left, top = round(mapped.left()), round(mapped.top())
    width = max(1, round(mapped.right()) - left) if area.width() > LINE else max(1, round(mapped.width()))
    height = max(1, round(mapped.height()))
    back, _ = to_device.inverted()
    return back.mapRect(QRectF(left, top, width, height))
