"""A whole row as one button: parts lie in a layout, the row paints hover, focus and a rule below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius


class PressedByEnter:
    """Mixed into buttons: Enter presses them as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class HugsLayout:
    """Mixed into buttons that hold a layout: as large as the layout asks."""

    def sizeHint(self) -> QSize:
        hint: QSize = self.layout().totalSizeHint()  # type: ignore[attr-defined]
        return hint

    def minimumSizeHint(self) -> QSize:
        hint: QSize = self.layout().totalMinimumSize()  # type: ignore[attr-defined]
        return hint


def wide_policy() -> QSizePolicy:
    """Takes the width there is and the height its words need."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def paint_focus(painter: QPainter, area: QRectF, radius: float = Radius.CONTROL) -> None:
    """The 2 px focus frame, drawn inside so that nothing moves."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)


class RowButton(PressedByEnter, HugsLayout, QPushButton):
    """Base of clickable rows; put parts into `self.layout()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setProperty("painted", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wide_policy())
        self.has_rule = True
        self.inset = 0

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.has_rule:
            rule = QRectF(self.inset, self.height() - 1, self.width() - 2 * self.inset, 1)
            painter.fillRect(rule, QColor(theme.current().line))
        if self.underMouse() and self.isEnabled():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().sunken))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -2), Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            paint_focus(painter, area)


def let_clicks_through(*parts: QWidget) -> None:
    """The whole row is the target: its parts must not swallow the mouse."""
    for part in parts:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
