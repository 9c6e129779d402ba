"""Danh sách văn bản: every paper of the round with how far it is; a list, or a box where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cds_desktop.domain.papers import PaperKind
from cds_desktop.queries.papers import PaperRow
from cds_desktop.ui import theme
from cds_desktop.ui.pages.papers.words import fact_of, state_of
from cds_desktop.ui.theme import Radius, Space, Type, line_height
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import paint_state
from cds_desktop.ui.widgets.wrapped_text import lines_of, paint_lines

ROW = Qt.ItemDataRole.UserRole
_GLYPH, _TEXT_LEFT, _AIR = 18, 40, 8
_MOST_TITLE_LINES, _MOST_FACT_LINES = 2, 2

Index = QModelIndex | QPersistentModelIndex


class PaperListModel(QAbstractListModel):
    """The papers in the order in which a round needs them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaperRow, ...] = ()

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show these; the same papers keep their places, so that nothing moves under the cursor."""
        if [row.kind for row in rows] == [row.kind for row in self._rows]:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place_of(self, kind: PaperKind) -> QModelIndex:
        """Where a paper stands."""
        found = (number for number, row in enumerate(self._rows) if row.kind is kind)
        return self.index(next(found, -1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}. {fact_of(row)}"
        return None


class PaperDelegate(QStyledItemDelegate):
    """A glyph, the name, and below its number and state in words."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, fact = self._lines(index)
        height = len(title) * line_height(Type.BODY) + len(fact) * line_height(Type.SMALL) + 2 * _AIR
        return QSize(80, max(56, height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, PaperRow):
            return
        tokens, area = theme.current(), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back = QColor(tokens.accent_tint if chosen else tokens.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(area.adjusted(Space.XS, 1, -Space.XS, -1), Radius.CONTROL, Radius.CONTROL)
        glyph = QRectF(area.left() + Space.M, area.top() + _AIR + 2, _GLYPH, _GLYPH)
        paint_state(painter, glyph, state_of(row), back)
        title, fact = self._lines(index)
        name, below = line_height(Type.BODY), line_height(Type.SMALL)
        words = area.adjusted(_TEXT_LEFT, _AIR, -Space.M, 0)
        look = Type.STRONG if chosen else Type.BODY
        paint_lines(painter, title, words, look, tokens.text, name)
        paint_lines(
            painter, fact, words.adjusted(0, len(title) * name, 0, 0), Type.SMALL, tokens.muted, below
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area.adjusted(Space.XS, 1, -Space.XS, -1))
        painter.restore()

    def _lines(self, index: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
        row = index.data(ROW)
        room = max(80, self._view.viewport().width() - _TEXT_LEFT - Space.M)
        # Measured as strong, the wider one: choosing a row must not break its lines anew.
        title = lines_of(row.name, Type.STRONG, room, _MOST_TITLE_LINES)
        return title, lines_of(fact_of(row), Type.SMALL, room, _MOST_FACT_LINES)


class PaperList(QListView):
    """`chosen` carries the kind, by mouse and by arrow keys."""

    chosen = Signal(object)

    def __init__(self, model: PaperListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = model
        self.setModel(model)
        self.setItemDelegate(PaperDelegate(self))
        self.setAccessibleName("Các văn bản của đợt")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._moved)

    def choose(self, kind: PaperKind) -> None:
        """Mark a paper; emits nothing when it is the one already."""
        place = self._papers.place_of(kind)
        if place.isValid() and place != self.currentIndex():
            self.setCurrentIndex(place)

    def _moved(self, place: QModelIndex) -> None:
        if isinstance(row := place.data(ROW), PaperRow):
            self.chosen.emit(row.kind)


class PaperBox(ComboBox):
    """The same list where there is no room for it; `chosen` carries the kind."""

    chosen = Signal(object)

    def __init__(self, model: PaperListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = model
        self.setModel(model)
        self.setAccessibleName("Văn bản")
        self.let_be_narrow()
        self.activated.connect(self._activated)

    def choose(self, kind: PaperKind) -> None:
        """Show a paper; emits nothing."""
        self.setCurrentIndex(self._papers.place_of(kind).row())

    def _activated(self, number: int) -> None:
        if isinstance(row := self._papers.index(number).data(ROW), PaperRow):
            self.chosen.emit(row.kind)
