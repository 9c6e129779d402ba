"""Năm học và bộ chỉ số: which year, and which version of which set it is scored by."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import School
from cds_desktop.domain.set_scope import scope_faults
from cds_desktop.domain.year_on_year import next_school_year
from cds_desktop.queries import SetChoice, set_choice
from cds_desktop.queries.indicator_sets import KnownSet, set_for
from cds_desktop.ui.background import run_query
from cds_desktop.ui.file_asking import ask_file
from cds_desktop.ui.pages.forms import suggestions
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label


class SetPage(WizardPage):
    """Năm học và bộ chỉ số."""

    name = "Năm học và bộ chỉ số"
    intro = "Đợt đánh giá giữ nguyên văn bộ chỉ số đã chọn cho tới khi kết thúc."

    def __init__(self) -> None:
        self._school = School()
        self._known: Sequence[KnownSet] = ()
        super().__init__()

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
        self._title = Label("", wrap=True)
        self.body.addWidget(self.set_field)
        self.body.addWidget(self._title)
        self.body.addLayout(self._build_file_row())
        self.sets.currentIndexChanged.connect(self._show_note)
        self.years.currentTextChanged.connect(self._show_note)
        self._show_note()

    def _build_file_row(self) -> QHBoxLayout:
        open_file = secondary("Mở tệp bộ chỉ số…", "folder")
        open_file.clicked.connect(self._ask_for_file)
        words = "Do Sở hoặc phòng gửi, hoặc bảng tính đã nhập: .cdsx, .xlsx, .toml"
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(open_file)
        row.addWidget(Label(words, Type.SMALL, tone="muted"), 1)
        return row

    def show_school(self, school: School) -> None:
        """Whose round it will be: a bộ chỉ số that is not meant for it says so."""
        self._school = school
        self._show_note()

    def offer_sets(self, known: Sequence[KnownSet]) -> None:
        """Offer what the library of the workspace holds too."""
        self._known = known
        digests = {choice.indicator_set.digest for choice in self._choices}
        for one in known:
            if one.indicator_set is not None and one.digest not in digests:
                self._offer(set_choice(one.indicator_set))

    def _show_note(self) -> None:
        chosen = self.chosen
        self._title.setText(chosen.title)
        faults = scope_faults(chosen.indicator_set, self._school, self.school_year)
        if faults:
            self.set_field.set_validity(Validity.WARN, " ".join(faults))
        elif chosen.demonstration:
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
        if path := ask_file(self, "Mở tệp bộ chỉ số", "Bộ chỉ số (*.cdsx *.xlsx *.toml)"):
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a bộ chỉ số from a file and choose it; its faults are told."""
        run_query(self, partial(_read, path), self._add)

    def offer_year_after(self, school_year: str, indicator_set: IndicatorSet) -> None:
        """The year after it, and the set meant for this school then; else last year's."""
        following = next_school_year(school_year)
        if following and self.years.findText(following) < 0:
            self.years.insertItem(0, following)
        if following:
            self.years.setCurrentText(following)
        meant = set_for(self._known, self._school, self.school_year)
        self._choose(meant.indicator_set if meant and meant.indicator_set else indicator_set)

    def _choose(self, indicator_set: IndicatorSet) -> None:
        offered = [choice.indicator_set.digest for choice in self._choices]
        if indicator_set.digest in offered:
            self.sets.setCurrentIndex(offered.index(indicator_set.digest))
        else:
            self._add(set_choice(indicator_set))

    def _add(self, choice: SetChoice) -> None:
        self._offer(choice)
        self.sets.setCurrentIndex(self.sets.count() - 1)

    def _offer(self, choice: SetChoice) -> None:
        """Beside those of the app, of which it may be another version."""
        self._choices.append(choice)
        name = f"{_short_name(choice)} · bản {choice.indicator_set.version}"
        self.sets.addItem(name, choice.id)


def _short_name(choice: SetChoice) -> str:
    basis = choice.indicator_set.legal_basis
    issued = f", {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
    decision = f"QĐ {basis.number}{issued}" if basis.number else choice.title
    return f"BẢN MINH HỌA · mô phỏng {decision}" if choice.demonstration else decision


def _read(path: Path) -> SetChoice:
    # Sheets and packages are read by parts that the first window need not wait for.
    from cds_desktop.actions.indicator_sets import read_set_file

    return set_choice(read_set_file(path, datetime.now().astimezone()).indicator_set)
