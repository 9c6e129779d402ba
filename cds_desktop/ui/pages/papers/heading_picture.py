"""Phần đầu của văn bản as a real picture: the top of a page drawn by the one who draws the papers."""

import shiboken6
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius
from cds_desktop.ui.widgets.pdf_rendering import draw_first_page

# What of an A4 page is shown: head, number, name of the paper.
_SHARE = 0.30
_SIDES = 842 / 595
_AIR, _NARROWEST, _WIDEST = 8, 240, 520


class HeadingPicture(QWidget):
    """Keeps the old picture until the new one is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._pdf = b""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        self.setAccessibleName("Phần đầu văn bản")

    @property
    def has_picture(self) -> bool:
        """Whether something is drawn."""
        return not self._image.isNull()

    def show_pdf(self, pdf: bytes, description: str) -> None:
        """Draw the top of this PDF; `description` says it in words."""
        self._pdf = pdf
        self.setAccessibleDescription(description)
        self._draw()

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, _height_at(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _height_at(_NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.setFixedHeight(_height_at(self.width()))
            self._draw()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().desk))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        paper = area.adjusted(_AIR, _AIR, -_AIR, -_AIR)
        painter.fillRect(paper, QColor(theme.current().paper))
        if not self._image.isNull():
            shown = QRectF(0, 0, self._image.width(), self._image.width() * paper.height() / paper.width())
            painter.drawImage(paper, self._image, shown)

    def _draw(self) -> None:
        pdf = self._pdf
        if not pdf or self.width() <= 2 * _AIR:
            return
        width = round((self.width() - 2 * _AIR) * self.devicePixelRatioF())

        def show(image: QImage | None) -> None:
            if shiboken6.isValid(self) and pdf is self._pdf and image is not None:
                self._image = image
                self.update()

        draw_first_page(lambda: pdf, (width, round(width * _SIDES) + 2), show)


def _height_at(width: int) -> int:
    return round((width - 2 * _AIR) * _SIDES * _SHARE) + 2 * _AIR
