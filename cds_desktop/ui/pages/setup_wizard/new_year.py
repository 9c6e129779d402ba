"""Mở đợt năm học mới: in the workspace that is open, from one of its years, from another folder, or empty."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes
from cds_desktop.actions.rounds import (
    CopyPlan,
    copy_round,
    copy_round_from,
    open_round,
    plan_copy,
    plan_copy_from,
)
from cds_desktop.domain.round import RoundDetails, School
from cds_desktop.progress import Progress
from cds_desktop.queries.indicator_sets import known_sets
from cds_desktop.queries.years import OtherWorkspace, YearRow, look_into, years
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_long_action, run_query, signals
from cds_desktop.ui.pages.setup_wizard.copy_page import CopyPage
from cds_desktop.ui.pages.setup_wizard.folder_row import FolderRow
from cds_desktop.ui.pages.setup_wizard.form_pages import OfficePage
from cds_desktop.ui.pages.setup_wizard.frame import WizardFrame
from cds_desktop.ui.pages.setup_wizard.set_page import SetPage
from cds_desktop.ui.pages.setup_wizard.start_page import fault_of_earlier
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.form_field import FormField

ELSEWHERE, EMPTY = "elsewhere", ""
_MOST = 3


class SourcePage(WizardPage):
    """Which year to begin from: the newest ones of this workspace, another folder, or none."""

    name = "Bắt đầu từ đâu"
    intro = "Đợt mới là một năm học nữa trong cùng hồ sơ. Các năm trước giữ nguyên, xem lại ở trang Kết quả."

    @property
    def source(self) -> str:
        """The id of a round, `ELSEWHERE`, or `EMPTY`."""
        return next((key for key, card in self.cards.items() if card.isChecked()), EMPTY)

    @property
    def folder(self) -> Path:
        """The folder of last year's dossier, where it lies elsewhere."""
        return self.folder_row.folder

    @property
    def done_words(self) -> str:
        return {ELSEWHERE: "Hồ sơ ở thư mục khác", EMPTY: "Bắt đầu trống"}.get(self.source, "Từ năm trước")

    def show_years(self, found: Sequence[YearRow]) -> None:
        """Offer the newest years first."""
        for year in found[:_MOST]:
            line = f"Hội đồng, phân công, {year.evidence_count} minh chứng; không chép điểm."
            self._add(year.round_id, f"Chép từ năm học {year.school_year}", line, "history")
        self._add(ELSEWHERE, "Chọn hồ sơ năm trước…", "Năm trước nằm ở thư mục khác hoặc trên USB.", "folder")
        self._add(EMPTY, "Bắt đầu trống", "Không chép gì từ năm trước.", "plus")
        next(iter(self.cards.values())).setChecked(True)
        self._show_folder()

    def first_wrong(self) -> FormField | None:
        if self.source != ELSEWHERE:
            return None
        return self.folder_row.require("Chọn thư mục hồ sơ năm trước để tiếp tục.")

    def look(self) -> Callable[[], str] | None:
        return partial(fault_of_earlier, self.folder) if self.source == ELSEWHERE else None

    def show_look(self, fault: str) -> None:
        self.folder_row.field.set_fault(fault)
        if fault:
            self.lead_to(self.folder_row.field)

    def first_input(self) -> QWidget | None:
        return next((card for card in self.cards.values() if card.isChecked()), None)

    def _build(self) -> None:
        self.cards: dict[str, ChoiceCard] = {}
        self.folder_row = FolderRow("Thư mục hồ sơ năm trước", "Chọn hồ sơ năm trước")
        self.body.addWidget(self.folder_row)
        self.folder_row.hide()

    def _add(self, key: str, name: str, line: str, icon: str) -> None:
        card = self.cards[key] = ChoiceCard(name, line, icon)
        card.toggled.connect(self._show_folder)
        self.body.insertWidget(self.body.indexOf(self.folder_row), card)

    def _show_folder(self) -> None:
        self.folder_row.setVisible(self.source == ELSEWHERE)
        self.folder_row.field.set_fault("")
        self.completeChanged.emit()


class NewYearWizard(WizardFrame):
    """Closes before the work begins: the window shows how far it is, with "Hủy"."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__("Mở đợt năm học mới", "Mở đợt", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._host = workspace, parent
        self._years: tuple[YearRow, ...] = ()
        self.source, self.set, self.copy, self.office = SourcePage(), SetPage(), CopyPage(), OfficePage()
        self.set_up((self.source, self.set, self.copy, self.office))
        self.source.completeChanged.connect(self.show_path)
        run_query(self, partial(years, workspace), self._show_years)
        run_query(self, partial(queries.school, workspace), self.set.show_school)
        run_query(self, partial(known_sets, workspace), self.set.offer_sets)

    @property
    def steps(self) -> tuple[WizardPage, ...]:
        """The pages in order; nothing is previewed where nothing is copied."""
        if self.source.source == EMPTY:
            return (self.source, self.set, self.office)
        return (self.source, self.set, self.copy, self.office)

    def initializePage(self, number: int) -> None:
        super().initializePage(number)
        page = self.page(number)
        if page is self.set:
            self._offer_year()
        elif page is self.copy:
            self.copy.ask(self._planner(), self._fill_from)
        elif page is self.office and self.source.source == EMPTY:
            run_query(self, partial(queries.school, self._workspace), self._suggest_office)

    def accept(self) -> None:
        """Mở đợt."""
        if not self.validateCurrentPage():
            return
        deed, host = self._deed(), self._host
        year = self.set.school_year
        super().accept()
        what = f"Đang mở đợt năm học {year}"
        run_long_action(host, deed, what=what, done=partial(_tell, host, year))

    def _show_years(self, found: tuple[YearRow, ...]) -> None:
        self._years = found
        self.set.taken_years = frozenset(year.school_year for year in found)
        self.source.show_years(found)
        self.show_path()
        self._focus_first()

    def _offer_year(self) -> None:
        source = self.source.source
        if source == ELSEWHERE:
            run_query(self, partial(look_into, self.source.folder), self._offer_after_other)
            return
        chosen = next((one for one in self._years if one.round_id == source), None)
        if last := chosen or next(iter(self._years), None):
            self.set.offer_year_after(last.school_year, last.indicator_set)

    def _offer_after_other(self, other: OtherWorkspace) -> None:
        if other.years:
            self.set.offer_year_after(other.years[0].school_year, other.years[0].indicator_set)

    def _planner(self) -> Callable[[], CopyPlan]:
        year, chosen = self.set.school_year, self.set.chosen.indicator_set
        if self.source.source == ELSEWHERE:
            return partial(plan_copy_from, self.source.folder, year, chosen)
        return partial(plan_copy, self._workspace, self.source.source, year, chosen)

    def _fill_from(self, plan: CopyPlan) -> None:
        self.office.show_details(plan.details, plan.school_year)

    def _suggest_office(self, school: School) -> None:
        self.office.suggest_for(school, self.set.school_year)

    def _deed(self) -> Callable[[Progress], Changes]:
        year, chosen = self.set.school_year, self.set.chosen.indicator_set
        office, deadlines = self.office.office.value, self.office.deadlines.value
        plan = self.copy.plan if self.source.source != EMPTY else None
        details = replace(
            plan.details if plan else RoundDetails(), receiving_office=office, deadlines=deadlines
        )
        workspace, source, folder = self._workspace, self.source.source, self.source.folder
        if plan is None:
            return lambda _progress: open_round(workspace, year, chosen, details)
        if source == ELSEWHERE:
            return lambda tell: copy_round_from(workspace, folder, year, chosen, details, progress=tell)
        return lambda tell: copy_round(workspace, source, year, chosen, details, tell)


def _tell(host: QWidget, year: str, changes: Changes) -> None:
    signals.said.emit(f"Đã mở đợt năm học {year}")
    if changes.notes:
        TextDialog(f"Đã mở đợt năm học {year}", "\n\n".join(changes.notes), host).open()
