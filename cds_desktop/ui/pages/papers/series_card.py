"""Một sổ số: the numbers of one symbol in one year, those used twice, left out, given elsewhere."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_desktop.actions.papers import note_outside_numbers
from cds_desktop.domain.papers.numbering import Series, number_line
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.papers.outside_numbers import read_numbers, show_numbers
from cds_desktop.ui.pages.papers.register_model import HEADS, USE, UsesModel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.state_glyph import State

ROW = 36
_WIDTHS = {0: 150, 1: 104, 3: 104, 4: 96}
_YEAR, _NOTE = 3, 4
_NARROW = 720
_NOT_READ = "Ghi các số cách nhau bằng dấu phẩy, hoặc từ số đến số: 1-4, 7."


class SeriesCard(Card):
    """`paper_asked` carries the kind of a paper that was opened."""

    paper_asked = Signal(object)

    def __init__(self, workspace: Workspace, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(f"{series.symbol} · năm {series.year}", spacing=Space.S, parent=parent)
        self._workspace, self._series = workspace, series
        self.facts = Label("", wrap=True)
        self.twice, self.gaps = Chip("", State.ATTENTION), Label("", Type.SMALL, tone="warn", wrap=True)
        self.model = UsesModel(self)
        self.table = self._build_table()
        self.outside = LineEdit()
        self.outside.setPlaceholderText("1-4, 7")
        self.outside_field = FormField("Số đã cấp ngoài chương trình", self.outside)
        self.outside.setAccessibleName(f"Số đã cấp ngoài chương trình, {series.symbol} năm {series.year}")
        self.store = AsEntered(self, self._deed, pause_ms=600)
        self.head.addWidget(self.twice)
        for part in (self.facts, self.gaps, self.table, self.outside_field):
            self.body.addWidget(part)
        self.outside.textEdited.connect(self._typed)
        self.outside.editingFinished.connect(self._mark)
        self.table.activated.connect(self._activated)
        self.show_series(series)

    def show_series(self, series: Series) -> None:
        """Show the series as it is now; what is being typed stays."""
        self._series = series
        self.model.show_series(series)
        self.table.setVisible(bool(series.uses))
        self.table.setColumnHidden(_NOTE, not series.duplicates)
        self.table.setFixedHeight(ROW * (len(series.uses) + 1) + 4)
        self.facts.setText(_facts(series))
        lines = ", ".join(f"{number:0>2}" for number in series.duplicates)
        self.twice.show_chip(f"Trùng số {lines}", State.ATTENTION)
        self.twice.setVisible(bool(series.duplicates))
        self.gaps.setText(f"Số bỏ trống: {show_numbers(series.gaps)}")
        self.gaps.setVisible(bool(series.gaps))
        if self.store.is_settled and read_numbers(self.outside.text()) != series.outside:
            self.outside.setText(show_numbers(series.outside))

    def set_editable(self, editable: bool) -> None:
        """May numbers be noted?"""
        self.outside.setReadOnly(not editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_YEAR, self.width() < _NARROW)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(f"Các số đã dùng, {self._series.symbol}")
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        head = table.horizontalHeader()
        head.setAccessibleName("Tên các cột")
        head.setHighlightSections(False)
        head.setFixedHeight(ROW)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(HEADS)):
            mode = QHeaderView.ResizeMode.Fixed if column in _WIDTHS else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            table.setColumnWidth(column, _WIDTHS.get(column, 100))
        return table

    def _activated(self, place: QModelIndex) -> None:
        self.paper_asked.emit(place.data(USE).kind)

    def _typed(self) -> None:
        if read_numbers(self.outside.text()) is not None:
            self.outside_field.set_validity(Validity.NONE)
        self.store.touch()

    def _mark(self) -> None:
        unread = read_numbers(self.outside.text()) is None
        self.outside_field.set_fault(_NOT_READ if unread else "")

    def _deed(self) -> Deed | None:
        numbers = read_numbers(self.outside.text())
        if numbers is None or numbers == self._series.outside:
            return None
        return partial(note_outside_numbers, self._workspace, self._series.symbol, self._series.year, numbers)


def _facts(series: Series) -> str:
    used = f"{len(series.uses)} văn bản có số" if series.uses else "Chưa có văn bản nào lấy số"
    return f"{used} · số tiếp theo {number_line(str(series.next), series.symbol)}"
