"""Nhiều minh chứng một lần: the facts they share, changed for all of them in one step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions.evidence import EvidenceEdits
from cds_desktop.domain.evidence_words import size_words
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.domain.text import clean
from cds_desktop.queries import EvidenceRow
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.side_card import SideCard
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_CHOICES, TRAVEL_CHOICES
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.typed_field import DateField

_VARIOUS = "Khác nhau, giữ nguyên"
_LINES = {"issuer": "Nơi ban hành", "supplied_by": "Người cung cấp"}
_CHOICES: dict[str, tuple[str, dict[Any, str]]] = {
    "sensitivity": ("Dữ liệu cá nhân", SENSITIVITY_CHOICES),
    "travel": ("Khi nộp hồ sơ", TRAVEL_CHOICES),
}


class BulkPanel(SideCard):
    """What several chosen items have in common; a field left alone changes nothing."""

    merge_asked = Signal()
    remove_asked = Signal()

    def __init__(self, deeds: EvidenceDeeds, parent: QWidget | None = None) -> None:
        super().__init__(Type.H3, "Việc khác với các minh chứng này", parent=parent)
        self._deeds = deeds
        self._items: list[EvidenceItem] = []
        self._asked: list[EvidenceItem] = []
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[EvidenceRow], *, editable: bool) -> None:
        """Show what these items share."""
        self.hand_over()
        self._items = [row.item for row in rows]
        self._asked = [row.item for row in rows if row.is_asked]
        self.confirm.set_words(f"{len(self._asked)} minh chứng năm trước vẫn đúng")
        words = f"{len(rows)} minh chứng đã chọn"
        self.setAccessibleName(words)
        self.name.setText(words)
        self._size.setText(size_words(sum(row.size_bytes for row in rows)))
        self._fill()
        for part in (*self.lines.values(), *self.boxes.values(), self.day):
            part.setEnabled(editable)
        for button in (self.uses, self.merge, self.remove):
            button.setVisible(editable)
        self.confirm.setVisible(editable and bool(self._asked))

    def hand_over(self) -> None:
        """Store the line that is still being typed in."""
        for name in self.lines:
            self._store_line(name)
        self._store_day()

    def start_editing(self) -> None:
        """Put the cursor into the first choice."""
        self.boxes["sensitivity"].setFocus()

    def _build(self) -> None:
        self._size = Label("", Type.SMALL, tone="muted")
        self.boxes = {name: _choices(choices) for name, (_, choices) in _CHOICES.items()}
        self.lines = {name: LineEdit() for name in _LINES}
        self.day = DateField("Ngày ban hành")
        fields = QWidget()
        area = scrolled(fields)
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        for name, box in self.boxes.items():
            column.addWidget(FormField(_CHOICES[name][0], box))
        column.addWidget(self.day)
        for name, line in self.lines.items():
            column.addWidget(FormField(_LINES[name], line))
        self.uses = secondary("Dùng cho tiêu chí…")
        self.confirm = secondary("Vẫn đúng", "check")
        self.merge = secondary("Gộp thành một…", "merge")
        self.remove = link("Bỏ các minh chứng này", "trash")
        for button in (self.confirm, self.uses, self.merge, self.remove):
            column.addWidget(button)
        column.addStretch(1)
        self.body.addWidget(self._size)
        self.body.addWidget(area, 1)

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.activated.connect(lambda _index, name=name: self._store_choice(name))
        for name, line in self.lines.items():
            line.editingFinished.connect(lambda name=name: self._store_line(name))
        self.day.line.editingFinished.connect(self._store_day)
        self.confirm.clicked.connect(lambda: self._deeds.confirm(self._asked))
        self.uses.clicked.connect(lambda: self._deeds.ask_uses(self._items))
        self.merge.clicked.connect(self.merge_asked)
        self.remove.clicked.connect(self.remove_asked)

    def _fill(self) -> None:
        for name, box in self.boxes.items():
            shared = self._shared(name)
            values = list(_CHOICES[name][1])
            box.setCurrentIndex(values.index(shared) + 1 if shared in values else 0)
        for name, line in self.lines.items():
            shared = self._shared(name)
            line.setText(shared or "")
            line.setModified(False)
            line.setPlaceholderText(_VARIOUS if shared is None else "")
        days = {item.issued_on for item in self._items}
        self.day.start_anew(days.pop() if len(days) == 1 else None)
        self.day.line.setModified(False)
        self.day.line.setPlaceholderText("khác nhau" if days else "ngày/tháng/năm")

    def _shared(self, name: str) -> Any:
        values = {getattr(item, name) for item in self._items}
        return values.pop() if len(values) == 1 else None

    def _store_choice(self, name: str) -> None:
        if (value := self.boxes[name].currentData()) is not None:
            self._edit_one(name, value)

    def _store_line(self, name: str) -> None:
        line = self.lines[name]
        if line.isModified():
            line.setModified(False)
            self._edit_one(name, clean(line.text()))

    def _store_day(self) -> None:
        if self.day.line.isModified() and not self.day.is_unreadable:
            self.day.line.setModified(False)
            self._edit(EvidenceEdits(issued_on=self.day.value))

    def _edit_one(self, name: str, value: Any) -> None:
        self._edit(replace(EvidenceEdits(), **{name: value}))

    def _edit(self, edits: EvidenceEdits) -> None:
        if self._items:
            self._deeds.edit(self._items, edits, f"Đã sửa {len(self._items)} minh chứng")


def _choices(choices: dict[Any, str]) -> ComboBox:
    box = ComboBox()
    box.let_be_narrow()
    box.addItem(_VARIOUS, None)
    for value, words in choices.items():
        box.addItem(words, value)
    return box
