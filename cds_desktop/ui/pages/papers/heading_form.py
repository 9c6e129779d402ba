"""Thể thức văn bản: the fields common to all papers; names in capitals are entered, not converted."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers import EvidenceLayout, PaperSettings
from cds_desktop.domain.round import School
from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.forms import suggestions
from cds_desktop.ui.pages.forms.edits import SuggestedEdit, show_text
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.text_area import TextArea

OF_SCHOOL = {
    "superior_upper": "Cơ quan cấp trên trực tiếp (in hoa)",
    "name_upper": "Tên cơ quan ban hành (in hoa)",
    "place_name": "Địa danh",
    "abbreviation": "Viết tắt trong số, ký hiệu",
}
OF_HEAD = {
    "head_position": "Chức vụ người đứng đầu (in hoa)",
    "head_name": "Họ và tên người đứng đầu",
}
OF_COUNCIL = {
    "council_name_upper": "Tên Hội đồng (in hoa)",
    "council_abbreviation": "Viết tắt của Hội đồng",
}
LAYOUTS = {
    EvidenceLayout.FULL: "Đủ cột: số, ngày, nơi ban hành, nơi lưu, mã kiểm tra",
    EvidenceLayout.SHORT: "Ít cột (TT 57/2026/TT-BGDĐT, chưa đối chiếu bản gốc)",
}


class HeadingForm(QWidget):
    """`school_edited` and `settings_edited` with every change by hand."""

    school_edited = Signal()
    settings_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, LineEdit] = {name: SuggestedEdit() for name in OF_SCHOOL}
        self.lines |= {name: LineEdit() for name in (*OF_HEAD, *OF_COUNCIL)}
        self.council_issues = QCheckBox("Hội đồng được dùng con dấu, văn bản của Hội đồng lấy số riêng")
        self.recipients = TextArea("Nơi nhận mặc định", lines=2)
        self.recipients.grow_between(2, 5)
        self.lines["archive_line"] = LineEdit()
        self.layouts = ComboBox()
        for layout, words in LAYOUTS.items():
            self.layouts.addItem(words, layout)
        self.layouts.let_be_narrow()
        self._build()
        self._connect()

    def school(self, stored: School) -> School:
        """The school with what stands here."""
        values: dict[str, Any] = {name: self.lines[name].text() for name in OF_SCHOOL}
        return replace(stored, **values)

    @property
    def settings(self) -> PaperSettings:
        """What stands here."""
        texts = {name: self.lines[name].text() for name in (*OF_HEAD, *OF_COUNCIL, "archive_line")}
        recipients = filter(None, map(clean, self.recipients.toPlainText().splitlines()))
        return PaperSettings(
            council_issues=self.council_issues.isChecked(),
            recipients=tuple(recipients),
            evidence_layout=self.layouts.currentData(),
            **texts,
        )

    def show_school(self, school: School) -> None:
        """Fill what the school's own form holds too."""
        for name in OF_SCHOOL:
            show_text(self.lines[name], getattr(school, name))
        kinds = {
            "name_upper": school.name.upper(),
            "superior_upper": f"UBND {school.commune.upper()}" if school.commune else "",
            "place_name": suggestions.without_kind(school.commune),
            "abbreviation": suggestions.abbreviation(school.name),
        }
        for name, words in kinds.items():
            line = self.lines[name]
            if isinstance(line, SuggestedEdit):
                line.suggest(words)

    def show_settings(self, settings: PaperSettings) -> None:
        """Fill the rest; a field that says the same is left alone."""
        for name in (*OF_HEAD, *OF_COUNCIL, "archive_line"):
            show_text(self.lines[name], getattr(settings, name))
        self.council_issues.setChecked(settings.council_issues)
        self.layouts.setCurrentIndex(self.layouts.findData(settings.evidence_layout))
        if self.settings.recipients != settings.recipients:
            self.recipients.fill("\n".join(settings.recipients), even_if_focused=True)
        self._show_council()

    def set_editable(self, *, school: bool, settings: bool) -> None:
        """What belongs to the school is part of what is sealed; the rest is not."""
        for name, line in self.lines.items():
            line.setReadOnly(not (school if name in OF_SCHOOL else settings))
        self.recipients.setReadOnly(not settings)
        for box in (self.council_issues, self.layouts):
            box.setEnabled(settings)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        named = {**OF_SCHOOL, **OF_HEAD}
        for number, (name, label) in enumerate(named.items()):
            field = FormField(label, self.lines[name])
            grid.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        below = len(named) // 2
        grid.addWidget(FormField("Nơi nhận mặc định (mỗi dòng một nơi)", self.recipients), below, 0)
        archive = FormField(
            "Dòng lưu", self.lines["archive_line"], help_text="In ở cuối Nơi nhận, ví dụ: Lưu: VT."
        )
        grid.addWidget(archive, below, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(FormField("Mẫu danh mục minh chứng", self.layouts), below + 1, 0, 1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(grid)
        whole.addWidget(self.council_issues)
        whole.addWidget(self._build_council())

    def _build_council(self) -> QWidget:
        self._council = QWidget()
        grid = QGridLayout(self._council)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        for number, (name, label) in enumerate(OF_COUNCIL.items()):
            grid.addWidget(FormField(label, self.lines[name]), 0, number)
            grid.setColumnStretch(number, 1)
        words = "Dùng cho biên bản, kế hoạch và báo cáo của Hội đồng."
        grid.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True), 1, 0, 1, 2)
        return self._council

    def _connect(self) -> None:
        for name, edit in self.lines.items():
            edit.textEdited.connect(self.school_edited if name in OF_SCHOOL else self.settings_edited)
        self.council_issues.clicked.connect(self._show_council)
        self.council_issues.clicked.connect(self.settings_edited)
        self.layouts.activated.connect(self.settings_edited)
        self.recipients.textChanged.connect(self._recipients_typed)

    def _recipients_typed(self) -> None:
        if not self.recipients.is_filling:
            self.settings_edited.emit()

    def _show_council(self) -> None:
        self._council.setVisible(self.council_issues.isChecked())
