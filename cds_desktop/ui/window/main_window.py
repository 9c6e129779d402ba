"""The main window: it shows one page at a time and what is true of all of them."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.ui import background, text_undo
from cds_desktop.ui.window import keys, memory
from cds_desktop.ui.window.frame import WindowFrame
from cds_desktop.ui.window.places import HELP, PAPERS, PLACES, RAIL_KEYS, START, TODO, blank_steps
from cds_desktop.ui.window.rail_steps import rail_steps, saved_words
from cds_desktop.ui.window.sitting import Sitting
from cds_desktop.ui.window.undo_menu import ONLY_LOOKING, SEALED
from cds_desktop.ui.window.undoing import Undoing
from cds_desktop.ui.window.warming import Warming

if TYPE_CHECKING:
    from cds_desktop.queries import Overview
    from cds_desktop.storage.workspace import Workspace
    from cds_desktop.ui.pages.page import Page


class MainWindow(WindowFrame):
    """Shown at once and empty; `show_workspace` brings it to life."""

    start_asked = Signal()
    page_shown = Signal(str)
    workspace_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.saved_at: datetime | None = None
        self._search: QWidget | None = None
        self._connect()
        self.rail.show_steps(blank_steps())

    def show_workspace(
        self, workspace: "Workspace", overview: "Overview", saved_at: datetime | None = None
    ) -> None:
        """Show the start page of an open workspace that has a round."""
        self._leave_workspace()
        self.workspace = workspace
        self.banner.setVisible(workspace.read_only)
        self.absence.watch(workspace)
        self._show_overview(overview)
        if saved_at is not None:
            self._show_saved(saved_at)
        self.sitting.look()
        self.go_to(TODO)
        self.warming.start()

    def show_start(self, view: QWidget) -> None:
        """Show something else than pages: no round is open."""
        self._leave_workspace()
        self.setWindowTitle("CĐS Desktop")
        self.header.show_title("Bắt đầu", with_meters=False)
        self.header.show_nothing()
        self.rail.show_steps(blank_steps())
        self.rail.setEnabled(False)
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)

    def page(self, key: str) -> "Page":
        """The page of a key, made when it is first asked for."""
        if key not in self.pages:
            assert self.workspace is not None
            page = PLACES[key].page()(self.workspace, self.stack)
            page.go_to.connect(self.go_to)
            self.pages[key] = page
            self.stack.addWidget(page)
        return self.pages[key]

    def go_to(self, key: str, code: str = "") -> None:
        """Show the page of `key`; `code` is the criterion or evidence to begin with."""
        if key == START and self._may_leave("đổi hồ sơ"):
            self.start_asked.emit()
        elif key == HELP:
            self.show_help()
        if self.workspace is None or key not in PLACES:
            return
        if key != self.current_key and self.current_key in self.pages:
            self.pages[self.current_key].leave()
        page = self.page(key)
        self.current_key = key
        self.header.show_title(page.title, with_meters=key != TODO)
        self.rail.set_current(RAIL_KEYS.index(key) if key in RAIL_KEYS else -1)
        self.rail.set_beside(key)
        self.stack.setCurrentWidget(page)
        self._arrange()
        page.enter(code)
        self.page_shown.emit(key)

    def open_search(self) -> None:
        """Tìm mọi nơi, over the page."""
        if self.workspace is None:
            return
        from cds_desktop.ui.window.search_box import SearchBox

        if not isinstance(self._search, SearchBox):
            self._search = SearchBox(self.middle)
            self._search.chosen.connect(self.go_to)
        self._search.open_for(self.workspace)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave("đóng"):
            event.ignore()
            return
        self._leave_workspace()
        background.shut_down()
        memory.remember_place(self)
        event.accept()

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda index: self.go_to(RAIL_KEYS[index]))
        self.rail.papers_asked.connect(lambda: self.go_to(PAPERS))
        self.rail.settings_asked.connect(lambda: self.go_to("settings"))
        self.undoing = Undoing(self, self.toast)
        self.warming = Warming(self)
        self.header.search.clicked.connect(self.open_search)
        self.sitting = Sitting(self)
        self.absence.reached.connect(self._reached_again)
        keys.install(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            text_undo.install(app)
        signals = background.signals
        signals.changed.connect(self._something_changed)
        signals.saved.connect(self._show_saved)
        signals.said.connect(self.toast.say)
        signals.did.connect(self.undoing.say_done)
        signals.long_work.connect(self.show_long_work)

    def show_help(self) -> None:
        """What the page is for, and the keys."""
        from cds_desktop.ui.window.help import open_help

        open_help(self, self.current_page)

    def _may_leave(self, then: str) -> bool:
        """Whether nothing is lost by leaving the workspace now, or it may be lost."""
        return self.absence.may_close() and _may_interrupt(self, then)

    def _leave_workspace(self) -> None:
        self.warming.stop()
        for page in self.pages.values():
            page.leave()
        if self.workspace is not None:
            background.shut_down()
            self.workspace.close()
            self.workspace = None
            self.workspace_left.emit()
        self.absence.watch(None)
        self._forget_round()
        while (widget := self.stack.currentWidget()) is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()
        self.pages.clear()
        self.current_key = ""
        self.rail.setEnabled(True)

    def _forget_round(self) -> None:
        self.toast.close_message()
        self.undoing.reason = ""
        self.undoing.show_state()
        self.sitting.forget()
        self.saved_at = None
        self.rail.show_saved("")
        if self._search is not None:
            self._search.deleteLater()
            self._search = None

    def _something_changed(self, changes: Changes) -> None:
        if changes.notes:
            self.toast.note(" ".join(changes.notes))
        self.undoing.show_state()
        if changes.subject in (Subject.COUNCIL, Subject.ROUND):
            self.sitting.look()
        self._look_again()

    def _look_again(self) -> None:
        if (workspace := self.workspace) is not None:
            from cds_desktop import queries

            background.run_query(self, partial(queries.overview, workspace), self._show_overview)

    def _reached_again(self) -> None:
        self.toast.say("Đã thấy lại thư mục hồ sơ")
        self._look_again()
        self.sitting.look()
        if page := self.current_page:
            page.reload()

    def _show_overview(self, overview: "Overview") -> None:
        self.rail.show_steps(rail_steps(overview))
        self.header.show_overview(overview, datetime.now().astimezone().date())
        is_looking = self.workspace is not None and self.workspace.read_only
        self.undoing.reason = ONLY_LOOKING if is_looking else "" if overview.editable else SEALED
        self.undoing.show_state()
        name = overview.school_name
        self.setWindowTitle(f"{name} – CĐS Desktop" if name else "CĐS Desktop")

    def _show_saved(self, at: datetime) -> None:
        self.saved_at = at
        self.rail.show_saved(saved_words(at, datetime.now().astimezone()))


def _may_interrupt(parent: QWidget, then: str) -> bool:
    """Whether leaving now interrupts nothing, or what it interrupts may be cancelled."""
    if not background.is_long_action_running():
        return True
    from cds_desktop.ui.window.long_work import ask_to_interrupt

    if ask_to_interrupt(parent, then):
        background.cancel_long_action(every=True)
        return True
    return False
