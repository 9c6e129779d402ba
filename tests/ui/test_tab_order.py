"""Tab goes all the way round each page: it is caught nowhere and leaves nothing out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cds_desktop.ui.window.places import PLACES

MOST_STOPS = 400


def stops_of(window: QWidget) -> set[QWidget]:
    """Everything that is seen, can be used, and takes the focus by Tab."""
    found = (w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled())
    return {w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None}


def reached(window: QWidget) -> list[QWidget]:
    """Who has the focus, Tab after Tab, until it comes back."""
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in seen and len(seen) < MOST_STOPS:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


def is_stood_for(widget: QWidget, others: list[QWidget]) -> bool:
    """Of several exclusive choices one is a stop, the arrows go to the others."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group = widget.group()
    return group is not None and any(isinstance(o, QAbstractButton) and o.group() is group for o in others)


@pytest.mark.parametrize("key", list(PLACES))
def test_tab_reaches_everything_and_comes_back(open_main, sample, settle, key: str) -> None:
    window = open_main(sample)
    window.activateWindow()
    window.go_to(key)
    settle()
    for start in (window.rail.findChildren(QAbstractButton)[0], window.page(key)):
        start.setFocus(Qt.FocusReason.TabFocusReason)
    seen = reached(window)

    missed = [w for w in stops_of(window) if w not in seen and not is_stood_for(w, seen)]
    assert [f"{type(w).__name__} “{w.accessibleName()}”" for w in missed] == []
