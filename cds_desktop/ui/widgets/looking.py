"""Files are looked at beside the screen; what was seen arrives on the screen's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Messenger(QObject):
    """Brings results from background threads; lives as long as the program."""

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


@cache
def messenger() -> Messenger:
    """The one messenger; ask for it first in the GUI thread."""
    return Messenger()


def look(
    work: Callable[[], T], show: Callable[[T], None], *, is_wanted: Callable[[], bool] = lambda: True
) -> None:
    """Do `work` in the thread for pictures and texts, unless nobody wants it any more; then `show` it."""
    told = messenger()

    def run() -> None:
        if is_wanted():
            seen = work()
            told.hand_over(lambda: show(seen))

    _worker().submit(run)


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="look")
