"""A monkey plays with the sample school for a while: nothing breaks, and what is kept stays whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cds_desktop import resources
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.widgets.date_edit import _CalendarPopup
from ui.monkey import Monkey

STEPS = 300


@pytest.mark.parametrize("seed", [4725, 1811])
def test_a_monkey_breaks_nothing(open_main, sample, seed: int) -> None:
    folder: Path = sample.folder
    window = open_main(sample)
    report = Monkey(window, seed, resources.path("samples", "truong-minh-hoa", "evidence")).play(STEPS)
    print(f"\n{report.sentence}")
    window.close()

    assert report.faults == []
    assert report.steps == STEPS
    with open_workspace(folder, read_only=True) as again:
        assert check_workspace(again).faults == ()


def test_pasting_from_an_empty_clipboard_says_so(open_main, sample, settle, qtbot) -> None:
    window = open_main(sample)
    window.go_to("scoring")
    settle()
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(background.signals.said) as said:
        qtbot.keyClick(window.page("scoring"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "dán" in said.args[0]


def test_the_calendar_offers_no_year_before_our_counting(qtbot) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    popup = _CalendarPopup(field)
    popup.calendar.setSelectedDate(QDate(-1, 5, 3))

    assert popup.calendar.selectedDate().year() >= 1900
