"""Kết quả kiểm tra: a headline in green or red, then every line of the check."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class VerificationPanel(Panel):
    """What a check said, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ok", parent=parent)
        self._glyph = StateGlyph(State.DONE, 20)
        self._title = Label("", Type.STRONG, wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.head.addWidget(self._glyph)
        self.head.addWidget(self._title, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.body.addLayout(self.head)
        self.body.addLayout(self._lines)
        self.words = ""
        self.hide()

    def show_result(self, valid: bool, title: str, lines: Sequence[str], strong: str = "") -> None:
        """Show a result; `strong` stands first, e.g. a path."""
        self.set_tint("ok" if valid else "err")
        self._glyph.set_state(State.DONE if valid else State.ERROR)
        self._title.setText(title)
        self._title.set_tone("ok" if valid else "err")
        labels = [Label(strong, Type.STRONG, wrap=True)] if strong else []
        labels += [Label(words, Type.SMALL, wrap=True) for words in lines]
        for label in labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        refill(self._lines, labels)
        self.words = "\n".join([title, *([strong] if strong else []), *lines])
        self.setAccessibleName(self.words)
        self.show()
        announce(self, title)
