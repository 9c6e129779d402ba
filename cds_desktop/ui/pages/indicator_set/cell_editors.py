"""Sửa tại ô: words in a field that grows, choices in a list; what is typed is understood while typing."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cds_desktop.ui.pages.indicator_set.row_model import Index, RowModel
from cds_desktop.ui.pages.indicator_set.row_painting import LEAST_HEIGHT, paint_cell
from cds_desktop.ui.pages.indicator_set.words import COLUMN_OF, Cell, choice_for, choices_of, key_of
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.combo_box import CellChoice
from cds_desktop.ui.widgets.labels import Label

Hint = QAbstractItemDelegate.EndEditHint
_WIDEST, _LEAST_LINE, _LEAST_CHOICE = 520, 260, 200
_MOST_HEIGHT = 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellText(QPlainTextEdit):
    """Words of one cell; Enter takes them over. Below it stands how they are understood."""

    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.understood = Panel("accent", padding=Space.S, parent=parent)
        self._words = Label("", Type.SMALL, wrap=True)
        self.understood.body.addWidget(self._words)
        self.understood.hide()
        self.destroyed.connect(self.understood.deleteLater)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())

    def say(self, words: str, *, wrong: bool) -> None:
        """Say how the words are understood, or what is wrong with them."""
        self._words.setText(words)
        self._words.set_tone("err" if wrong else "")
        self.understood.set_tint("err" if wrong else "accent")
        self.setAccessibleDescription(words)
        self.understood.setVisible(bool(words))
        self.place_below()

    def place_below(self) -> None:
        """Stand right below the field, or above it at the foot of the table."""
        if self.understood.isHidden():
            return
        width = max(self.width(), 280)
        height = self.understood.heightForWidth(width)
        host = self.parentWidget()
        below = self.geometry().bottom() + 3
        fits = host is None or below + height <= host.height()
        top = below if fits else self.geometry().top() - height - 2
        left = self.x() if host is None else max(0, min(self.x(), host.width() - width))
        self.understood.setGeometry(left, top, width, height)
        self.understood.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.understood.hide()

    def wanted_height(self) -> int:
        """High enough for all its lines, up to a bound."""
        lines = max(1, round(self.document().size().height()))
        laid = self.document().firstBlock().layout()
        line = laid.lineAt(0).height() if laid.lineCount() else self.fontMetrics().lineSpacing()
        # Two points more than frame and margins, else the field counts its last line as out of sight.
        edges = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin()) + 2
        return min(_MOST_HEIGHT, max(LEAST_HEIGHT, ceil(lines * line) + max(14, edges)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wanted_height() <= self.height():
            # The cursor at the end had pulled the first lines out of sight while the field was low.
            self.verticalScrollBar().setValue(0)


class RowDelegate(QStyledItemDelegate):
    """Paints and edits the cells; `typed` at every key, `table_pasted` when a block meets an open cell."""

    typed = Signal(object, str)
    table_pasted = Signal()
    ended = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.replaces = False
        self.closeEditor.connect(lambda *_: self.ended.emit())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._view.rowHeight(index.row()) or LEAST_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, RowModel) else None
        if row is None or not isinstance(model, RowModel):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        area, cell = QRectF(option.rect), Cell(index.column())
        current = self._view.currentIndex().row() == index.row()
        paint_cell(painter, area, model.desk, row, cell, chosen=chosen, focused=focused, current=current)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = self.choices_of(index)
        editor: QWidget = self._choice(parent, choices) if choices else self._text(parent, index)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        typed = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(choice_for(COLUMN_OF[self._key_of(index)], typed)))
        elif isinstance(editor, CellText) and not editor.document().isModified():
            editor.setPlainText(typed)
            editor.document().setModified(False)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            if self.replaces or self._is_short(index):
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        said = editor.currentData() if isinstance(editor, QComboBox) else None
        if isinstance(editor, CellText):
            said = editor.toPlainText()
        if said is not None and isinstance(model, RowModel):
            model.setData(index, said)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area, room = QRect(option.rect), self._view.viewport().width()
        least = _LEAST_CHOICE if isinstance(editor, QComboBox) else _LEAST_LINE
        if self._is_short(index) and not isinstance(editor, QComboBox):
            least = area.width()
        width = min(max(area.width(), least), max(area.width(), _WIDEST), room)
        left = min(area.left(), room - width)
        editor.setGeometry(left, area.top(), width, LEAST_HEIGHT)
        if isinstance(editor, CellText):
            editor.resize(width, max(editor.wanted_height(), min(area.height(), _MOST_HEIGHT)))
            editor.place_below()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            if event.type() is QEvent.Type.KeyPress:
                return self._key_pressed(editor, event) or super().eventFilter(editor, event)
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().eventFilter(editor, event)

    def choices_of(self, index: Index) -> Sequence[tuple[str, str]]:
        """What may be chosen in a cell; nothing where it is typed."""
        column = COLUMN_OF.get(self._key_of(index))
        return choices_of(column) if column is not None else ()

    def _key_pressed(self, editor: QWidget, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste) and _is_block(QGuiApplication.clipboard().text()):
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            self.table_pasted.emit()
            return True
        if not isinstance(editor, CellText):
            return False
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._take(editor, Hint.SubmitModelCache)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            is_back = event.key() == Qt.Key.Key_Backtab
            self._take(editor, Hint.EditPreviousItem if is_back else Hint.EditNextItem)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            return True
        return False

    def _take(self, editor: QWidget, hint: Hint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _text(self, parent: QWidget, index: Index) -> CellText:
        editor = CellText(parent)
        place = QPersistentModelIndex(index)
        editor.textChanged.connect(lambda: self._tell(editor, place))
        editor.grown.connect(lambda: self._grow(editor))
        return editor

    def _tell(self, editor: CellText, index: QPersistentModelIndex) -> None:
        if editor.document().isModified():
            self.typed.emit(index, editor.toPlainText())

    def _grow(self, editor: CellText) -> None:
        wanted = editor.wanted_height()
        if editor.isVisible() and wanted > editor.height():
            editor.resize(editor.width(), wanted)
            room = self._view.viewport().height() - editor.height()
            editor.move(QPoint(editor.x(), max(0, min(editor.y(), room))))
            editor.place_below()

    def _choice(self, parent: QWidget, choices: Sequence[tuple[str, str]]) -> CellChoice:
        box = CellChoice(parent)
        for value, words in choices:
            box.addItem(words, value)
        box.chosen.connect(lambda: self._take(box, Hint.SubmitModelCache))
        return box

    def _key_of(self, index: Index) -> str:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, RowModel) else None
        return key_of(row, Cell(index.column())) if row is not None else ""

    def _is_short(self, index: Index) -> bool:
        return index.column() in (Cell.CODE, Cell.POINTS)


def _is_block(text: str) -> bool:
    return any(mark in text.strip("\r\n") for mark in "\t\n")
