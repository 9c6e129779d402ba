"""A progress bar that is painted in its turn."""

from PySide6.QtWidgets import QProgressBar


class ProgressBar(QProgressBar):
    """Qt's own paints the whole window from within a new value, also where a table is half filled anew."""

    def setRange(self, minimum: int, maximum: int) -> None:
        self.setUpdatesEnabled(False)
        super().setRange(minimum, maximum)
        self.setUpdatesEnabled(True)

    def setValue(self, value: int) -> None:
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(True)
