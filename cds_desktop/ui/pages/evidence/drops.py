"""Thả tệp vào trang: while files are over the page, it says how many and where they would go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.drop_area import DropArea, local_paths


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
        self._place_at = place_at
        self.cover = DropArea(parent=page)
        self.cover.setAcceptDrops(False)
        self.cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cover.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self.cover.hide()
        if not isinstance(event, QDropEvent) or not (paths := local_paths(event.mimeData())):
            return False
        place = self._place_at(event.position().toPoint())
        falls = event.type() is QEvent.Type.Drop
        if place is None or falls:
            self.cover.hide()
        else:
            self._cover(place, len(paths))
        # Never "move": the sender would delete its own copy.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(place is not None)
        if place is not None and falls:
            place.take(paths)
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
