"""Số, ký hiệu, ngày of one paper: typed, or the next number reserved at one press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers.numbering import number_line
from cds_desktop.queries.papers import PaperFormView
from cds_desktop.ui.pages.forms.edits import show_text
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.typed_field import DateField

_NUMBER, _SYMBOL, _DAY = 76, 150, 176
_SEALED = "Số và ngày này thuộc số liệu đã chốt; mở lại hồ sơ mới sửa được."

_RESERVES = "Lấy số tiếp theo của loại và năm này; số được giữ ngay"
_HAS_NUMBER = "Văn bản đã có số; xóa số đang có nếu muốn lấy số khác"


class NumberRow(QWidget):
    """`typed` while it is being edited; `reserve_asked` by "Lấy số"."""

    typed = Signal()
    reserve_asked = Signal()
    register_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.symbol = LineEdit(), LineEdit()
        self.number_field = FormField("Số", self.number)
        self.symbol_field = FormField("Ký hiệu", self.symbol)
        self.day = DateField("Ngày ký ban hành")
        self.reserve = secondary("Lấy số")
        self.register = link("Sổ số văn bản")
        self._sentence = Label("", Type.SMALL, tone="muted", wrap=True)
        self._build()
        for edit in (self.number, self.symbol):
            edit.textEdited.connect(self.typed)
        self.day.typed.connect(self.typed)
        self.reserve.clicked.connect(self.reserve_asked)
        self.register.clicked.connect(self.register_asked)

    def _build(self) -> None:
        for part, width in ((self.number_field, _NUMBER), (self.symbol_field, _SYMBOL), (self.day, _DAY)):
            part.setFixedWidth(width)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        for part in (self.number_field, self.symbol_field):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(beside_field(self.reserve))
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        below.addLayout(beside_field(self.register))
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self._sentence)
        column.addLayout(below)

    @property
    def is_readable(self) -> bool:
        """Whether the date can be read, or nothing stands there."""
        return not self.day.is_unreadable

    def fill(self, view: PaperFormView) -> None:
        """Show what is stored; the proposed symbol stands where nothing was entered."""
        show_text(self.number, view.entry.number)
        show_text(self.symbol, view.entry.symbol)
        self.symbol.setPlaceholderText(view.proposed_symbol)
        self.number.setPlaceholderText(view.next_number)
        self.day.set_school_year(view.source.assessment.school_year)
        self.day.fill(view.entry.dated_on, even_if_focused=True)

    def show_state(self, view: PaperFormView, *, editable: bool, is_twice: bool) -> None:
        """Say what the number is, that it is used twice, or why it cannot be changed."""
        may_change = editable and not view.number_is_sealed
        for edit in (self.number, self.symbol, self.day.line):
            edit.setReadOnly(not may_change)
        self.reserve.setEnabled(may_change and not view.entry.number)
        words = _HAS_NUMBER if view.entry.number else _RESERVES
        self.reserve.setToolTip(words)
        self.reserve.setAccessibleDescription(words)
        symbol = view.entry.symbol or view.proposed_symbol
        line = number_line(view.entry.number, symbol)
        if is_twice:
            self.number_field.set_validity(Validity.WARN)
            words = f"Số {line} đã dùng cho văn bản khác cùng năm. Xem sổ số, lấy số khác nếu nhầm."
        else:
            self.number_field.set_validity(Validity.NONE)
            words = _SEALED if view.number_is_sealed and editable else ""
        self._sentence.setText(words)
        self._sentence.set_tone("warn" if is_twice else "muted")
        self._sentence.setVisible(bool(words))
        self.number.setAccessibleDescription(words)

    @property
    def entered(self) -> tuple[str, str]:
        """Number and symbol as they stand; a number brings the proposed symbol with it."""
        symbol = self.symbol.text().strip()
        if not symbol and self.number.text().strip():
            symbol = self.symbol.placeholderText()
        return self.number.text(), symbol
