"""Ảnh nhỏ của tệp: made when a row is painted for the first time, kept for the rows seen last."""

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from cds_desktop.ui.widgets.file_looks import look_at_picture
from cds_desktop.ui.widgets.looking import look
from cds_desktop.ui.widgets.pdf_rendering import draw_first_page

# 38×48 on the screen, sharp also where two device pixels make one.
_ROOM = QSize(76, 96)
KEPT = 200


class Drawn(Enum):
    """How a thumbnail comes about."""

    PAGE = "page"
    PICTURE = "picture"


class Thumbnails(QObject):
    """Pixmaps by key; `place` tells, off the screen's thread, where the file of a key lies."""

    arrived = Signal(str)

    def __init__(self, place: Callable[[str], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()

    def pixmap(self, key: str, drawn: Drawn) -> QPixmap | None:
        """The thumbnail of a file, or `None` while there is none (yet)."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._kept[key] = None
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._ask(key, drawn)
        return None

    def _ask(self, key: str, drawn: Drawn) -> None:
        place = self._place
        if drawn is Drawn.PAGE:
            room = (_ROOM.width(), _ROOM.height())
            draw_first_page(lambda: place(key), room, partial(self._arrived, key))
            return

        def work() -> QImage | None:
            image = look_at_picture(place(key), 2 * _ROOM.height()).image
            return None if image is None else _filling(image)

        look(work, partial(self._arrived, key), is_wanted=lambda: key in self._kept)

    def _arrived(self, key: str, image: QImage | None) -> None:
        if image is not None and key in self._kept and shiboken6.isValid(self):
            self._kept[key] = QPixmap.fromImage(image)
            self.arrived.emit(key)


def _filling(image: QImage) -> QImage:
    aspect = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    filled = image.scaled(_ROOM, aspect, Qt.TransformationMode.SmoothTransformation)
    left, top = (filled.width() - _ROOM.width()) // 2, (filled.height() - _ROOM.height()) // 2
    return filled.copy(left, top, _ROOM.width(), _ROOM.height())
