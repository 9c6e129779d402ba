"""What the window keeps from one start to the next."""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from cds_desktop.ui.settings import settings
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.rail_steps import saved_words


def test_a_damaged_place_is_passed_over(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    settings().setValue("window/place", QByteArray(b"rac"))

    assert not memory.restore_place(window)


def test_the_rail_says_the_hour_today_and_the_day_before():
    here = timezone(timedelta(hours=7))
    now = datetime(2027, 3, 12, 9, 0, tzinfo=here)

    assert saved_words(datetime(2027, 3, 12, 1, 5, tzinfo=UTC), now) == "Đã lưu lúc 08:05"
    assert saved_words(datetime(2027, 3, 11, 1, 5, tzinfo=UTC), now) == "Đã lưu ngày 11/03/2027"
