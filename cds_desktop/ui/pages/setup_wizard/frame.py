"""What both wizards have in common: the path at the side, the buttons, what is looked up before going on."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget, QWizard

from cds_desktop.ui import theme
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.setup_wizard.side import LOW_BELOW, Side
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.widgets.path_list import PathItem, PathList
from cds_desktop.ui.widgets.state_glyph import State

SIZE = QSize(1000, 680)
_BUTTONS = {
    QWizard.WizardButton.NextButton: "Tiếp tục",
    QWizard.WizardButton.BackButton: "Quay lại",
    QWizard.WizardButton.CancelButton: "Hủy",
}
BUTTONS = (*_BUTTONS, QWizard.WizardButton.FinishButton)
_ORDER = (
    QWizard.WizardButton.CancelButton,
    QWizard.WizardButton.Stretch,
    QWizard.WizardButton.BackButton,
    QWizard.WizardButton.NextButton,
    QWizard.WizardButton.FinishButton,
)


class WizardFrame(QWizard):
    """Pages in order; "Tiếp tục" goes on once the page and the disk have nothing against it."""

    def __init__(self, title: str, finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_looked = False
        self.setWindowTitle(title)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        for which, words in (_BUTTONS | {QWizard.WizardButton.FinishButton: finish}).items():
            self.setButtonText(which, words)
        self.setButtonLayout(_ORDER)
        for which in (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton):
            self.button(which).setProperty("kind", "primary")
            theme.restyle(self.button(which))

    @property
    def steps(self) -> tuple[WizardPage, ...]:
        """The pages in order, as far as this way leads through them."""
        return ()

    @property
    def path(self) -> PathList:
        """The stages shown at the side."""
        return self._side.path

    def set_up(self, pages: tuple[WizardPage, ...]) -> None:
        """Take the pages in and join everything that is the same for all wizards."""
        for page in pages:
            self.addPage(page)
        # Without a kept reference and a height of its own the side comes out as a stray field.
        self._side = Side()
        self.setSideWidget(self._side)
        host = self.parentWidget()
        self.resize(SIZE.boundedTo(host.size() - QSize(24, 24)) if host else SIZE)
        self.currentIdChanged.connect(self.show_path)
        self.currentIdChanged.connect(self._focus_first)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self._go_on)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)
        self.show_path()

    def validateCurrentPage(self) -> bool:
        page = self.currentPage()
        if not super().validateCurrentPage():
            return False
        assert isinstance(page, WizardPage)
        if not self._is_looked and (look := page.look()) is not None:
            run_query(self, look, partial(self._looked, page))
            return False
        return True

    def nextId(self) -> int:
        page = self.currentPage()
        if page not in self.steps or page is self.steps[-1]:
            return -1
        following = self.steps[self.steps.index(page) + 1]
        return next(number for number in self.pageIds() if self.page(number) is following)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.set_low(self.height() < LOW_BELOW)

    def show_path(self) -> None:
        """Show at the side what is done, where one is, what follows."""
        steps = self.steps
        page = self.currentPage()
        current = steps.index(page) if page in steps else 0
        stages = []
        for index, step in enumerate(steps):
            state = State.DONE if index < current else State.GOING if index == current else State.NONE
            line = step.done_words if index < current else "Đang điền" if index == current else step.hint
            stages.append(PathItem(step.name, state, line, is_current=index == current))
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
