"""The drive of the workspace disappears: one banner, nothing typed is lost, all goes on when it is back."""

import shutil

import pytest
from PySide6.QtWidgets import QMessageBox

from cds_desktop import queries
from cds_desktop.errors import WorkspaceInUse, WorkspaceUnreadable
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background


@pytest.fixture
def window(open_main, sample, monkeypatch):
    # A window closed at the end of a test has nobody to ask.
    leave = "Đóng, bỏ phần chưa ghi"
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, leave))
    return open_main(sample)


def press(box: QMessageBox, words: str) -> int:
    next(button for button in box.buttons() if button.text() == words).click()
    return 0


def type_name(window, name: str) -> None:
    field = window.page("setup").school.name
    field.setText(name)
    field.textEdited.emit(name)


def test_what_was_typed_is_kept_and_stored_when_the_folder_is_back(
    window, sample, settle, faults_shown, tmp_path
):
    window.go_to("setup")
    settle()
    away = tmp_path / "rut-ra"
    sample.folder.rename(away)
    for name in ("Gõ khi vắng", "Gõ khi vắng mặt"):
        type_name(window, name)
        window.page("setup").hand_over()
        settle()
    assert window.absence.isVisible()
    assert str(sample.folder) in window.absence.words.text()
    assert faults_shown() == []
    assert window.page("setup").school.name.text() == "Gõ khi vắng mặt"

    away.rename(sample.folder)
    window.absence.again.click()
    settle()
    settle()

    assert not window.absence.isVisible()
    assert queries.school(sample).name == "Gõ khi vắng mặt"
    assert window.page("setup").school.name.text() == "Gõ khi vắng mặt"


def test_the_window_looks_again_by_itself(window, sample, settle, qtbot, tmp_path):
    window.absence._timer.setInterval(20)
    away = tmp_path / "rut-ra"
    sample.folder.rename(away)
    window.go_to("review")
    settle()
    assert window.absence.is_away
    away.rename(sample.folder)
    with qtbot.waitSignal(window.absence.reached, timeout=5_000):
        pass
    settle()

    assert window.toast.accessibleName() == "Đã thấy lại thư mục hồ sơ"


def test_files_copied_back_anew_are_opened_anew(window, sample, settle, tmp_path):
    """A drive that was mounted again holds other files than those still open."""
    away = tmp_path / "rut-ra"
    sample.folder.rename(away)
    window.go_to("setup")
    settle()
    shutil.copytree(away, sample.folder)
    window.absence.again.click()
    settle()
    type_name(window, "Ghi vào tệp mới")
    window.page("setup").hand_over()
    settle()
    window.close()

    with open_workspace(sample.folder, read_only=True) as again:
        assert queries.school(again).name == "Ghi vào tệp mới"


def test_another_workspace_in_the_same_place_is_not_written_into(window, sample, begun, settle, tmp_path):
    folder = sample.folder
    folder.rename(tmp_path / "rut-ra")
    window.go_to("setup")
    settle()
    begun.close()
    begun.folder.rename(folder)

    with pytest.raises(WorkspaceUnreadable):
        sample.reconnect()
    window.absence.again.click()
    settle()
    assert "hồ sơ khác" in window.absence.words.text()
    assert window.absence.isVisible()


def test_closing_while_something_could_not_be_written_asks_first(
    window, sample, settle, tmp_path, monkeypatch
):
    answers = ["Chờ ổ đĩa", "Đóng, bỏ phần chưa ghi"]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, answers.pop(0)))
    sample.folder.rename(tmp_path / "rut-ra")
    window.go_to("setup")
    settle()

    assert not window.close()
    assert window.close()


def test_a_workspace_opened_elsewhere_meanwhile_is_not_written_into(sample, tmp_path):
    away = tmp_path / "rut-ra"
    sample.folder.rename(away)
    shutil.copytree(away, sample.folder)
    with open_workspace(sample.folder):
        with pytest.raises(WorkspaceInUse):
            sample.reconnect()
        with pytest.raises(WorkspaceInUse), sample.change("thử"):
            pass
    sample.reconnect()
    with sample.change("thử"):
        pass


def test_a_fault_of_another_kind_is_still_told_as_it_is(window, faults_shown, settle):
    def refuse():
        raise WorkspaceUnreadable("hỏng")

    background.run_action(window, refuse)
    settle()

    assert faults_shown() == [WorkspaceUnreadable.title]
    assert not window.absence.isVisible()
