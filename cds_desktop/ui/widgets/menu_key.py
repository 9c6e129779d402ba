"""Shift+F10 asks for the menu of a row, also where the system leaves that to the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key asks for the menu; the menu key itself comes as an event of its own."""
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
