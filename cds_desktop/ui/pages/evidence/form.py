"""Sửa thông tin minh chứng: every fact of one item, stored as it is entered."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cds_desktop.actions.evidence import change_evidence
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.domain.text import clean
from cds_desktop.errors import CdsError, NotAllowedNow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_CHOICES, TRAVEL_CHOICES
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.typed_field import DateField

_LINES = (
    ("code", "Mã minh chứng"),
    ("title", "Tên minh chứng"),
    ("number", "Số, ký hiệu"),
    ("issuer", "Nơi ban hành"),
    ("pages", "Trang dùng làm minh chứng"),
    ("supplied_by", "Người cung cấp"),
    ("address", "Địa chỉ đường link"),
    ("seen_by", "Người đã xem"),
    ("box", "Hộp, nơi để bản giấy"),
)
_ONLY_FOR = {
    "address": EvidenceKind.LINK,
    "seen_by": EvidenceKind.LINK,
    "seen_on": EvidenceKind.LINK,
    "box": EvidenceKind.PHYSICAL,
}
_ORDER = (
    "code", "title", "number", "issued_on", "issuer", "pages", "supplied_by", "address", "seen_by",
    "seen_on", "box", "sensitivity", "travel", "note",
)  # fmt: skip


class EvidenceForm(QWidget):
    """The facts of the item shown; its files and criteria are changed elsewhere."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item: EvidenceItem | None = None
        self.store = AsEntered(self, self._deed, self._code_is_taken)
        self.lines = {name: FormField(label, LineEdit()) for name, label in _LINES}
        self.dates = {"issued_on": DateField("Ngày ban hành"), "seen_on": DateField("Ngày xem")}
        self.sensitivity, self.travel = ComboBox(), ComboBox()
        self.note = TextArea("Ghi chú", lines=3)
        self._build()
        self._connect()

    def show_item(self, item: EvidenceItem, *, editable: bool) -> None:
        """Show an item; a fresh state of the same one leaves alone what is being typed."""
        is_other = self._item is None or self._item.id != item.id
        if is_other:
            self.store.hand_over()
            self.store.start_anew()
        self._item = item
        if is_other or self.store.is_settled:
            self._fill(item, is_other)
        self._show_kind(item.kind)
        self._set_editable(editable)

    def _build(self) -> None:
        for words, box in ((SENSITIVITY_CHOICES, self.sensitivity), (TRAVEL_CHOICES, self.travel)):
            box.let_be_narrow()
            for value, text in words.items():
                box.addItem(text, value)
        self._fields: dict[str, QWidget] = {
            **self.lines,
            **self.dates,
            "sensitivity": FormField("Dữ liệu cá nhân", self.sensitivity),
            "travel": FormField("Khi nộp hồ sơ", self.travel),
            "note": FormField("Ghi chú", self.note),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        for name in _ORDER:
            column.addWidget(self._fields[name])
        column.addStretch(1)

    def _connect(self) -> None:
        for field in self.lines.values():
            self._line(field).textEdited.connect(self._typed)
        for date_field in self.dates.values():
            date_field.typed.connect(self._typed)
        for box in (self.sensitivity, self.travel):
            box.activated.connect(self.store.store_now)
        self.note.textChanged.connect(self._note_typed)

    def _typed(self) -> None:
        code = self.lines["code"]
        if code.validity is not Validity.NONE:
            code.set_validity(Validity.NONE)
        self.store.touch()

    def _note_typed(self) -> None:
        if not self.note.is_filling:
            self.store.touch()

    def _deed(self) -> Deed | None:
        if self._item is None:
            return None
        facts: dict[str, Any] = {name: self._line(field).text() for name, field in self.lines.items()}
        # A date nobody can read stays marked in the form; the date stored before stays in force.
        facts |= {name: field.value for name, field in self.dates.items() if not field.is_unreadable}
        facts["sensitivity"] = Sensitivity(self.sensitivity.currentData())
        facts["travel"] = Travel(self.travel.currentData())
        changed = replace(self._item, **facts, note=self.note.toPlainText())
        return partial(change_evidence, self._workspace, changed)

    def _code_is_taken(self, error: CdsError) -> bool:
        if not isinstance(error, NotAllowedNow) or not error.detail.startswith("Mã "):
            return False
        self.lines["code"].set_validity(Validity.ERROR, error.detail)
        return True

    def _fill(self, item: EvidenceItem, is_other: bool) -> None:
        for name, field in self.lines.items():
            line, stored = self._line(field), getattr(item, name)
            # A space at the end waits for its next word; the store keeps the text without it.
            if is_other or clean(line.text()) != stored:
                line.setText(stored)
                line.setCursorPosition(0 if is_other else len(stored))
            if is_other and field.validity is not Validity.NONE:
                field.set_validity(Validity.NONE)
        for name, date_field in self.dates.items():
            if is_other or (date_field.value != getattr(item, name) and not date_field.is_unreadable):
                date_field.start_anew(getattr(item, name))
        self.sensitivity.setCurrentIndex(list(SENSITIVITY_CHOICES).index(item.sensitivity))
        self.travel.setCurrentIndex(list(TRAVEL_CHOICES).index(item.travel))
        if is_other:
            self.note.start_anew(item.note)
        else:
            self.note.fill(item.note, even_if_focused=True)

    def _show_kind(self, kind: EvidenceKind) -> None:
        for name, needed in _ONLY_FOR.items():
            self._fields[name].setVisible(kind is needed)
        self._fields["travel"].setVisible(kind is EvidenceKind.FILE)

    def _set_editable(self, editable: bool) -> None:
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not editable)
        self.note.setReadOnly(not editable)
        for box in (self.sensitivity, self.travel):
            box.setEnabled(editable)

    def _line(self, field: FormField) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def focus_first(self) -> None:
        """The cursor goes to the name: it is what is mended most."""
        self._line(self.lines["title"]).setFocus(Qt.FocusReason.TabFocusReason)
