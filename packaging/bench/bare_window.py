"""A bare PySide6 window with one label: the baseline of the window's start."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Says "ready" once it has been painted."""

    def paintEvent(self, event):  # type: ignore[no-untyped-def]
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        print("ready", flush=True)
        QApplication.quit()


application = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("Việc cần làm"))
window.resize(1366, 700)
window.show()
application.exec()
