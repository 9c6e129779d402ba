"""The pages in between: school, year and bộ chỉ số, receiving office and deadlines."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import RoundDetails, School
from cds_desktop.domain.year_on_year import next_school_year
from cds_desktop.queries import SetChoice, set_choice
from cds_desktop.ui.background import run_query
from cds_desktop.ui.file_asking import ask_file
from cds_desktop.ui.pages.forms import suggestions
from cds_desktop.ui.pages.forms.round_forms import DeadlinesForm, OfficeForm
from cds_desktop.ui.pages.forms.school_form import SchoolForm
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
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


class SetPage(WizardPage):
    """Năm học và bộ chỉ số."""

    name = "Năm học và bộ chỉ số"
    intro = "Đợt đánh giá giữ nguyên văn bộ chỉ số đã chọn cho tới khi kết thúc."

    @property
    def done_words(self) -> str:
        return self.school_year

    @property
    def school_year(self) -> str:
        """The chosen school year."""
        return self.years.currentText()

    @property
    def chosen(self) -> SetChoice:
        """The chosen bộ chỉ số."""
        return self._choices[max(0, self.sets.currentIndex())]

    def first_wrong(self) -> FormField | None:
        taken = self.school_year in self.taken_years
        words = f"Hồ sơ đã có đợt của năm học {self.school_year}. Chọn năm học khác." if taken else ""
        self.year_field.set_fault(words)
        return self.year_field if taken else None

    def first_input(self) -> QWidget | None:
        return self.years

    def _build(self) -> None:
        self.years, self.sets = ComboBox(), ComboBox()
        self.years.addItems(suggestions.school_years(datetime.now().astimezone().date()))
        self.years.setMaximumWidth(200)
        self.taken_years: frozenset[str] = frozenset()
        self.year_field = FormField("Năm học", self.years, required=True)
        self.years.currentTextChanged.connect(lambda _text: self.year_field.set_fault(""))
        self.body.addWidget(self.year_field)
        self.sets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choices = sorted(queries.available_sets(), key=lambda choice: choice.demonstration)
        for choice in self._choices:
            self.sets.addItem(_short_name(choice), choice.id)
        self.set_field = FormField("Bộ chỉ số", self.sets, required=True)
        open_file = secondary("Mở tệp bộ chỉ số…", "folder")
        open_file.clicked.connect(self._ask_for_file)
        self._title = Label("", wrap=True)
        self.body.addWidget(self.set_field)
        self.body.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(open_file)
        row.addWidget(Label("Bộ chỉ số do Sở hoặc phòng gửi, tệp .toml", Type.SMALL, tone="muted"), 1)
        self.body.addLayout(row)
        self.sets.currentIndexChanged.connect(self._show_note)
        self._show_note()

    def _show_note(self) -> None:
        chosen = self.chosen
        self._title.setText(chosen.title)
        if chosen.demonstration:
            words = "Bộ minh họa để xem thử: văn bản in ra mang chữ “BẢN MINH HỌA”, không dùng để nộp."
            self.set_field.set_validity(Validity.WARN, words)
        elif chosen.unchecked_rows:
            self.set_field.set_help(
                f"Bộ này có {chosen.unchecked_rows} dòng chưa đối chiếu với bản giấy; làm việc được ngay, "
                "đối chiếu trước khi lập biên bản."
            )
            self.set_field.set_validity(Validity.NONE)
        else:
            self.set_field.set_help("Mọi dòng đã đối chiếu với bản giấy.")
            self.set_field.set_validity(Validity.NONE)

    def _ask_for_file(self) -> None:
        if path := ask_file(self, "Mở tệp bộ chỉ số", "Bộ chỉ số (*.toml)"):
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a bộ chỉ số from a file and choose it; its faults are told."""
        run_query(self, partial(queries.open_set_file, path), self._add)

    def offer_year_after(self, school_year: str, indicator_set: IndicatorSet) -> None:
        """Last year's set, and the year after it; whoever has chosen already keeps the choice."""
        following = next_school_year(school_year)
        if following and self.years.findText(following) < 0:
            self.years.insertItem(0, following)
        if following:
            self.years.setCurrentText(following)
        known = [choice.indicator_set.digest for choice in self._choices]
        if indicator_set.digest in known:
            self.sets.setCurrentIndex(known.index(indicator_set.digest))
        else:
            self._add(set_choice(indicator_set))

    def _add(self, choice: SetChoice) -> None:
        self._choices.append(choice)
        self.sets.addItem(_short_name(choice), choice.id)
        self.sets.setCurrentIndex(self.sets.count() - 1)


def _short_name(choice: SetChoice) -> str:
    basis = choice.indicator_set.legal_basis
    issued = f", {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
    decision = f"QĐ {basis.number}{issued}" if basis.number else choice.title
    return f"BẢN MINH HỌA · mô phỏng {decision}" if choice.demonstration else decision


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
