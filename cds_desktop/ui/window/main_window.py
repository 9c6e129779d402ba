"""The main window: it shows one page at a time and what is true of all of them."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.ui import background
from cds_desktop.ui.theme import Size, Space
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.stepper_rail import StepperRail
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.header import Header
from cds_desktop.ui.window.places import HELP, PLACES, RAIL_KEYS, START, TODO, blank_steps

if TYPE_CHECKING:
    from cds_desktop.queries import Overview
    from cds_desktop.storage.workspace import Workspace
    from cds_desktop.ui.pages.page import Page

MINIMUM = (800, 480)
FIRST = (1366, 768)


class MainWindow(QMainWindow):
    """Shown at once and empty; `show_workspace` brings it to life."""

    start_asked = Signal()
    page_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.pages: dict[str, Page] = {}
        self.current_key = ""
        self._rail_choices = memory.rail_choices()
        self._toast: QWidget | None = None
        self._long_work: QWidget | None = None
        self.setWindowTitle("CĐS Desktop")
        self.setMinimumSize(*MINIMUM)
        self._build()
        self._connect()
        self.rail.show_steps(blank_steps())
        self._was_placed = memory.restore_place(self)
        if not self._was_placed:
            self.resize(*FIRST)

    def show_placed(self) -> None:
        """Show where it was last time; the first time whole on a small screen."""
        room = self.screen().availableSize()
        if not self._was_placed and (room.width() < FIRST[0] + 100 or room.height() < FIRST[1] + 100):
            self.showMaximized()
        else:
            self.show()

    def show_workspace(self, workspace: "Workspace", overview: "Overview") -> None:
        """Show the start page of an open workspace that has a round."""
        self._leave_workspace()
        self.workspace = workspace
        self._banner.setVisible(workspace.read_only)
        self._show_overview(overview)
        self.go_to(TODO)

    def show_start(self, view: QWidget) -> None:
        """Show something else than pages: no round is open."""
        self._leave_workspace()
        self.setWindowTitle("CĐS Desktop")
        self.header.show_title("Bắt đầu", with_meters=False)
        self.header.show_nothing()
        self.rail.show_steps(blank_steps())
        self.rail.setEnabled(False)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def page(self, key: str) -> "Page":
        """The page of a key, made when it is first asked for."""
        if key not in self.pages:
            assert self.workspace is not None
            page = PLACES[key].page()(self.workspace)
            page.go_to.connect(self.go_to)
            self.pages[key] = page
            self._stack.addWidget(page)
        return self.pages[key]

    def go_to(self, key: str, code: str = "") -> None:
        """Show the page of `key`; `code` is the criterion or evidence to begin with."""
        if key == START:
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
        self._stack.setCurrentWidget(page)
        self._arrange()
        page.enter(code)
        self.page_shown.emit(key)

    def say(self, words: str) -> None:
        """One line at the bottom left for some seconds."""
        from cds_desktop.ui.widgets.toast import Toast

        if not isinstance(self._toast, Toast):
            self._toast = Toast(self._stack)
        self._toast.show_message(words, undo=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        if background.is_long_action_running() and not self._may_interrupt():
            event.ignore()
            return
        self._leave_workspace()
        background.shut_down()
        memory.remember_place(self)
        event.accept()

    def _build(self) -> None:
        self.rail = StepperRail()
        self.header = Header()
        self._banner = Panel("warn", padding=Space.S)
        self._banner.body.addWidget(
            Label("Hồ sơ đang mở chỉ để xem: không sửa được gì ở cửa sổ này.", wrap=True)
        )
        self._banner.hide()
        self._stack = QStackedWidget()
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.header, self._banner):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda index: self.go_to(RAIL_KEYS[index]))
        self.rail.settings_asked.connect(lambda: self.go_to("settings"))
        for number, key in enumerate(RAIL_KEYS):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=key: self.go_to(key))
        QShortcut(QKeySequence(Qt.Key.Key_F9), self).activated.connect(self.toggle_rail)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.show_help)
        background.signals.changed.connect(self._something_changed)
        background.signals.saved.connect(self._show_saved)
        background.signals.said.connect(self.say)
        background.signals.long_work.connect(self._show_long_work)

    def toggle_rail(self) -> None:
        """Wide or narrow, remembered for pages of this kind."""
        kind = self._rail_kind()
        self._rail_choices[kind] = not self._rail_choices[kind]
        memory.remember_rail(self._rail_choices)
        self._arrange()

    def show_help(self) -> None:
        """What the page is for, and the keys."""
        from cds_desktop.ui.window.help import BEFORE_A_ROUND, HelpDialog

        page = self.pages.get(self.current_key)
        words = (page.title, page.help_text) if page else ("Bắt đầu", BEFORE_A_ROUND)
        dialog = HelpDialog(*words, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _rail_kind(self) -> str:
        page = self.pages.get(self.current_key)
        crowded = self.width() < Size.NARROW_BELOW or (page is not None and page.prefers_narrow_rail)
        return memory.CROWDED if crowded else memory.ROOMY

    def _arrange(self) -> None:
        narrow = self._rail_choices[self._rail_kind()]
        if narrow != self.rail.is_narrow:
            self.rail.set_narrow(narrow)
        self.header.set_roomy(self.width() >= Size.NARROW_BELOW)
        if self.current_key in self.pages:
            self.pages[self.current_key].set_margin(Space.L if narrow else Space.XL)

    def _leave_workspace(self) -> None:
        for page in self.pages.values():
            page.leave()
        if self.workspace is not None:
            background.shut_down()
            self.workspace.close()
            self.workspace = None
        while (widget := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self.pages.clear()
        self.current_key = ""
        self.rail.setEnabled(True)

    def _something_changed(self, changes: Changes) -> None:
        if changes.notes:
            self.say(" ".join(changes.notes))
        if self.workspace is not None:
            from cds_desktop import queries

            workspace = self.workspace
            background.run_query(self, lambda: queries.overview(workspace), self._show_overview)

    def _show_overview(self, overview: "Overview") -> None:
        from cds_desktop.ui.window.rail_steps import rail_steps

        self.rail.show_steps(rail_steps(overview))
        self.header.show_overview(overview, datetime.now().astimezone().date())
        self.setWindowTitle(
            f"{overview.school_name} – CĐS Desktop" if overview.school_name else "CĐS Desktop"
        )

    def _show_saved(self, at: datetime) -> None:
        self.rail.show_saved(f"Đã lưu lúc {at:%H:%M}")

    def _show_long_work(self, work: background.LongWork | None) -> None:
        from cds_desktop.ui.window.long_work import LongWorkBar

        if not isinstance(self._long_work, LongWorkBar):
            self._long_work = LongWorkBar()
            self._right.addWidget(self._long_work)
        self._long_work.show_work(work)

    def _may_interrupt(self) -> bool:
        from cds_desktop.ui.window.long_work import ask_to_interrupt

        if not ask_to_interrupt(self):
            return False
        background.cancel_long_action()
        return True
