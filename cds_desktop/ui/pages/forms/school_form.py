"""Thông tin trường: the form of the wizard and of the setup page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.readiness import NEEDED_OF_SCHOOL
from cds_desktop.domain.round import School
from cds_desktop.queries import Commune, communes
from cds_desktop.ui.pages.forms import suggestions
from cds_desktop.ui.pages.forms.edits import Choice, SearchEdit, SuggestedEdit, show_text
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit

LEVELS = (("MN", "Mầm non"), ("TH", "Tiểu học"), ("THCS", "THCS"), ("THPT", "THPT"), ("GDTX", "GDTX"))
OWNERSHIPS = (
    ("", "Chưa chọn"),
    ("công lập", "Công lập"),
    ("tư thục", "Tư thục"),
    ("dân lập", "Dân lập"),
)
USUAL_CODE_LENGTH = 8


class SchoolForm(QWidget):
    """Every field of a school; `edited` comes with every change by hand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commune_code = self._province_code = ""
        self._build()
        self._connect()
        self._suggest()

    @property
    def value(self) -> School:
        """The school as entered."""
        return School(
            name=self.name.text(),
            name_upper=self.name_upper.text(),
            superior_upper=self.superior_upper.text(),
            place_name=self.place_name.text(),
            abbreviation=self.abbreviation.text(),
            sector_code=self.sector_code.text(),
            ownership=self.ownership.currentData() or "",
            levels=tuple(code for code, box in self.levels.items() if box.isChecked()),
            province_code=self._province_code,
            province=self.province.text(),
            commune_code=self._commune_code,
            commune=self.commune.text(),
            managing_authority=self.managing_authority.text(),
        )

    def show_school(self, school: School) -> None:
        """Fill the form; a field that says the same is left alone."""
        for name in _TEXTS:
            show_text(getattr(self, name), getattr(school, name))
        self._commune_code, self._province_code = school.commune_code, school.province_code
        self.ownership.setCurrentIndex(max(0, self.ownership.findData(school.ownership)))
        for code, box in self.levels.items():
            box.setChecked(code in school.levels)
        self._suggest()
        self._check_code()

    def set_read_only(self, read_only: bool) -> None:
        """Only to look at."""
        for name in _TEXTS:
            getattr(self, name).setReadOnly(read_only)
        for box in (self.ownership, *self.levels.values()):
            box.setEnabled(not read_only)

    def mark_missing(self) -> None:
        """Say below each required field that is empty what it is needed for."""
        for field in self.fields.values():
            if not field.required or not isinstance(field.editor, QLineEdit):
                continue
            if field.editor.text().strip():
                field.set_validity(Validity.NONE)
            else:
                field.set_validity(Validity.WARN, "Còn thiếu; in trên mọi văn bản.")

    def first_missing(self) -> FormField | None:
        """The first required field that needs a look: empty, or just filled with what was suggested."""
        required = [
            (field, field.editor)
            for field in self.fields.values()
            if field.required and isinstance(field.editor, QLineEdit)
        ]
        open_fields = [field for field, edit in required if not edit.text().strip()]
        for _, edit in required:
            if isinstance(edit, SuggestedEdit):
                edit.take_suggestion()
        for field, edit in required:
            if field not in open_fields:
                field.set_validity(Validity.NONE)
            elif edit.text().strip():
                field.set_validity(Validity.WARN, "Điền theo gợi ý; sửa nếu khác.")
            else:
                words = f"Nhập {field.label.text().removesuffix(' *').lower()} để tiếp tục."
                field.set_validity(Validity.ERROR, words)
        return open_fields[0] if open_fields else None

    def _build(self) -> None:
        self.name, self.sector_code = LineEdit(), LineEdit()
        self.name_upper, self.superior_upper, self.place_name = (SuggestedEdit() for _ in range(3))
        self.abbreviation, self.managing_authority = SuggestedEdit(), SuggestedEdit()
        self.province, self.commune = SearchEdit(), SearchEdit()
        self.name.setPlaceholderText("Trường THCS …")
        self.commune.setPlaceholderText("Gõ tên, không cần dấu")
        self.province.setPlaceholderText("Gõ tên, không cần dấu")
        self.ownership = ComboBox()
        for code, words in OWNERSHIPS:
            self.ownership.addItem(words, code)
        self.fields = {
            name: FormField(label, getattr(self, name), required=name in NEEDED_OF_SCHOOL)
            for name, label in _LABELS.items()
        }
        self._offer_places()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for index, field in enumerate(self.fields.values()):
            grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(grid)
        whole.addWidget(Label("Cấp học", Type.SMALL_STRONG, tone="muted"))
        whole.addLayout(self._build_levels())

    def _build_levels(self) -> QHBoxLayout:
        self.levels = {code: QCheckBox(words) for code, words in LEVELS}
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for box in self.levels.values():
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _offer_places(self) -> None:
        provinces = {one.province: one for one in communes()}
        self.province.offer([Choice(name, name, fold(name), one) for name, one in provinces.items()])
        self.commune.offer(
            [Choice(one.name, f"{one.name}, {one.province}", one.search_key, one) for one in communes()]
        )

    def _connect(self) -> None:
        for name in _TEXTS:
            getattr(self, name).textEdited.connect(self._typed)
        self.commune.textEdited.connect(self._forget_commune)
        self.province.textEdited.connect(self._forget_province)
        self.commune.picked.connect(self._pick_commune)
        self.province.picked.connect(self._pick_province)
        self.ownership.activated.connect(self.edited)
        for box in self.levels.values():
            box.clicked.connect(self._typed)

    def _typed(self) -> None:
        self._suggest()
        self._check_code()
        for field in self.fields.values():
            # Words just entered mend a field; one still empty keeps its sentence.
            if field.required and isinstance(field.editor, QLineEdit) and field.editor.text().strip():
                field.set_validity(Validity.NONE)
        self.edited.emit()

    def _forget_commune(self) -> None:
        self._commune_code = ""

    def _forget_province(self) -> None:
        self._province_code = ""

    def _pick_commune(self, one: Commune) -> None:
        self.commune.setText(one.name)
        self._commune_code = one.code
        self._pick_province(one)

    def _pick_province(self, one: Commune) -> None:
        self.province.setText(one.province)
        self._province_code = one.province_code
        self._typed()

    def _suggest(self) -> None:
        commune, name = self.commune.text(), self.name.text()
        self.name_upper.suggest(name.upper())
        self.superior_upper.suggest(f"UBND {commune.upper()}" if commune else "")
        self.place_name.suggest(suggestions.without_kind(commune))
        self.abbreviation.suggest(suggestions.abbreviation(name))
        self.managing_authority.suggest(f"UBND {suggestions.with_small_kind(commune)}" if commune else "")

    def _check_code(self) -> None:
        code, field = self.sector_code.text().strip(), self.fields["sector_code"]
        if not code or (code.isascii() and code.isdigit() and len(code) == USUAL_CODE_LENGTH):
            field.set_validity(Validity.NONE)
            return
        found = f"mã này có {len(code)}" if code.isdigit() else "mã này có ký tự khác"
        words = f"Mã của ngành thường có {USUAL_CODE_LENGTH} chữ số; {found}. Vẫn tiếp tục được."
        field.set_validity(Validity.WARN, words)


_LABELS = {
    "name": "Tên trường",
    "name_upper": "Tên in hoa ở đầu văn bản",
    "commune": "Xã, phường, đặc khu",
    "province": "Tỉnh, thành phố",
    "superior_upper": "Cơ quan cấp trên ở đầu văn bản",
    "place_name": "Địa danh ghi ngày tháng",
    "abbreviation": "Viết tắt trong số văn bản",
    "sector_code": "Mã trường trong CSDL ngành",
    "managing_authority": "Cơ quan quản lý trực tiếp",
    "ownership": "Loại hình",
}
_TEXTS = tuple(name for name in _LABELS if name != "ownership")
