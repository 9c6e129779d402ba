"""Texts: a label with a style of the type scale and a tone, and thin separating lines."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolTip, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type


class Label(QLabel):
    """A plain text in one style of the type scale; `tone` is "", muted, accent, ok, warn or err."""

    def __init__(
        self,
        text: str = "",
        look: Type = Type.BODY,
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # What is shown comes from data: it must never be read as markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look.name.lower())
        self.setProperty("tone", tone)
        self.setText(text)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """Change the meaning of the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            theme.restyle(self)


class ElidedLabel(Label):
    """A title drawn with "…" where room ends; the full text is its text, its tip and its accessible name."""

    def __init__(
        self, text: str = "", look: Type = Type.BODY, *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", look, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """Show `text`, cut at the right if there is no room."""
        self.setText(text)
        self.setAccessibleName(text)

    def shown_text(self) -> str:
        """What there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.contentsRect()
        self.drawFrame(painter)
        self.style().drawItemText(
            painter, area, self.alignment(), self.palette(), self.isEnabled(),
            self.shown_text(), self.foregroundRole(),
        )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.shown_text() != self.text():
            QToolTip.showText(event.globalPos(), self.text(), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)


def line(parent: QWidget | None = None) -> QFrame:
    """A horizontal separator, one whole pixel high."""
    frame = QFrame(parent)
    frame.setProperty("kind", "line")
    return frame


def line_down(parent: QWidget | None = None) -> QFrame:
    """A vertical separator, one whole pixel wide."""
    frame = QFrame(parent)
    frame.setProperty("kind", "line-down")
    return frame
