"""The wizard itself: pages in order, the path at the side, and what happens at the end."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.rounds import CopyPlan, plan_copy_from
from cds_desktop.errors import Cancelled, CdsError
from cds_desktop.queries.years import OtherWorkspace, look_into
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, run_long_action, run_query
from cds_desktop.ui.fault_dialog import show_fault
from cds_desktop.ui.pages.setup_wizard.closing_pages import CouncilPage, PlacePage
from cds_desktop.ui.pages.setup_wizard.copy_page import CopyPage
from cds_desktop.ui.pages.setup_wizard.form_pages import OfficePage, SchoolPage
from cds_desktop.ui.pages.setup_wizard.founding import SAMPLE_NAME, Founding, SampleFounding
from cds_desktop.ui.pages.setup_wizard.frame import BUTTONS, WizardFrame
from cds_desktop.ui.pages.setup_wizard.set_page import SetPage
from cds_desktop.ui.pages.setup_wizard.start_page import StartPage, Way
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage


class SetupWizard(WizardFrame):
    """Ends with `finished_with` (an open workspace with a round) or `folder_chosen`."""

    finished_with = Signal(object)
    folder_chosen = Signal(Path)

    def __init__(
        self, default_folder: Path, workspace: Workspace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Bắt đầu với CĐS Desktop", "Tạo hồ sơ", parent)
        self._default_folder = default_folder
        self._workspace = workspace
        self._build()
        self.rejected.connect(self._give_up)

    @property
    def steps(self) -> tuple[WizardPage, ...]:
        """The pages in order; who begins from last year names no council."""
        if self.start.way is Way.COPY:
            return (self.start, self.set, self.copy, self.school, self.office, self.place)
        return (self.start, self.school, self.set, self.office, self.council, self.place)

    def accept(self) -> None:
        """Tạo hồ sơ: beside the screen; the wizard stays until it has worked."""
        if not self.validateCurrentPage():
            return
        founding = Founding(
            folder=self.place.folder,
            workspace=self._workspace,
            school=self.school.form.value,
            school_year=self.set.school_year,
            indicator_set=self.set.chosen.indicator_set,
            receiving_office=self.office.office.value,
            deadlines=self.office.deadlines.value,
            members=() if self._is_copy else self.council.members,
            copied_from=self.start.folder if self._is_copy else None,
            copied_details=self.copy.plan.details if self._is_copy and self.copy.plan else None,
        )
        self._found(founding)

    def validateCurrentPage(self) -> bool:
        if not super().validateCurrentPage():
            return False
        page = self.currentPage()
        if page is self.start and self.start.way is Way.FOLDER:
            self.folder_chosen.emit(self.start.folder)
            self.reject()
            return False
        if page is self.start and self.start.way is Way.SAMPLE:
            self._found(SampleFounding(self._default_folder.parent / SAMPLE_NAME))
            return False
        return True

    def initializePage(self, number: int) -> None:
        super().initializePage(number)
        page = self.page(number)
        if page is self.office:
            self.office.suggest_for(self.school.form.value, self.set.school_year)
        elif page is self.set and not self._is_copy:
            self.set.show_school(self.school.form.value)
        elif page is self.set:
            run_query(self, partial(look_into, self.start.folder), self._offer_year_after)
        elif page is self.copy:
            year, chosen = self.set.school_year, self.set.chosen.indicator_set
            self.copy.ask(partial(plan_copy_from, self.start.folder, year, chosen), self._fill_from)

    @property
    def _is_copy(self) -> bool:
        return self.start.way is Way.COPY and self._workspace_was_new

    def _offer_year_after(self, other: OtherWorkspace) -> None:
        if other.years:
            self.set.offer_year_after(other.years[0].school_year, other.years[0].indicator_set)

    def _fill_from(self, plan: CopyPlan) -> None:
        self.school.form.show_school(plan.school)
        self.office.show_details(plan.details, plan.school_year)

    def _build(self) -> None:
        self.start, self.school, self.set = StartPage(), SchoolPage(), SetPage()
        self.office, self.council, self.place = OfficePage(), CouncilPage(), PlacePage()
        self.copy = CopyPage()
        folder = self._workspace.folder if self._workspace else self._default_folder
        self.place.show_folder(folder, fixed=self._workspace is not None)
        self._workspace_was_new = self._workspace is None
        self.set_up((self.start, self.school, self.set, self.copy, self.office, self.council, self.place))
        if self._workspace is not None:
            self.setStartId(1)
        self.start.cards_changed.connect(self.show_path)

    def _found(self, founding: "Founding | SampleFounding") -> None:
        def done(_changes: Changes) -> None:
            self._founded(founding.founded)

        def failed(error: CdsError) -> None:
            self._refused(error, founding.workspace)

        if isinstance(founding, Founding) and founding.copied_from is not None:
            self._set_busy(True)
            run_long_action(self, founding.do, what="Đang chép hồ sơ năm trước", done=done, failed=failed)
        else:
            self.setEnabled(False)
            run_action(self, founding.do, done=done, failed=failed)

    def _set_busy(self, busy: bool) -> None:
        """Everything rests but the progress with its "Hủy"."""
        for which in BUTTONS:
            self.button(which).setEnabled(not busy)
        self.place.show_busy(busy)

    def _founded(self, workspace: Workspace) -> None:
        self._workspace = None
        # The wizard asks its last page once more before it closes; by now the folder is ours.
        self.place.show_folder(workspace.folder, fixed=True)
        super().accept()
        self.finished_with.emit(workspace)

    def _refused(self, error: CdsError, workspace: Workspace | None) -> None:
        self.setEnabled(True)
        self._set_busy(False)
        self._workspace = workspace
        if workspace is not None:
            self.place.show_folder(workspace.folder, fixed=True)
        if not isinstance(error, Cancelled):
            show_fault(self, error)

    def _give_up(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
