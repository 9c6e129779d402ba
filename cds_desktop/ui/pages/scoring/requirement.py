"""Lời của quyết định: glyph, code and the whole requirement; a mark when nobody held it against paper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

UNCHECKED = "Chưa đối chiếu"
UNCHECKED_TIP = "Dòng này của bộ chỉ số chưa được đối chiếu với bản giấy của quyết định."
SHORT_NAME = "tên rút gọn"
SHORT_NAME_TIP = "Đây là tên rút gọn; nguyên văn xem trong bản giấy của quyết định."


class Requirement(QWidget):
    """The head of an item or of a mandatory condition; its words wrap and are never cut."""

    def __init__(self) -> None:
        super().__init__()
        self._is_checked = True
        self._is_narrow = False
        self.glyph = StateGlyph(State.NONE, 18)
        self._code = Label("", Type.STRONG)
        self._text = Label("", wrap=True)
        self._short = Label(SHORT_NAME, Type.SMALL, tone="muted")
        self._short.setToolTip(SHORT_NAME_TIP)
        self._chip = Chip(UNCHECKED, State.ATTENTION)
        self._mark = StateGlyph(State.ATTENTION, 18)
        self._mark.set_state(State.ATTENTION, UNCHECKED)
        for mark in (self._chip, self._mark):
            mark.setToolTip(UNCHECKED_TIP)
        self._build()

    def show_words(self, code: str, text: str, *, checked: bool, short_name: bool) -> None:
        """Show the words of an item or condition, and whether anybody held them against paper."""
        self._is_checked = checked
        self._code.setText(code)
        self._text.setText(text)
        self._short.setVisible(short_name)
        self.set_narrow(self._is_narrow)

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        self.glyph.set_state(state)
        self.setAccessibleName(f"{self._code.text()}. {self._text.text()}. {state.word}")

    def set_narrow(self, narrow: bool) -> None:
        """Less room: the chip becomes a glyph."""
        self._is_narrow = narrow
        self._chip.setVisible(not self._is_checked and not narrow)
        self._mark.setVisible(not self._is_checked and narrow)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(_beside_first_line(self.glyph))
        row.addWidget(self._code, 0, top)
        row.addWidget(self._text, 1, top)
        # Small words and marks stand in the middle of the first line.
        self._short.setFixedHeight(self._chip.sizeHint().height())
        for part in (self._short, self._chip):
            row.addWidget(part, 0, top)
        row.addLayout(_beside_first_line(self._mark))


def _beside_first_line(glyph: StateGlyph) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, (theme.line_height(Type.BODY) - glyph.height()) // 2, 0, 0)
    column.addWidget(glyph)
    column.addStretch(1)
    return column
