"""Ô số: a number as people type it; what cannot be read stays and is marked."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.numbers import is_begun, read, show
from cds_desktop.domain.pasted_numbers import is_table
from cds_desktop.ui import theme
from cds_desktop.ui.widgets.line_edit import LineEdit

WIDTH = 60


class NumberField(LineEdit):
    """A number with comma or point; Enter asks for the next field, a copied table is handed on whole."""

    next_asked = Signal()
    pasted = Signal()
    table_pasted = Signal(str)

    def __init__(self, name: str, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._is_composing = False
        self.setFixedWidth(WIDTH)
        # The room of a line for words is more than a number needs: "92,5%" stays in sight whole.
        self.setTextMargins(-5, 0, -5, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(40)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setAccessibleName(label)

    def set_strong(self) -> None:
        """Points are set in the weight of a result."""
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    @property
    def value(self) -> Decimal | None:
        """The number, or nothing."""
        return read(self.text())

    @property
    def is_unreadable(self) -> bool:
        """Whether something stands here that is no number."""
        return bool(self.text().strip()) and self.value is None

    @property
    def is_growing(self) -> bool:
        """Whether somebody is in the middle of a number: "7,"; it is not wrong yet."""
        return self._is_composing or (self.hasFocus() and is_begun(self.text()))

    @property
    def is_marked(self) -> bool:
        """Whether it is called wrong."""
        return bool(self.property("validity") == "error")

    def show_value(self, value: Decimal | None) -> None:
        """Show a stored number; the same number written in another way stays as it was typed."""
        if self._is_composing or (self.value == value and not self.is_unreadable):
            return
        self.setText("" if value is None else show(value))

    def show_fault(self, sentence: str) -> None:
        """Mark the field red, or take the mark away."""
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        wanted = "error" if sentence else "none"
        if (self.property("validity") or "none") != wanted:
            self.setProperty("validity", wanted)
            theme.restyle(self)

    def paste_words(self) -> None:
        """Take what was copied: one cell here, a table to the page."""
        text = QGuiApplication.clipboard().text()
        if self.isReadOnly() or not text.strip():
            return
        if is_table(text):
            self.table_pasted.emit(text)
            return
        self.insert(text.strip())
        self.textEdited.emit(self.text())
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
            self.next_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_words()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
