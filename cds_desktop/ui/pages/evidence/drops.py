"""Thả tệp vào trang: while files are over the page, it says how many and where they would go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.drop_area import DropArea, local_paths

_EDITORS = (QLineEdit, QTextEdit, QPlainTextEdit)


@dataclass(frozen=True)
class DropPlace:
    """Where on the page files may fall, what that means in words, and who takes them."""

    words: str
    area: QRect
    take: Callable[[list[Path]], None]


class FilesDropped(QObject):
    """Watches a page; `place_at` says what files over a point of it would mean."""

    def __init__(self, page: QWidget, place_at: Callable[[QPoint], DropPlace | None]) -> None:
        super().__init__(page)
        self._page, self._place_at = page, place_at
        self.cover = DropArea(parent=page)
        self.cover.setAcceptDrops(False)
        self.cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cover.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        for editor in page.findChildren(QWidget):
            if isinstance(editor, _EDITORS):
                # It would take the address of a file for a text.
                typed = editor.viewport() if isinstance(editor, QAbstractScrollArea) else editor
                typed.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            if watched is not self._page:
                return self._refused_by_editor(event)
            return self._dropped(event) if event.type() is QEvent.Type.Drop else self._over(event)
        if event.type() is QEvent.Type.DragLeave and watched is self._page:
            self.cover.hide()
        return super().eventFilter(watched, event)

    def _refused_by_editor(self, event: QDropEvent) -> bool:
        if not local_paths(event.mimeData()):
            return False
        event.ignore()
        return True

    def _over(self, event: QDropEvent) -> bool:
        paths = local_paths(event.mimeData())
        place = self._place_at(event.position().toPoint()) if paths else None
        if place is None:
            self.cover.hide()
            event.ignore()
            return bool(paths)
        self._cover(place, len(paths))
        # Never "move": the sender would delete its own copy.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _cover(self, place: DropPlace, count: int) -> None:
        room = place.area
        side = Space.XL if room.width() > 400 else Space.M
        area = QRect(0, 0, min(480, room.width() - 2 * side), min(160, room.height() - 2 * side))
        area.moveCenter(room.center())
        self.cover.setGeometry(area)
        self.cover.set_target(place.words)
        self.cover.show_over(count)
        self.cover.show()
        self.cover.raise_()

    def _dropped(self, event: QDropEvent) -> bool:
        self.cover.hide()
        paths = local_paths(event.mimeData())
        place = self._place_at(event.position().toPoint()) if paths else None
        if place is None:
            event.ignore()
            return bool(paths)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        place.take(paths)
        return True
