"""Cells of the council's table: words wrap and are never cut; offices are chosen from a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cds_desktop.ui import theme
from cds_desktop.ui.pages.council.member_model import Index
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.combo_box import CellChoice
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.row_button import paint_focus

Hint = QAbstractItemDelegate.EndEditHint
EDITOR_HEIGHT = 36
LEAST_LINE = 220
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class CellDelegate(QStyledItemDelegate):
    """Paints a cell and edits it as text; a table pasted into it is a table, not a long line."""

    table_pasted = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = str(index.data() or "")
        metrics = QFontMetricsF(theme.font(Type.BODY))
        width = self._view.columnWidth(index.column()) - 2 * Space.S
        high = metrics.boundingRect(QRectF(0, 0, max(24, width), 1000), _WRAP, words).height()
        wide = metrics.horizontalAdvance(words) + 2 * Space.S + 2
        return QSize(round(wide + 0.5), max(Size.ROW_PERSON, round(high) + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(tokens.accent_tint))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens.line))
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(QColor(tokens.text))
        painter.drawText(area.adjusted(Space.S, 0, -Space.S, -1), _WRAP, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area.adjusted(0, 0, 0, -1), 3)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = LineEdit(parent)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        # A short column is no reason to type blindly.
        wanted = LEAST_LINE if isinstance(editor, QLineEdit) else editor.minimumSizeHint().width()
        width = min(max(area.width(), wanted), self._view.viewport().width() - area.left())
        top = area.center().y() - EDITOR_HEIGHT // 2
        editor.setGeometry(area.left(), top, width, EDITOR_HEIGHT)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and any(mark in QGuiApplication.clipboard().text().strip() for mark in "\t\n")
        ):
            assert isinstance(editor, QWidget)
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            self.table_pasted.emit()
            return True
        return super().eventFilter(editor, event)


class ChoiceDelegate(CellDelegate):
    """Edits a cell with a list: pairs of value and words."""

    def __init__(self, choices: Sequence[tuple[str, str]], view: QTableView) -> None:
        super().__init__(view)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = CellChoice(parent)
        for value, words in self._choices:
            box.addItem(words, value)
        box.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        box.chosen.connect(lambda: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, Hint.SubmitModelCache)
