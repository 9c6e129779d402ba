"""From a folder to a window with pages: opened beside the screen, refused in words, begun anew."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from cds_desktop.domain.text import capital
from cds_desktop.errors import CdsError, WorkspaceInUse
from cds_desktop.ui import background
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.fault_dialog import show_fault
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.log_file import write_log_into
from cds_desktop.ui.window.main_window import MainWindow
from cds_desktop.ui.window.places import PLACES, TODO

if TYPE_CHECKING:
    from cds_desktop.queries import Overview
    from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Opened:
    """An open workspace; without an overview no round was opened in it yet."""

    workspace: "Workspace"
    overview: "Overview | None"
    saved_at: datetime | None = None


def open_folder(folder: Path, *, read_only: bool = False) -> Opened | None:
    """Open a workspace and look at it, beside the screen; `None` where nothing lies yet."""
    from cds_desktop.storage.workspace import open_workspace

    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    # What the first page needs is imported here as well.
    PLACES[TODO].page()
    return look_at(open_workspace(folder, read_only=read_only))


def look_at(workspace: "Workspace") -> Opened:
    """The first look at an open workspace; it is closed again if that fails."""
    from cds_desktop import queries

    try:
        if not queries.has_round(workspace):
            return Opened(workspace, None)
        return Opened(workspace, queries.overview(workspace), queries.last_saved_at(workspace))
    except BaseException:
        workspace.close()
        raise


def _tidy(workspace: "Workspace") -> None:
    from cds_desktop.actions.upkeep import remove_spare_files

    remove_spare_files(workspace)


class Opening(QObject):
    """Opens folders for one window; `default_folder` is where a new workspace is offered."""

    def __init__(self, window: MainWindow, default_folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._default_folder = self._folder = default_folder
        self._home = default_folder.parent
        window.start_asked.connect(self.offer_start)

    def begin(self, folder: Path | None) -> None:
        """Open `folder`, else the one open last, else begin anew."""
        self.open(folder or memory.last_workspace() or self._default_folder)

    def open(self, folder: Path, *, read_only: bool = False) -> None:
        """Open a folder beside the screen."""
        self._folder = folder
        look = partial(open_folder, folder, read_only=read_only)
        background.run_query(self._window, look, self._opened, failed=self._failed)

    def begin_anew(self) -> None:
        """The wizard for a new workspace, once what it needs is imported."""
        background.run_query(self._window, _import_for_wizard, lambda _: self._run_wizard(None))

    def _opened(self, opened: Opened | None) -> None:
        if opened is not None:
            self.show(opened)
            return
        self._default_folder = self._folder
        self.begin_anew()

    def show(self, opened: Opened) -> None:
        """Show an open workspace, or the wizard when it has no round."""
        if opened.overview is None:
            self._run_wizard(opened.workspace)
            return
        memory.remember_workspace(opened.workspace.folder)
        write_log_into(opened.workspace)
        self._window.show_workspace(opened.workspace, opened.overview, opened.saved_at)
        if not opened.workspace.read_only:
            background.run_query(self._window, lambda: _tidy(opened.workspace), lambda _: None)

    def offer_start(self) -> None:
        """No round is open: what can be done first."""
        from cds_desktop.ui.window.start_view import StartView

        view = StartView(self._home)
        view.new_asked.connect(self.begin_anew)
        view.folder_chosen.connect(self.open)
        if (last := memory.last_workspace()) is not None:
            view.offer_last(last)
        self._window.show_start(view)

    def _run_wizard(self, workspace: "Workspace | None") -> None:
        from cds_desktop.ui.pages.setup_wizard import SetupWizard

        if self._window.workspace is None:
            self.offer_start()
        wizard = SetupWizard(self._default_folder, workspace, self._window)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.finished_with.connect(self._wizard_done)
        wizard.folder_chosen.connect(self.open)
        wizard.open()

    def _wizard_done(self, workspace: "Workspace") -> None:
        background.run_query(self._window, lambda: look_at(workspace), self.show, failed=self._failed)

    def _failed(self, error: CdsError) -> None:
        if self._window.workspace is None:
            self.offer_start()
        if isinstance(error, WorkspaceInUse):
            if ask_to_look(self._window, error):
                self.open(self._folder, read_only=True)
            return
        show_fault(self._window, error)


def _import_for_wizard() -> None:
    import cds_desktop.actions.rounds
    import cds_desktop.queries  # noqa: F401


def ask_to_look(parent: MainWindow, error: WorkspaceInUse) -> bool:
    """Whether to open only to look, because another window holds the workspace."""
    detail = capital(error.detail)
    means = f"{detail}.\n{error.advice}" if detail else error.advice
    return agrees(parent, error.title, means, yes="Mở chỉ để xem", no="Đóng", usual_is_yes=True)
