"""Bắt đầu: workspaces opened before, the missing ones named in words, the ways to begin."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.window.memory import MOST_RECENT, recent_folders, remember_folder
from cds_desktop.ui.window.start_view import StartView


@pytest.fixture
def shown(qtbot, settle, tmp_path):
    def show() -> StartView:
        view = StartView(tmp_path)
        view.chosen = []
        view.folder_chosen.connect(view.chosen.append)
        qtbot.addWidget(view)
        view.resize(900, 600)
        with qtbot.waitExposed(view):
            view.show()
        settle()
        return view

    return show


def test_a_workspace_opened_before_is_named_by_its_school_and_opened_by_enter(shown, sample, settle, qtbot):
    remember_folder(sample.folder)
    view = shown()
    row = view.rows[0]
    assert row.accessibleName() == "Mở hồ sơ Trường THCS Minh Họa · năm học 2025-2026"
    assert view.focusWidget() is row
    qtbot.keyClick(row, Qt.Key.Key_Return)
    settle()

    assert view.chosen == [sample.folder]


def test_a_folder_out_of_reach_says_so_and_is_not_opened(shown, settle, tmp_path):
    gone = tmp_path / "usb" / "ho-so"
    remember_folder(gone)
    said: list[str] = []
    background.signals.said.connect(said.append)
    view = shown()
    view.rows[0].click()
    settle()
    background.signals.said.disconnect(said.append)

    assert "Không thấy thư mục này" in view.rows[0].accessibleDescription()
    assert said == ["Không thấy thư mục này: ổ đĩa chưa cắm, hoặc thư mục đã chuyển đi."]
    assert view.chosen == []


def test_the_list_keeps_the_latest_and_forgets_on_demand(shown, tmp_path, qtbot):
    for number in range(MOST_RECENT + 3):
        remember_folder(tmp_path / str(number))
    view = shown()
    assert [row.folder.name for row in view.rows] == [str(n) for n in reversed(range(3, MOST_RECENT + 3))]
    qtbot.keyClick(view.rows[0], Qt.Key.Key_Delete)

    assert len(recent_folders()) == MOST_RECENT - 1
    assert view.rows[0].folder.name == str(MOST_RECENT + 1)


def test_a_folder_dropped_here_is_opened(shown, sample, settle):
    view = shown()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sample.folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    settle()

    assert view.chosen == [sample.folder]


def test_the_sample_school_is_built_and_opened_from_here(shown, settle):
    view = shown()
    view.sample.click()
    settle()

    assert len(view.chosen) == 1
    with open_workspace(view.chosen[0]):
        pass
    assert view.chosen[0].name == "truong-minh-hoa"


def test_a_folder_without_a_database_says_so(shown, sample, settle):
    copy = Path(f"{sample.folder}-khac")
    shutil.copytree(sample.folder, copy)
    (copy / "workspace.sqlite3").unlink()
    remember_folder(copy)
    view = shown()

    assert "không còn hồ sơ" in view.rows[0].accessibleDescription()
