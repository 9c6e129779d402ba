"""Deeds and looks run beside the screen; what they give arrives on it, in order."""

import logging
import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.errors import Cancelled, NotFound
from cds_desktop.progress import Progress
from cds_desktop.ui import background


@pytest.fixture
def owner(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_deed_runs_elsewhere_and_its_changes_arrive_on_the_screens_thread(owner, settle):
    threads: list[int] = []
    arrived: list[tuple[Changes, int]] = []

    def deed() -> Changes:
        threads.append(threading.get_ident())
        return Changes(Subject.SCHOOL)

    background.run_action(owner, deed, done=lambda c: arrived.append((c, threading.get_ident())))
    settle()

    assert threads[0] != threading.get_ident()
    assert arrived == [(Changes(Subject.SCHOOL), threading.get_ident())]


def test_every_deed_is_told_to_all_pages_with_the_time_it_was_saved(owner, settle, qtbot):
    with qtbot.waitSignals([background.signals.changed, background.signals.saved]):
        background.run_action(owner, lambda: Changes(Subject.COUNCIL))
    settle()


def test_of_two_looks_of_one_kind_only_the_last_is_shown(owner, settle):
    shown: list[int] = []
    for number in (1, 2, 3):
        background.run_query(owner, lambda number=number: number, shown.append)
    settle()

    assert shown == [3]


def test_looks_that_show_different_things_do_not_drop_each_other(owner, settle):
    shown: dict[str, int] = {}

    def show_first(number: int) -> None:
        shown["first"] = number

    def show_second(number: int) -> None:
        shown["second"] = number

    background.run_query(owner, lambda: 1, show_first)
    background.run_query(owner, lambda: 2, show_second)
    settle()

    assert shown == {"first": 1, "second": 2}


def test_what_comes_after_its_owner_is_gone_is_dropped(settle):
    widget, shown, gate = QWidget(), [], threading.Event()
    background.run_query(widget, gate.wait, shown.append)
    shiboken6.delete(widget)
    gate.set()
    settle()

    assert shown == []


def test_a_foreseen_fault_is_shown_with_its_advice(owner, settle, faults_shown):
    def refuse() -> Changes:
        raise NotFound("tiêu chí 9.9")

    background.run_action(owner, refuse)
    settle()

    assert faults_shown() == [NotFound.title]


def test_a_page_may_take_a_fault_itself(owner, settle, faults_shown):
    taken = []

    def refuse() -> Changes:
        raise NotFound

    background.run_action(owner, refuse, failed=taken.append)
    settle()

    assert [type(error) for error in taken] == [NotFound]
    assert faults_shown() == []


def test_a_bug_goes_into_the_log_with_its_traceback_and_gives_one_calm_dialog(
    owner, settle, faults_shown, caplog
):
    with caplog.at_level(logging.ERROR):
        background.run_action(owner, lambda: 1 // 0)
        settle()

    assert "ZeroDivisionError" in caplog.text
    assert faults_shown() == ["Chương trình gặp lỗi chưa lường trước"]


def test_cancelling_long_work_stops_it_at_its_next_word_and_says_so(owner, settle):
    told: list[object] = []
    said: list[str] = []
    background.signals.long_work.connect(told.append)
    background.signals.said.connect(said.append)
    done_parts: list[int] = []

    def work(progress: Progress) -> Changes:
        for part in range(1000):
            progress(part, 1000)
            done_parts.append(part)
            if part == 3:
                background.cancel_long_action()
        return Changes(Subject.EVIDENCE)

    background.run_long_action(owner, work, what="Đang chép")
    settle()
    background.signals.long_work.disconnect(told.append)
    background.signals.said.disconnect(said.append)

    assert done_parts == [0, 1, 2, 3]
    # What ends at once shows no bar.
    assert told == []
    assert said == ["Đã hủy. Không có gì thay đổi; có thể làm lại bất cứ lúc nào."]


def test_shutting_down_waits_for_what_is_still_to_be_written(owner):
    written: list[int] = []
    for number in range(20):
        background.run_action(owner, lambda number=number: written.append(number) or Changes(Subject.ANSWERS))
    background.shut_down()

    assert written == list(range(20))
    assert background.is_idle()


def test_a_long_look_changes_nothing_shows_how_far_it_is_and_may_be_cancelled(owner, settle, qtbot):
    told: list[object] = []
    saved: list[object] = []
    ended: list[object] = []
    background.signals.long_work.connect(told.append)
    background.signals.saved.connect(saved.append)
    going = threading.Event()

    def look(progress: Progress) -> int:
        for part in range(1, 1000):
            progress(part, 0)
            if part == 3:
                assert going.wait(10)
        return 1

    background.run_long_query(owner, look, ended.append, what="Đang xem", failed=ended.append)
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    background.cancel_long_action()
    going.set()
    settle()
    background.signals.long_work.disconnect(told.append)
    background.signals.saved.disconnect(saved.append)

    assert isinstance(told[0], background.LongWork)
    assert told[0].what == "Đang xem"
    assert told[-1] is None
    assert [type(end) for end in ended] == [Cancelled]
    assert saved == []


def test_what_is_typed_while_something_is_copied_or_read_is_stored_and_shown_at_once(owner, qtbot, settle):
    going = threading.Event()
    done: list[str] = []

    def wait(progress: Progress) -> Changes:
        going.wait(10)
        return Changes(Subject.EVIDENCE)

    background.run_long_action(owner, wait, what="Đang chép", done=lambda _: done.append("chép"))
    background.run_long_query(owner, wait, lambda _: done.append("xem"), what="Đang xem")
    background.run_action(owner, lambda: Changes(Subject.ANSWERS), done=lambda _: done.append("gõ"))
    background.run_query(owner, lambda: "đọc", done.append)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=5_000)

    assert set(done) == {"gõ", "đọc"}
    assert background.is_long_action_running()
    going.set()
    settle()
    assert set(done) == {"gõ", "đọc", "chép", "xem"}
    assert not background.is_long_action_running()


def test_shutting_down_ends_long_looks_and_waits_for_long_deeds(owner):
    done: list[str] = []
    started = threading.Event()

    def look(progress: Progress) -> None:
        started.set()
        while True:
            progress(0, 0)

    def deed(progress: Progress) -> Changes:
        assert started.wait(10)
        done.append("chép")
        return Changes(Subject.EVIDENCE)

    background.run_long_query(owner, look, done.append, what="Đang xem", failed=lambda _: None)
    background.run_long_action(owner, deed, what="Đang chép")
    background.shut_down()

    assert done == ["chép"]
    assert not background.is_long_action_running()
