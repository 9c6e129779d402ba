"""Pages are made before they are asked for, and F6 walks through the panes of a page."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.window.places import PLACES


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


def test_all_pages_stand_ready_after_a_moment_of_quiet(window, qtbot):
    if set(window.pages) != set(PLACES):
        qtbot.waitSignal(window.warming.finished, timeout=10_000).wait()

    assert set(window.pages) == set(PLACES)
    assert window.current_key == "todo"


def test_closing_while_pages_are_being_made_harms_nothing(open_main, sample, qtbot):
    window = open_main(sample)
    window.close()
    qtbot.waitUntil(lambda: not any(thread.name == "nạp trang" for thread in threading.enumerate()))

    assert window.pages == {}


class Panes(Page):
    key, title, help_text = "panes", "Ba khung", "Thử."

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self.lines = [QLineEdit() for _ in range(4)]
        self.boxes = []
        for lines in ([self.lines[0]], [self.lines[1], self.lines[2]], [QLabel("chữ"), self.lines[3]]):
            box = QWidget()
            inside = QVBoxLayout(box)
            for line in lines:
                inside.addWidget(line)
            self.boxes.append(box)
            column.addWidget(box)

    def panes(self) -> list[QWidget]:
        return self.boxes


@pytest.fixture
def page(shown_page, sample):
    return shown_page(Panes, sample)


def focused(page) -> int:
    return next((i for i, line in enumerate(page.lines) if line.hasFocus()), -1)


def test_f6_walks_through_the_panes_and_around(page, qtbot):
    page.lines[0].setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F6)
        seen.append(focused(page))

    assert seen == [1, 3, 0]


def test_f6_returns_to_where_the_focus_was_in_a_pane(page, qtbot):
    page.lines[2].setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F6)
    qtbot.keyClick(page, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)

    assert focused(page) == 2


def test_a_hidden_pane_is_passed_over(page, qtbot):
    page.lines[0].setFocus()
    page.boxes[1].hide()
    qtbot.keyClick(page, Qt.Key.Key_F6)

    assert focused(page) == 3
