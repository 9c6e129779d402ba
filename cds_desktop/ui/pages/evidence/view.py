"""Bảng trên màn hình: a table that remembers its columns, hides what has no room and keeps the choice."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from cds_desktop.queries import EvidenceRow
from cds_desktop.ui.pages.evidence.finding import Order
from cds_desktop.ui.pages.evidence.table import HEADINGS, Column, EvidenceTableModel, as_text
from cds_desktop.ui.pages.evidence.table_painting import EvidenceTableDelegate
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Size
from cds_desktop.ui.widgets.menu_key import asks_for_menu

_WIDTHS = {
    Column.CODE: 104,
    Column.NUMBER: 124,
    Column.CRITERIA: 80,
    Column.PRIVACY: 78,
    Column.STATE: 132,
}
_SETTING = "evidence_table/widths"
_LEAST_TITLE = 230
_FLAGS = QItemSelectionModel.SelectionFlag


class EvidenceView(QTableView):
    """The table with its model; the choice is told as the ids of the items."""

    chosen = Signal()
    opened = Signal()
    remove_asked = Signal()
    edit_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None, *, remembers: bool = True) -> None:
        super().__init__(parent)
        self._remembers = remembers
        self.rows = EvidenceTableModel(self)
        self._told: frozenset[str] = frozenset()
        self._is_restoring = False
        self._kept: tuple[str, int, frozenset[str], int] = ("", -1, frozenset(), 0)
        self.setModel(self.rows)
        self.setItemDelegate(EvidenceTableDelegate(self))
        self.setAccessibleName("Bảng minh chứng")
        self._set_up()
        self._set_up_header()
        self.rows.modelAboutToBeReset.connect(self._remember_choice)
        self.rows.modelReset.connect(self._restore_choice)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current_id(self) -> str:
        """Id of the row with the cursor, or ""."""
        row = self.rows.row(self.currentIndex().row())
        return row.item.id if row else ""

    @property
    def chosen_rows(self) -> list[EvidenceRow]:
        """The chosen rows, top to bottom."""
        # Ranges, not one index per cell: everything may be chosen.
        numbers = {
            number
            for part in list(self.selectionModel().selection())  # type: ignore[call-overload]
            for number in range(part.top(), part.bottom() + 1)
        }
        return self.rows.rows_at(sorted(numbers))

    def choose(self, ids: Sequence[str]) -> bool:
        """Choose items as far as they are shown, and bring the first into sight."""
        places = sorted(place for place in map(self.rows.place_of, ids) if place >= 0)
        if not places:
            return False
        self._select(places, places[0])
        self.scrollTo(self.rows.index(places[0], Column.TITLE))
        return True

    def remember_columns(self) -> None:
        """Keep the widths the user gave."""
        header = self.horizontalHeader()
        settings().setValue(_SETTING, [header.sectionSize(c) or _WIDTHS[c] for c in _WIDTHS])

    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard, as a spreadsheet takes them."""
        if rows := self.chosen_rows:
            QGuiApplication.clipboard().setText(as_text(rows))

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the input method; what is searched is typed above."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.remove_asked,
            Qt.Key.Key_F2: self.edit_asked,
        }.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif asks_for_menu(event):
            self.menu_asked.emit(self._row_on_screen())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _FLAGS.Toggle | _FLAGS.Rows)
        elif signal is not None and self.current_id:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self._row_on_screen() if by_key else event.globalPos())

    def _row_on_screen(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Arriving by Tab makes a row current without choosing it.
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self._select([self.currentIndex().row()], self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.horizontalHeader()
        room = self.viewport().width() - _LEAST_TITLE
        needed = sum(header.sectionSize(column) or _WIDTHS[column] for column in _WIDTHS)
        for column in (Column.PRIVACY, Column.NUMBER):
            self.setColumnHidden(column, needed > room)
            needed -= _WIDTHS[column] if needed > room else 0
        self._keep_in_sight(event.oldSize().height())

    def _keep_in_sight(self, height_before: int) -> None:
        """The row with the cursor stays in sight when the table gets lower, if it was there before."""
        current = self.currentIndex()
        if current.isValid() and 0 <= self.visualRect(current).top() < height_before:
            self.scrollTo(current)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        # Dropped files are the page's: it takes them also while the table is empty.
        self.setAcceptDrops(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(Size.ROW_TABLE)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Else the header asks of each row whether it is chosen, every time it is painted.
        header.setSelectionModel(QItemSelectionModel(self.rows, self))
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setStyleSheet("QHeaderView::section:first { padding-left: 16px; }")
        kept = settings().value(_SETTING) if self._remembers else None
        widths = _read_widths(kept) or list(_WIDTHS.values())
        for column, width in zip(_WIDTHS, widths, strict=True):
            header.resizeSection(column, width)
        header.setSortIndicator(Column.CODE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)

    def _show_header_menu(self, place: QPoint) -> None:
        self.header_menu().exec(self.horizontalHeader().mapToGlobal(place))

    def header_menu(self) -> QMenu:
        """Every order there is; size has no column of its own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for order in Order:
            words = "dung lượng, lớn trước" if order is Order.SIZE else HEADINGS[order].lower()
            action = QAction(f"Sắp theo {words}", menu, checkable=True)
            action.setChecked(self.rows.order is order)
            action.triggered.connect(lambda _on, order=order: self.sort_by(order))
            menu.addAction(action)
        return menu

    def sort_by(self, order: Order) -> None:
        """Put the rows in an order, the largest first if by size."""
        if order is Order.SIZE:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
            self.rows.sort(Order.SIZE, Qt.SortOrder.DescendingOrder)
        else:
            self.sortByColumn(order, Qt.SortOrder.AscendingOrder)

    def _select(self, places: Sequence[int], current: int) -> None:
        selection, last = QItemSelection(), len(HEADINGS) - 1
        for first, end in _ranges(places):
            selection.select(self.rows.index(first, 0), self.rows.index(end, last))
        model = self.selectionModel()
        model.setCurrentIndex(self.rows.index(current, Column.TITLE), _FLAGS.NoUpdate)
        model.select(selection, _FLAGS.ClearAndSelect | _FLAGS.Rows)

    def _remember_choice(self) -> None:
        ids = frozenset(row.item.id for row in self.chosen_rows)
        number = self.currentIndex().row()
        self._kept = (self.current_id, number, ids, self.verticalScrollBar().value())

    def _restore_choice(self) -> None:
        self._is_restoring = True
        self._choose_again()
        self._is_restoring = False
        self._tell()

    def _choose_again(self) -> None:
        current, number, ids, scrolled = self._kept
        places = self.rows.places_of(ids)
        place = next(iter(self.rows.places_of({current} if current else ())), -1)
        if places or place >= 0:
            self._select(places, place if place >= 0 else places[0])
        if place >= 0:
            self.scrollTo(self.rows.index(place, Column.TITLE))
            return
        if number >= 0 and not places and (last := self.rows.rowCount() - 1) >= 0:
            # The row has gone: the keyboard goes on at its place.
            cursor = self.rows.index(min(number, last), Column.TITLE)
            self.selectionModel().setCurrentIndex(cursor, _FLAGS.NoUpdate)
        self.verticalScrollBar().setValue(scrolled)

    def _tell(self) -> None:
        if self._is_restoring:
            return
        # In another order they are the same: nothing is to be shown anew.
        ids = frozenset(row.item.id for row in self.chosen_rows)
        if ids != self._told:
            self._told = ids
            self.chosen.emit()


def _ranges(places: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _read_widths(kept: object) -> list[int] | None:
    if not isinstance(kept, list) or len(kept) != len(_WIDTHS):
        return None
    widths = [int(width) if str(width).isdecimal() else 0 for width in kept]
    return widths if all(60 <= width <= 600 for width in widths) else None
