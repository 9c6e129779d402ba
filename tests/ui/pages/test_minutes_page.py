"""Họp và biên bản on the sample school."""

from datetime import date, time
from functools import partial

import pypdfium2
import pytest

from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Meeting, Phase
from cds_desktop.queries import minutes_view
from cds_desktop.ui.background import run_action
from cds_desktop.ui.pages.minutes import page as page_module
from cds_desktop.ui.pages.minutes.page import MinutesPage
from cds_desktop.ui.typed_dates import read_date, read_time
from cds_desktop.ui.widgets.form_field import Validity


@pytest.mark.parametrize("text", ["5/3/27", "05/03/2027", "5-3-2027", "5.3.2027", " 5 / 3 / 27 ", "05032027"])
def test_dates_are_read_as_people_type_them(text):
    assert read_date(text) == date(2027, 3, 5)


@pytest.mark.parametrize("text", ["31/2/27", "ngày mai", "5/3", "2027-03-05", ""])
def test_what_is_no_date_is_not_taken_for_one(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [("14h", time(14)), ("14h30", time(14, 30)), ("14:30", time(14, 30)), ("14 giờ 30", time(14, 30)),
     ("1430", time(14, 30)), ("9", time(9)), ("7g5", time(7, 5))],
)  # fmt: skip
def test_times_are_read_as_people_type_them(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["25h", "14:70", "trưa", ""])
def test_what_is_no_time_is_not_taken_for_one(text):
    assert read_time(text) is None


def test_the_meeting_is_stored_as_entered_and_drawn(sample, shown_page, settle, qtbot, type_into):
    page = shown_page(MinutesPage, sample, size=(1302, 640))
    qtbot.waitUntil(lambda: page.preview.page_count > 0, timeout=10_000)
    type_into(page.form.held_on.line, "16/4/26")
    type_into(page.form.began_at.line, "14h30")
    type_into(page.form.place, "Hội trường tầng hai")
    page.form.store.hand_over()
    settle()
    meeting = minutes_view(sample).meeting
    assert (meeting.held_on, meeting.began_at) == (date(2026, 4, 16), time(14, 30))
    assert meeting.place == "Hội trường tầng hai"


def test_nothing_else_of_the_meeting_is_lost_when_one_field_is_stored(sample, shown_page, settle, type_into):
    before = minutes_view(sample).meeting
    page = shown_page(MinutesPage, sample)
    type_into(page.form.place, "Phòng họp")
    page.leave()
    settle()
    after = minutes_view(sample).meeting
    assert after == Meeting(**{**vars(before), "place": "Phòng họp"})


def test_a_date_that_cannot_be_read_stays_and_is_marked(sample, shown_page, settle, type_into):
    page = shown_page(MinutesPage, sample)
    type_into(page.form.held_on.line, "31/2/26")
    page.form.held_on.line.editingFinished.emit()
    page.form.store.hand_over()
    settle()
    assert page.form.held_on.line.text() == "31/2/26"
    assert page.form.held_on.validity is Validity.ERROR
    assert minutes_view(sample).meeting.held_on == date(2026, 4, 15)


def test_whoever_is_away_gets_a_reason_and_the_votes_are_held_against_those_present(
    sample, shown_page, settle, type_into
):
    page = shown_page(MinutesPage, sample)
    row = page.form.attendance.rows[-1]
    assert row.reason.isHidden()
    row.tick.click()
    settle()
    assert not row.reason.isHidden()
    type_into(row.reason, "nghỉ ốm")
    page.form.store.hand_over()
    settle()
    entry = next(a for a in minutes_view(sample).meeting.attendance if a.member_id == row.member.id)
    assert (entry.present, entry.reason) == (False, "nghỉ ốm")
    assert page.form.votes._words.text() == "6 phiếu, 5 có mặt"
    assert page.footer.main.text().startswith("Điền phiếu họp")


def test_the_numbers_are_sealed_and_the_form_is_closed(sample, shown_page, settle):
    page = shown_page(MinutesPage, sample)
    assert page.footer.main.text().startswith("Chốt số liệu và lập biên bản")
    page.seal()
    settle()
    assert minutes_view(sample).phase is Phase.SEALED
    assert page.form.place.isReadOnly()
    assert page.chip.text == "Đã chốt"
    assert page.footer.main.text().startswith("Ký biên bản")


def test_the_filled_button_leads_to_what_is_in_the_way(begun, shown_page, qtbot):
    page = shown_page(MinutesPage, begun)
    assert page.footer.seal.isVisible()
    assert not page.footer.seal.isEnabled()
    with qtbot.waitSignal(page.go_to) as asked:
        page.footer.main.click()
    assert asked.args[0] in ("setup", "council", "scoring")


def test_what_was_typed_last_is_in_the_draft_that_is_printed(
    sample, shown_page, settle, type_into, monkeypatch
):
    printed = []
    monkeypatch.setattr(page_module, "print_pdf", lambda *args: printed.append(args))
    page = shown_page(MinutesPage, sample)
    type_into(page.form.place, "Hội trường B")
    page.footer.draft.click()
    settle()
    ((_, pdf, title, name),) = printed
    assert (title, name) == ("biên bản dự thảo", "bien-ban-du-thao.pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        assert "Hội trường B" in document[0].get_textpage().get_text_range()


def test_the_preview_points_at_what_is_being_edited_and_brings_it_into_sight(
    sample, shown_page, settle, qtbot
):
    page = shown_page(MinutesPage, sample, size=(1302, 640))
    qtbot.waitUntil(lambda: page.preview.page_count > 0, timeout=10_000)
    page.form.place.setFocus()
    qtbot.waitUntil(page.form.place.hasFocus)
    assert page.preview.view.verticalScrollBar().value() == 0
    page.form.areas["conclusion"].setFocus()
    qtbot.waitUntil(page.form.areas["conclusion"].hasFocus)
    assert page.preview.page > 0
    assert page.preview.view._is_in_sight()


def test_the_preview_stays_where_the_reader_left_it_while_it_is_drawn_anew(sample, shown_page, settle, qtbot):
    page = shown_page(MinutesPage, sample, size=(1302, 640))
    qtbot.waitUntil(lambda: page.preview.page_count > 0, timeout=10_000)
    page.form.place.setFocus()
    settle()
    view = page.preview.view
    # A PDF still on its way would bring the focused field into sight once more.
    qtbot.waitUntil(lambda: view._token == view._last_token and not view._pending, timeout=10_000)
    bar = view.verticalScrollBar()
    bar.setValue(2000)
    with qtbot.waitSignal(page.preview.shown, timeout=10_000):
        # Added to, not replaced: an empty place is no line, and a line printed anew is brought into sight.
        page.form.place.end(False)
        qtbot.keyClicks(page.form.place, " C")
        page.form.store.hand_over()
    settle()
    assert bar.value() == 2000


def test_undo_brings_every_field_back_also_the_one_with_the_cursor(sample, shown_page, settle, type_into):
    page = shown_page(MinutesPage, sample)
    before = minutes_view(sample).meeting
    type_into(page.form.place, "Nơi khác")
    page.form.store.hand_over()
    settle()
    page.form.areas["conclusion"].setPlainText("Kết luận khác")
    page.form.store.hand_over()
    settle()
    assert sample.history.undoable[-1].words == "sửa kết luận của chủ tọa"
    assert sample.history.undoable[-2].words == "sửa địa điểm họp"
    page.form.place.setFocus()
    for _ in range(2):
        run_action(page, partial(undo, sample))
        settle()
    assert page.form.place.text() == before.place
    assert page.form.areas["conclusion"].toPlainText() == before.conclusion


def test_the_end_of_a_long_list_is_folded_but_never_who_is_away(sample, shown_page, settle):
    page = shown_page(MinutesPage, sample)
    attendance = page.form.attendance
    assert attendance.more.text() == "Xem 2 thành viên nữa"
    assert [row.isVisibleTo(page) for row in attendance.rows] == [True] * 5 + [False] * 2
    attendance.rows[-1].tick.setChecked(False)
    attendance._fold()
    assert attendance.rows[-1].isVisibleTo(page)
    attendance.more.click()
    assert attendance.more.isHidden()
    assert all(row.isVisibleTo(page) for row in attendance.rows)


def test_the_paper_can_be_read_as_plain_lines(sample, shown_page, qtbot):
    page = shown_page(MinutesPage, sample)
    qtbot.waitUntil(lambda: page._preview is not None, timeout=10_000)
    lines = page._preview.lines
    assert any(line.startswith("Địa điểm: Phòng họp Trường THCS Minh Họa") for line in lines)
    assert any(line.startswith("Biểu quyết: Tán thành: 6") for line in lines)
