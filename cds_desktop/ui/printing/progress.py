"""Đang in: how far the printing is, with "Hủy", and what came of it."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cds_desktop.errors import PrintingFailed
from cds_desktop.ui.background import signals
from cds_desktop.ui.fault_dialog import show_fault
from cds_desktop.ui.printing.job import PrintJob
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHOWN_AFTER_MS = 400
# Nothing else keeps a job alive while it is printed.
_running: set[PrintJob] = set()


def start_printing(owner: QWidget, printer: "QPrinter", pdf: bytes, title: str) -> PrintJob:
    """Print on `printer` what its page range says, with progress and "Hủy"."""
    job = PrintJob(printer, pdf)
    _running.add(job)
    progress = _Progress(job, title, owner.window())
    job.advanced.connect(progress.show_page)
    job.ended.connect(progress.end)
    job.start()
    return job


class _Progress(QDialog):
    """How far the printing is; shows itself only when it takes longer than a moment."""

    def __init__(self, job: PrintJob, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._job, self._title = job, title
        self.setWindowTitle("In")
        self.setMinimumWidth(420)
        self.row = ProgressRow(f"Đang in {title}")
        self.row.cancelled.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addWidget(self.row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._timer.start(SHOWN_AFTER_MS)

    def reject(self) -> None:
        """Hủy, or the dialog closed: the printing stops."""
        self._job.cancel()
        super().reject()

    def show_page(self, done: int, total: int) -> None:
        self.row.show_progress(f"Đang in {self._title}", done, total, unit="trang")

    def end(self, fault: str) -> None:
        self._timer.stop()
        self.hide()
        window = self.parentWidget()
        if fault:
            show_fault(window if window and shiboken6.isValid(window) else None, PrintingFailed())
        else:
            said = (
                f"Đã hủy in {self._title}" if self._job.is_cancelled else f"Đã gửi {self._title} tới máy in"
            )
            signals.said.emit(said)
        _running.discard(self._job)
        self.deleteLater()
