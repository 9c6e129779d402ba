"""Cây tiêu chí, painted: glyph, code, title if there is room, points."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries import TreeRow
from cds_desktop.ui import theme
from cds_desktop.ui.pages.scoring.tree_model import ROW_ROLE
from cds_desktop.ui.theme import Radius, Size, Type
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.wrapped_text import elided

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_MARKS = {
    ChangeMark.KEPT: "=",
    ChangeMark.CHANGED: "≠",
    ChangeMark.BY_SET: "≠",
    ChangeMark.NEW: "+",
}
_MARK_ROOM = 16
_Index = QModelIndex | QPersistentModelIndex


class TreeDelegate(QStyledItemDelegate):
    """Paints one row: glyph, code, title if there is room, points."""

    has_titles = True
    has_marks = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(120, Size.ROW_TREE + (6 if row and row.kind == "group" else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TreeRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if row.kind == "group":
            self._paint_group(painter, area, row)
        else:
            self._paint_row(painter, area, row, option.state)
        painter.restore()

    def _paint_group(self, painter: QPainter, area: QRectF, row: TreeRow) -> None:
        title = row.title if self.has_titles else row.title.split(" · ")[0]
        inner = area.adjusted(6, 6, -8 - (_MARK_ROOM if self.has_marks else 0), 0)
        muted = theme.current().muted
        used = _text(painter, inner, row.points, Type.SMALL_STRONG, muted, _RIGHT)
        _text(painter, inner.adjusted(0, 0, -used - 8, 0), title, Type.SMALL_STRONG, muted)

    def _paint_row(self, painter: QPainter, area: QRectF, row: TreeRow, state: QStyle.StateFlag) -> None:
        tokens = theme.current()
        back = QColor(tokens.surface)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            back = QColor(tokens.accent_tint if chosen else tokens.sunken)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(back)
            painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
            if chosen:
                painter.setBrush(QColor(tokens.accent))
                painter.drawRoundedRect(QRectF(area.left(), area.top() + 7, 3, area.height() - 14), 1.5, 1.5)
        left = area.left() + (24 if row.kind == "item" else 8)
        paint_state(painter, QRectF(left, area.center().y() - 8.5, 17, 17), State.of(row.state), back)
        strong = row.kind == "criterion"
        words = area.adjusted(left - area.left() + 24, 0, -8, 0)
        if self.has_marks:
            sign = _MARKS.get(row.mark, "") if row.mark else ""
            _text(painter, words, sign, Type.SMALL_STRONG, tokens.accent, _RIGHT)
            words = words.adjusted(0, 0, -_MARK_ROOM, 0)
        points = _text(painter, words, row.points, _look(strong), tokens.text, _RIGHT)
        code = _text(painter, words, row.code, _look(strong), tokens.text)
        if self.has_titles:
            room = words.adjusted(code + 8, 0, -points - 8, 0)
            _text(painter, room, row.title, Type.SMALL, tokens.muted if not strong else tokens.text)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area)


def _look(strong: bool) -> Type:
    return Type.STRONG if strong else Type.BODY


def _text(painter: QPainter, area: QRectF, text: str, look: Type, color: str, align: int = _LEFT) -> float:
    shown, width = elided(text, look, area.width() + 1)
    painter.setFont(theme.font(look))
    painter.setPen(QColor(color))
    painter.drawText(area, align, shown)
    return width
