"""Các tệp của một minh chứng: a strip of small pictures, one of which is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.evidence_item import EvidenceItem
from cds_desktop.ui.widgets.evidence_painting import paint_thumbnail
from cds_desktop.ui.widgets.labels import ElidedLabel
from cds_desktop.ui.widgets.menu_key import asks_for_menu
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.thumbnails import Thumbnails

_CELL = QSize(48, 58)
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class StripFile:
    """One file of the strip: its name, and the item its thumbnail is made of."""

    name: str
    drawn: EvidenceItem


class FileStrip(QWidget):
    """Signals carry the place of the file, counted from 0."""

    chosen = Signal(int)
    opened = Signal(int)
    add_asked = Signal()
    remove_asked = Signal(int)
    move_asked = Signal(int, int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.list = _StripList(thumbnails)
        self.add = icon_button("Thêm tệp vào minh chứng này", "plus")
        self._name = ElidedLabel("", Type.SMALL, tone="muted")
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.list, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._name)
        self._connect()

    @property
    def current(self) -> int:
        """The place of the file that is looked at."""
        return max(0, self.list.currentRow())

    def set_low(self, low: bool) -> None:
        """Without the line that names the file, where there is no room for it."""
        self._name.setVisible(not low)

    def show_files(self, files: Sequence[StripFile], current: int, *, editable: bool) -> None:
        """Show these files with one chosen."""
        self._names = [file.name for file in files]
        self.list.blockSignals(True)
        self.list.clear()
        for file in files:
            entry = QListWidgetItem()
            entry.setData(_ROLE, file.drawn)
            entry.setToolTip(file.name)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, file.name)
            self.list.addItem(entry)
        self.list.setCurrentRow(min(current, len(files) - 1))
        self.list.blockSignals(False)
        self.list.editable = editable
        self.add.setVisible(editable)
        self._show_name()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _entry: self.opened.emit(self.current))
        self.list.remove_asked.connect(lambda: self.remove_asked.emit(self.current))
        self.list.move_asked.connect(lambda step: self.move_asked.emit(self.current, self.current + step))
        self.list.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(self.current, self.list.viewport().mapToGlobal(place))
        )
        self.add.clicked.connect(self.add_asked)

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self._show_name()
            self.chosen.emit(place)

    def _show_name(self) -> None:
        if self._names:
            place = min(self.current, len(self._names) - 1)
            self._name.set_full_text(f"{place + 1}/{len(self._names)} · {self._names[place]}")


class _StripList(QListWidget):
    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.editable = False
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFixedHeight(_CELL.height() + 10)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Các tệp của minh chứng")
        self.setItemDelegate(_StripDelegate(thumbnails, self))
        thumbnails.arrived.connect(lambda _key: self.viewport().update())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.editable:
            self.move_asked.emit(step)
        elif event.key() == Qt.Key.Key_Delete and self.editable:
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        elif asks_for_menu(event):
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(_ROLE)
        if not isinstance(item, EvidenceItem):
            return
        tokens, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(area.left() + 5, area.top() + 5, 38, 48)
        seen = self._thumbnails.pixmap(item.file, item.drawn) if item.drawn else None
        paint_thumbnail(painter, box, item.kind, seen)
        if item.is_missing:
            paper = QColor(tokens.surface)
            paint_state(painter, QRectF(box.right() - 14, box.bottom() - 14, 14, 14), State.ERROR, paper)
        if option.state & QStyle.StateFlag.State_Selected:
            width = 3 if option.state & QStyle.StateFlag.State_HasFocus else 2
            painter.setPen(QPen(QColor(tokens.accent), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()
