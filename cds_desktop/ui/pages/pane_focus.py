"""F6: the focus walks from pane to pane and finds back to where it was in each."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class PaneFocus:
    """Remembers for each pane which of its parts had the focus."""

    def __init__(self) -> None:
        self._places: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()

    def move(self, panes: Sequence[QWidget], step: int) -> None:
        """Focus the visible pane `step` places on from the one that has the focus."""
        focused = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focused and _holds(pane, focused)), None)
        if here is not None and focused is not None:
            self._places[panes[here]] = focused
        start = here if here is not None else (-1 if step > 0 else 0)
        for distance in range(1, len(panes) + 1):
            pane = panes[(start + step * distance) % len(panes)]
            if pane.isVisible() and (target := self._place_in(pane)) is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _place_in(self, pane: QWidget) -> QWidget | None:
        last = self._places.get(pane)
        if last is not None and shiboken6.isValid(last) and _takes_focus(last) and _holds(pane, last):
            return last
        return pane if _takes_focus(pane) else _first_in(pane)


def _first_in(pane: QWidget) -> QWidget | None:
    # The chain of the tabulator is the order of reading; the children's list is the order of making.
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
