"""Draws the ruler of a level meter: segments, ticks, hatching, triangle and labels."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Type
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.state_glyph import State, paint_state

GAP = 2.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Mark(Protocol):
    """A level's beginning, as far as drawing needs it."""

    @property
    def label(self) -> str: ...
    @property
    def start(self) -> float: ...
    @property
    def words(self) -> str: ...


class Value(Protocol):
    """What is shown, as far as drawing needs it."""

    @property
    def points(self) -> float: ...
    @property
    def filled(self) -> float: ...
    @property
    def level(self) -> str: ...
    @property
    def unscored(self) -> float: ...
    @property
    def last_year(self) -> float | None: ...
    @property
    def failed_condition(self) -> str: ...
    @property
    def ahead(self) -> float | None: ...


def paint_large(
    painter: QPainter, area: QRectF, title: str, marks: Sequence[Mark], maximum: float, value: Value
) -> None:
    """Title and points above, the bar, the levels below."""
    _paint_head(painter, QRectF(0, 0, area.width(), 24), title, maximum, value)
    bar = QRectF(0, 36, area.width(), 16)
    paint_bar(painter, bar, marks, maximum, value, tick=5.0)
    _paint_levels(painter, bar, marks, maximum, value)
    if value.failed_condition:
        _paint_failed(painter, QRectF(0, 84, area.width(), 20), value)


def paint_compact(
    painter: QPainter, area: QRectF, title: str, marks: Sequence[Mark], maximum: float, value: Value
) -> None:
    """One line of words and a thin bar, for the header."""
    tokens = theme.current()
    words = points_text(value.points, decimals=1)
    if value.ahead is not None:
        words += f" → {points_text(value.ahead, decimals=1)}"
    words += f" · {value.level}" if value.level else ""
    row = QRectF(0, 2, area.width(), 20)
    _text(painter, row, words, Type.SMALL_STRONG, tokens.text, _RIGHT)
    width = QFontMetricsF(theme.font(Type.SMALL_STRONG)).horizontalAdvance(words)
    room = area.width() - width - 8
    if value.failed_condition:
        paint_state(painter, QRectF(area.width() - width - 20, 5, 14, 14), State.ERROR)
        room -= 20
    short = QFontMetricsF(theme.font(Type.SMALL)).elidedText(title, Qt.TextElideMode.ElideRight, room)
    _text(painter, row, short, Type.SMALL, tokens.muted, _LEFT)
    paint_bar(painter, QRectF(0, 27, area.width(), 8), marks, maximum, value, tick=4.0)


def paint_bar(
    painter: QPainter, bar: QRectF, marks: Sequence[Mark], maximum: float, value: Value, tick: float
) -> None:
    """Segments with gaps, the filled and the hatched part, ticks longer than the bar."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    starts = _starts(marks)
    track = _track(bar, starts, maximum)
    painter.fillPath(track, QColor(tokens.track))
    filled = _x(bar, min(value.filled, maximum), maximum)
    painter.setClipPath(track)
    painter.fillRect(QRectF(bar.left(), bar.top(), filled - bar.left(), bar.height()), QColor(tokens.accent))
    if value.unscored > 0:
        end = _x(bar, min(maximum, value.filled + value.unscored), maximum)
        _hatch(painter, QRectF(filled, bar.top(), end - filled, bar.height()))
    if value.ahead is not None:
        _ahead(painter, bar, filled, _x(bar, min(value.ahead, maximum), maximum))
    painter.restore()
    for start in starts:
        x = round(_x(bar, start, maximum))
        painter.fillRect(QRectF(x - 1, bar.top() - tick, 2, bar.height() + 2 * tick), QColor(tokens.text))
    if value.ahead is not None:
        x = round(_x(bar, min(value.ahead, maximum), maximum))
        painter.fillRect(QRectF(x - 1, bar.top() - 2, 2, bar.height() + 4), QColor(tokens.accent))
    if value.last_year is not None:
        _triangle(painter, _x(bar, min(value.last_year, maximum), maximum), bar.top() - 2)


def _track(bar: QRectF, starts: Sequence[float], maximum: float) -> QPainterPath:
    """One rounded piece for each level."""
    track = QPainterPath()
    for begin, end in zip([0.0, *starts], [*starts, maximum], strict=True):
        left = _x(bar, begin, maximum) + (GAP / 2 if begin > 0 else 0)
        right = _x(bar, end, maximum) - (GAP / 2 if end < maximum else 0)
        piece = QRectF(left, bar.top(), max(0.0, right - left), bar.height())
        track.addRoundedRect(piece, Radius.BAR, Radius.BAR)
    return track


def _hatch(painter: QPainter, area: QRectF) -> None:
    tokens = theme.current()
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, QColor(tokens.accent_tint))
    painter.setPen(QPen(QColor(tokens.accent), 1.2))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QLineF(x, area.bottom(), x + area.height() * 0.75, area.top()))
        x += 5.5
    painter.restore()


def _ahead(painter: QPainter, bar: QRectF, left: float, right: float) -> None:
    """What could be reached: only outlined, so that it is not taken for points."""
    tokens = theme.current()
    area = QRectF(left, bar.top(), max(0.0, right - left), bar.height())
    painter.fillRect(area, QColor(tokens.accent_tint))
    painter.setPen(QPen(QColor(tokens.accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(-1, 0.75, -0.75, -0.75))


def _triangle(painter: QPainter, x: float, bottom: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().muted))
    painter.drawPolygon(
        QPolygonF([QPointF(x - 4.5, bottom - 6), QPointF(x + 4.5, bottom - 6), QPointF(x, bottom)])
    )
    painter.restore()


def _paint_head(painter: QPainter, row: QRectF, title: str, maximum: float, value: Value) -> None:
    tokens = theme.current()
    unit = f" /{points_text(maximum)} điểm"
    unit_width = QFontMetricsF(theme.font(Type.SMALL)).horizontalAdvance(unit)
    points = points_text(value.points, decimals=1)
    points_width = QFontMetricsF(theme.font(Type.H2)).horizontalAdvance(points)
    _text(painter, row.adjusted(0, 0.6, 0, 0.6), unit, Type.SMALL, tokens.muted, _RIGHT)
    _text(painter, row.adjusted(0, -1, -unit_width, -1), points, Type.H2, tokens.text, _RIGHT)
    room = row.width() - unit_width - points_width - 12
    strong = QFontMetricsF(theme.font(Type.STRONG))
    shown = strong.elidedText(title, Qt.TextElideMode.ElideRight, room)
    _text(painter, row, shown, Type.STRONG, tokens.text, _LEFT)


def _paint_levels(
    painter: QPainter, bar: QRectF, marks: Sequence[Mark], maximum: float, value: Value
) -> None:
    tokens = theme.current()
    taken: list[tuple[float, float]] = []
    # The level reached comes first, so that a crowded ruler drops another label and not this one.
    for mark in sorted(marks, key=lambda m: m.label != value.level):
        current = mark.label == value.level
        style = Type.SMALL_STRONG if current else Type.SMALL
        metrics = QFontMetricsF(theme.font(style))
        for words in (mark.words, mark.label):
            width = metrics.horizontalAdvance(words)
            left = _x(bar, mark.start, maximum) + (6 if mark.start > 0 else 0)
            left = max(0.0, min(left, bar.right() - width))
            if any(left < end + 6 and left + width + 6 > begin for begin, end in taken):
                continue
            taken.append((left, left + width))
            row = QRectF(left, bar.bottom() + 6, width + 2, 22)
            _text(painter, row, words, style, tokens.text if current else tokens.muted, _LEFT)
            break


def _paint_failed(painter: QPainter, row: QRectF, value: Value) -> None:
    paint_state(painter, QRectF(row.left(), row.top() + 2, 16, 16), State.ERROR)
    words = f"{value.level} · {value.failed_condition}"
    _text(painter, row.adjusted(22, 0, 0, 0), words, Type.SMALL_STRONG, theme.current().err, _LEFT)


def _text(
    painter: QPainter, row: QRectF, text: str, style: Type, color: str, where: Qt.AlignmentFlag
) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(QColor(color))
    painter.drawText(row, where | Qt.TextFlag.TextDontClip, text)


def _starts(marks: Sequence[Mark]) -> list[float]:
    return [mark.start for mark in marks if mark.start > 0]


def _x(bar: QRectF, points: float, maximum: float) -> float:
    return bar.left() + bar.width() * max(0.0, points) / maximum if maximum else bar.left()
