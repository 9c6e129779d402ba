"""Leaving or sealing while a long copy is under way: it is asked, and what went in stays."""

import threading

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from cds_desktop.actions.evidence import attach_evidence
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.queries import criterion_view, minutes_view
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.evidence.adding import Adding
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog
from cds_desktop.ui.window.opening import Opening

STAY, CLOSE, SWITCH = "Làm tiếp", "Hủy việc và đóng", "Hủy việc và đổi hồ sơ"
BEFORE_FILE = 3


class Copying:
    """A copy of five files that stands still before the fourth until its `gate` opens."""

    def __init__(self, workspace, paths) -> None:
        self.workspace, self.paths = workspace, paths
        self.reached, self.gate = threading.Event(), threading.Event()

    def __call__(self, progress):
        def tell(done: int, total: int) -> None:
            if done == BEFORE_FILE:
                self.reached.set()
                while not self.gate.wait(0.01):
                    progress(done, total)
            progress(done, total)

        return attach_evidence(self.workspace, "1.6", self.paths, tell)


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


@pytest.fixture
def copying(window, sample, tmp_path):
    paths = [tmp_path / f"tệp {number}.txt" for number in range(5)]
    for path in paths:
        path.write_text(path.name)
    work = Copying(sample, paths)
    Adding(window, sample, "1.6")._run(work, "Đang chép 5 minh chứng")
    assert work.reached.wait(10)
    yield work
    work.gate.set()


@pytest.fixture
def asked(monkeypatch):
    """The questions asked from now on; each is answered with the same words."""
    questions: list[str] = []

    def answer(words: str) -> list[str]:
        def press(box: QMessageBox) -> int:
            questions.append(f"{box.text()} {box.informativeText()}")
            next(button for button in box.buttons() if button.text() == words).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", press)
        return questions

    return answer


def titles(workspace):
    return {line.evidence.title for line in criterion_view(workspace, "1.6").evidence}


def names(numbers):
    return {f"tệp {number}" for number in numbers}


def test_another_workspace_waits_for_the_copy_if_one_wants_to_go_on(window, sample, asked, copying, settle):
    questions = asked(STAY)
    window.go_to("start")
    assert len(questions) == 1
    assert window.workspace is sample
    copying.gate.set()
    settle()
    assert titles(sample) >= names(range(5))


@pytest.mark.parametrize(
    ("words", "leave"), [(SWITCH, lambda w: w.go_to("start")), (CLOSE, lambda w: w.close())]
)
def test_leaving_cancels_the_copy_and_keeps_what_went_in(
    window, sample, asked, copying, tmp_path, words, leave
):
    Opening(window, tmp_path)
    questions = asked(words)
    leave(window)
    assert len(questions) == 1
    assert window.workspace is None
    assert not background.is_long_action_running()
    with open_workspace(sample.folder) as again:
        assert titles(again) >= names(range(BEFORE_FILE))
        assert not titles(again) & names(range(BEFORE_FILE, 5))


def test_who_seals_during_a_copy_is_told_what_will_be_missing(window, asked, copying, settle):
    questions = asked("Chưa chốt")
    window.page("minutes")._ask_to_seal()
    copying.gate.set()
    settle()
    assert "Đang chép 5 minh chứng: phần chưa xong lúc chốt sẽ không vào hồ sơ." in questions[0]


def test_what_is_still_being_copied_when_the_numbers_are_sealed_is_told(window, sample, copying, settle):
    before = titles(sample)
    draw_up_minutes(sample)
    copying.gate.set()
    settle()
    (dialog,) = [d for d in QApplication.topLevelWidgets() if isinstance(d, OutcomeDialog) and d.isVisible()]
    assert [row.title for row in dialog.rows] == [
        "Chưa làm được bước này: giữ 0 tệp đã chép xong, còn 5 tệp chưa chép"
    ]
    assert dialog.rows[0].advice.startswith(
        "Đính kèm minh chứng: đợt đánh giá đang ở bước “Đã chốt số liệu”."
    )
    assert titles(sample) == before
    assert not minutes_view(sample).editable
