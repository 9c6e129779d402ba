"""Ctrl+Z in a text field: typing of its own comes first, then the deeds of the window."""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_NAME = "text-undo"


class TextUndo(QObject):
    """Lets a field keep Ctrl+Z and Ctrl+Y only while it has something of its own to take back."""

    def watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """The focus moved: only the field that has it is watched, for a filter on everything costs time."""
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if new is not None and _field_of(new) is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field, keys = _field_of(watched), QKeySequence(event.keyCombination())
        if field is None or keys not in (*UNDO, *REDO) or _has_own(field, redo=keys in REDO):
            return False
        # Qt's fields claim these keys even with nothing to take back.
        event.ignore()
        return True


def install(app: QApplication) -> None:
    """Watch the fields of the whole application, once."""
    if app.findChild(QObject, _NAME) is None:
        watcher = TextUndo(app)
        watcher.setObjectName(_NAME)
        app.focusChanged.connect(watcher.watch)


def _field_of(widget: QObject) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return widget
    # These pass their keys on to a line inside that never has the focus itself.
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return None


def _has_own(field: QLineEdit | QPlainTextEdit | QTextEdit, *, redo: bool) -> bool:
    if isinstance(field, QLineEdit):
        if field.echoMode() is not QLineEdit.EchoMode.Normal:
            return True  # A password is nobody else's business.
        return not field.isReadOnly() and (field.isRedoAvailable() if redo else field.isUndoAvailable())
    text = field.document()
    return not field.isReadOnly() and (text.isRedoAvailable() if redo else text.isUndoAvailable())
