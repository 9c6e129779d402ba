"""The list for assigning: several rows at once, ticked with Space or the mouse, dragged and dropped upon."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cds_desktop.actions.rounds.council import criteria_words, people_words
from cds_desktop.ui.pages.council.dragging import ShowsDrop, drag
from cds_desktop.ui.pages.council.plan import PlanModel
from cds_desktop.ui.pages.council.plan_painting import TICK_WIDTH, PlanDelegate


class PlanList(ShowsDrop, QListView):
    """Rows of a plan; `ticked` carries the rows meant and whether they are held from now on."""

    ticked = Signal(object, bool)

    def __init__(self, name: str, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = model
        self.setModel(model)
        self.setItemDelegate(PlanDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.allow_dragging()
        self.setMouseTracking(True)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._plan.rows[row].key for row in rows)

    def choose(self, keys: tuple[str, ...]) -> None:
        """Select these rows and go to the first."""
        self.clearSelection()
        flag = self.selectionModel().SelectionFlag.Select
        places = [self._plan.index(row) for row, one in enumerate(self._plan.rows) if one.key in keys]
        for place in places:
            self.selectionModel().select(place, flag)
        if places:
            self.selectionModel().setCurrentIndex(places[0], self.selectionModel().SelectionFlag.NoUpdate)
            self.scrollTo(places[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._tick(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_tick(event, place):
            key = self._plan.rows[place.row()].key
            self.selectionModel().setCurrentIndex(place, self.selectionModel().SelectionFlag.NoUpdate)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._tick(self.chosen if key in self.chosen else (key,))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two quick clicks on a tick are two ticks.
        self.mousePressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        rows = [row for row in self._plan.rows if row.key in self.chosen]
        if rows and self._plan.editable:
            codes = criteria_words([row.code for row in rows])
            words = codes if rows[0].code else people_words([row.title for row in rows])
            drag(self, self._plan.mimeData(self.selectedIndexes()), words)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        place = self.indexAt(event.position().toPoint())
        accepted = self._plan.canDropMimeData(event.mimeData(), Qt.DropAction.CopyAction, -1, -1, place)
        event.setAccepted(accepted)
        self.mark_drop(self.visualRect(place) if accepted else None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.mark_drop(None)
        place = self.indexAt(event.position().toPoint())
        self._plan.dropMimeData(event.mimeData(), Qt.DropAction.CopyAction, -1, -1, place)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Words wrap, so the height of a row follows the width of the list.
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _is_on_tick(self, event: QMouseEvent, place: QModelIndex) -> bool:
        if not (self._plan.editable and place.isValid()):
            return False
        return self._plan.rows[place.row()].state is not None and event.position().x() < TICK_WIDTH

    def _tick(self, keys: tuple[str, ...]) -> None:
        states = [row.state for row in self._plan.rows if row.key in keys and row.state is not None]
        if self._plan.editable and states:
            self.ticked.emit(keys, any(state is not Qt.CheckState.Checked for state in states))
