"""The window: pages by key and by keyboard, rail, header, read-only, what it remembers."""

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import enter_school
from cds_desktop.domain.round import School
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.deadlines import stops
from cds_desktop.ui.theme import Size, Type
from cds_desktop.ui.widgets.toast import Toast
from cds_desktop.ui.window.header import _Title
from cds_desktop.ui.window.places import PLACES, RAIL_KEYS, place_of_finding


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window, key, modifier)


def test_control_and_a_number_open_each_step_and_zero_the_start_page(window, qtbot, settle):
    visited = []
    window.page_shown.connect(visited.append)
    for number in (*range(1, 10), 0):
        press(qtbot, window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        settle()

    assert visited == [*RAIL_KEYS[1:], "todo"]


def test_every_page_names_itself_as_the_rail_does(window, settle):
    for key, place in PLACES.items():
        window.go_to(key)
        settle()
        assert window.page(key).key == key
        assert window.page(key).title == place.name


def test_the_rail_tells_the_state_of_each_step_in_words(window):
    names = [b.accessibleName() for b in window.rail.findChildren(QPushButton)]

    assert "Bước 1: Trường và đợt đánh giá, Xong" in names
    assert any(name.startswith("Bước 3: Chấm tiêu chí, 30/30") for name in names)


def test_the_header_shows_both_meters_on_every_page_but_the_first(window, settle):
    assert not any(meter.isVisible() for meter in window.header.meters)
    window.go_to("review")
    settle()

    assert [meter.isVisible() for meter in window.header.meters] == [True, True]
    assert window.header.demonstration.isVisible()
    assert "Nhóm 1" in window.header.meters[0].accessibleName()


def test_a_change_anywhere_is_soon_in_the_header_and_the_window_title(window, sample, settle):
    background.run_action(window, lambda: enter_school(sample, School(name="Trường THCS Lê Lợi")))
    settle()

    assert window.windowTitle().startswith("Trường THCS Lê Lợi")


def test_the_rail_says_when_the_last_change_was_saved(window, sample, settle):
    background.run_action(window, lambda: Changes(Subject.TEXTS))
    settle()

    assert any(
        w.accessibleName().startswith("Đã lưu lúc ")
        for w in window.rail.children()
        if hasattr(w, "set_words")
    )


def test_notes_of_a_deed_are_said_in_one_line(window, settle):
    background.run_action(window, lambda: Changes(Subject.EVIDENCE, notes=("Tệp đã có sẵn.",)))
    settle()

    assert window.findChild(Toast).accessibleName() == "Tệp đã có sẵn."


def test_f9_narrows_the_rail_and_the_next_window_remembers_it(window, qtbot, open_main, sample_folder):
    assert not window.rail.is_narrow
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.rail.is_narrow
    window.close()

    again = open_main(open_workspace(sample_folder, read_only=True))
    assert again.rail.is_narrow
    again.close()


@pytest.mark.parametrize(("width", "narrow"), [(1366, False), (1024, True)])
def test_the_rail_is_narrow_where_room_is_short(open_main, sample, width, narrow):
    window = open_main(sample, width=width)

    assert window.rail.is_narrow is narrow
    assert window.rail.width() == (Size.RAIL_NARROW if narrow else Size.RAIL_WIDE)


@pytest.mark.parametrize("size", [(1366, 697), (1024, 700), (911, 512)])
def test_no_page_asks_for_more_room_than_a_small_laptop_has(open_main, sample, settle, size):
    window = open_main(sample, *size)
    for key in PLACES:
        window.go_to(key)
        settle()
        assert (window.width(), window.height()) == size, key


def test_f1_explains_the_page(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F1)

    help_ = window.findChild(QDialog)
    assert help_.windowTitle() == "Trợ giúp"
    help_.close()


def test_every_page_has_a_help_text(window):
    assert [key for key in PLACES if not window.page(key).help_text] == []


def test_a_window_that_may_only_look_says_so_and_changes_nothing(open_main, sample_folder, settle):
    workspace = open_workspace(sample_folder, read_only=True)
    window = open_main(workspace)
    for key in ("setup", "council"):
        window.go_to(key)
        settle()

    assert window.banner.isVisible()
    assert window.page("setup").school.name.isReadOnly()
    assert not window.page("council").add.isEnabled()
    window.close()


def test_closing_writes_what_was_typed_last(window, sample_folder, sample, settle):
    window.go_to("setup")
    settle()
    name = window.page("setup").school.name
    name.setText("Trường vừa gõ xong")
    name.textEdited.emit(name.text())
    folder = sample.folder
    window.close()

    from cds_desktop import queries

    with open_workspace(folder, read_only=True) as again:
        assert queries.school(again).name == "Trường vừa gõ xong"


def test_findings_lead_to_the_page_where_they_are_mended():
    assert place_of_finding("council") == ("council", "")
    assert place_of_finding("set") == ("indicator_set", "")
    assert place_of_finding("meeting") == ("minutes", "")
    assert place_of_finding("1.6.2") == ("scoring", "1.6.2")


def test_the_next_deadline_is_the_first_whose_step_is_not_done(sample):
    from cds_desktop import queries

    found = stops(queries.overview(sample), date(2026, 4, 1))

    assert [stop.is_next for stop in found] == [False, False, True, False]
    assert found[2].days_words == "Còn 14 ngày"
    assert found[2].due_words == "Thứ Tư, 15/04/2026"


def test_the_window_shows_before_anything_heavy_is_imported(sample_folder, tmp_path):
    script = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cds_desktop import app
from cds_desktop.ui import background
qt = app.application()
window = app.show_first_window(Path({str(sample_folder)!r}))
seen = []
window.page_shown.connect(lambda key: seen.append(key) or QTimer.singleShot(50, qt.quit))
QTimer.singleShot(20000, qt.quit)
assert "sqlalchemy" not in sys.modules
qt.exec()
heavy = {{"reportlab", "pyhanko", "pikepdf", "pypdfium2", "cryptography"}} & set(sys.modules)
window.close()
background.shut_down()
print(seen, sorted(heavy))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.split() == ["['todo']", "[]"]


def test_the_self_test_can_build_and_draw_the_window(monkeypatch, tmp_path):
    from cds_desktop.app import prove_window

    monkeypatch.setenv("CDS_SETTINGS_DIR", str(tmp_path))
    prove_window()


def test_a_page_name_that_comes_after_none_gets_the_room_of_its_words(qtbot):
    line = QWidget()
    qtbot.addWidget(line)
    title = _Title("", Type.H1)
    row = QHBoxLayout(line)
    row.addWidget(title)
    row.addStretch(1)
    line.resize(400, 40)
    with qtbot.waitExposed(line):
        line.show()
    title.set_full_text("Ký")
    qtbot.waitUntil(lambda: title.text() == "Ký", timeout=2_000)
