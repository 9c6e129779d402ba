"""Ô số: a number as people type it; what cannot be read stays and is marked."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from cds_desktop.domain.numbers import read, show
from cds_desktop.ui import theme
from cds_desktop.ui.widgets.drop_area import local_paths

WIDTH = 66


class NumberField(QLineEdit):
    """A number with comma or point; Enter asks for the next field."""

    next_asked = Signal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setFixedWidth(WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(40)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setAccessibleName(label)

    @property
    def value(self) -> Decimal | None:
        """The number, or nothing."""
        return read(self.text())

    @property
    def is_unreadable(self) -> bool:
        """Whether something stands here that is no number."""
        return bool(self.text().strip()) and self.value is None

    def show_value(self, value: Decimal | None) -> None:
        """Show a stored number, unless somebody is typing here or it is the same number."""
        if self.hasFocus() and self.text():
            return
        if self.value != value or self.is_unreadable:
            self.setText("" if value is None else show(value))

    def show_fault(self, sentence: str) -> None:
        """Mark the field red, or take the mark away."""
        self.setAccessibleDescription(sentence)
        wanted = "error" if sentence else "none"
        if self.property("validity") != wanted:
            self.setProperty("validity", wanted)
            theme.restyle(self)

    def event(self, event: QEvent) -> bool:
        # A picture or files on the clipboard are evidence: the page takes them, wherever the cursor is.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and holds_evidence(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
            self.next_asked.emit()
            return
        super().keyPressEvent(event)


def holds_evidence(data: QMimeData | None) -> bool:
    """Whether the clipboard holds files or a picture rather than words."""
    return data is not None and bool(local_paths(data) or (data.hasImage() and not data.hasText()))
