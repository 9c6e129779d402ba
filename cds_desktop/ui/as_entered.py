"""Nhập tới đâu ghi tới đó: typed text is handed over a moment after the last key, or at once when asked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.actions import Changes
from cds_desktop.errors import CdsError, WorkspaceGone
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault

PAUSE_MS = 400

Deed = Callable[[], Changes]


class AsEntered(QObject):
    """Stores one form; `deed` takes the values out of the widgets on the screen's thread."""

    stored = Signal()

    def __init__(
        self,
        owner: QWidget,
        deed: Callable[[], Deed | None],
        told_in_form: Callable[[CdsError], bool] = lambda error: False,
        *,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(owner)
        self._told_in_form = told_in_form
        self._owner = owner
        self._deed = deed
        self._waiting = False
        self._under_way = 0
        self._refused = False
        self._kept: list[Deed] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self.hand_over)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        signals.back.connect(self._store_kept)

    @property
    def is_settled(self) -> bool:
        """Whether the store holds what the form shows, so that the form may be filled anew."""
        return not (self._waiting or self._under_way or self._refused or self._kept)

    def touch(self) -> None:
        """Something was typed; it is handed over after a pause."""
        self._waiting = True
        self._timer.start()

    def hand_over(self) -> None:
        """Hand over what was typed since, at once."""
        if not self._waiting:
            return
        self._timer.stop()
        self._waiting = False
        if (deed := self._deed()) is not None:
            self._store(deed)

    def start_anew(self) -> None:
        """The form now stands for something else; what was refused before is over."""
        self._refused = False

    def store_now(self) -> None:
        """Hand over at once, e.g. after a choice."""
        self.touch()
        self.hand_over()

    def _store(self, deed: Deed) -> None:
        self._under_way += 1
        run_action(self._owner, deed, done=self._done, failed=partial(self._failed, deed))

    def _store_kept(self) -> None:
        """The workspace is in reach again: what could not be stored is stored now, oldest first."""
        kept, self._kept = self._kept, []
        for deed in kept:
            self._store(deed)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self.hand_over()

    def _done(self, changes: Changes) -> None:
        self._under_way -= 1
        self._refused = False
        self.stored.emit()

    def _failed(self, deed: Deed, error: CdsError) -> None:
        self._under_way -= 1
        if isinstance(error, WorkspaceGone):
            self._kept.append(deed)
            return
        # What was typed stays in the form: nothing is filled in over it.
        self._refused = True
        if not isinstance(error, UnforeseenFault) and not self._told_in_form(error):
            show_fault(self._owner.window(), error)
