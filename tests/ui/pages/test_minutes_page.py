"""Họp và biên bản on the sample school."""

from datetime import date, time

import pytest

from cds_desktop.domain.round import Meeting, Phase
from cds_desktop.queries import minutes_view
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
    assert page.toast.isVisible()


def test_the_filled_button_leads_to_what_is_in_the_way(begun, shown_page, qtbot):
    page = shown_page(MinutesPage, begun)
    assert page.footer.seal.isVisible()
    assert not page.footer.seal.isEnabled()
    with qtbot.waitSignal(page.go_to) as asked:
        page.footer.main.click()
    assert asked.args[0] in ("setup", "council", "scoring")


def test_the_draft_is_written_to_a_file(sample, shown_page, settle, tmp_path):
    page = shown_page(MinutesPage, sample)
    page.save_copy(tmp_path / "du-thao")
    settle()
    assert (tmp_path / "du-thao.pdf").read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.glob("*.partial")) == []
