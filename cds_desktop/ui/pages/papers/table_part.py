"""Một bảng của văn bản: the table with what is done to its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.papers.forms import TableField
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.indicator_set.pasting import read_block
from cds_desktop.ui.pages.papers.row_model import Cells, PaperRowModel
from cds_desktop.ui.pages.papers.row_table import PaperRowTable
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, secondary
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label

_COUNTING = frozenset({"tt", "stt", "so tt", "so thu tu"})
NOTHING_COPIED = "Chưa chép bảng nào. Chọn các ô trong Excel hoặc Word, bấm Ctrl+C, rồi dán ở đây."


class TablePart(QWidget):
    """`typed` with every change by hand; `key` names the table."""

    typed = Signal()

    def __init__(self, field: TableField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._field = field.key, field
        self._editable = True
        self.model = PaperRowModel(field.columns, self)
        self.table = PaperRowTable(self.model, field.label)
        self._hint = Label("", Type.SMALL, tone="muted", wrap=True)
        self.add = secondary("Thêm dòng", "plus")
        self.paste = icon_button("Dán bảng chép từ Excel, Word (Ctrl+V)", "clipboard")
        self.up = icon_button("Lên một dòng (Alt+↑)", "chevron-up")
        self.down = icon_button("Xuống một dòng (Alt+↓)", "chevron-down")
        self.remove = icon_button("Bỏ dòng đang chọn (Del)", "trash")
        self.take = link("Lấy bảng đề xuất để sửa")
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        deeds = QWidget()
        flow = FlowLayout(deeds, Space.XS)
        for button in (self.add, self.paste, self.up, self.down, self.remove, self.take):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(self._field.label, Type.SMALL_STRONG, tone="muted"))
        column.addWidget(self.table)
        column.addWidget(self._hint)
        column.addWidget(deeds)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_row)
        self.paste.clicked.connect(self.paste_block)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.take.clicked.connect(self._take)
        self.table.row_wanted.connect(self._row_after_last)
        self.table.paste_asked.connect(self.paste_block)
        self.table.move_asked.connect(self._move)
        self.table.remove_asked.connect(self._remove)
        self.model.edited.connect(self._edited)
        self.table.selectionModel().selectionChanged.connect(self._show_state)

    @property
    def rows(self) -> tuple[Cells, ...]:
        """What stands here; nothing while only proposed rows are shown."""
        return self.model.rows

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open."""
        return self.table.state() is PaperRowTable.State.EditingState

    def fill(self, stored: Sequence[Cells], proposed: Sequence[Cells]) -> None:
        """Show what is stored, or what is proposed; an open cell stays as it is."""
        if not self.is_editing:
            self.model.show_rows(stored, proposed)
        self._show_state()

    def set_editable(self, editable: bool) -> None:
        """May it be changed?"""
        self._editable = self.model.editable = editable
        for button in (self.add, self.paste):
            button.setVisible(editable)
        self._show_state()

    def commit(self) -> None:
        """Take over a cell that is still being edited."""
        self.table.commit_editing()

    def add_row(self) -> None:
        """A new row below the chosen ones, its first cell open."""
        chosen = self.table.chosen_rows
        row = self.model.insert(chosen[-1] + 1 if chosen else self.model.rowCount())
        self.table.edit_cell(row, 0)

    def paste_block(self) -> None:
        """Take the cells that were copied in a spreadsheet, from the current cell on."""
        block = self._without_numbering(read_block(QGuiApplication.clipboard().text()))
        if not self._editable:
            return
        if not any(any(line) for line in block):
            signals.said.emit(NOTHING_COPIED)
            return
        place = self.table.currentIndex()
        row = place.row() if place.isValid() and not self.model.is_proposed else len(self.model.rows)
        wide = max(map(len, block))
        column = place.column() if place.isValid() and wide < len(self._field.columns) else 0
        self.model.paste(block, row, column)
        self.table.choose_rows(list(range(row, row + len(block))), column)

    def _without_numbering(self, block: list[list[str]]) -> list[list[str]]:
        """Without headings that were copied along, and without a column that only counts the rows."""
        ours = {fold(column.heading) for column in self._field.columns}
        first = [fold(cell) for cell in block[0]] if len(block) > 1 else []
        is_counted = bool(first) and first[0] in _COUNTING
        if is_counted or (first and sum(cell in ours for cell in first) * 2 > len(first)):
            block = block[1:]
        # Rows are numbered on the paper by themselves.
        is_counted = is_counted or max(map(len, block), default=0) == len(self._field.columns) + 1
        if is_counted and all(line[:1] and line[0].isdecimal() for line in block):
            block = [line[1:] for line in block]
        return block

    def _row_after_last(self) -> None:
        if self.model.rows and self._editable:
            self.table.edit_cell(self.model.insert(self.model.rowCount()), 0)

    def _move(self, by: int) -> None:
        if self._editable:
            self.table.choose_rows(self.model.move(self.table.chosen_rows, by))

    def _remove(self) -> None:
        rows = self.table.chosen_rows
        if rows and self._editable:
            self.model.remove(rows)
            self.table.choose_rows([min(rows[0], self.model.rowCount() - 1)])

    def _take(self) -> None:
        self.model.take_proposed()
        self.table.setFocus()
        self.table.choose_rows([0])

    def _edited(self) -> None:
        self._show_state()
        self.typed.emit()

    def _show_state(self) -> None:
        proposed = self.model.is_proposed
        has_chosen = bool(self.table.chosen_rows)
        self.take.setVisible(self._editable and proposed)
        for button in (self.up, self.down):
            button.setVisible(self._editable and not proposed)
            button.setEnabled(has_chosen)
        self.remove.setVisible(self._editable)
        self.remove.setEnabled(has_chosen)
        words = self._field.hint
        if proposed:
            words = "Bảng đề xuất, in như thế này nếu không sửa. Gõ vào một ô để sửa."
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.table.setAccessibleDescription(words)
