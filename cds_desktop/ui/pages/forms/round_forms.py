"""Cơ quan nhận, thời hạn, căn cứ: the parts of a round that the wizard and the setup page share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_desktop.domain.round import Deadline, ReceivingOffice, RoundDetails
from cds_desktop.domain.text import clean
from cds_desktop.queries import RoundView
from cds_desktop.ui.pages.forms.edits import SuggestedEdit, show_text
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.typed_field import DateField

Mending = Callable[[RoundDetails], RoundDetails]

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
        # Names of offices are long: each has a line of its own.
        for row, field in enumerate((self.name_field, self.upper_field)):
            grid.addWidget(field, row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
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
        """Fill the form; a field that says the same is left alone."""
        self._kept = office
        show_text(self.name, office.name)
        show_text(self.name_upper, office.name_upper)
        self.name_upper.suggest(self.name.text().upper())

    def suggest(self, name: str) -> None:
        """Offer a usual receiver."""
        self.name.suggest(name)
        self.name_upper.suggest((self.name.text() or name).upper())

    def mark_missing(self) -> None:
        """Say below an empty name what it is needed for."""
        if self.name.text().strip():
            self.name_field.set_validity(Validity.NONE)
        else:
            self.name_field.set_validity(Validity.WARN, "Còn thiếu; cần khi nộp hồ sơ.")

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
        self._school_year = ""
        self.fields: dict[str, DateField] = {}
        self._grid = two_columns(self)
        self._rebuild(USUAL_DEADLINES)

    @property
    def value(self) -> tuple[Deadline, ...]:
        """The deadlines that have a date."""
        return tuple(
            Deadline(key=key, label=self._labels[key], due_on=field.value)
            for key, field in self.fields.items()
            if field.value is not None
        )

    def set_school_year(self, school_year: str) -> None:
        """Which school year the deadlines belong to."""
        self._school_year = school_year
        for field in self.fields.values():
            field.set_school_year(school_year)

    def show_deadlines(self, deadlines: Sequence[Deadline]) -> None:
        """Show these; the usual ones are always offered."""
        labels = dict(USUAL_DEADLINES) | {one.key: one.label for one in deadlines}
        if labels != self._labels:
            self._rebuild(tuple(labels.items()))
        days: dict[str, date] = {one.key: one.due_on for one in deadlines}
        for key, field in self.fields.items():
            field.fill(days.get(key), even_if_focused=True)

    def first_wrong(self) -> FormField | None:
        """The first field that holds no date; each says so."""
        for field in self.fields.values():
            field.mark()
        return next((f for f in self.fields.values() if f.validity is Validity.ERROR), None)

    def _rebuild(self, labels: Sequence[tuple[str, str]]) -> None:
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.deleteLater()
        self._labels = dict(labels)
        self.fields = {}
        for index, (key, label) in enumerate(labels):
            field = DateField(label)
            field.set_school_year(self._school_year)
            field.line.date_edited.connect(self.edited)
            self.fields[key] = field
            self._grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)


class DecisionForm(QWidget):
    """Quyết định thành lập Hội đồng."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.issuer, self.day = LineEdit(), LineEdit(), DateField("Ngày ký")
        # Wide enough for "123/QĐ-THCSNT" in the narrowest window.
        self.number.setMinimumWidth(136)
        grid = two_columns(self)
        grid.addWidget(FormField("Số quyết định", self.number), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(FormField("Người ký", self.issuer), 0, 2, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 0, 4)):
            grid.setColumnStretch(column, stretch)
        for edit in (self.number, self.issuer):
            edit.textEdited.connect(self.edited)
        self.day.line.date_edited.connect(self.edited)

    def set_school_year(self, school_year: str) -> None:
        """Which school year the decision belongs to."""
        self.day.set_school_year(school_year)

    @property
    def entered(self) -> Mending:
        """Puts what stands here now into the details of a round."""
        return partial(
            replace,
            council_decision_number=self.number.text(),
            council_decision_date=self.day.value,
            council_decision_issuer=self.issuer.text(),
        )

    def show_round(self, view: RoundView) -> None:
        """Fill the form; a field that says the same is left alone."""
        show_text(self.number, view.council_decision_number)
        show_text(self.issuer, view.council_decision_issuer)
        self.day.fill(view.council_decision_date, even_if_focused=True)


class PlanForm(QWidget):
    """Kế hoạch tự đánh giá và các căn cứ: what the papers cite."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.day = LineEdit(), DateField("Ngày kế hoạch")
        self.legal_bases = QPlainTextEdit()
        self.legal_bases.setTabChangesFocus(True)
        self.legal_bases.setFixedHeight(124)
        grid = two_columns(self)
        grid.addWidget(FormField("Số kế hoạch tự đánh giá", self.number), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        basis = FormField("Căn cứ khác", self.legal_bases, help_text="Mỗi dòng một căn cứ, in ở đầu văn bản.")
        grid.addWidget(basis, 1, 0, 1, 2)
        self.number.textEdited.connect(self.edited)
        self.day.line.date_edited.connect(self.edited)
        self.legal_bases.textChanged.connect(self.edited)

    @property
    def bases(self) -> tuple[str, ...]:
        """Căn cứ, one per line."""
        lines = map(clean, self.legal_bases.toPlainText().splitlines())
        return tuple(filter(None, lines))

    @property
    def entered(self) -> Mending:
        """Puts what stands here now into the details of a round."""
        return partial(
            replace, plan_number=self.number.text(), plan_date=self.day.value, legal_bases=self.bases
        )

    def show_round(self, view: RoundView) -> None:
        """Fill the form; a field that says the same is left alone."""
        self.day.set_school_year(view.school_year)
        show_text(self.number, view.plan_number)
        self.day.fill(view.plan_date, even_if_focused=True)
        if view.legal_bases != self.bases:
            self.legal_bases.blockSignals(True)
            self.legal_bases.setPlainText("\n".join(view.legal_bases))
            self.legal_bases.blockSignals(False)


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
