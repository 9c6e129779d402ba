"""The wizard itself: pages in order, the path at the side, and what happens at the end."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget, QWizard

from cds_desktop.errors import CdsError
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui import theme
from cds_desktop.ui.background import run_action, run_query
from cds_desktop.ui.fault_dialog import show_fault
from cds_desktop.ui.pages.setup_wizard.closing_pages import CouncilPage, PlacePage
from cds_desktop.ui.pages.setup_wizard.form_pages import OfficePage, SchoolPage, SetPage
from cds_desktop.ui.pages.setup_wizard.founding import SAMPLE_NAME, Founding, SampleFounding
from cds_desktop.ui.pages.setup_wizard.side import LOW_BELOW, Side
from cds_desktop.ui.pages.setup_wizard.start_page import StartPage, Way
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.widgets.path_list import PathItem, PathList
from cds_desktop.ui.widgets.state_glyph import State

SIZE = QSize(1000, 680)
_BUTTONS = {
    QWizard.WizardButton.NextButton: "Tiếp tục",
    QWizard.WizardButton.BackButton: "Quay lại",
    QWizard.WizardButton.CancelButton: "Hủy",
    QWizard.WizardButton.FinishButton: "Tạo hồ sơ",
}
_ORDER = (
    QWizard.WizardButton.CancelButton,
    QWizard.WizardButton.Stretch,
    QWizard.WizardButton.BackButton,
    QWizard.WizardButton.NextButton,
    QWizard.WizardButton.FinishButton,
)


class SetupWizard(QWizard):
    """Ends with `finished_with` (an open workspace with a round) or `folder_chosen`."""

    finished_with = Signal(object)
    folder_chosen = Signal(Path)

    def __init__(
        self, default_folder: Path, workspace: Workspace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._default_folder = default_folder
        self._workspace = workspace
        self._is_looked = False
        self._build()
        self._connect()
        self._show_path()

    @property
    def steps(self) -> tuple[WizardPage, ...]:
        """The pages in order."""
        return (self.start, self.school, self.set, self.office, self.council, self.place)

    @property
    def path(self) -> PathList:
        """The stages shown at the side."""
        return self._side.path

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
            members=self.council.members,
        )
        self._found(founding)

    def validateCurrentPage(self) -> bool:
        page = self.currentPage()
        if not super().validateCurrentPage():
            return False
        assert isinstance(page, WizardPage)
        if not self._is_looked and (look := page.look()) is not None:
            run_query(self, look, partial(self._looked, page))
            return False
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
        if self.page(number) is self.office:
            self.office.suggest_for(self.school.form.value, self.set.school_year)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.set_low(self.height() < LOW_BELOW)

    def _build(self) -> None:
        self.setWindowTitle("Bắt đầu với CĐS Desktop")
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        for which, words in _BUTTONS.items():
            self.setButtonText(which, words)
        self.setButtonLayout(_ORDER)
        for which in (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton):
            self.button(which).setProperty("kind", "primary")
            theme.restyle(self.button(which))
        self.start, self.school, self.set = StartPage(), SchoolPage(), SetPage()
        self.office, self.council, self.place = OfficePage(), CouncilPage(), PlacePage()
        folder = self._workspace.folder if self._workspace else self._default_folder
        self.place.show_folder(folder, fixed=self._workspace is not None)
        for page in self.steps:
            self.addPage(page)
        if self._workspace is not None:
            self.setStartId(1)
        # Without a kept reference and a height of its own the side comes out as a stray field.
        self._side = Side()
        self.setSideWidget(self._side)
        host = self.parentWidget()
        self.resize(SIZE.boundedTo(host.size() - QSize(24, 24)) if host else SIZE)

    def _connect(self) -> None:
        self.rejected.connect(self._give_up)
        self.currentIdChanged.connect(self._show_path)
        self.currentIdChanged.connect(self._focus_first)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self._go_on)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)

    def _show_path(self) -> None:
        current = max(0, self.currentId())
        stages = []
        for index, page in enumerate(self.steps):
            state = State.DONE if index < current else State.GOING if index == current else State.NONE
            line = page.done_words if index < current else "Đang điền" if index == current else page.hint
            stages.append(PathItem(page.name, state, line, is_current=index == current))
        self.path.show_items(stages)

    def _go_on(self) -> None:
        """Alt+→: the same as the filled button."""
        last = self.currentPage() is self.steps[-1]
        self.button(QWizard.WizardButton.FinishButton if last else QWizard.WizardButton.NextButton).click()

    def _looked(self, page: WizardPage, fault: str) -> None:
        """What was pressed goes on now, unless something is wrong or another page is shown meanwhile."""
        if page is not self.currentPage():
            return
        page.show_look(fault)
        if not fault:
            self._is_looked = True
            self._go_on()
            self._is_looked = False

    def _focus_first(self) -> None:
        page = self.currentPage()
        if isinstance(page, WizardPage) and (first := page.first_input()) is not None:
            first.setFocus()

    def _found(self, founding: "Founding | SampleFounding") -> None:
        self.setEnabled(False)
        run_action(
            self,
            founding.do,
            done=lambda _: self._founded(founding.founded),
            failed=lambda error: self._refused(error, founding.workspace),
        )

    def _founded(self, workspace: Workspace) -> None:
        self._workspace = None
        # The wizard asks its last page once more before it closes; by now the folder is ours.
        self.place.show_folder(workspace.folder, fixed=True)
        super().accept()
        self.finished_with.emit(workspace)

    def _refused(self, error: CdsError, workspace: Workspace | None) -> None:
        self.setEnabled(True)
        self._workspace = workspace
        if workspace is not None:
            self.place.show_folder(workspace.folder, fixed=True)
        show_fault(self, error)

    def _give_up(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
