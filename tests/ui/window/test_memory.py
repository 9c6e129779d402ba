"""What the window keeps from one start to the next."""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QTableWidget, QWidget

from cds_desktop.ui.settings import settings
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.rail_steps import saved_words


def splitter(qtbot, sizes: list[int]) -> QSplitter:
    made = QSplitter()
    qtbot.addWidget(made)
    for _ in sizes:
        made.addWidget(QWidget())
    made.resize(600, 200)
    made.show()
    made.setSizes(sizes)
    return made


def test_columns_are_as_wide_as_they_were(qtbot):
    first, then = QTableWidget(1, 3), QTableWidget(1, 3)
    for table in (first, then):
        qtbot.addWidget(table)
    assert not memory.restore_header("evidence", first.horizontalHeader())
    first.setColumnWidth(1, 173)
    memory.remember_header("evidence", first.horizontalHeader())

    assert memory.restore_header("evidence", then.horizontalHeader())
    assert then.columnWidth(1) == 173


def test_panes_are_as_wide_as_they_were(qtbot):
    first = splitter(qtbot, [400, 200])
    memory.remember_splitter("minutes", first)
    then = splitter(qtbot, [100, 500])

    assert memory.restore_splitter("minutes", then)
    assert then.sizes() == first.sizes()


def test_damaged_memory_is_passed_over(qtbot):
    table = QTableWidget(1, 3)
    qtbot.addWidget(table)
    settings().setValue("columns/evidence", QByteArray(b"rac"))

    assert not memory.restore_header("evidence", table.horizontalHeader())


def test_the_rail_says_the_hour_today_and_the_day_before():
    here = timezone(timedelta(hours=7))
    now = datetime(2027, 3, 12, 9, 0, tzinfo=here)

    assert saved_words(datetime(2027, 3, 12, 1, 5, tzinfo=UTC), now) == "Đã lưu lúc 08:05"
    assert saved_words(datetime(2027, 3, 11, 1, 5, tzinfo=UTC), now) == "Đã lưu ngày 11/03/2027"
