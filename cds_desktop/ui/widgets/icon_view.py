"""One painted icon as a widget that follows the colour scheme."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from cds_desktop.ui import icons, theme


class IconView(QWidget):
    """An icon for the eye only; the words beside it carry the meaning."""

    def __init__(self, name: str, color: str = "text", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._color = name, color
        self.setFixedSize(size, size)

    def set_icon(self, name: str, color: str = "text") -> None:
        """Show another icon or colour."""
        self._name, self._color = name, color
        self.update()

    def paintEvent(self, event: object) -> None:
        color = self._color if self.isEnabled() else "muted"
        area = QRectF(0, 0, self.width(), self.height())
        icons.paint_icon(QPainter(self), area, self._name, QColor(getattr(theme.current(), color)))
