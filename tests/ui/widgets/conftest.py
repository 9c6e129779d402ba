"""Shared by the tests of looks and parts: the offscreen platform and a themed application."""

import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Scheme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Every test starts with the light colours."""
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, Scheme.LIGHT)


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QWidget]:
    """Show a widget and wait until it is on the screen."""

    def show(widget: QWidget, width: int = 420, height: int = 320) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show
