"""Lưu từng việc: the edits of one draft go to the store in the order they were made."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.errors import CdsError, WorkspaceGone
from cds_desktop.ui import background
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault

Deed = Callable[[], Changes]


class Storing(QObject):
    """Knows whether what is shown is stored; `settled` when the last edit went in or was refused."""

    settled = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._under_way = 0
        self._kept: list[tuple[Deed, Callable[[Changes], None] | None]] = []
        background.signals.back.connect(self._store_kept)

    @property
    def is_settled(self) -> bool:
        """Whether the store holds what is shown."""
        return not (self._under_way or self._kept)

    def run(self, deed: Deed, done: Callable[[Changes], None] | None = None) -> None:
        """Do one deed after those before it."""
        self._under_way += 1
        background.run_action(
            self._owner, deed, done=partial(self._done, done), failed=partial(self._failed, deed, done)
        )

    def _done(self, done: Callable[[Changes], None] | None, changes: Changes) -> None:
        self._under_way -= 1
        if done is not None:
            done(changes)
        self._tell()

    def _failed(self, deed: Deed, done: Callable[[Changes], None] | None, error: CdsError) -> None:
        self._under_way -= 1
        if isinstance(error, WorkspaceGone):
            self._kept.append((deed, done))
            return
        if not isinstance(error, UnforeseenFault):
            show_fault(self._owner.window(), error)
        self._tell()

    def _store_kept(self) -> None:
        kept, self._kept = self._kept, []
        for deed, done in kept:
            self.run(deed, done)

    def _tell(self) -> None:
        if self.is_settled:
            self.settled.emit()
