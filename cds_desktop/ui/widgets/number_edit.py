"""Ô số: a line edit for one number, written with a comma, aligned so that columns stand straight."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from cds_desktop.ui.widgets.numbers import points_text


class NumberEdit(QLineEdit):
    """Takes digits and, with `decimals`, one comma; Enter emits `returnPressed` like any line edit."""

    number_changed = Signal(object)

    def __init__(self, *, decimals: int = 0, digits: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fraction = f"([.,]\\d{{0,{decimals}}})?" if decimals else ""
        pattern = QRegularExpression(f"\\d{{0,{digits}}}{fraction}")
        self.setValidator(QRegularExpressionValidator(pattern, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(56)
        self._last: Decimal | None = None
        self.textEdited.connect(self._edited)

    @property
    def number(self) -> Decimal | None:
        """What was entered, or None while there is no number."""
        try:
            return Decimal(self.text().replace(",", ".").rstrip("."))
        except InvalidOperation:
            return None

    def show_number(self, number: Decimal | float | int | None) -> None:
        """Show a number, or nothing; emits no `number_changed`."""
        shown = "" if number is None else points_text(number)
        # While somebody types "12," the same number must not be rewritten to "12" under the cursor.
        if self.number != (None if number is None else Decimal(str(number))) or not shown:
            self.setText(shown)
        self._last = self.number

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A numeric keypad may send a dot; Vietnamese numbers are written with a comma.
        if event.text() == ".":
            self.insert(",")
            self._edited()
            return
        super().keyPressEvent(event)

    def _edited(self) -> None:
        if self.number != self._last:
            self._last = self.number
            self.number_changed.emit(self._last)
