"""Nút: primary, secondary, link and icon buttons whose icons follow the colour scheme."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cds_desktop.ui import icons, theme
from cds_desktop.ui.widgets.row_button import PressedByEnter


class Kind(Enum):
    """How loud a button is; at most one PRIMARY per page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LINK = "link"
    ICON = "icon"


_ICON_COLORS = {
    Kind.PRIMARY: "on_accent",
    Kind.SECONDARY: "text",
    Kind.LINK: "accent",
    Kind.ICON: "text",
}

# The style sheet keeps this much room at the right of a button with an arrow.
_ARROW, _ARROW_GAP = 17, 5


class Button(PressedByEnter, QPushButton):
    """A push button; with `Kind.ICON` the text is the tool tip and the accessible name."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        icon: str = "",
        *,
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._icon_name = icon
        self._kind = kind
        self._arrow = arrow
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(18, 18))
        self.setProperty("kind", kind.value)
        self.setProperty("arrow", arrow)
        self.set_words(text)
        self._show_icon()
        theme.on_change(self._show_icon)

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Make the button louder or quieter; as `Kind.ICON` it keeps its words for later."""
        if kind is self._kind:
            return
        self._kind = kind
        self.setProperty("kind", kind.value)
        self._show_words()
        self._show_icon()
        theme.restyle(self)

    def set_words(self, text: str) -> None:
        """Change the words; an arrow asked for at the start stays beside them."""
        if self._kind is Kind.ICON:
            self.setToolTip(text)
        self._words = text
        self.setAccessibleName(text)
        self._show_words()

    def set_icon(self, name: str) -> None:
        """Change the icon; an empty name removes it."""
        self._icon_name = name
        self._show_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._arrow:
            return
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        left = (self.width() + words - _ARROW + _ARROW_GAP) / 2
        color = _ICON_COLORS[self._kind] if self.isEnabled() else "muted"
        square = QRectF(round(left), (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        icons.paint_icon(QPainter(self), square, "arrow-right", QColor(getattr(theme.current(), color)))

    def _show_words(self) -> None:
        # An ampersand in data is a character here, not a shortcut.
        self.setText("" if self._kind is Kind.ICON else self._words.replace("&", "&&"))

    def _show_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, _ICON_COLORS[self._kind], self.iconSize().width()))
        elif not self.icon().isNull():
            self.setIcon(QIcon())


def primary(text: str, icon: str = "", *, arrow: bool = False) -> Button:
    """The one filled button of a page."""
    return Button(text, Kind.PRIMARY, icon, arrow=arrow)


def secondary(text: str, icon: str = "", *, arrow: bool = False) -> Button:
    """An outlined button."""
    return Button(text, Kind.SECONDARY, icon, arrow=arrow)


def link(text: str, icon: str = "", *, arrow: bool = False) -> Button:
    """A button that looks like a link."""
    return Button(text, Kind.LINK, icon, arrow=arrow)


def icon_button(name: str, icon: str) -> Button:
    """A button with an icon only; `name` is its tool tip and accessible name."""
    return Button(name, Kind.ICON, icon)
