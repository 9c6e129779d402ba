"""State glyphs: each state has its own shape first and its own colour second."""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Tokens


class State(Enum):
    """How far something is, with the word said for it."""

    NONE = "Chưa bắt đầu"
    GOING = "Đang làm"
    ATTENTION = "Cần chú ý"
    ERROR = "Lỗi"
    DONE = "Xong"
    NOTE = "Lưu ý"
    LOCKED = "Đã khóa"

    @classmethod
    def of(cls, work: Enum) -> "State":
        """The state that shows how far a piece of work is; both scales bear the same names."""
        return cls[work.name]

    @property
    def word(self) -> str:
        """The state in Vietnamese."""
        return self.value

    @property
    def tone(self) -> str:
        """The tone that goes with the state in labels."""
        return _TONES[self]


_TONES = {
    State.NONE: "muted",
    State.GOING: "accent",
    State.ATTENTION: "warn",
    State.ERROR: "err",
    State.DONE: "ok",
    State.NOTE: "accent",
    State.LOCKED: "muted",
}
_GRID = 20.0


def state_color(state: State, tokens: Tokens | None = None) -> QColor:
    """The colour of a state in the scheme shown now."""
    shown = tokens or theme.current()
    if state is State.NONE:
        return QColor(shown.control)
    return QColor(getattr(shown, _TONES[state]))


def paint_state(
    painter: QPainter, rect: QRectF, state: State, paper: QColor | None = None, color: QColor | None = None
) -> None:
    """Draw the glyph of `state` into the square `rect`; `paper` is the colour inside filled shapes."""
    inner = paper or QColor(theme.current().surface)
    ink = color or state_color(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    _DRAW[state](painter, ink, inner)
    painter.restore()


def _ring(painter: QPainter, ink: QColor, inner: QColor) -> None:
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(10, 10), 8.4, 8.4)


def _half(painter: QPainter, ink: QColor, inner: QColor) -> None:
    _ring(painter, ink, inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(QRectF(4.4, 4.4, 11.2, 11.2), -90 * 16, 180 * 16)


def _disc(painter: QPainter, ink: QColor, inner: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(10, 10), 9.2, 9.2)
    painter.setPen(_round_pen(inner, 2.0))
    painter.drawPolyline(QPolygonF([QPointF(6, 10.4), QPointF(8.8, 13.2), QPointF(14.2, 7.4)]))


def _triangle(painter: QPainter, ink: QColor, inner: QColor) -> None:
    shape = QPolygonF([QPointF(10, 2.6), QPointF(18.4, 17.2), QPointF(1.6, 17.2)])
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ink)
    painter.drawPolygon(shape)
    painter.setPen(_round_pen(inner, 2.0))
    painter.drawLine(QPointF(10, 7.6), QPointF(10, 11.6))
    painter.setPen(_round_pen(inner, 2.3))
    painter.drawPoint(QPointF(10, 14.8))


def _octagon(painter: QPainter, ink: QColor, inner: QColor) -> None:
    near, far, low, high = 6.2, 13.8, 0.9, 19.1
    corners = [(near, low), (far, low), (high, near), (high, far), (far, high), (near, high)]
    corners += [(low, far), (low, near)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.setPen(_round_pen(inner, 2.0))
    painter.drawLine(QPointF(7, 7), QPointF(13, 13))
    painter.drawLine(QPointF(13, 7), QPointF(7, 13))


def _note(painter: QPainter, ink: QColor, inner: QColor) -> None:
    _ring(painter, ink, inner)
    painter.setPen(_round_pen(ink, 1.8))
    painter.drawLine(QPointF(10, 9.4), QPointF(10, 14))
    painter.setPen(_round_pen(ink, 2.2))
    painter.drawPoint(QPointF(10, 6.3))


def _padlock(painter: QPainter, ink: QColor, inner: QColor) -> None:
    shackle = QPainterPath(QPointF(6.6, 9))
    shackle.lineTo(6.6, 6.6)
    shackle.cubicTo(6.6, 2.1, 13.4, 2.1, 13.4, 6.6)
    shackle.lineTo(13.4, 9)
    painter.setPen(_round_pen(ink, 1.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shackle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(4, 8.6, 12, 9), 2, 2)
    painter.setPen(_round_pen(inner, 1.8))
    painter.drawLine(QPointF(10, 12), QPointF(10, 14.2))


_DRAW = {
    State.NONE: _ring,
    State.GOING: _half,
    State.ATTENTION: _triangle,
    State.ERROR: _octagon,
    State.DONE: _disc,
    State.NOTE: _note,
    State.LOCKED: _padlock,
}


def _round_pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def state_pixmap(state: State, size: int = 20, device_pixel_ratio: float = 1.0) -> QPixmap:
    """The glyph as a pixmap, sharp at the given device pixel ratio."""
    pixmap = QPixmap(QSize(size, size) * device_pixel_ratio)
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_state(painter, QRectF(0, 0, size, size), state)
    painter.end()
    return pixmap


def state_icon(state: State, size: int = 20) -> QIcon:
    """The glyph as an icon for tabs, items and menus, in the colours shown now."""
    return _icon(theme.current(), state, size)


@lru_cache(maxsize=64)
def _icon(_: Tokens, state: State, size: int) -> QIcon:
    icon = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
        icon.addPixmap(state_pixmap(state, size, ratio))
    return icon


class StateGlyph(QWidget):
    """One glyph as a widget; its accessible name is the state's word."""

    def __init__(self, state: State = State.NONE, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self.set_state(state)

    @property
    def state(self) -> State:
        return self._state

    def set_state(self, state: State, word: str = "") -> None:
        """Show another state; `word` replaces its usual word."""
        self._state = state
        self.setAccessibleName(word or state.word)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height()) - 1
        paint_state(painter, QRectF(0.5, 0.5, side, side), self._state)
