"""Dates as people type them: read, marked or proposed, never wiped."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from cds_desktop.ui.typed_dates import GENERAL_FAULT, date_fault, is_far, proposed_date, read_date, show_date
from cds_desktop.ui.widgets.form_field import Validity
from cds_desktop.ui.widgets.typed_field import DateField

YEAR = "2026-2027"
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WAYS = (
    lambda d: f"{d.day}/{d.month}/{d.year % 100:02}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}{d.month:02}{d.year}",
    lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    lambda d: f"Ngày {d.day:02} tháng {d.month:02}, {d.year}",
    lambda d: f" {d.day} / {d.month} / {d.year} ",
    lambda d: f"{d.day} {d.month} {d.year}",
)


@given(days, st.sampled_from(WAYS))
def test_a_date_is_read_in_every_way_people_write_it(day, way):
    assert read_date(way(day)) == day


@given(days)
def test_what_is_shown_is_read_again_as_the_same_day(day):
    assert read_date(show_date(day)) == day


@given(st.text(max_size=40), st.text(max_size=12))
def test_no_text_breaks_the_reading_and_what_is_no_date_is_explained(text, school_year):
    found = read_date(text, school_year)
    assert (found is None and bool(text.strip())) == bool(date_fault(text, school_year))


@given(st.dates(date(2026, 9, 1), date(2027, 6, 30)))
def test_without_a_year_a_day_of_the_school_year_is_read_as_that(day):
    assert read_date(f"{day.day}/{day.month}", YEAR) == day
    assert read_date(f"{day.day}/{day.month}") is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_proposed_date_lies_in_reach_and_keeps_day_and_month(day):
    proposed = proposed_date(day, YEAR)
    if not is_far(day, YEAR):
        assert proposed is None
    elif proposed is not None:
        assert (proposed.day, proposed.month) == (day.day, day.month)
        assert not is_far(proposed, YEAR)
    else:
        assert (day.day, day.month) == (29, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2/27", "Tháng 2 không có ngày 31. Sửa ngày hoặc tháng."),
        ("12/13/2027", "Không có tháng 13. Ghi ngày trước, tháng sau."),
        ("15/7", "Ghi thêm năm, ví dụ 15/07/2026."),
        ("ngày mai", GENERAL_FAULT),
    ],
)
def test_each_wrong_date_has_its_own_sentence(text, words):
    assert date_fault(text, YEAR) == words


@pytest.fixture
def field(qtbot) -> DateField:
    shown = DateField("Nộp hồ sơ")
    shown.set_school_year(YEAR)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_year_that_cannot_be_meant_is_kept_marked_and_mended_with_one_click(field, qtbot):
    qtbot.keyClicks(field.line, "20/5/20")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value == date(2020, 5, 20)
    assert field.validity is Validity.WARN
    words = "20/05/2020 nằm ngoài năm học 2026-2027. Ý thầy cô là 20/05/2027?"
    assert field.sentence == words == field.line.accessibleDescription()
    told = []
    field.line.date_edited.connect(lambda: told.append(field.value))
    field.take.click()

    assert told == [date(2027, 5, 20)]
    assert field.line.text() == "20/05/2027"
    assert field.validity is Validity.NONE
    assert not field.take.isVisible()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(min_codepoint=32, max_codepoint=0x1EF9, exclude_categories=["C", "Z", "M"]))
)
def test_whatever_was_typed_is_never_wiped_by_what_is_stored(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()
    before = field.line.text()
    if field.is_unreadable:
        field.fill(date(2027, 3, 5))
        assert field.line.text() == before
        assert field.validity is Validity.ERROR


def test_a_day_is_chosen_from_the_calendar_by_keyboard(field, qtbot):
    field.fill(date(2027, 3, 5))
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.line.calendar_popup
    assert popup.isVisible()
    assert popup.calendar.selectedDate() == QDate(2027, 3, 5)
    popup.calendar.setSelectedDate(QDate(2027, 3, 12))
    popup.calendar.activated.emit(popup.calendar.selectedDate())

    assert not popup.isVisible()
    assert field.value == date(2027, 3, 5) + timedelta(days=7)


def test_a_day_taken_again_after_it_was_undone_is_told_again(field):
    told = []
    field.line.date_edited.connect(lambda: told.append(field.value))
    field.line.enter(date(2027, 3, 5))
    field.fill(None, even_if_focused=True)
    field.line.enter(date(2027, 3, 5))
    assert told == [date(2027, 3, 5)] * 2
