"""The last pages: the two people a biên bản cannot do without, and the folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cds_desktop.actions.rounds.council_text import guessed_salutation
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui.background import LongWork, cancel_long_action, run_query, signals
from cds_desktop.ui.file_asking import ask_folder
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.progress_row import ProgressRow

SALUTATIONS = ("Ông", "Bà")


class PersonRow:
    """Danh xưng, họ tên, chức vụ of one person."""

    def __init__(self, role: Role, row: int, grid: QGridLayout) -> None:
        self.role = role
        self.salutation, self.full_name, self.position = ComboBox(), LineEdit(), LineEdit()
        self.salutation.addItems(SALUTATIONS)
        heading = Label(role.label, Type.H3)
        heading.setContentsMargins(0, Space.M if row else 0, 0, 0)
        grid.addWidget(heading, 2 * row, 0, 1, 3)
        for column, (label, editor) in enumerate(
            (("Danh xưng", self.salutation), ("Họ và tên", self.full_name), ("Chức vụ", self.position))
        ):
            editor.setAccessibleName(f"{label}, {role.label}")
            grid.addWidget(FormField(label, editor), 2 * row + 1, column)
        self._salutation_chosen = False
        self.salutation.activated.connect(self._choose_salutation)
        self.full_name.textEdited.connect(self._guess_salutation)

    def _choose_salutation(self) -> None:
        self._salutation_chosen = True

    def _guess_salutation(self, name: str) -> None:
        guessed = guessed_salutation(name)
        if guessed and not self._salutation_chosen:
            self.salutation.setCurrentText(guessed)

    @property
    def member(self) -> Member | None:
        """The person, once named."""
        if not self.full_name.text().strip():
            return None
        return Member(
            id="",
            full_name=self.full_name.text(),
            salutation=self.salutation.currentText(),
            position=self.position.text(),
            role=self.role,
        )


class CouncilPage(WizardPage):
    """Hội đồng: chair and secretary; everybody else on the council page."""

    name = "Hội đồng"
    hint = "Có thể điền sau"
    intro = "Chủ tịch và thư ký ký biên bản. Ủy viên và phân công điền sau, ở trang Hội đồng và phân công."

    @property
    def done_words(self) -> str:
        return f"{len(self.members)} người" if self.members else self.hint

    @property
    def members(self) -> tuple[Member, ...]:
        """Who was named."""
        return tuple(row.member for row in self.people if row.member)

    def first_input(self) -> QWidget | None:
        return self.people[0].full_name

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self.people = tuple(
            PersonRow(role, row, grid) for row, role in enumerate((Role.CHAIR, Role.SECRETARY))
        )
        self.body.addLayout(grid)


class PlacePage(WizardPage):
    """Nơi giữ dữ liệu."""

    name = "Nơi giữ dữ liệu"
    intro = (
        "Tất cả nằm trong một thư mục: số liệu, minh chứng, văn bản, bản sao lưu. Chép thư mục này là chép "
        "cả hồ sơ."
    )

    @property
    def folder(self) -> Path:
        """The folder of the new workspace."""
        return Path(self.folder_edit.text().strip())

    def show_folder(self, folder: Path, *, fixed: bool) -> None:
        """Offer a folder; a workspace that is open already keeps its own."""
        self.folder_edit.setText(str(folder))
        self.folder_edit.setReadOnly(fixed)
        self._choose.setVisible(not fixed)

    def show_busy(self, busy: bool) -> None:
        """While files are copied the folder stays as it is, and "Hủy" is at hand."""
        self.progress.setVisible(busy)
        self.folder_edit.setEnabled(not busy)
        self._choose.setEnabled(not busy)

    def _show_work(self, work: LongWork | None) -> None:
        if work is not None:
            self.progress.show_progress(work.what, work.done, work.total, unit="mục")

    def first_wrong(self) -> FormField | None:
        entered = self.folder_edit.text().strip() and self.folder.is_absolute()
        self.folder_field.set_fault("" if entered else "Chọn một thư mục để giữ dữ liệu.")
        return None if entered else self.folder_field

    def look(self) -> Callable[[], str] | None:
        return None if self.folder_edit.isReadOnly() else partial(_fault_of, self.folder)

    def show_look(self, fault: str) -> None:
        self.folder_field.set_fault(fault)
        if fault:
            self.lead_to(self.folder_field)

    def first_input(self) -> QWidget | None:
        return self.folder_edit

    def _build(self) -> None:
        self.folder_edit = LineEdit()
        self.folder_field = FormField(
            "Thư mục hồ sơ", self.folder_edit, required=True, help_text="Nên ở ổ cứng của máy, không ở USB."
        )
        self._choose = secondary("Chọn nơi khác…", "folder")
        self._choose.clicked.connect(self._ask)
        self.body.addWidget(self.folder_field)
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addStretch(1)
        self.body.addLayout(row)
        self.progress = ProgressRow("Đang chép hồ sơ năm trước")
        self.progress.cancelled.connect(cancel_long_action)
        self.progress.hide()
        self.body.addWidget(self.progress)
        signals.long_work.connect(self._show_work)

    def _ask(self) -> None:
        if chosen := ask_folder(self, "Nơi giữ dữ liệu"):
            run_query(self, partial(_free_place, chosen), self._take)

    def _take(self, folder: Path) -> None:
        self.folder_edit.setText(str(folder))
        self.folder_field.set_fault("")


def _fault_of(folder: Path) -> str:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        return "Không mở được thư mục này. Chọn thư mục khác."
    return "Thư mục này đã có tệp. Chọn thư mục trống, hoặc gõ tên một thư mục mới." if taken else ""


def _free_place(chosen: Path) -> Path:
    """The folder itself while it is empty, else one within it."""
    return chosen / "ho-so-cds" if _fault_of(chosen) else chosen
