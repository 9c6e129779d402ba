"""Thả tệp vào trang: while files are over the page, it says how many and where they would go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.drop_area import DropArea, local_paths


class FilesDropped(QObject):
    """Watches a page; `may_take` is asked while files are over it, `take` gets what was dropped."""

    def __init__(
        self, page: QWidget, target: str, may_take: Callable[[], bool], take: Callable[[list[Path]], None]
    ) -> None:
        super().__init__(page)
        self._page, self._may_take, self._take = page, may_take, take
        self.cover = DropArea(target, parent=page)
        self.cover.setAcceptDrops(False)
        self.cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cover.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._entered(event)
        if event.type() is QEvent.Type.DragLeave:
            self.cover.hide()
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._dropped(event)
        return super().eventFilter(watched, event)

    def _entered(self, event: QDragEnterEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths or not self._may_take():
            return False
        room = self._page.rect()
        height = min(160, room.height() - 2 * Space.XL)
        place = QRect(0, 0, min(480, room.width() - 2 * Space.XL), height)
        place.moveCenter(room.center())
        self.cover.setGeometry(place)
        self.cover.show_over(len(paths))
        self.cover.show()
        self.cover.raise_()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        self.cover.hide()
        paths = local_paths(event.mimeData())
        if not paths or not self._may_take():
            return False
        # Never "move": the sender would delete its own copy.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(paths)
        return True
