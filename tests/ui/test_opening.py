"""From a folder to a window: opened, in use, unreadable, not there yet."""

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from cds_desktop.app import default_folder
from cds_desktop.errors import WorkspaceUnreadable
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui.pages.setup_wizard import SetupWizard
from cds_desktop.ui.window import MainWindow, memory
from cds_desktop.ui.window.opening import Opening
from cds_desktop.ui.window.start_view import StartView


@pytest.fixture
def window(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def opening(window):
    return Opening(window, default_folder())


def test_the_folder_that_was_open_last_is_opened_again(opening, window, settle, sample):
    sample.close()
    memory.remember_workspace(sample.folder)
    opening.begin(None)
    settle()

    assert window.current_key == "todo"
    assert window.workspace.folder == sample.folder


def test_without_a_workspace_the_wizard_begins(opening, window, settle):
    opening.begin(None)
    settle()

    assert window.findChild(SetupWizard).isVisible()


def test_a_workspace_in_use_can_be_opened_to_look(opening, window, settle, sample, monkeypatch):
    asked = []

    def look(box: QMessageBox) -> int:
        asked.append([button.text() for button in box.findChildren(QPushButton)])
        next(b for b in box.buttons() if b.text() == "Mở chỉ để xem").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    opening.begin(sample.folder)
    settle()
    settle()

    assert sorted(asked[0]) == ["Mở chỉ để xem", "Đóng"]
    assert window.workspace.read_only


def test_from_the_start_one_click_leads_back_to_the_workspace_just_left(opening, window, settle, sample):
    sample.close()
    opening.begin(sample.folder)
    settle()
    window.go_to("start")
    assert window.windowTitle() == "CĐS Desktop"
    window.findChild(StartView).rows[0].click()
    settle()

    assert window.workspace.folder == sample.folder


def test_a_folder_that_is_no_workspace_is_refused_in_words(opening, window, settle, tmp_path, faults_shown):
    (tmp_path / "anh.jpg").write_bytes(b"x")
    opening.begin(tmp_path)
    settle()

    assert faults_shown() == [WorkspaceUnreadable.title]
    assert window.findChild(StartView).isVisible()


def test_an_empty_folder_becomes_the_place_of_a_new_workspace(opening, window, settle, tmp_path):
    opening.begin(tmp_path / "trong")
    settle()

    assert window.findChild(SetupWizard).place.folder == tmp_path / "trong"


def test_faults_of_the_open_workspace_are_logged_in_its_own_folder(opening, window, settle, sample):
    import logging

    sample.close()
    opening.begin(sample.folder)
    settle()
    logging.getLogger("cds_desktop.ui").error("thử nhật ký")

    log = sample.folder / "logs" / "cds-desktop.log"
    assert "thử nhật ký" in log.read_text("utf-8")


def test_another_folder_can_be_opened_from_the_same_window(opening, window, settle, sample, begun):
    for workspace in (sample, begun):
        workspace.close()
        opening.open(workspace.folder)
        settle()

    assert window.windowTitle().startswith("Trường THCS Nguyễn Trãi")
    with open_workspace(sample.folder):
        pass
