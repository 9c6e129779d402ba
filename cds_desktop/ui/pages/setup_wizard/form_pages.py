"""The pages in between: the school, the receiving office and the deadlines."""

from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import RoundDetails, School
from cds_desktop.ui.pages.forms import suggestions
from cds_desktop.ui.pages.forms.round_forms import DeadlinesForm, OfficeForm
from cds_desktop.ui.pages.forms.school_form import SchoolForm
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label


class SchoolPage(WizardPage):
    """Trường."""

    name = "Trường"
    intro = "Tên và mã sẽ in trên mọi văn bản. Chỗ có dấu * cần điền; chỗ khác bổ sung sau."

    def first_wrong(self) -> FormField | None:
        return self.form.first_missing()

    def first_input(self) -> QWidget | None:
        return self.form.name

    def _build(self) -> None:
        self.form = SchoolForm()
        self.body.addWidget(self.form)


class OfficePage(WizardPage):
    """Cơ quan nhận, thời hạn."""

    name = "Cơ quan nhận, thời hạn"
    intro = "Thời hạn theo kế hoạch của trường; chưa có thì để trống, bổ sung sau."

    def suggest_for(self, school: School, school_year: str) -> None:
        """Offer the usual receiver of this school; dates belong to its school year."""
        self.deadlines.set_school_year(school_year)
        self.office.suggest(suggestions.receiving_office(school.commune, school.province, school.levels))

    def show_details(self, details: RoundDetails, school_year: str) -> None:
        """Begin with last year's office, and with its days a year on, each marked to be checked."""
        self.office.show_office(details.receiving_office)
        self.deadlines.set_school_year(school_year)
        self.deadlines.show_deadlines(details.deadlines)
        for field in self.deadlines.fields.values():
            if field.value is not None and field.validity is Validity.NONE:
                field.set_validity(Validity.WARN, "Theo ngày của năm trước; sửa nếu khác.")

    def first_wrong(self) -> FormField | None:
        return self.office.first_missing() or self.deadlines.first_wrong()

    def first_input(self) -> QWidget | None:
        return self.office.name

    def _build(self) -> None:
        self.office, self.deadlines = OfficeForm(), DeadlinesForm()
        self.body.addWidget(self.office)
        self.body.addWidget(Label("Thời hạn của đợt", Type.H3))
        self.body.addWidget(self.deadlines)
