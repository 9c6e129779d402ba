"""Paints one row of an evidence list: thumbnail, code, title, and what is to be known about the file."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Size, Type
from cds_desktop.ui.widgets.evidence_item import ITEM_ROLE, EvidenceItem, EvidenceKind
from cds_desktop.ui.widgets.kind_drawings import paint_kind
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.thumbnails import Thumbnails

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EvidenceDelegate(QStyledItemDelegate):
    """Paints the `EvidenceItem` that the model gives."""

    def __init__(self, thumbnails: Thumbnails | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, Size.ROW_CHECK)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, EvidenceItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        back = _background(state)
        if back is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(back)
            painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        paint_thumbnail(
            painter, QRectF(area.left() + 8, area.top() + 8, 38, 48), item.kind, self._pixmap(item)
        )
        _paint_words(painter, area.adjusted(56, 3, -8, -3), item, back or QColor(theme.current().surface))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area)
        painter.restore()

    def _pixmap(self, item: EvidenceItem) -> QPixmap | None:
        if self._thumbnails is None or item.drawn is None:
            return None
        return self._thumbnails.pixmap(item.file, item.drawn)


def _background(state: QStyle.StateFlag) -> QColor | None:
    if state & QStyle.StateFlag.State_Selected:
        return QColor(theme.current().accent_tint)
    if state & QStyle.StateFlag.State_MouseOver:
        return QColor(theme.current().sunken)
    return None


def paint_thumbnail(painter: QPainter, box: QRectF, kind: EvidenceKind, seen: QPixmap | None) -> None:
    """A small picture of a file, or the drawing of its kind."""
    if seen is None or seen.isNull():
        paint_kind(painter, box, kind)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().paper))
    painter.drawRoundedRect(box, 3, 3)
    size = QSizeF(seen.size()).scaled(box.adjusted(1, 1, -1, -1).size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRectF(box.topLeft(), size)
    fitted.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(fitted, seen, QRectF(seen.rect()))
    painter.setPen(QPen(QColor(theme.current().line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _paint_words(painter: QPainter, area: QRectF, item: EvidenceItem, paper: QColor) -> None:
    tokens = theme.current()
    step = area.height() / 3
    top = QRectF(area.left(), area.top(), area.width(), step)
    _text(painter, top, item.code, Type.SMALL_STRONG, tokens.accent)
    _text(painter, top.translated(0, step), item.title, Type.BODY, tokens.text)
    last = top.translated(0, 2 * step)
    if item.copying is not None and not item.is_missing:
        _paint_copying(painter, last, *item.copying)
        return
    state = _state(item)
    if state is not None:
        paint_state(painter, QRectF(last.left(), last.center().y() - 7, 14, 14), state, paper)
        last.setLeft(last.left() + 19)
    color = getattr(tokens, state.tone) if state else tokens.muted
    _text(painter, last, item.last_line, Type.SMALL, color)


def _state(item: EvidenceItem) -> State | None:
    if item.is_missing:
        return State.ERROR
    return State.ATTENTION if item.warning else None


def _paint_copying(painter: QPainter, row: QRectF, done: int, total: int) -> None:
    tokens = theme.current()
    bar = QRectF(row.left(), row.center().y() - 3, min(row.width(), 160), 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(QColor(tokens.accent))
    bar.setWidth(bar.width() * done / total if total else 0)
    painter.drawRoundedRect(bar, 3, 3)


def _text(painter: QPainter, row: QRectF, text: str, style: Type, color: str) -> None:
    used = theme.font(style)
    painter.setFont(used)
    painter.setPen(QColor(color))
    shown = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, row.width())
    painter.drawText(row, _LEFT | Qt.TextFlag.TextDontClip, shown)
