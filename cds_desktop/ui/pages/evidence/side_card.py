"""Thẻ bên: what the card of one item and the card of several have in common."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label


class SideCard(Card):
    """A card with a name, the menu of other deeds and "Đóng" at its head."""

    menu_asked = Signal(QPoint)
    close_asked = Signal()

    def __init__(self, look: Type, others: str, *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, spacing=Space.S, parent=parent)
        self.name = Label("", look, tone=tone)
        self.more = icon_button(others, "dots")
        self.close_button = icon_button("Đóng", "close")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.name, 1)
        head.addWidget(self.more)
        head.addWidget(self.close_button)
        self.body.addLayout(head)
        self.more.clicked.connect(self._ask_menu)
        self.close_button.clicked.connect(self.close_asked)

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
