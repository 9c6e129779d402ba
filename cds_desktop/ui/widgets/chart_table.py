"""Bảng của biểu đồ: the same facts as the picture, in rows that can be walked through and copied."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cds_desktop.domain.charts import Chart
from cds_desktop.ui.theme import Size

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_GROUP = "Nhóm"
WHOLE = Qt.ItemDataRole.UserRole
ROW = Size.CONTROL
WIDEST_CELL, WIDEST_GROUP, NARROWEST_NAME = 280, 120, 150


class ChartRows(QAbstractTableModel):
    """The headings and rows of one chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._numeric: frozenset[int] = frozenset()

    def show_chart(self, chart: Chart) -> None:
        """Show the rows of another chart."""
        self.beginResetModel()
        self._headings, self._rows = chart.headings, chart.rows
        named = {"Điểm", "Tối đa", "Chưa chấm", "Chưa rõ nội dung", "Năm học trước", "Thay đổi"}
        self._numeric = frozenset(n for n, words in enumerate(chart.headings) if words in named)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            # Its name stands in the tool tip: said in every row it would take the room of all others.
            is_group = self._headings[index.column()] == _GROUP
            return words.partition(" · ")[0] if is_group else words
        if role in (Qt.ItemDataRole.ToolTipRole, WHOLE):
            return words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableView):
    """The table; Ctrl+C copies what is chosen, with the headings when that is everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChartRows(self)
        self._names = -1
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)

    def show_chart(self, chart: Chart) -> None:
        """Show the table of another chart, with the first row ready to be walked from."""
        self.rows.show_chart(chart)
        self.setAccessibleName(f"Bảng: {chart.title}")
        self.setAccessibleDescription("\n".join(chart.spoken))
        self._share_width(chart)
        self.setCurrentIndex(self.rows.index(0, 0))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        bars = self.horizontalScrollBar().sizeHint().height()
        return QSize(560, ROW * (self.rows.rowCount() + 1) + bars + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
            return
        super().keyPressEvent(event)

    def copy_chosen(self) -> None:
        """Chép: the chosen rows, or the whole table where none is chosen."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        everything = not chosen or len(chosen) == self.rows.rowCount()
        numbers = range(self.rows.rowCount()) if everything else chosen
        columns = range(self.rows.columnCount())
        lines = [[self.rows.index(row, column).data(WHOLE) for column in columns] for row in numbers]
        if everything:
            across = Qt.Orientation.Horizontal
            lines.insert(0, [self.rows.headerData(column, across) for column in columns])
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_rest_to_names()

    def _share_width(self, chart: Chart) -> None:
        header = self.horizontalHeader()
        for column, heading in enumerate(chart.headings):
            wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            header.resizeSection(column, min(WIDEST_GROUP if heading == _GROUP else WIDEST_CELL, wanted))
        self._names = chart.headings.index("Tên") if "Tên" in chart.headings else -1
        self._give_rest_to_names()

    def _give_rest_to_names(self) -> None:
        """Names take what the other columns leave, but never so little that they say nothing."""
        if self._names < 0:
            return
        header = self.horizontalHeader()
        others = sum(header.sectionSize(c) for c in range(header.count()) if c != self._names)
        header.resizeSection(self._names, max(NARROWEST_NAME, self.viewport().width() - others))
