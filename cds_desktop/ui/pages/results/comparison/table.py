"""Bảng so với năm trước: as high as its rows, for the page scrolls."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_desktop.ui.pages.results.comparison.model import Column, ComparisonModel, cell

ROW, HEAD = 34, 34
_WIDTHS = {Column.CODE: 108, Column.LAST: 132, Column.NOW: 148, Column.DIFFERENCE: 70, Column.MARK: 176}
_LEAST_TITLE = 200


class ComparisonTable(QTableView):
    """Sorted by its heads; Enter and double click open a criterion: `opened` carries its code."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ComparisonModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Bảng so với năm trước")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._set_up_header()
        self.rows.modelReset.connect(self._fit_height)
        self.doubleClicked.connect(lambda _index: self._open())

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_TITLE + sum(_WIDTHS.values()), HEAD + ROW * self.rows.rowCount() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, HEAD + ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Without room the mark goes last, and says itself in the tool tip.
        room = self.viewport().width() - sum(_WIDTHS.values())
        self.setColumnHidden(Column.MARK, room < _LEAST_TITLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put all rows on the clipboard, as a spreadsheet takes them."""
        rows = [row for n in range(self.rows.rowCount()) if (row := self.rows.row(n))]
        heads = [str(self.rows.headerData(c, Qt.Orientation.Horizontal)) for c in Column]
        lines = [heads, *([_plain(cell(row, column)) for column in Column] for row in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _open(self) -> None:
        row = self.rows.row(self.currentIndex().row())
        if row is not None and row.kind in ("criterion", "item"):
            self.opened.emit(row.code)

    def _fit_height(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setFixedHeight(HEAD)
        header.setSortIndicator(Column.CODE, Qt.SortOrder.AscendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)


def _plain(words: str) -> str:
    # Words of somebody else: a spreadsheet must not take them for a formula; "+2" is a number.
    words = " ".join(words.split())
    return f"'{words}" if words[:1] in ("=", "@") else words
