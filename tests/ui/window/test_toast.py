"""The one toast: what replaces what, what waits, what is said in one line."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.widgets.toast import Offer, Toast


@pytest.fixture
def toast(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    return Toast(host)


def test_a_newer_deed_takes_the_place_of_the_older_one(toast):
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6", Offer.UNDO)
    toast.show_offer("Đã gỡ H1-1.6-02 khỏi 1.6", Offer.UNDO)

    assert toast.accessibleName() == "Đã gỡ H1-1.6-02 khỏi 1.6"


def test_a_note_and_the_deed_it_belongs_to_stand_in_one_line(toast):
    toast.note("Tệp đã có sẵn")
    toast.show_offer("Đã thêm 2 minh chứng", Offer.UNDO)

    assert toast.accessibleName() == "Đã thêm 2 minh chứng. Tệp đã có sẵn"
    assert toast.offer is Offer.UNDO


def test_a_note_that_the_deed_tells_itself_is_not_told_twice(toast):
    toast.note("05/QĐ-THCSMH.")
    toast.show_offer("Đã lấy số 05/QĐ-THCSMH", Offer.UNDO)

    assert toast.accessibleName() == "Đã lấy số 05/QĐ-THCSMH"


def test_a_note_does_not_join_a_deed_of_a_later_turn(toast):
    toast.note("Tệp đã có sẵn")
    QApplication.processEvents()
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6", Offer.UNDO)

    assert toast.accessibleName() == "Đã gỡ H1-1.6-03 khỏi 1.6"


def test_a_deed_takes_the_place_of_a_sentence_said_just_before(toast):
    toast.say("Đã chép lời nhắn")
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6", Offer.UNDO)

    assert toast.accessibleName() == "Đã gỡ H1-1.6-03 khỏi 1.6"
    assert toast.offer is Offer.UNDO


def test_a_note_waits_while_the_offer_has_the_focus(toast, qtbot):
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6", Offer.UNDO)
    toast._link.setFocus()
    qtbot.waitUntil(toast._link.hasFocus)
    toast.say("Đã kiểm tra xong")
    assert toast.accessibleName() == "Đã gỡ H1-1.6-03 khỏi 1.6"
    toast.close_message()

    assert toast.accessibleName() == "Đã kiểm tra xong"
    assert toast.offer is Offer.NOTHING


def test_a_long_title_is_cut_and_the_way_back_stays_visible(toast):
    toast.show_offer(f"Đã gỡ {'kế hoạch ' * 60}", Offer.UNDO)

    assert toast.parentWidget().rect().contains(toast.geometry())
    assert toast.rect().contains(toast._link.geometry())


def test_it_fades_only_where_motion_is_wanted(toast, qtbot, monkeypatch):
    from cds_desktop.ui.theme import motion

    monkeypatch.setattr(motion, "wants_reduced_motion", lambda: True)
    toast.SECONDS = 0.01
    with qtbot.waitSignal(toast.closed):
        toast.say("Đã lưu")
    assert not toast.isVisible()

    monkeypatch.setattr(motion, "wants_reduced_motion", lambda: False)
    with qtbot.waitSignal(toast.closed):
        toast.say("Đã lưu")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1_000)


def test_a_message_stays_above_the_page_that_comes_to_the_front(open_main, sample, settle):
    window = open_main(sample)
    background.signals.said.emit("Đã chép lời nhắn")
    window.go_to("review")
    settle()

    place = window.toast.mapTo(window, window.toast.rect().center())
    assert window.toast.isAncestorOf(window.childAt(place)) or window.childAt(place) is window.toast
