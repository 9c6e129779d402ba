"""Paints a row of the evidence table: two lines where there are two, states with their glyph."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_desktop.domain.round import Sensitivity
from cds_desktop.queries import EvidenceRow
from cds_desktop.ui import theme
from cds_desktop.ui.pages.evidence.table import Column, EvidenceTableModel, cell_lines, state_of
from cds_desktop.ui.theme import Size, Type
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import State, paint_state

_Index = QModelIndex | QPersistentModelIndex
PADDING, FIRST_PADDING = 8, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EvidenceTableDelegate(QStyledItemDelegate):
    """Draws cells itself: the style sheet knows no second line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, Size.ROW_TABLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, EvidenceTableModel) else None
        if row is None:
            return
        tokens = theme.current()
        column = Column(index.column())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(tokens.accent_tint))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens.line))
        if chosen and column is Column.CODE:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height() - 1), QColor(tokens.accent))
        paper = QColor(tokens.accent_tint if chosen else tokens.surface)
        left = FIRST_PADDING if column is Column.CODE else PADDING
        _paint_cell(painter, area.adjusted(left, 0, -6, -1), row, column, paper)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, area, index)
        painter.restore()

    def _paint_focus(self, painter: QPainter, area: QRectF, index: _Index) -> None:
        # The frame goes round the row; this cell shows its part of it.
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else area.width()
        painter.setClipRect(area)
        paint_focus(painter, QRectF(0, area.top(), width, area.height() - 1), 3)


def _paint_cell(painter: QPainter, area: QRectF, row: EvidenceRow, column: Column, paper: QColor) -> None:
    tokens = theme.current()
    lines = [line for line in cell_lines(row, column) if line]
    match column:
        case Column.CODE:
            _text(painter, area, lines[0], Type.SMALL_STRONG, tokens.accent)
        case Column.STATE:
            state = state_of(row)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_state(painter, QRectF(area.left(), area.center().y() - 8, 16, 16), state, paper)
            color = tokens.muted if state is State.DONE else getattr(tokens, state.tone)
            _text(painter, area.adjusted(23, 0, 0, 0), lines[0], Type.SMALL, color)
        case Column.PRIVACY:
            _paint_privacy(painter, area, row.item.sensitivity, lines[0])
        case _:
            _two_lines(painter, area, lines)


def _paint_privacy(painter: QPainter, area: QRectF, how: Sensitivity, words: str) -> None:
    tokens = theme.current()
    if how is Sensitivity.NONE:
        _text(painter, area, words, Type.SMALL, tokens.muted)
        return
    loud = how in (Sensitivity.SENSITIVE, Sensitivity.CHILDREN)
    _text(painter, area, words, Type.SMALL_STRONG, tokens.warn if loud else tokens.text)


def _two_lines(painter: QPainter, area: QRectF, lines: list[str]) -> None:
    tokens = theme.current()
    if len(lines) == 1:
        _text(painter, area, lines[0], Type.BODY, tokens.text)
        return
    upper = QRectF(area.left(), area.top() + 3, area.width(), area.height() / 2)
    lower = QRectF(area.left(), area.center().y() + 1, area.width(), area.height() / 2 - 3)
    _text(painter, upper, lines[0], Type.BODY, tokens.text)
    _text(painter, lower, lines[1], Type.SMALL, tokens.muted)


def _text(painter: QPainter, area: QRectF, text: str, look: Type, color: str) -> None:
    font, metrics = _face(look)
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT | Qt.TextFlag.TextDontClip, shown)


@cache
def _face(look: Type) -> tuple[QFont, QFontMetricsF]:
    font = theme.font(look)
    return font, QFontMetricsF(font)
