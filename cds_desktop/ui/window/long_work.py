"""Long work at the foot of the window: how far it is, and "Hủy"."""

import time

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.progress_row import ProgressRow

_MEGABYTE = 1_000_000
# Above this nobody counts files: the numbers are bytes.
_MOST_FILES = 20_000
# Before that any guess is wrong.
_SECONDS_BEFORE_GUESSING = 2.0


def left_words(passed: float, share: float) -> str:
    """ "còn khoảng 20 giây", from what has been done in the time passed; "" while nobody can know."""
    if passed < _SECONDS_BEFORE_GUESSING or not 0 < share < 1:
        return ""
    seconds = passed * (1 - share) / share
    if seconds < 60:
        return f"còn khoảng {max(5, 5 * round(seconds / 5))} giây"
    return f"còn khoảng {round(seconds / 60)} phút"


class LongWorkBar(QFrame):
    """Shows itself while long work runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.row = ProgressRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        column.addWidget(self.row)
        self.row.cancelled.connect(background.cancel_long_action)
        self._began: tuple[str, float] | None = None
        self.hide()

    def show_work(self, work: background.LongWork | None) -> None:
        """Show how far it is, or go away."""
        self.setVisible(work is not None)
        if work is None:
            self._began = None
            return
        left = self._time_left(work)
        if work.total > _MOST_FILES:
            done, total = round(work.done / _MEGABYTE), max(1, round(work.total / _MEGABYTE))
            self.row.show_progress(work.what, done, total, unit="MB", time_left=left)
        else:
            self.row.show_progress(work.what, work.done, work.total, time_left=left)

    def _time_left(self, work: background.LongWork) -> str:
        if self._began is None or self._began[0] != work.what:
            self._began = (work.what, time.monotonic())
        passed = time.monotonic() - self._began[1]
        share = work.done / work.total if work.total else 0.0
        return left_words(passed, share)


def ask_to_interrupt(parent: QWidget, then: str) -> bool:
    """Whether `then` ("đóng") may come although something is under way."""
    return agrees(
        parent,
        "Còn một việc đang làm dở.",
        f"{then.capitalize()} bây giờ sẽ hủy việc đó; những gì đã ghi vẫn còn nguyên.",
        yes=f"Hủy việc và {then}",
        no="Làm tiếp",
    )
