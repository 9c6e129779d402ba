"""Qt's own buttons speak Vietnamese too, and everything can be named by a screen reader."""

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)

from cds_desktop.ui.window.places import PLACES

ENGLISH = {"ok", "cancel", "yes", "no", "close", "open", "save", "apply", "help", "next", "back", "finish"}
MINE = ("todo", "setup", "council", "review", "results", "settings")


def test_no_standard_button_stays_english(qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for which in QDialogButtonBox.StandardButton:
        if which.value and which.name not in ("FirstButton", "LastButton", "NoButton"):
            box.addButton(which)
    words = {button.text().replace("&", "").lower() for button in box.buttons()}

    assert len(words) > 10
    assert not words & ENGLISH


def test_a_message_box_asks_in_vietnamese(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)

    assert {button.text() for button in box.buttons()} == {"Đồng ý", "Hủy"}


@pytest.mark.parametrize("key", MINE)
def test_every_input_and_button_of_a_page_has_a_name_to_be_read(open_main, sample, settle, key):
    window = open_main(sample)
    window.go_to(key)
    settle()
    inputs = (QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QAbstractItemView)
    nameless = [
        w
        for kind in inputs
        for w in window.page(key).findChildren(kind)
        if w.isVisible() and not (w.accessibleName() or getattr(w, "text", str)())
    ]

    assert nameless == []


def test_tab_alone_reaches_a_button_of_every_page(open_main, sample, settle):
    window = open_main(sample)
    for key in PLACES:
        window.go_to(key)
        settle()
        page = window.page(key)
        for _ in range(60):
            window.focusNextChild()
            if window.focusWidget() is not None and page.isAncestorOf(window.focusWidget()):
                break
        assert page.isAncestorOf(window.focusWidget()), key
