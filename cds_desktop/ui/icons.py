"""Icons as painted paths: a 20×20 grid, stroke 1.6 with round ends, coloured by a token."""

import re
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from cds_desktop.ui import theme

GRID = 20.0
STROKE = 1.6

# M move, L line, C curve, Z close as in SVG; O circle (x y r); R rounded box (x y w h r).
PATHS = {
    "logo": "R 1.5 12 4 5.5 1 R 8 7.5 4 10 1 R 14.5 2.5 4 15 1",
    "checklist": "M 2.5 5 L 4 6.5 L 6.8 3.6 M 2.5 11 L 4 12.5 L 6.8 9.6 M 2.5 16.5 L 5 16.5 "
    "M 9.5 5.2 L 17.5 5.2 M 9.5 11 L 17.5 11 M 9.5 16.5 L 17.5 16.5",
    "house": "M 2.2 9.6 L 10 3 L 17.8 9.6 M 4.3 8.2 L 4.3 17 L 15.7 17 L 15.7 8.2 M 8 17 "
    "L 8 11.8 L 12 11.8 L 12 17",
    "people": "O 7.4 6.6 3 M 2 16.6 C 2 12.4 4.2 11.6 7.4 11.6 C 10.6 11.6 12.8 12.4 12.8 16.6 "
    "M 12.6 3.8 C 16 4 16 9 12.6 9.4 M 14.8 12 C 17 12.6 18 13.8 18 16.6",
    "person": "O 10 6.4 3.4 M 3.6 17.2 C 3.6 13.2 6.2 12 10 12 C 13.8 12 16.4 13.2 16.4 17.2",
    "pencil": "M 3.4 16.6 L 4.3 12.9 L 13.9 3.3 C 14.7 2.5 17.5 5.3 16.7 6.1 L 7.1 15.7 Z M 12 5.2 L 14.8 8",
    "pen": "M 3.8 13.8 L 4.6 10.9 L 12.4 3.1 C 13.2 2.3 15.5 4.6 14.7 5.4 L 6.8 13.2 Z "
    "M 2.6 17.3 L 17.4 17.3",
    "paperclip": "M 15.9 9.3 L 9.6 15.6 C 7.4 17.8 2.6 13.6 4.9 10.8 L 11.6 4.1 "
    "C 13.2 2.5 16.4 5.2 14.7 7.2 "
    "L 8.6 13.3 C 7.6 14.3 6 13 7 11.8 L 12.2 6.6",
    "search": "O 8.8 8.8 5.2 M 12.8 12.8 L 17 17",
    "search-check": "O 8.8 8.8 5.8 M 13.2 13.2 L 17.2 17.2 M 6.2 9 L 8.1 10.9 L 11.4 7.2",
    "check-circle": "O 9.6 9.6 6.4 M 6.8 9.8 L 8.8 11.8 L 12.6 7.6 M 13.4 15 L 16.8 17.6",
    "document": "M 4.4 2.6 L 11.8 2.6 L 15.6 6.4 L 15.6 17.4 L 4.4 17.4 Z M 11.6 2.8 L 11.6 6.6 "
    "L 15.4 6.6 "
    "M 7.2 10.2 L 12.8 10.2 M 7.2 13.6 L 12.8 13.6",
    "papers": "M 6.6 5.2 L 6.6 2.6 L 13.2 2.6 L 16.6 6 L 16.6 14.4 L 13.6 14.4 M 13 2.8 L 13 6.2 L 16.4 6.2 "
    "M 3.4 5.6 L 9.8 5.6 L 13.2 9 L 13.2 17.4 L 3.4 17.4 Z M 6 11.4 L 10.6 11.4 M 6 14.2 L 10.6 14.2",
    "upload": "M 10 12.6 L 10 3 M 6.2 6.6 L 10 2.8 L 13.8 6.6 M 3 11.6 L 3 17 L 17 17 L 17 11.6",
    "download": "M 10 3 L 10 12.4 M 6.2 8.8 L 10 12.6 L 13.8 8.8 M 3 13 L 3 17 L 17 17 L 17 13",
    "ribbon": "O 10 7.2 4.4 M 7 10.8 L 6 17.4 L 10 15.2 L 14 17.4 L 13 10.8",
    "check": "M 4 10.6 L 8 14.6 L 16.2 5.8",
    "sliders": "M 2.6 6.2 L 10.6 6.2 M 15.4 6.2 L 17.4 6.2 O 13 6.2 2.1 M 2.6 13.8 L 4.6 13.8 "
    "M 9.4 13.8 L 17.4 13.8 O 7 13.8 2.1",
    "shield": "M 10 2.4 L 16.8 4.8 L 16.8 9.6 C 16.8 13.8 13.4 16.4 10 17.8 C 6.6 16.4 3.2 13.8 3.2 9.6 "
    "L 3.2 4.8 Z M 6.8 9.8 L 9.2 12.2 L 13.4 7.6",
    "undo": "M 6.6 3.6 L 3 7.2 L 6.6 10.8 M 3.4 7.2 L 12 7.2 C 18.6 7.2 18.6 15.8 12 15.8 L 8.6 15.8",
    "redo": "M 13.4 3.6 L 17 7.2 L 13.4 10.8 M 16.6 7.2 L 8 7.2 C 1.4 7.2 1.4 15.8 8 15.8 L 11.4 15.8",
    "refresh": "M 16.6 10 C 16.6 18.4 3.4 18.4 3.4 10 C 3.4 2.4 13 1.8 15.6 6.6 M 16.4 2.8 "
    "L 16.2 6.9 L 12.1 6.7",
    "arrow-left": "M 16.6 10 L 3.6 10 M 8.4 5 L 3.4 10 L 8.4 15",
    "arrow-right": "M 3.4 10 L 16.4 10 M 11.6 5 L 16.6 10 L 11.6 15",
    "plus": "M 10 3.6 L 10 16.4 M 3.6 10 L 16.4 10",
    "minus": "M 3.6 10 L 16.4 10",
    "chevron-left": "M 12.4 4.6 L 7 10 L 12.4 15.4",
    "chevron-right": "M 7.6 4.6 L 13 10 L 7.6 15.4",
    "chevron-up": "M 4.6 12.6 L 10 7.2 L 15.4 12.6",
    "chevron-down": "M 4.6 7.4 L 10 12.8 L 15.4 7.4",
    "printer": "M 5.6 7 L 5.6 2.8 L 14.4 2.8 L 14.4 7 M 5.4 14 L 2.8 14 L 2.8 7 L 17.2 7 "
    "L 17.2 14 L 14.6 14 "
    "R 5.6 11.4 8.8 5.8 0.4",
    "eye": "M 1.8 10 C 4 5.8 6.8 4.4 10 4.4 C 13.2 4.4 16 5.8 18.2 10 C 16 14.2 13.2 15.6 10 15.6 "
    "C 6.8 15.6 4 14.2 1.8 10 Z O 10 10 2.6",
    "folder": "M 2.4 16.4 L 2.4 4 L 7.8 4 L 9.6 6.4 L 17.6 6.4 L 17.6 16.4 Z",
    "usb": "R 6 7.4 8 10.2 1.8 M 7.8 7.2 L 7.8 2.6 L 12.2 2.6 L 12.2 7.2 M 10 12.2 L 10 13.4",
    "key": "O 6.2 13.8 3.2 M 8.6 11.4 L 16.8 3.2 M 13.4 6.8 L 15.8 9.2 M 11 9 L 12.6 10.6",
    "scan": "M 2.8 6.6 L 2.8 3.4 L 6.4 3.4 M 13.6 3.4 L 17.2 3.4 L 17.2 6.6 M 17.2 13.4 "
    "L 17.2 16.6 L 13.6 16.6 "
    "M 6.4 16.6 L 2.8 16.6 L 2.8 13.4 M 2.4 10 L 17.6 10",
    "external-link": "M 9 4.4 L 3 4.4 L 3 17 L 15.6 17 L 15.6 11 M 12 2.8 L 17.2 2.8 L 17.2 8 "
    "M 17 3 L 9.4 10.6",
    "lock": "R 3.8 8.8 12.4 8.6 1.6 M 6.6 8.6 L 6.6 6.4 C 6.6 1.6 13.4 1.6 13.4 6.4 L 13.4 8.6 "
    "M 10 12.2 L 10 14",
    "close": "M 4.6 4.6 L 15.4 15.4 M 15.4 4.6 L 4.6 15.4",
    "refused": "O 10 10 7.4 M 7.2 7.2 L 12.8 12.8 M 12.8 7.2 L 7.2 12.8",
    "dots": "O 4 10 1.3 O 10 10 1.3 O 16 10 1.3",
    "clock": "O 10 10 7.2 M 10 5.6 L 10 10 L 13 11.8",
    "mail": "R 2.4 4.2 15.2 11.6 1.2 M 3 5.4 L 10 11 L 17 5.4",
    "inbox": "M 2.4 11.4 L 5 4 L 15 4 L 17.6 11.4 L 17.6 16.4 L 2.4 16.4 Z M 2.6 11.4 "
    "L 6.8 11.4 L 8 13.6 "
    "L 12 13.6 L 13.2 11.4 L 17.4 11.4",
    "trash": "M 3 5.2 L 17 5.2 M 7.4 5 L 7.4 2.8 L 12.6 2.8 L 12.6 5 M 4.8 5.4 L 5.6 17.2 "
    "L 14.4 17.2 L 15.2 5.4",
    "merge": "M 4 3 L 4 5 C 4 9 10 8.6 10 12.6 L 10 17 M 16 3 L 16 5 C 16 9 10 8.6 10 12.6 "
    "M 7.2 14.4 L 10 17.2 L 12.8 14.4",
    "table": "R 2.6 3.4 14.8 13.2 1 M 2.8 8 L 17.2 8 M 2.8 12.2 L 17.2 12.2 M 8 8 L 8 16.4",
    "clipboard": "R 3.8 4 12.4 13.4 1.2 M 7.2 5.8 L 7.2 2.6 L 12.8 2.6 L 12.8 5.8 Z "
    "M 7 9.8 L 13 9.8 M 7 13.2 L 13 13.2",
    "widen": "M 2.8 10 L 17.2 10 M 6.2 6.6 L 2.8 10 L 6.2 13.4 M 13.8 6.6 L 17.2 10 L 13.8 13.4",
    "calendar": "R 2.8 4.4 14.4 12.8 1.4 M 3 8.4 L 17 8.4 M 6.6 2.6 L 6.6 5.8 M 13.4 2.6 L 13.4 5.8 "
    "M 6.6 11.6 L 6.8 11.6 M 9.9 11.6 L 10.1 11.6 M 13.2 11.6 L 13.4 11.6 M 6.6 14.2 L 6.8 14.2 "
    "M 9.9 14.2 L 10.1 14.2",
    "image": "R 2.6 3.4 14.8 13.2 1 M 3 14 L 7.6 9.6 L 11 13 L 13.4 10.8 L 17 14.2 O 13 7.2 1.3",
    "box": "M 2.6 6.4 L 10 2.8 L 17.4 6.4 L 17.4 14 L 10 17.4 L 2.6 14 Z M 2.8 6.6 L 10 10 "
    "L 17.2 6.6 M 10 10 L 10 17.2",
    "link": "M 8.4 11.6 L 11.6 8.4 M 9 6.6 L 11.4 4.2 C 14 1.6 18.4 6 15.8 8.6 L 13.4 11 "
    "M 11 13.4 L 8.6 15.8 C 6 18.4 1.6 14 4.2 11.4 L 6.6 9",
    "help": "O 10 10 7.4 M 7.8 8 C 7.8 4.9 12.3 5 12.3 7.9 C 12.3 9.8 10 9.8 10 11.6 M 10 14.2 L 10 14.3",
    "history": "M 3.2 10 C 3.2 1.2 16.8 1.2 16.8 10 C 16.8 18.4 5.4 18.2 3.6 12.4 M 3 6 "
    "L 3.4 10 L 7.2 9.4 "
    "M 10 6.2 L 10 10.2 L 12.8 11.8",
}
FILLED = frozenset({"logo", "dots"})


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(PATHS)


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw one icon into the square `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    if name in FILLED:
        painter.fillPath(_path(name), color)
    else:
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(color, STROKE, Qt.PenStyle.SolidLine, cap, join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(name))
    painter.restore()


def pixmap(name: str, color: str = "text", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """One icon as a pixmap; `color` is the name of a token."""
    result = QPixmap(QSize(size, size) * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint_icon(painter, QRectF(0, 0, size, size), name, QColor(getattr(theme.current(), color)))
    painter.end()
    return result


def icon(name: str, color: str = "text", size: int = 20, disabled: str = "muted") -> QIcon:
    """One icon in the colours shown now, sharp at every scale."""
    return QIcon(_DrawnWhenSeen(name, color, size, disabled))


class _DrawnWhenSeen(QIconEngine):
    """A page full of buttons is built before anything of it is seen: nothing is drawn until then."""

    def __init__(self, name: str, color: str, side: int, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._side, self._disabled = name, color, side, disabled

    def clone(self) -> QIconEngine:
        return _DrawnWhenSeen(self._name, self._color, self._side, self._disabled)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size.boundedTo(QSize(self._side, self._side))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        color = self._disabled if mode is QIcon.Mode.Disabled else self._color
        side = min(self._side, size.width(), size.height())
        return _kept_pixmap(theme.current(), self._name, color, side, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._disabled if mode is QIcon.Mode.Disabled else self._color
        paint_icon(painter, QRectF(rect), self._name, QColor(getattr(theme.current(), color)))


@lru_cache(maxsize=512)
def _kept_pixmap(_: theme.Tokens, name: str, color: str, size: int, ratio: float) -> QPixmap:
    return pixmap(name, color, size, ratio)


@cache
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for command, numbers in re.findall(r"([MLCZOR])([^MLCZOR]*)", PATHS[name]):
        values = [float(number) for number in numbers.split()]
        match command:
            case "M":
                path.moveTo(*values)
            case "L":
                path.lineTo(*values)
            case "C":
                path.cubicTo(*values)
            case "Z":
                path.closeSubpath()
            case "O":
                path.addEllipse(QPointF(values[0], values[1]), values[2], values[2])
            case "R":
                path.addRoundedRect(QRectF(*values[:4]), values[4], values[4])
    return path
