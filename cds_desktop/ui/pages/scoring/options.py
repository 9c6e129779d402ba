"""Phương án: radio buttons whose words wrap; a choice can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.labels import Label

SHORT = 12
TARGET = 32
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
INDENT = 33  # where the words of a long option begin, less the room inside a link


@dataclass(frozen=True)
class Option:
    """One option: its value in the answer, its words, its points if it has any."""

    value: object
    words: str
    points: Decimal | None = None


class Options(QWidget):
    """Options, short ones side by side, long ones one below the other; Enter chooses and goes on."""

    picked = Signal()
    next_asked = Signal()

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._options = tuple(options)
        self._lines: list[_Line] = []
        self._clear = link("Bỏ chọn")
        self._clear.setAccessibleName("Bỏ chọn, để trống")
        self._is_editable = True
        if all(option.points is None and len(option.words) <= SHORT for option in options):
            self._build_short()
        else:
            self._build_long()
        self._group.idClicked.connect(self._clicked)
        self._clear.clicked.connect(self._clear_clicked)
        self._show_clear()

    @property
    def value(self) -> object | None:
        """Value of the chosen option."""
        chosen = self._group.checkedId()
        return self._options[chosen].value if chosen >= 0 else None

    @property
    def buttons(self) -> list[QRadioButton]:
        """The radio buttons, first to last."""
        return [button for button in self._group.buttons() if isinstance(button, QRadioButton)]

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        return (*self.buttons, self._clear)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer as many other options."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        for option, line in zip(options, self._lines, strict=True):
            line.show_option(option)
        self.show_value(None)

    def show_value(self, value: object | None) -> None:
        """Show which option is stored."""
        if value is not None and value == self.value:
            return
        self._group.setExclusive(False)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setChecked(option.value == value)
        self._group.setExclusive(True)
        self._show_clear()

    def set_editable(self, editable: bool) -> None:
        """May it be changed?"""
        self._is_editable = editable
        for button in self.buttons:
            button.setEnabled(editable)
        self._show_clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if not isinstance(focused, QRadioButton):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not focused.isChecked():
                focused.click()
            self.next_asked.emit()
        elif event.key() in _STEPS:
            self._choose_beside(focused, _STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _choose_beside(self, here: QRadioButton, step: int) -> None:
        # Qt's own arrows look for a button in their direction; all four keys mean before and after.
        place = self.buttons.index(here) + step
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.buttons[place].click()

    def _build_short(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for number, option in enumerate(self._options):
            button = QRadioButton(option.words)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addWidget(self._clear)
        row.addStretch(1)

    def _build_long(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, option in enumerate(self._options):
            line = _Line(option)
            self._lines.append(line)
            self._group.addButton(line.button, number)
            column.addWidget(line)
        below = QHBoxLayout()
        below.addSpacing(INDENT)
        below.addWidget(self._clear)
        below.addStretch(1)
        column.addLayout(below)

    def _clicked(self) -> None:
        self._show_clear()
        self.picked.emit()

    def _clear_clicked(self) -> None:
        self.show_value(None)
        self.picked.emit()
        self.buttons[0].setFocus()

    def _show_clear(self) -> None:
        self._clear.setVisible(self._is_editable and self.value is not None)


class _Line(QWidget):
    def __init__(self, option: Option) -> None:
        super().__init__()
        self.button = QRadioButton()
        self._words = Label("", wrap=True)
        self._worth = Label("", Type.SMALL, tone="muted")
        top = Qt.AlignmentFlag.AlignTop
        # The first line of words stands level with the button, and apart from the option above.
        above = (TARGET - theme.line_height(Type.BODY)) // 2
        self._words.setContentsMargins(0, above, 0, above)
        self.button.setMinimumHeight(TARGET)
        self._worth.setMinimumHeight(TARGET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.button, 0, top)
        row.addWidget(self._words, 1)
        row.addWidget(self._worth, 0, top)
        self.show_option(option)

    def show_option(self, option: Option) -> None:
        worth = "" if option.points is None else f"{show(option.points)} điểm"
        self.button.setAccessibleName(f"{option.words}, {worth}" if worth else option.words)
        self._words.setText(option.words)
        self._worth.setText(worth)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.button.click()
