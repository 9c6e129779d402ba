"""Ký bằng cách nào: the ways as cards; those that cannot be used stay visible, with their reason."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.choice_card import ChoiceCard

_NOT_HERE = "Chưa có trong bản này"


class Ways(QWidget):
    """One below the other where there is room, else two by two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = ChoiceCard("Tệp chứng thư (.p12, .pfx)", "Chọn tệp và nhập mật khẩu", "key")
        self.token = ChoiceCard("USB token", "", "usb")
        self.scan = ChoiceCard("Ký tay và quét", "", "scan")
        self.elsewhere = ChoiceCard("Ký bằng phần mềm khác", "", "external-link")
        self.cards = [self.token, self.file, self.scan, self.elsewhere]
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.S)
        for card in self.cards:
            self._group.addButton(card)
        self.file.setChecked(True)
        self.show_signed(0)
        self._columns = 0
        self.set_columns(1)

    def show_signed(self, count: int) -> None:
        """A paper signed with a key once is never signed by hand as well."""
        self.token.set_unavailable(_NOT_HERE)
        self.elsewhere.set_unavailable(_NOT_HERE)
        if count:
            self.scan.set_unavailable(f"Biên bản đã có {count} chữ ký số")
        else:
            self.scan.set_unavailable(_NOT_HERE)

    def set_columns(self, columns: int) -> None:
        """One or two cards to a row."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)
