"""Biểu quyết: for, against, other, held against the number of those present."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.round import Meeting
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.typed_field import CountField

_NAMES = ("votes_for", "votes_against", "votes_other")


class Votes(QWidget):
    """Three counts and whether they agree."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = (CountField("Tán thành"), CountField("Không tán thành"), CountField("Ý kiến khác"))
        self._glyph = StateGlyph(State.NONE, 18)
        self._words = Label("", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for field in self.fields:
            field.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.line.setMaximumWidth(84)
            field.setMaximumWidth(110)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
            field.typed.connect(self.typed)
        check = QHBoxLayout()
        check.setContentsMargins(0, 22, 0, 0)
        check.setSpacing(Space.S)
        check.addWidget(self._glyph)
        check.addWidget(self._words, 1)
        row.addLayout(check, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Label("Biểu quyết kết quả", Type.H3))
        column.addLayout(row)

    def fill(self, meeting: Meeting) -> None:
        """Show what is stored."""
        for field, name in zip(self.fields, _NAMES, strict=True):
            field.fill(getattr(meeting, name), even_if_focused=True)

    def values(self, old: Meeting) -> dict[str, Any]:
        """What stands here; what cannot be read leaves the stored count."""
        pairs = zip(self.fields, _NAMES, strict=True)
        return {name: getattr(old, name) if f.is_unreadable else f.value for f, name in pairs}

    def show_present(self, present: int) -> None:
        """Hold the votes against the number of those present."""
        counts = [field.value for field in self.fields]
        if counts[0] is None:
            self._show(State.NONE, f"{present} có mặt")
            return
        votes = sum(count or 0 for count in counts)
        if votes == present:
            self._show(State.DONE, f"{votes}/{present} có mặt")
        else:
            self._show(State.ATTENTION, f"{votes} phiếu, {present} có mặt")

    def _show(self, state: State, words: str) -> None:
        self._glyph.set_state(state, words)
        self._words.setText(words)
        self._words.set_tone("warn" if state is State.ATTENTION else "")
