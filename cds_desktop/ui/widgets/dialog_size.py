"""Cỡ hộp thoại: as large as wanted, and never larger than the window it stands over."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

# The frame and title of the dialog, and a rim of the window behind it.
_AROUND = QSize(24, 48)


def fit_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its size; its buttons stay on a low screen."""
    wanted, host = QSize(width, height), dialog.parentWidget()
    dialog.resize(wanted.boundedTo(host.window().size() - _AROUND) if host is not None else wanted)
