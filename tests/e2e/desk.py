"""The rest of the desktop: a small window that owns the clipboard and from which files can be dragged."""

import json
import sys
import threading
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Desk(QLabel):
    """Holds the files put on it; pressing the mouse takes them along."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Tệp")
        self.setWindowFlags(
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFixedSize(48, 32)
        self._files: list[str] = []
        self._kept: QObject | None = None
        self.asked.connect(self.do, Qt.ConnectionType.QueuedConnection)

    def do(self, asked: tuple[dict[str, Any], threading.Event]) -> None:
        """One wish, then it is told to be done."""
        wish, done = asked
        clipboard = QGuiApplication.clipboard()
        if "text" in wish:
            clipboard.setText(wish["text"])
        elif "files" in wish:
            clipboard.setMimeData(_mime(wish["files"]))
        elif "picture" in wish:
            picture = QImage(*wish["picture"], QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.darkCyan)
            clipboard.setImage(picture)
        elif "lay" in wish:
            self._files = wish["lay"]
            self.move(QPoint(*wish["at"]))
            self.show()
        else:
            self.hide()
        done.set()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        drag = QDrag(self)
        drag.setMimeData(_mime(self._files))
        drag.exec(Qt.DropAction.CopyAction)


def _mime(paths: list[str]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def _listen(desk: Desk) -> None:
    for line in sys.stdin:
        done = threading.Event()
        desk.asked.emit((json.loads(line), done))
        done.wait()
        print(json.dumps({"answer": True}), flush=True)
    QGuiApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    threading.Thread(target=_listen, args=(desk := Desk(),), daemon=True).start()
    sys.exit(application.exec())
