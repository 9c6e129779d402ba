"""The path at the side of the wizard: what is done, where one is, what follows."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.path_list import PathKind, PathList

WIDTH = 240
LOW_BELOW = 560
_WORDS = "Mọi thứ nằm trên máy này, không cần mạng. Sửa lại được lúc nào cũng được."


class Side(Panel):
    """Mark, path, and one sentence that takes the fear away; in a low window the path alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=Space.M, parent=parent)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(360)
        self._brand = QWidget()
        brand = QHBoxLayout(self._brand)
        brand.setContentsMargins(Space.M, Space.S, 0, Space.L)
        brand.setSpacing(Space.M)
        brand.addWidget(IconView("logo", "accent", 30))
        brand.addWidget(Label("CĐS Desktop", Type.H3), 1)
        self.path = PathList("Các bước lập hồ sơ", PathKind.STAGES)
        self._words = Label(_WORDS, Type.SMALL, tone="muted", wrap=True)
        self._words.setContentsMargins(Space.M, 0, 0, Space.S)
        self.body.addWidget(self._brand)
        self.body.addWidget(self.path)
        self.body.addStretch(1)
        self.body.addWidget(self._words)

    def set_low(self, low: bool) -> None:
        """Leave out what is not the path."""
        for part in (self._brand, self._words):
            part.setVisible(not low)
