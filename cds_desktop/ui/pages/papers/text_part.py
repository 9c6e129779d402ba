"""Một chỗ ghi lời văn: empty, the proposed words stand on the paper; one press takes them over to change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers.forms import TextField
from cds_desktop.domain.text import clean_lines
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.text_area import TextArea

LEAST_LINES, MOST_LINES = 2, 9
_LONGEST_SHOWN = 84


class TextPart(QWidget):
    """`typed` with every key; `key` names the text."""

    typed = Signal()

    def __init__(self, field: TextField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = field.key
        self._proposed = ""
        self._editable = True
        self.area = TextArea(field.label, lines=LEAST_LINES)
        self.area.grow_between(LEAST_LINES, MOST_LINES)
        self.field = FormField(field.label, self.area)
        self._hint = field.hint
        self.take = link("Lấy lời đề xuất để sửa")
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.field)
        column.addLayout(row)
        self.area.textChanged.connect(self._changed)
        self.take.clicked.connect(self._take)
        self._show_offer()

    @property
    def words(self) -> str:
        """What stands here."""
        return self.area.toPlainText()

    def fill(self, stored: str, proposed: str) -> None:
        """Show what is stored; the proposed words in grey where nothing is."""
        self._proposed = proposed
        shown = " ".join(proposed.split())
        cut = f"{shown[: _LONGEST_SHOWN - 1]}…" if len(shown) > _LONGEST_SHOWN else shown
        self.area.setPlaceholderText(cut or self._hint)
        self.area.setToolTip(proposed)
        if clean_lines(self.words) != stored:
            self.area.fill(stored, even_if_focused=True)
        self._show_offer()

    def set_editable(self, editable: bool) -> None:
        """May it be changed?"""
        self._editable = editable
        self.area.setReadOnly(not editable)
        self._show_offer()

    def _changed(self) -> None:
        self._show_offer()
        if not self.area.is_filling:
            self.typed.emit()

    def _show_offer(self) -> None:
        self.take.setVisible(self._editable and bool(self._proposed) and not self.words.strip())

    def _take(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        # As if typed: it can be taken back, and it is stored.
        self.area.insertPlainText(self._proposed)
