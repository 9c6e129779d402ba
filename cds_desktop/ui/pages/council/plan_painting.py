"""Paints a row of the plan: tick, code, title, and below who holds it, wrapped and never cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_desktop.ui import theme
from cds_desktop.ui.pages.council.plan import NOBODY, ROW, PlanRow
from cds_desktop.ui.theme import Radius, Size, Space, Type, line_height
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.tick import TICK_SIDE, paint_tick

TICK_WIDTH = 40
_CODE_WIDTH = 38
_CHIP_HEIGHT = 24
_AIR = 5
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class PlanDelegate(QStyledItemDelegate):
    """Rows as high as their words need."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        width = self._view.viewport().width()
        area = _body(QRectF(0, 0, width, 0), row)
        below = _chips_height(row, area.width()) if row.people else _line_height(row, area.width())
        height = 2 * _AIR + 1 + _title_height(row, area.width()) + below
        return QSize(80, max(Size.ROW_TABLE, round(height)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, PlanRow):
            return
        tokens = theme.current()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paper = QColor(tokens.accent_tint if chosen else tokens.surface)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, paper)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens.line))
        if row.state is not None:
            may_tick = bool(index.flags() & Qt.ItemFlag.ItemIsDropEnabled)
            paint_tick(
                painter,
                QPointF(area.left() + 12, area.center().y() - TICK_SIDE / 2),
                row.state,
                enabled=may_tick,
            )
        body = _body(area, row)
        if not (row.people or row.line or row.is_open):
            body.setTop(area.top() + (area.height() - _title_height(row, body.width())) / 2)
        _paint_title(painter, body, row)
        body.setTop(body.top() + _title_height(row, body.width()))
        _paint_below(painter, body, row, paper)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area.adjusted(0, 0, 0, -1), 3)
        painter.restore()


def _body(area: QRectF, row: PlanRow) -> QRectF:
    left = TICK_WIDTH if row.state is not None else Space.S
    return area.adjusted(left, _AIR, -Space.S, -_AIR)


def _title_height(row: PlanRow, width: float) -> float:
    if row.code:
        return line_height(Type.BODY)
    # A name is never cut.
    return _wrapped(row.title, Type.BODY, width)


def _line_height(row: PlanRow, width: float) -> float:
    words = NOBODY if row.is_open else row.line
    inset = (_CODE_WIDTH if row.code else 0) + (20 if row.is_open else 0)
    return _wrapped(words, Type.SMALL, width - inset) if words else 0


def _wrapped(words: str, look: Type, width: float) -> float:
    bounds = QFontMetricsF(theme.font(look)).boundingRect(QRectF(0, 0, max(40, width), 1000), _WRAP, words)
    return max(float(line_height(look)), bounds.height())


def _paint_title(painter: QPainter, area: QRectF, row: PlanRow) -> None:
    tokens = theme.current()
    if row.code:
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(QColor(tokens.accent))
        first = QRectF(area.left(), area.top(), _CODE_WIDTH, line_height(Type.BODY))
        painter.drawText(first, _LEFT, row.code)
    painter.setFont(theme.font(Type.BODY))
    painter.setPen(QColor(tokens.text))
    if not row.code:
        painter.drawText(area, _WRAP, row.title)
        return
    place = QRectF(area.left() + _CODE_WIDTH, area.top(), area.width() - _CODE_WIDTH, line_height(Type.BODY))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(place, _LEFT, metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, place.width()))


def _paint_below(painter: QPainter, area: QRectF, row: PlanRow, paper: QColor) -> None:
    tokens = theme.current()
    if row.code:
        area = area.adjusted(_CODE_WIDTH, 0, 0, 0)
    if row.people:
        _paint_chips(painter, area, row.people)
        return
    painter.setFont(theme.font(Type.SMALL))
    painter.setPen(QColor(tokens.warn if row.is_open else tokens.muted))
    if row.is_open:
        paint_state(painter, QRectF(area.left(), area.top() + 2, 14, 14), State.ATTENTION, paper)
        painter.drawText(area.adjusted(20, 0, 0, 0), _WRAP, NOBODY)
    else:
        painter.drawText(area, _WRAP, row.line)


def _chip_places(people: tuple[str, ...], width: float) -> list[QRectF]:
    metrics = QFontMetricsF(theme.font(Type.SMALL))
    places: list[QRectF] = []
    left, top = 0.0, 4.0
    for name in people:
        wide = min(metrics.horizontalAdvance(name) + 16, width)
        if left and left + wide > width:
            left, top = 0.0, top + _CHIP_HEIGHT + 4
        places.append(QRectF(left, top, wide, _CHIP_HEIGHT))
        left += wide + 6
    return places


def _chips_height(row: PlanRow, width: float) -> float:
    return _chip_places(row.people, width - _CODE_WIDTH)[-1].bottom()


def _paint_chips(painter: QPainter, area: QRectF, people: tuple[str, ...]) -> None:
    tokens = theme.current()
    painter.setFont(theme.font(Type.SMALL))
    for name, place in zip(people, _chip_places(people, area.width()), strict=True):
        place.translate(area.topLeft())
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), Radius.CHIP, Radius.CHIP)
        painter.setPen(QColor(tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
