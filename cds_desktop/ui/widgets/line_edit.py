"""Ô một dòng: takes words only; files and pictures pasted or dropped on it are left to the page."""

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cds_desktop.ui.widgets.drop_area import local_paths

_PASTING = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_DROPPING = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class LineEdit(QLineEdit):
    """The standard control, but the address of a file is no text."""

    def event(self, event: QEvent) -> bool:
        if brings_evidence(event):
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if paste := menu.findChild(QAction, "edit-paste"):
            paste.setEnabled(paste.isEnabled() and not is_evidence(QGuiApplication.clipboard().mimeData()))
            paste.triggered.disconnect()
            paste.triggered.connect(self.paste_words)
        menu.popup(event.globalPos())

    def paste_words(self) -> None:
        """Take the words that were copied."""
        self.paste()


def is_evidence(data: QMimeData | None) -> bool:
    """Whether a drag or the clipboard holds files or a picture, not words."""
    return data is not None and bool(local_paths(data) or (data.hasImage() and not data.hasText()))


def brings_evidence(event: QEvent) -> bool:
    """Whether a key or a drag would put into a text field what is no text."""
    if event.type() in _PASTING and isinstance(event, QKeyEvent):
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        return pastes and is_evidence(QGuiApplication.clipboard().mimeData())
    return event.type() in _DROPPING and isinstance(event, QDropEvent) and is_evidence(event.mimeData())
