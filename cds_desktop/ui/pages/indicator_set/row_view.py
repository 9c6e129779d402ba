"""Bảng các dòng: typed like a sheet, ticked with the space bar, every row as high as its words need."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_desktop.domain.set_table import SetRow
from cds_desktop.ui.pages.indicator_set.cell_editors import CellText, RowDelegate
from cds_desktop.ui.pages.indicator_set.row_model import Index, RowModel
from cds_desktop.ui.pages.indicator_set.row_painting import LEAST_HEIGHT, height_of
from cds_desktop.ui.pages.indicator_set.words import Cell, key_of

_WIDTHS = {
    Cell.CODE: 74,
    Cell.POINTS: 70,
    Cell.SCORING: 124,
    Cell.LADDER: 172,
    Cell.SOURCE: 120,
    Cell.CHECKED: 82,
}
_LEAST_TEXT = 280
# What gives way first where the words would have no room; the side panel shows it.
_GIVING_WAY = (Cell.SOURCE, Cell.SCORING, Cell.LADDER)
_MOVES: dict[int, int] = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FLAGS = QItemSelectionModel.SelectionFlag


class RowView(QTableView):
    """The table; what it asks for concerns the rows or cells that are chosen."""

    row_chosen = Signal(str)
    tick_asked = Signal(bool)
    clear_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    insert_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, model: RowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = model
        self._kept: tuple[str, int, int, int] = ("", 0, 0, 0)
        self._refit = QTimer(self)
        self.setModel(model)
        self.cells = RowDelegate(self)
        self.setItemDelegate(self.cells)
        self._set_behaviour()
        self._set_heads()
        self.cells.typed.connect(self._typed)
        self.cells.ended.connect(model.desk.drop_trial)
        self.cells.table_pasted.connect(self.paste_asked)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.looks_changed.connect(self._fit_rows)
        model.desk.was_read.connect(self._explain)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def current_row(self) -> SetRow | None:
        """The row with the cursor."""
        return self._rows.row(self.currentIndex().row())

    def row_at(self, number: int) -> SetRow | None:
        """The row shown at a place."""
        return self._rows.row(number)

    @property
    def chosen_rows(self) -> list[SetRow]:
        """Rows in which something is chosen, from the top."""
        numbers = sorted({index.row() for index in self.selectedIndexes()})
        return [row for number in numbers if (row := self._rows.row(number)) is not None]

    @property
    def chosen_cells(self) -> list[tuple[SetRow, str]]:
        """Chosen cells that hold a value, with the name of the value."""
        found: list[tuple[SetRow, str]] = []
        for index in self.selectedIndexes():
            row = self._rows.row(index.row())
            cell = Cell(index.column())
            if row is not None and cell is not Cell.CHECKED and (key := key_of(row, cell)):
                found.append((row, key))
        return found

    @property
    def shown_cells(self) -> list[Cell]:
        """The columns that are seen, left to right."""
        return [cell for cell in Cell if not self.isColumnHidden(cell)]

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def commit_editing(self) -> None:
        """Take over a cell that is still being edited."""
        editor = self.indexWidget(self.currentIndex())
        if self.is_editing and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, RowDelegate.EndEditHint.NoHint)

    def go_to(self, row_id: str, cell: Cell = Cell.TEXT) -> bool:
        """Put the cursor on a row, if it is shown."""
        number = self._rows.number_of(row_id)
        if number < 0:
            return False
        place = self._rows.index(number, cell if not self.isColumnHidden(cell) else Cell.TEXT)
        self._put_cursor(place)
        self.scrollTo(place)
        return True

    def edit_now(self) -> None:
        """Open the cell with the cursor."""
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def edit(self, index: QModelIndex, trigger: object = None, event: object = None) -> object:  # type: ignore[override]
        # As in a spreadsheet: a letter typed on a closed cell replaces what stands there.
        self.cells.replaces = trigger is QAbstractItemView.EditTrigger.AnyKeyPressed
        if trigger is None:
            return super().edit(index)
        return super().edit(index, trigger, event)  # type: ignore[call-overload]

    def keyboardSearch(self, search: str) -> None:
        """Letters begin a cell; what is searched is typed above."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing or not self._is_taken(event):
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: RowDelegate.EndEditHint) -> None:
        done = hint is RowDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if isinstance(editor, CellText):
            editor.understood.hide()
        self._fit_rows([self.currentIndex().row()])
        if done:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self._put_cursor(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def fit_columns(self) -> None:
        """Every word of the decision is seen: other columns give way before it does."""
        room = self.viewport().width() - _LEAST_TEXT
        heads = self._rows.heads
        needed = sum(width for cell, width in _WIDTHS.items() if cell in heads)
        for cell in Cell:
            self.setColumnHidden(cell, cell not in heads)
        for cell in _GIVING_WAY:
            if cell in heads and needed > room:
                self.setColumnHidden(cell, True)
                needed -= _WIDTHS[cell]
        for cell, width in _WIDTHS.items():
            if not self.isColumnHidden(cell):
                self.setColumnWidth(cell, width)
        self.fit_heights()

    def fit_heights(self) -> None:
        """Make every row as high as its words need."""
        self._fit_rows(range(self._rows.rowCount()))

    def _put_cursor(self, place: QModelIndex) -> None:
        # The view itself would ask which keys are held down: Shift+F8 must not choose a range.
        self.selectionModel().setCurrentIndex(place, _FLAGS.ClearAndSelect)

    def _is_taken(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space and self.current_row is not None:
            self.tick_asked.emit(control)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            (self.remove_asked if control else self.clear_asked).emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.insert_asked.emit()
        elif alt and event.key() in _MOVES:
            self.move_asked.emit(_MOVES[event.key()])
        elif event.key() in _ENTER:
            self.edit_now()
        else:
            return False
        return True

    def mouseReleaseEvent(self, event: object) -> None:
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]
        index = self.indexAt(event.position().toPoint())  # type: ignore[attr-defined]
        if index.isValid() and index == self.currentIndex() and index.column() == Cell.CHECKED:
            self.tick_asked.emit(False)

    def _typed(self, index: Index, text: str) -> None:
        row = self._rows.row(index.row())
        if row is not None:
            self._rows.desk.try_cell(row.id, key_of(row, Cell(index.column())), text)

    def _explain(self) -> None:
        """Say below the open cell how it is understood."""
        editor, row = self.indexWidget(self.currentIndex()), self.current_row
        if not isinstance(editor, CellText) or row is None or not editor.document().isModified():
            return
        key = key_of(row, Cell(self.currentIndex().column()))
        fault = self._rows.desk.fault_in(row.id, key)
        editor.say(fault or self._rows.desk.understood(row.id, key, editor.toPlainText()), wrong=bool(fault))

    def _fit_rows(self, numbers: Collection[int]) -> None:
        open_row = self.currentIndex().row() if self.is_editing else -1
        widths = {cell: self.columnWidth(cell) for cell in self.shown_cells}
        for number in numbers:
            row = self._rows.row(number)
            if row is not None and number != open_row:
                height = height_of(self._rows.desk, row, widths)
                if height != self.rowHeight(number):
                    self.setRowHeight(number, height)

    def _remember(self) -> None:
        row = self.current_row
        here = self.currentIndex()
        self._kept = (row.id if row else "", here.row(), here.column(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        row_id, number, column, scrolled = self._kept
        self.fit_heights()
        place = self._rows.number_of(row_id)
        place = place if place >= 0 else min(number, self._rows.rowCount() - 1)
        if place >= 0:
            self._put_cursor(self._rows.index(place, max(0, column)))
        self.verticalScrollBar().setValue(scrolled)
        if place >= 0:
            self.scrollTo(self.currentIndex())
        self._tell()

    def _tell(self, *_: object) -> None:
        row = self.current_row
        self.viewport().update()
        self.row_chosen.emit(row.id if row else "")

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        # Tab leaves the table, as it leaves every list; inside an open cell it goes to the next one.
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)

    def _set_heads(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(LEAST_HEIGHT)
        rows.setDefaultSectionSize(LEAST_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setAccessibleName("Tên các cột")
        head.setHighlightSections(False)
        # Else the header asks of each row whether it is chosen, every time it is painted.
        head.setSelectionModel(QItemSelectionModel(self._rows, self))
        head.setMinimumSectionSize(48)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Cell.TEXT, QHeaderView.ResizeMode.Stretch)
        # The words get what is left only after the view has its size: then lines break elsewhere.
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self.fit_heights)
        head.sectionResized.connect(self._column_resized)

    def _column_resized(self, column: int, *_: int) -> None:
        if column == Cell.TEXT:
            self._refit.start()
