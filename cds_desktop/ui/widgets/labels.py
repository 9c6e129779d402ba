"""Texts: a label with a style of the type scale and a tone, and thin separating lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

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
    """A title that may end in "…"; the full text stays in the tool tip and for screen readers."""

    def __init__(
        self, text: str = "", look: Type = Type.BODY, *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", look, tone=tone, parent=parent)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_full_text(text)

    def full_text(self) -> str:
        """The text before anything was cut."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show `text`, cut at the right if there is no room."""
        self._full = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


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
