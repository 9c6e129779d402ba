"""Tìm trong văn bản: a field, how many were found, the next and the previous, close."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit

_WIDEST_FIELD = 320


class PdfFindBar(QFrame):
    """`sought` while words are typed, `stepped` to the next (1) or previous (-1), `closed` by Esc."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tìm trong văn bản")
        self.field = LineEdit()
        self.field.setPlaceholderText("Tìm trong văn bản")
        self.field.setAccessibleName("Chữ cần tìm, không cần dấu")
        self.field.setMaximumWidth(_WIDEST_FIELD)
        self.count = Label("", Type.SMALL, tone="muted")
        self.previous = icon_button("Chỗ trước (Shift+Enter)", "chevron-up")
        self.next = icon_button("Chỗ sau (Enter)", "chevron-down")
        self.close_button = icon_button("Đóng khung tìm (Esc)", "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.M, Space.S - 2)
        row.setSpacing(Space.XS)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.previous, self.next, self.close_button):
            row.addWidget(button)
        row.addStretch(0)
        self._connect()
        self.show_count(0, 0)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text()

    def show_count(self, number: int, total: int, *, more: bool = False) -> None:
        """Show which of how many; nothing while nothing is looked for."""
        if not self.words.strip():
            said = ""
        elif not total:
            said = "Không thấy"
        else:
            said = f"{number}/{total}{'+' if more else ''}"
        self.count.setText(said)
        self.count.set_tone("warn" if said == "Không thấy" else "muted")
        self.field.setAccessibleDescription(said)
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def say(self) -> None:
        """Tell those who cannot see it what was found."""
        if self.count.text():
            announce(self.field, self.count.text())

    def take_focus(self) -> None:
        """The cursor goes into the field, what stands there is chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if watched is self.field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.sought)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        for part in (self.field, self.previous, self.next, self.close_button):
            part.installEventFilter(self)
