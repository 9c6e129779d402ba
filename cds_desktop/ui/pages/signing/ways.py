"""Ký bằng cách nào: the ways as cards; those that cannot be used stay visible, with their reason."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.choice_card import ChoiceCard

BY_HAND = "Văn bản đã ký tay và đính kèm bản quét"


class Way(StrEnum):
    """Một cách ký."""

    TOKEN = "token"
    FILE = "file"
    SCAN = "scan"
    ELSEWHERE = "elsewhere"

    @property
    def needs_key(self) -> bool:
        """Whether somebody signs here and now."""
        return self in (Way.TOKEN, Way.FILE)


_LINES = {
    Way.TOKEN: "Cắm token vào máy này; nhập mã PIN khi ký",
    Way.FILE: "Chọn tệp và nhập mật khẩu",
    Way.SCAN: "In, ký, quét rồi đính kèm bản quét",
    Way.ELSEWHERE: "Xuất PDF, ký ở nơi khác, đưa lại để kiểm tra",
}


class Ways(QWidget):
    """One below the other where there is room, else two by two; `chosen` carries the way."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token = ChoiceCard("USB token", _LINES[Way.TOKEN], "usb")
        self.file = ChoiceCard("Tệp chứng thư (.p12, .pfx)", _LINES[Way.FILE], "key")
        self.scan = ChoiceCard("Ký tay và quét", _LINES[Way.SCAN], "scan")
        self.elsewhere = ChoiceCard("Ký bằng phần mềm khác", _LINES[Way.ELSEWHERE], "external-link")
        self.cards = [self.token, self.file, self.scan, self.elsewhere]
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.S)
        for card in self.cards:
            self._group.addButton(card)
        self.file.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self._columns = 0
        self.set_columns(1)

    @property
    def way(self) -> Way:
        """The way chosen."""
        card = self._group.checkedButton()
        return list(Way)[self.cards.index(card)] if isinstance(card, ChoiceCard) else Way.FILE

    def choose(self, way: Way) -> None:
        """Choose a way, if it can be."""
        card = self.cards[list(Way).index(way)]
        if card.isEnabled():
            card.setChecked(True)

    def show_signed(self, name: str, count: int, *, by_hand: bool) -> None:
        """A paper signed with a key once is never signed by hand as well, and the other way round."""
        for way, card in zip(Way, self.cards, strict=True):
            if by_hand and way is not Way.SCAN:
                card.set_unavailable(BY_HAND)
            elif count and way is Way.SCAN:
                card.set_unavailable(f"{name} đã có {count} chữ ký số")
            else:
                card.set_available()
        if not self.cards[list(Way).index(self.way)].isEnabled():
            (self.scan if by_hand else self.file).setChecked(True)

    def set_columns(self, columns: int) -> None:
        """One or two cards to a row."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)

    def _toggled(self, _card: QAbstractButton, on: bool) -> None:
        if on:
            self.chosen.emit(self.way)


def within(words: str) -> str:
    """A name in the middle of a sentence: "Thư ký Hội đồng" → "thư ký Hội đồng"."""
    return f"{words[:1].lower()}{words[1:]}"
