"""Hộp chọn: a list that drops down, its rows high enough to be hit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

_LETTERS = 10


class ComboBox(QComboBox):
    """The standard control; its rows keep the style sheet's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own delegate for combo boxes knows nothing of the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def let_be_narrow(self) -> None:
        """Give way in a narrow panel; the list that drops down still shows every word."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)


class CellChoice(ComboBox):
    """In an open cell: tells a choice out of the open list from one made by arrows or a first letter."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_open = False
        self.activated.connect(self._activated)

    def showPopup(self) -> None:
        self._was_open = True
        super().showPopup()

    def _activated(self) -> None:
        if self._was_open:
            self._was_open = False
            self.chosen.emit()
