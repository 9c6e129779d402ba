"""Thẻ: a surface with a thin edge on which one subject stands."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label


class Card(QFrame):
    """A card; add content to `body`, and words or buttons at the right of the title to `head`."""

    def __init__(
        self,
        title: str = "",
        *,
        padding: int = Space.L,
        spacing: int = Space.M,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.title = Label(title, Type.H3)
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)

    def set_title(self, title: str) -> None:
        """Change the title of a card that was made with one."""
        self.title.setText(title)
        self.setAccessibleName(title)


class Panel(QFrame):
    """A tinted panel inside a card; `tint` is sunken, ok, warn, err or accent."""

    def __init__(
        self, tint: str = "sunken", *, padding: int = Space.M, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(Space.S)
        self.set_tint(tint)

    def set_tint(self, tint: str) -> None:
        """Change what the panel means."""
        self.setProperty("tint", tint)
        theme.restyle(self)
