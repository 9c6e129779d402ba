"""Ctrl+Z and Ctrl+Y of the window: what waits is handed over first, the toast offers the way back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cds_desktop.actions import Changes
from cds_desktop.errors import CdsError, NotAllowedNow
from cds_desktop.ui import background
from cds_desktop.ui.fault_dialog import show_fault
from cds_desktop.ui.widgets.toast import Offer, Toast
from cds_desktop.ui.window.undo_menu import NOTHING_DONE, NOTHING_UNDONE

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace
    from cds_desktop.ui.window.main_window import MainWindow


class Undoing(QObject):
    """Takes deeds of the open workspace back, for one window and its one toast."""

    def __init__(self, window: "MainWindow", toast: Toast) -> None:
        super().__init__(window)
        self._window = window
        self._toast = toast
        self.reason = ""
        toast.undo_asked.connect(self.undo)
        toast.redo_asked.connect(self.redo)
        window.header.undo.undo_asked.connect(self.undo)
        window.header.undo.redo_asked.connect(self.redo)

    def undo(self, count: int = 1) -> None:
        """Hoàn tác the last `count` deeds, the latest first."""
        from cds_desktop.actions.undoing import undo

        self._run(undo, count, Offer.REDO, NOTHING_DONE)

    def redo(self) -> None:
        """Làm lại what was taken back last."""
        from cds_desktop.actions.undoing import redo

        self._run(redo, 1, Offer.UNDO, NOTHING_UNDONE)

    def say_done(self, words: str) -> None:
        """Say what was just done, with the way back while there is one."""
        workspace = self._window.workspace
        can_undo = workspace is not None and bool(workspace.history.undoable)
        self._toast.show_offer(words, Offer.UNDO if can_undo else Offer.NOTHING)

    def show_state(self) -> None:
        """Let the button say what can be taken back now."""
        workspace = self._window.workspace
        self._window.header.undo.show_history(workspace.history if workspace else None, self.reason)

    def _run(self, deed: "Callable[[Workspace], Changes]", count: int, offer: Offer, nothing: str) -> None:
        window = self._window
        if (workspace := window.workspace) is None or workspace.read_only:
            return
        if (page := window.current_page) is not None:
            page.hand_over()
        self._toast.withdraw_offer()
        self._step(partial(deed, workspace), count, count, offer, self.reason or nothing)

    def _step(self, deed: Callable[[], Changes], left: int, count: int, offer: Offer, nothing: str) -> None:
        said: list[str] = []

        def run() -> Changes:
            # Its own words are told below, with the way back.
            changes = deed()
            said.extend(changes.notes[:1])
            return replace(changes, notes=changes.notes[1:])

        def done(_: Changes) -> None:
            if left > 1:
                self._step(deed, left - 1, count, offer, nothing)
                return
            self._toast.show_offer(said[0] if count == 1 and said else f"Đã hoàn tác {count} việc", offer)

        def failed(error: CdsError) -> None:
            is_empty = isinstance(error, NotAllowedNow) and error.detail.startswith("Không còn việc")
            if is_empty:
                self._toast.show_offer(nothing, Offer.NOTHING)
            else:
                show_fault(self._window, error)

        background.run_action(self._window, run, done=done, failed=failed)
