"""Phương án: radio buttons whose words wrap; a choice can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.labels import Label

SHORT = 12


@dataclass(frozen=True)
class Option:
    """One option: its value in the answer, its words, its points if it has any."""

    value: object
    words: str
    points: Decimal | None = None


class Options(QWidget):
    """Options, short ones side by side, long ones one below the other."""

    picked = Signal()

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._options = tuple(options)
        self._clear = link("Bỏ chọn")
        self._clear.setAccessibleName("Bỏ chọn, để trống")
        self._is_editable = True
        if all(len(option.words) <= SHORT for option in options):
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

    def show_value(self, value: object | None) -> None:
        """Show which option is stored."""
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
            self._group.addButton(line.button, number)
            column.addWidget(line)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)

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
        worth = "" if option.points is None else f"{show(option.points)} điểm"
        self.button.setAccessibleName(f"{option.words}, {worth}" if worth else option.words)
        words = Label(option.words, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(Label(worth, Type.SMALL, tone="muted"))
        self.setMinimumHeight(32)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.button.click()
