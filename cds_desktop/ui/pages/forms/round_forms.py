"""Cơ quan nhận, thời hạn, căn cứ: the parts of a round that the wizard and the setup page share."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cds_desktop.domain.round import Deadline, ReceivingOffice
from cds_desktop.ui.pages.forms.edits import DateEdit, SuggestedEdit
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.form_field import FormField, Validity

USUAL_DEADLINES = (
    ("evidence", "Thu thập xong minh chứng"),
    ("scoring", "Chấm xong các tiêu chí"),
    ("meeting", "Họp Hội đồng, ký biên bản"),
    ("submission", "Nộp hồ sơ"),
)


class OfficeForm(QWidget):
    """Cơ quan nhận hồ sơ."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ReceivingOffice()
        self.name, self.name_upper = SuggestedEdit(), SuggestedEdit()
        self.name_field = FormField("Cơ quan nhận hồ sơ", self.name, required=True)
        self.upper_field = FormField("Tên in hoa của cơ quan nhận", self.name_upper)
        grid = two_columns(self)
        for column, field in enumerate((self.name_field, self.upper_field)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        for edit in (self.name, self.name_upper):
            edit.textEdited.connect(self._typed)

    @property
    def value(self) -> ReceivingOffice:
        """The office as entered."""
        return ReceivingOffice(
            name=self.name.text(),
            name_upper=self.name_upper.text(),
            kind=self._kept.kind,
            code=self._kept.code,
        )

    def show_office(self, office: ReceivingOffice) -> None:
        """Fill the form; the field being typed in is left alone."""
        self._kept = office
        show_text(self.name, office.name)
        show_text(self.name_upper, office.name_upper)
        self.name_upper.suggest(self.name.text().upper())

    def suggest(self, name: str) -> None:
        """Offer a usual receiver."""
        self.name.suggest(name)
        self.name_upper.suggest((self.name.text() or name).upper())

    def first_missing(self) -> FormField | None:
        """The name, when it is empty; it says so."""
        empty = not self.name.text().strip()
        words = "Nhập tên cơ quan nhận hồ sơ để tiếp tục." if empty else ""
        self.name_field.set_validity(Validity.ERROR if empty else Validity.NONE, words)
        return self.name_field if empty else None

    def _typed(self) -> None:
        if self.name.text().strip():
            self.name_field.set_validity(Validity.NONE)
        self.name_upper.suggest(self.name.text().upper())
        self.edited.emit()


class DeadlinesForm(QWidget):
    """Thời hạn: a date per step; those without a date are left out."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[Deadline, ...] = ()
        self.fields: dict[str, FormField] = {}
        self._grid = two_columns(self)
        self._rebuild(USUAL_DEADLINES)

    @property
    def value(self) -> tuple[Deadline, ...]:
        """The deadlines that have a date."""
        return tuple(
            Deadline(key=key, label=self._labels[key], due_on=day)
            for key, day in ((key, self._edit(key).value) for key in self.fields)
            if day is not None
        )

    def show_deadlines(self, deadlines: Sequence[Deadline]) -> None:
        """Show these; the usual ones are always offered."""
        labels = dict(USUAL_DEADLINES) | {one.key: one.label for one in deadlines}
        if labels != self._labels:
            self._rebuild(tuple(labels.items()))
        days: dict[str, date] = {one.key: one.due_on for one in deadlines}
        for key in self.fields:
            self._edit(key).show_value(days.get(key))

    def first_wrong(self) -> FormField | None:
        """The first field that holds no date; each says so."""
        for field in self.fields.values():
            edit = field.editor
            assert isinstance(edit, DateEdit)
            edit.mark(field)
        return next((f for f in self.fields.values() if f.validity is Validity.ERROR), None)

    def _edit(self, key: str) -> DateEdit:
        edit = self.fields[key].editor
        assert isinstance(edit, DateEdit)
        return edit

    def _rebuild(self, labels: Sequence[tuple[str, str]]) -> None:
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.deleteLater()
        self._labels = dict(labels)
        self.fields = {}
        for index, (key, label) in enumerate(labels):
            edit = DateEdit()
            field = FormField(label, edit)
            edit.date_edited.connect(self.edited)
            edit.editingFinished.connect(lambda edit=edit, field=field: edit.mark(field))
            self.fields[key] = field
            self._grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)


class PapersForm(QWidget):
    """Quyết định, kế hoạch, căn cứ: what the papers cite."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decision_number, self.issuer, self.plan_number = QLineEdit(), QLineEdit(), QLineEdit()
        self.decision_date, self.plan_date = DateEdit(), DateEdit()
        self.legal_bases = QPlainTextEdit()
        self.legal_bases.setTabChangesFocus(True)
        self.legal_bases.setFixedHeight(124)
        fields = (
            FormField("Số quyết định lập Hội đồng", self.decision_number),
            FormField("Ngày quyết định", self.decision_date),
            FormField("Người ký quyết định", self.issuer),
            FormField("Số kế hoạch tự đánh giá", self.plan_number),
            FormField("Ngày kế hoạch", self.plan_date),
        )
        grid = two_columns(self)
        places = ((0, 0), (0, 1), (1, 0), (2, 0), (2, 1))
        for field, place in zip(fields, places, strict=True):
            grid.addWidget(field, *place, Qt.AlignmentFlag.AlignTop)
        basis = FormField("Căn cứ khác", self.legal_bases, help_text="Mỗi dòng một căn cứ, in ở đầu văn bản.")
        grid.addWidget(basis, 3, 0, 1, 2)
        for edit in (self.decision_number, self.issuer, self.plan_number):
            edit.textEdited.connect(self.edited)
        for index, day in ((1, self.decision_date), (4, self.plan_date)):
            day.date_edited.connect(self.edited)
            day.editingFinished.connect(lambda day=day, field=fields[index]: day.mark(field))
        self.legal_bases.textChanged.connect(self._bases_changed)

    @property
    def bases(self) -> tuple[str, ...]:
        """Căn cứ, one per line."""
        lines = (line.strip() for line in self.legal_bases.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_bases(self, bases: Sequence[str]) -> None:
        """Show căn cứ unless they are being typed."""
        if tuple(bases) != self.bases and not self.legal_bases.hasFocus():
            self.legal_bases.setPlainText("\n".join(bases))

    def _bases_changed(self) -> None:
        if self.legal_bases.hasFocus():
            self.edited.emit()


def two_columns(parent: QWidget) -> QGridLayout:
    """The grid all forms lie in."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.M)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    whole = QVBoxLayout(parent)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addLayout(grid)
    return grid


def show_text(edit: QLineEdit, text: str) -> None:
    """Show a text in a field unless it is being typed in."""
    if edit.text() != text and not edit.hasFocus():
        edit.setText(text)
