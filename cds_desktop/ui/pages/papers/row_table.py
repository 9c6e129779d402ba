"""Bảng nhập tay: a table typed like a sheet, with rows added, removed, moved and pasted from Excel."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cds_desktop.ui import theme
from cds_desktop.ui.pages.papers.row_model import PROPOSED, Index, PaperRowModel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.scrolled_inside import show_in_area

Hint = QAbstractItemDelegate.EndEditHint
LEAST_ROW, MOST_HIGH = 36, 480
# Narrower than this words stand one below the other: then the table scrolls sideways.
PIXELS_PER_MM = 2.2
_NARROWEST, _WIDEST_WORD, _MEASURED_ROWS = 64, 150, 60
_LEAST_EDITOR = (220, 76)
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellWords(QStyledItemDelegate):
    """Paints words wrapped, proposed ones in grey; edits in a field of several lines. Enter takes over."""

    block_pasted = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column()) - 2 * Space.S
        bounds = QFontMetricsF(theme.font(Type.BODY)).boundingRect(
            QRectF(0, 0, max(24, width), 10_000), _WRAP, str(index.data() or "")
        )
        return QSize(80, max(LEAST_ROW, round(bounds.height()) + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = theme.current(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_tint))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens.line))
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(QColor(tokens.muted if index.data(PROPOSED) else tokens.text))
        painter.drawText(area.adjusted(Space.S, 0, -Space.S, -1), _WRAP, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area.adjusted(0, 0, 0, -1), 3)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and isinstance(model, PaperRowModel):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area, room = option.rect, self._view.viewport().rect()
        # A short column or a low row is no reason to type blindly.
        width = min(max(area.width(), _LEAST_EDITOR[0]), room.width())
        height = min(max(area.height(), _LEAST_EDITOR[1]), max(room.height(), LEAST_ROW))
        left = max(0, min(area.left(), room.width() - width))
        editor.setGeometry(left, max(0, min(area.top(), room.height() - height)), width, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._pressed(editor, event) or super().eventFilter(editor, event)
        return super().eventFilter(editor, event)

    def _pressed(self, editor: QWidget, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste) and "\t" in QGuiApplication.clipboard().text():
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            self.block_pasted.emit()
            return True
        plain_enter = event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if plain_enter or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = event.key() == Qt.Key.Key_Backtab
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, Hint.EditPreviousItem if back else Hint.EditNextItem)
            return True
        return False


class PaperRowTable(QTableView):
    """As high as its rows up to a bound; columns share the width as they do on paper."""

    remove_asked = Signal()
    paste_asked = Signal()
    move_asked = Signal(int)
    row_wanted = Signal()

    def __init__(self, model: PaperRowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._cells = CellWords(self)
        self._cells.block_pasted.connect(self.paste_asked)
        self.setItemDelegate(self._cells)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self._set_head()
        for changed in (model.dataChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.fit)

    @property
    def chosen_rows(self) -> list[int]:
        """Rows selected, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def choose_rows(self, rows: list[int], column: int | None = None) -> None:
        """Select these rows, the first one as the current."""
        flags, selection = QItemSelectionModel.SelectionFlag, self.selectionModel()
        column = max(0, self.currentIndex().column()) if column is None else column
        for number, row in enumerate(row for row in rows if 0 <= row < self._rows.rowCount()):
            place = self._rows.index(row, column)
            if number == 0:
                selection.setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
            else:
                selection.select(place, flags.Select | flags.Rows)

    def edit_cell(self, row: int, column: int) -> None:
        """Go to a cell and open it."""
        place = self._rows.index(row, column)
        self.setFocus()
        self.setCurrentIndex(place)
        self.scrollTo(place)
        self.edit(place, QAbstractItemView.EditTrigger.AllEditTriggers, None)  # type: ignore[call-overload]

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        # As high as its rows, the table lies deep in its form: the form has to follow as well.
        if self.hasFocus():
            show_in_area(self.viewport(), self.visualRect(index))

    def commit_editing(self) -> None:
        """Take over a cell that is still being edited."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        place = self.currentIndex()
        is_last = place == self._rows.index(self._rows.rowCount() - 1, self._rows.columnCount() - 1)
        super().closeEditor(editor, Hint.NoHint if is_last and hint is Hint.EditNextItem else hint)
        if is_last and hint is Hint.EditNextItem:
            self.row_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.move_asked.emit(_MOVES[event.key()])
        elif event.key() in _ENTER:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """Widths as on paper, heights by the words, and no taller than needed."""
        room, columns = self.viewport().width(), self._rows.columns
        least = [self._least_width(number) for number in range(len(columns))]
        whole = sum(column.width for column in columns) or 1
        for number, column in enumerate(columns):
            widths = least[number], int(room * column.width / whole), int(PIXELS_PER_MM * column.width)
            self.setColumnWidth(number, max(widths))
        self.verticalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        wide = self.horizontalHeader().length() > room
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        wanted = self.horizontalHeader().sizeHint().height() + rows + bar + 2
        self.setFixedHeight(max(LEAST_ROW * 2, min(MOST_HIGH, wanted)))

    def _least_width(self, column: int) -> int:
        # Neither a heading nor a word is cut.
        heading = QFontMetricsF(theme.font(Type.SMALL_STRONG)).horizontalAdvance(
            self._rows.columns[column].heading
        )
        rows = range(min(_MEASURED_ROWS, self._rows.rowCount()))
        words = {w for row in rows for w in str(self._rows.index(row, column).data() or "").split()}
        longest = QFontMetricsF(theme.font(Type.BODY)).horizontalAdvance(max(words, key=len, default=""))
        return max(_NARROWEST, round(max(heading, min(longest, _WIDEST_WORD))) + 2 * Space.S + 4)

    def _set_head(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(LEAST_ROW)
        head = self.horizontalHeader()
        head.setAccessibleName("Tên các cột")
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


_MOVES: dict[int, int] = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
