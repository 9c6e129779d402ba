"""Bàn làm việc: head, rows, settings and the chosen row, working together on one desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cds_desktop.domain.set_table import CellFault, SetRow
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.indicator_set.desk import SETTINGS_ROW, Desk
from cds_desktop.ui.pages.indicator_set.fault_walk import CellPlace, cell_of, next_fault, place_in
from cds_desktop.ui.pages.indicator_set.filtering import ALL, PAPER_KINDS, filters, passes
from cds_desktop.ui.pages.indicator_set.head import ROWS, SETTINGS, EditorHead
from cds_desktop.ui.pages.indicator_set.pasting import copied, place_block, read_block
from cds_desktop.ui.pages.indicator_set.row_view import RowView
from cds_desktop.ui.pages.indicator_set.rows_part import RowsPart
from cds_desktop.ui.pages.indicator_set.settings_form import SettingsForm
from cds_desktop.ui.pages.indicator_set.side import RowSide
from cds_desktop.ui.pages.indicator_set.words import Cell, can_be_ticked, is_ticked
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card


class Editor(QWidget):
    """Shows a desk and turns keys into edits; deeds of their own go to the page.

    `tick_asked` carries ids and whether they become ticked; `insert_asked`, `remove_asked` and `move_asked`
    carry ids.
    """

    tick_asked = Signal(object, bool)
    insert_asked = Signal()
    add_menu_asked = Signal()
    remove_asked = Signal(object)
    move_asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(self)
        self.rows_part = RowsPart(self.desk)
        self.model, self.view = self.rows_part.model, self.rows_part.view
        self.head = EditorHead(self.desk)
        self.settings = SettingsForm(self.desk)
        self.side = RowSide(self.desk)
        self._build()
        self._connect()

    @property
    def active_view(self) -> RowView:
        """The table that is seen: rows, or levels."""
        return self.settings.view if self.head.tabs.currentIndex() == SETTINGS else self.view

    def hand_over(self) -> None:
        """Store what is being typed."""
        for view in (self.view, self.settings.view):
            view.commit_editing()
        self.side.hand_over()
        self.settings.hand_over()

    def go_to_row(self, row_id: str, cell: Cell = Cell.TEXT) -> None:
        """Show a row, lifting search and filter when they hide it."""
        self.head.tabs.setCurrentIndex(ROWS)
        if not self.view.go_to(row_id, cell):
            self.show_everything()
            self.view.go_to(row_id, cell)
        self.view.setFocus()

    def go_to_code(self, code: str) -> None:
        """Show the row with this code."""
        found = next((row for row in self.desk.rows if row.text("code") == code and code), None)
        if found is not None and found.kind in PAPER_KINDS:
            self.go_to_row(found.id)

    def start(self) -> None:
        """Put the cursor where one stopped, else on the first row that is still to be checked."""
        if self.view.current_row is None:
            todo = (row for row in self.desk.rows if row.kind in PAPER_KINDS and not is_ticked(row))
            first = next(todo, None) or next(iter(self.desk.rows), None)
            if first is not None:
                self.view.go_to(first.id)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor into the table that is seen; without rows, on what makes the first."""
        if self.active_view is self.view and not self.model.rowCount():
            self.rows_part.take_focus()
        else:
            self.active_view.setFocus()

    def edit_row(self, row_id: str, cell: Cell) -> None:
        """Go to a row that was just made, and open its first words."""
        view = self.active_view
        if view is self.view and self.model.number_of(row_id) < 0:
            self.show_everything()
        if view.go_to(row_id, cell):
            view.setFocus()
            view.edit_now()

    def go_to_fault(self, step: int, *, hard: bool = False) -> None:
        """F8, Shift+F8: the next or previous place where something is wrong; `hard` passes sums over."""
        faults = tuple(fault for fault in self.desk.faults if not (hard and fault.tolerable))
        if not faults:
            signals.said.emit("Không có lỗi nào")
            return
        self.hand_over()
        self._show_fault(next_fault(self.desk, faults, self._cursor(), step))

    def _cursor(self) -> CellPlace | None:
        """The row and the name of the value with the cursor."""
        if self.head.tabs.currentIndex() == ROWS:
            return place_in(self.view)
        field = next((key for key, one in self.settings.fields.items() if one.editor.hasFocus()), "")
        return (SETTINGS_ROW, field) if field else place_in(self.settings.view)

    def _show_fault(self, fault: CellFault) -> None:
        row = self.desk.row(fault.row_id)
        if row is not None and row.kind in PAPER_KINDS:
            self.go_to_row(row.id, cell_of(row, fault.column))
        else:
            self.head.tabs.setCurrentIndex(SETTINGS)
            self.settings.go_to(fault)

    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.head.tabs.setCurrentIndex(ROWS)
        self.head.search.setFocus()
        self.head.search.selectAll()

    def turn_tab(self) -> None:
        """Ctrl+Tab: to the other tab, and into what it shows."""
        tabs = self.head.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
        (self if tabs.currentIndex() == ROWS else self.settings).take_focus()

    def show_everything(self) -> None:
        """Lift search and filter."""
        self.head.search.clear()
        self.head.show_filters(filters(self.desk, ALL), ALL)
        self._filter()

    def escape(self) -> None:
        """Esc: close the panel over the table, then the search, then the filter."""
        if self.side.is_over and self.side.isVisible():
            self.close_side()
        elif self.head.search.text() or self.head.filters.current != ALL:
            self.show_everything()
            self.view.setFocus()

    def open_side(self) -> None:
        """Show the form of the row, over the table where it has no place of its own."""
        self.side.show_row(self.side.row_id)
        self.side.show()
        if self.side.is_over:
            self.side.raise_()
        self._show_look()

    def close_side(self) -> None:
        """Put the form away."""
        self.side.hand_over()
        self.side.hide()
        self._show_look()
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._parts = QStackedWidget()
        self._parts.addWidget(self.rows_part)
        self._parts.addWidget(self.settings)
        card = Card(padding=0, spacing=0)
        card.setAccessibleName("Bộ chỉ số")
        card.body.addWidget(self.head)
        card.body.addWidget(self._parts, 1)
        card.body.setContentsMargins(1, 0, 1, 1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(Space.M)
        self._columns.addWidget(card, 1)
        # Only now: Tab goes through the table first.
        self.side.setParent(self)
        self._fit()

    def _connect(self) -> None:
        self.head.tabs.currentChanged.connect(self._show_tab)
        self.head.next_fault_asked.connect(lambda: self.go_to_fault(1))
        self.head.search.textChanged.connect(lambda _text: self._filter())
        self.head.filters.chosen.connect(lambda _key: self._filter())
        self.head.search.went_on.connect(self.take_focus)
        self.head.look.clicked.connect(self.open_side)
        self.head.add.clicked.connect(self.add_menu_asked)
        self.head.remove.clicked.connect(lambda: self._remove(self.view))
        self.side.close_asked.connect(self.close_side)
        self.side.tick_asked.connect(lambda: self._tick([self.desk.row(self.side.row_id)]))
        self.desk.was_read.connect(self._was_read)
        self.rows_part.everything_asked.connect(self.show_everything)
        self.rows_part.first_group_asked.connect(self.insert_asked)
        self.desk.settings_changed.connect(lambda: self.head.show_editable(self.desk.editable))
        self.settings.add_level_asked.connect(self.insert_asked)
        self._connect_view(self.view)
        self._connect_view(self.settings.view)
        self.view.row_chosen.connect(self._row_chosen)

    def _connect_view(self, view: RowView) -> None:
        # Counts and filters wait while a cell is open: rows must not go away under the words typed.
        view.cells.ended.connect(self._was_read, Qt.ConnectionType.QueuedConnection)
        view.tick_asked.connect(lambda whole: self._tick_chosen(view, whole))
        view.clear_asked.connect(lambda: self.desk.enter([(r.id, k, "") for r, k in view.chosen_cells]))
        view.copy_asked.connect(lambda: self._copy(view))
        view.paste_asked.connect(lambda: self._paste(view))
        view.insert_asked.connect(self.insert_asked)
        view.remove_asked.connect(lambda: self._remove(view))
        view.move_asked.connect(lambda by: self._move(view, by))

    def _tick_chosen(self, view: RowView, whole: bool) -> None:
        rows: list[SetRow | None] = [*view.chosen_rows] or [view.current_row]
        if whole and (current := view.current_row) is not None:
            rows = [self.desk.row(one) for one in self.desk.whole_of(current.id)]
        self._tick(rows)

    def _tick(self, rows: Sequence[SetRow | None]) -> None:
        wanted = [row for row in rows if row is not None and can_be_ticked(row)]
        if wanted and self.desk.editable:
            self.hand_over()
            ticked = not all(is_ticked(row) for row in wanted)
            self.tick_asked.emit([row.id for row in wanted if is_ticked(row) is not ticked], ticked)

    def _remove(self, view: RowView) -> None:
        if self.desk.editable and (rows := view.chosen_rows):
            self.remove_asked.emit([row.id for row in rows])

    def _move(self, view: RowView, by: int) -> None:
        if self.desk.editable and (rows := view.chosen_rows):
            self.move_asked.emit([row.id for row in rows], by)

    def _copy(self, view: RowView) -> None:
        chosen = view.selectedIndexes()
        cells = [cell for cell in view.shown_cells if any(index.column() == cell for index in chosen)]
        QGuiApplication.clipboard().setText(copied(view.chosen_rows, cells))

    def _paste(self, view: RowView) -> None:
        block = read_block(QGuiApplication.clipboard().text())
        here = view.currentIndex()
        if not (block and here.isValid() and self.desk.editable):
            return
        shown = view.shown_cells
        cells = shown[shown.index(Cell(here.column())) :] if here.column() in shown else []
        rows = [row for number in range(here.row(), here.row() + len(block)) if (row := view.row_at(number))]
        single = len(block) == 1 and len(block[0]) == 1
        if single and len(view.chosen_cells) > 1:
            text = block[0][0]
            self.desk.enter([(row.id, key, text) for row, key in view.chosen_cells])
            return
        pasted = place_block(block, rows, cells)
        self.desk.enter(pasted.edits)
        if said := pasted.words:
            signals.said.emit(said)

    def _row_chosen(self, row_id: str) -> None:
        if not self.side.is_over or self.side.isVisible():
            self.side.show_row(row_id)
        else:
            self.side.row_id = row_id
        self._show_look()

    def _was_read(self) -> None:
        self.head.show_state(may_move=not (self.view.is_editing or self.settings.view.is_editing))
        if not self.view.is_editing:
            self.head.show_filters(filters(self.desk, self.head.filters.current or ALL))
            self._filter()

    def _filter(self) -> None:
        chosen = self.head.filters.current or ALL
        self.rows_part.let_through(passes(self.desk, chosen, self.head.search.text()))

    def _show_tab(self, tab: int) -> None:
        self.hand_over()
        self._parts.setCurrentIndex(tab)
        self.head.tools.setVisible(tab == ROWS)
        if not self.side.is_over:
            self.side.setVisible(tab == ROWS)
        elif tab == SETTINGS:
            self.side.hide()
        self._show_look()

    def _show_look(self) -> None:
        over = self.side.is_over and not self.side.isVisible() and self.head.tabs.currentIndex() == ROWS
        self.head.look.setVisible(over and bool(self.side.row_id))

    def _fit(self) -> None:
        self.side.fit(self, self._columns)
        if not self.side.is_over:
            self.side.setVisible(self.head.tabs.currentIndex() == ROWS)
            self.side.show_row(self.side.row_id)
        self._show_look()
