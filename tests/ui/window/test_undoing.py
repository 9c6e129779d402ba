"""Ctrl+Z and Ctrl+Y of the window: in menus, on every page, beside typing, after sealing."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence import unlink_evidence
from cds_desktop.actions.rounds import enter_school
from cds_desktop.domain.round import School
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import SchoolRecord
from cds_desktop.ui import background
from cds_desktop.ui.widgets.toast import Offer
from cds_desktop.ui.window.places import PLACES
from cds_desktop.ui.window.undo_menu import NOTHING_DONE, NOTHING_UNDONE, ONLY_LOOKING, SEALED

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


@pytest.fixture
def rename(window, sample, settle):
    """Rename the school in a way that can be taken back."""

    def deed(name: str):
        with sample.change("school") as db:
            undoable(db, f"đổi tên trường thành {name}")
            db.query(SchoolRecord).one().name = name
        return Changes(Subject.SCHOOL)

    def run(name: str) -> None:
        background.run_action(window, partial(deed, name))
        settle()

    return run


def name_of(workspace) -> str:
    return queries.school(workspace).name


def menu_words(window) -> list[str]:
    button = window.header.undo
    button._fill()
    return [action.text() for action in button.menu_shown.actions() if not action.isSeparator()]


def test_with_nothing_done_the_button_is_grey_and_says_so(window):
    assert not window.header.undo.isEnabled()
    assert window.header.undo.toolTip() == NOTHING_DONE
    assert menu_words(window) == [NOTHING_DONE, NOTHING_UNDONE]


def test_the_menu_names_what_would_be_taken_back_and_the_steps_before(window, rename):
    for name in ("A", "B", "C"):
        rename(name)

    assert menu_words(window) == [
        "Hoàn tác: đổi tên trường thành C\tCtrl+Z",
        NOTHING_UNDONE,
        "Hoàn tác đến: đổi tên trường thành B",
        "Hoàn tác đến: đổi tên trường thành A",
    ]


def test_control_z_takes_back_and_control_y_does_again_on_every_page(window, sample, rename, qtbot, settle):
    before = name_of(sample)
    rename("Trường mới")
    for key in PLACES:
        window.go_to(key)
        settle()
        window.setFocus()
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        settle()
        assert name_of(sample) == before, key
        again = (
            (Qt.Key.Key_Y, CTRL)
            if key != "todo"
            else (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        )
        qtbot.keyClick(window, *again)
        settle()
        assert name_of(sample) == "Trường mới", key


def test_several_steps_are_taken_back_in_order(window, sample, rename, settle):
    before = name_of(sample)
    for name in ("A", "B", "C"):
        rename(name)
    button = window.header.undo
    button._fill()
    button.menu_shown.actions()[-1].trigger()
    settle()

    assert name_of(sample) == before
    assert window.toast.accessibleName() == "Đã hoàn tác 3 việc"
    assert [step.words[-1] for step in sample.history.redoable] == ["C", "B", "A"]


def test_an_undo_is_told_with_the_way_back(window, sample, rename, settle):
    rename("Trường mới")
    window.undoing.undo()
    settle()

    assert window.toast.accessibleName() == "Đã hoàn tác: đổi tên trường thành Trường mới"
    assert window.toast.offer is Offer.REDO
    window.toast.redo_asked.emit()
    settle()
    assert name_of(sample) == "Trường mới"
    assert window.toast.offer is Offer.UNDO


def test_a_deed_told_by_a_page_offers_to_take_it_back(window, rename, sample, settle):
    before = name_of(sample)
    rename("Trường mới")
    background.signals.did.emit("Đã đổi tên trường")

    assert window.toast.accessibleName() == "Đã đổi tên trường"
    assert window.toast.offer is Offer.UNDO
    window.toast.undo_asked.emit()
    settle()
    assert name_of(sample) == before


def test_with_nothing_left_control_z_says_so_in_one_line(window, settle, faults_shown):
    window.undoing.undo()
    settle()

    assert window.toast.accessibleName() == NOTHING_DONE
    assert faults_shown() == []


def test_typing_that_waits_is_stored_before_it_is_taken_back(window, sample, settle):
    before = name_of(sample)
    window.go_to("setup")
    settle()
    field = window.page("setup").school.name
    field.setText("Đang gõ dở")
    field.textEdited.emit("Đang gõ dở")
    window.undoing.undo()
    settle()
    settle()

    assert name_of(sample) == before
    assert field.text() == before


def test_a_field_takes_back_its_own_typing_first_then_the_window_does(window, sample, rename, qtbot, settle):
    before = name_of(sample)
    rename("Trường mới")
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.insert("abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    settle()
    assert (field.text(), name_of(sample)) == ("", "Trường mới")

    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    settle()
    assert name_of(sample) == before


def test_a_password_being_typed_takes_nothing_back(window, sample, rename, qtbot, settle):
    rename("Trường mới")
    field = QLineEdit(window)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    settle()

    assert name_of(sample) == "Trường mới"


def test_after_sealing_the_button_is_grey_with_its_reason(open_main, sample, settle):
    from cds_desktop.actions.minutes import draw_up_minutes

    item = queries.evidence_table(sample).rows[0].item
    window = open_main(sample)
    background.run_action(window, lambda: unlink_evidence(sample, item.id, item.used_for[0]))
    settle()
    assert window.header.undo.isEnabled()
    background.run_action(window, lambda: draw_up_minutes(sample))
    settle()

    assert not window.header.undo.isEnabled()
    assert window.header.undo.toolTip() == SEALED


def test_a_window_that_may_only_look_takes_nothing_back(open_main, sample_folder, settle):
    from cds_desktop.storage.workspace import open_workspace

    window = open_main(open_workspace(sample_folder, read_only=True))
    window.undoing.undo()
    settle()

    assert window.header.undo.toolTip() == ONLY_LOOKING
    window.close()


def test_what_was_done_elsewhere_in_the_app_reaches_the_button(window, sample, settle):
    background.run_action(window, lambda: enter_school(sample, School(name="Trường THCS Lê Lợi")))
    settle()

    assert window.header.undo.isEnabled() == bool(sample.history.undoable)
