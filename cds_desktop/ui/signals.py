"""What every page may listen to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot


@dataclass(frozen=True)
class LongWork:
    """How far a long action is; `total=0` while nobody knows."""

    what: str
    done: int = 0
    total: int = 0


class Signals(QObject):
    """What every page may listen to; all are emitted on the screen's thread.

    `said` carries a sentence for the toast, `did` one about the last deed, which can be taken back.
    `gone` carries the fault of a workspace that is out of reach; `back` comes when it is reached again.
    """

    changed = Signal(object)
    saved = Signal(object)
    said = Signal(str)
    did = Signal(str)
    long_work = Signal(object)
    gone = Signal(object)
    back = Signal()
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, deliver: Callable[[], None]) -> None:
        """Call `deliver` on the screen's thread, soon."""
        self._arrived.emit(deliver)

    @Slot(object)
    def _open(self, deliver: Callable[[], None]) -> None:
        deliver()


signals = Signals()
