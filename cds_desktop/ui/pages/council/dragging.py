"""Kéo thả on the council page: criteria and members travel between our own views only, seen as they go."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QDragLeaveEvent, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.row_button import paint_focus

CRITERIA = "application/x-cds-criteria"
MEMBERS = "application/x-cds-members"
_LABEL_HEIGHT = 28


def pack(kind: str, keys: Iterable[str]) -> QMimeData:
    """What a drag carries."""
    mime = QMimeData()
    mime.setData(kind, "\n".join(keys).encode())
    return mime


def unpack(kind: str, mime: QMimeData) -> tuple[str, ...]:
    """The keys of `kind` that a drag carries, if any."""
    if not mime.hasFormat(kind):
        return ()
    text = bytes(mime.data(kind).data()).decode("utf-8", "replace")
    return tuple(key for key in text.split("\n") if key)


class ShowsDrop:
    """Mixed into views: rows are dragged and dropped upon, and a mark shows where they would land."""

    _drop_mark: QRect | None = None

    def allow_dragging(self: QAbstractItemView) -> None:  # type: ignore[misc]
        """Drag and drop copies: what is given stays in its list."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def mark_drop(self, area: QRect | None) -> None:
        """Show where it would land; an area without height is a line."""
        if area != self._drop_mark:
            self._drop_mark = area
            self.viewport().update()  # type: ignore[attr-defined]

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)  # type: ignore[misc]
        self.mark_drop(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # type: ignore[misc]
        if self._drop_mark is not None:
            _paint_drop(self.viewport(), self._drop_mark)  # type: ignore[attr-defined]


def _paint_drop(surface: QWidget, area: QRect) -> None:
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
