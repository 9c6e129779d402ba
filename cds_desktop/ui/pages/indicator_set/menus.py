"""Việc khác: what else can be done with the set that is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, Callable[[], None], bool] | None


def menu_of(owner: QWidget, entries: Sequence[Entry]) -> QMenu:
    """A menu of words, deeds, and whether each can be done; `None` parts them."""
    menu = QMenu(owner)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, deed, enabled = entry
        action = QAction(words.replace("&", "&&"), menu)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False, deed=deed: deed())
        menu.addAction(action)
    return menu
