"""Xem trước ảnh: one picture, as large as fits, never larger than it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius


class PicturePreview(QWidget):
    """A picture on the desk; an empty desk while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Xem trước ảnh")

    def show_picture(self, image: QImage, description: str = "") -> None:
        """Show an image; `description` says in words what it is."""
        self._image = image
        self.setAccessibleDescription(description)
        self.update()

    def height_for(self, width: int) -> int:
        """How high the picture is at a width, with its frame; never higher than a square."""
        if self._image.isNull():
            return self.sizeHint().height()
        shown = min(width - 8, self._image.width())
        return min(width, round(shown * self._image.height() / max(1, self._image.width())) + 8)

    def sizeHint(self) -> QSize:
        return QSize(274, 240)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.desk))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        if self._image.isNull():
            return
        room = area.adjusted(4, 4, -4, -4).size().toSize()
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRectF(0, 0, size.width(), size.height())
        fitted.moveCenter(area.center())
        painter.drawImage(fitted, self._image)
