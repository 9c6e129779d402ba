"""Việc lâu: what is done, how many of how many, time left, and always a way to cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.progress_bar import ProgressBar


class ProgressRow(QWidget):
    """One long piece of work; `cancelled` is emitted by "Hủy"."""

    cancelled = Signal()

    def __init__(self, what: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(what)
        self.cancel.clicked.connect(self.cancelled)

    def show_progress(
        self, what: str, done: int, total: int, *, unit: str = "tệp", time_left: str = ""
    ) -> None:
        """Show how far it is; `total=0` means that the end is not known yet."""
        self._what.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f"{done}/{total} {unit}" if total else f"{done} {unit}" if done else ""
        said = " · ".join(part for part in (count, time_left) if part)
        self._count.setText(said)
        self._bar.setAccessibleName(f"{what}: {said}" if said else what)

    def _build(self, what: str) -> None:
        self._what = Label(what, Type.STRONG, wrap=True)
        self._count = Label("", Type.SMALL, tone="muted")
        self._bar = ProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(what)
        self.cancel = secondary("Hủy")
        words = QHBoxLayout()
        words.addWidget(self._what, 1)
        words.addWidget(self._count)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(column, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
