"""Rà soát: checks that lead to their place, bars on one scale, the smallest way to the next level."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from cds_desktop import queries
from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Answer
from cds_desktop.ui import background
from cds_desktop.ui.pages.review.page import ReviewPage
from cds_desktop.ui.widgets.level_meter import LevelMeter


def test_each_check_leads_to_the_place_its_words_name(shown_page, begun, qtbot):
    enter_answer(begun, "1.4", Answer(count=Decimal(90)))
    page = shown_page(ReviewPage, begun)
    row = next(row for row in page.checks.rows.rows if row.sentence.startswith("1.4 có số liệu nhưng chưa"))
    assert row.link == "Đến 1.4"

    with qtbot.waitSignal(page.go_to) as asked:
        row.click()

    assert asked.args == ["scoring", "1.4"]


def test_evidence_is_opened_at_the_item_concerned(shown_page, sample, qtbot):
    page = shown_page(ReviewPage, sample)
    row = next(row for row in page.checks.rows.rows if "dữ liệu cá nhân" in row.sentence)

    with qtbot.waitSignal(page.go_to) as asked:
        row.click()

    assert row.link == "Chọn"
    assert asked.args == ["evidence", row.sentence.split()[0]]


def test_checks_are_counted_by_weight_and_errors_stand_first(shown_page, begun):
    page = shown_page(ReviewPage, begun)
    shown = [chip.text for chip in page.checks.chips.values() if chip.isVisible()]
    states = [row.state.name for row in page.checks.rows.rows]

    assert shown[0].endswith(" lỗi")
    assert sum(int(words.split()[0]) for words in shown) == len(states)
    assert states == sorted(states, key=["ERROR", "ATTENTION", "NOTE"].index)


def test_what_was_solved_is_said_when_one_comes_back(shown_page, sample, settle, qtbot):
    page = shown_page(ReviewPage, sample)
    enter_answer(sample, "1.1", Answer())
    page.enter()
    settle()
    enter_answer(sample, "1.1", Answer(met=True))

    with qtbot.waitSignal(background.signals.said) as told:
        page.enter()
        settle()

    assert told.args == ["Đã xong: Điều kiện bắt buộc 1.1 chưa xác nhận"]


def turn_to(page, name):
    tabs = page.charts.tabs
    names = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(names.index(name))


def test_the_charts_have_a_tab_each_with_the_tools_of_the_one_shown(shown_page, sample):
    page = shown_page(ReviewPage, sample)
    chart = page.charts.charts["Tiêu chí"]
    assert "23,5" in chart.picture.accessibleDescription()
    assert chart.switch.isVisible()

    turn_to(page, "Nhóm")

    assert not chart.switch.isVisible()
    assert page.charts.charts["Nhóm"].picture.isVisible()
    # In the first year there is nothing to hold it against.
    tabs = page.charts.tabs
    names = [tabs.tabText(place) for place in range(tabs.count())]
    assert names == ["Tiêu chí", "Nội dung", "Nhóm", "Cách tính"]


def test_every_content_has_a_bar_on_asking(shown_page, sample):
    page = shown_page(ReviewPage, sample)
    turn_to(page, "Nội dung")

    view = page.charts.charts["Nội dung"]
    spoken = [strip.spoken for strip in view.picture.strips if strip.code]
    assert view.picture.isVisible()
    assert len(spoken) == view.table.rows.rowCount() == 26
    assert spoken[0].endswith(": 6 trên 6 điểm")


def test_points_no_content_names_have_a_dashed_box_of_their_own(shown_page, begun):
    page = shown_page(ReviewPage, begun)
    turn_to(page, "Nội dung")
    view = page.charts.charts["Nội dung"]
    assert "Chưa rõ thuộc nội dung nào: 10 điểm" in [strip.spoken for strip in view.picture.strips]


def test_a_step_left_out_gives_another_set_and_can_be_taken_up_again(shown_page, sample, settle):
    page = shown_page(ReviewPage, sample)
    (first,) = page.ways.way.checks
    assert page.ways.way.title.text() == "Còn thiếu gì để đạt Mức 3?"

    first.setFocus()
    first.click()
    settle()
    rows = page.ways.way.checks
    assert QApplication.focusWidget() in [row for row in rows if not row.isChecked()]
    assert [row.deed for row in rows if not row.isChecked()] == [first.deed]
    assert sum(row.isChecked() for row in rows) >= 1

    next(row for row in rows if not row.isChecked()).click()
    settle()
    assert [row.deed for row in page.ways.way.checks] == [first.deed]


def test_every_level_above_the_present_one_has_its_way(shown_page, sample, settle):
    for code in ("1.3.1", "1.5.1", "1.6.1", "1.6.2", "1.7.1", "1.7.2"):
        enter_answer(sample, code, Answer())
    page = shown_page(ReviewPage, sample)
    tabs = page.ways.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Mức 2", "Mức 3", "Kế hoạch cải tiến"]
    fewer = {row.deed for row in page.ways.way.checks}

    tabs.setCurrentIndex(1)
    assert page.ways.way.title.text() == "Còn thiếu gì để đạt Mức 3?"
    assert {row.deed for row in page.ways.way.checks} != fewer

    enter_answer(sample, "1.3.1", Answer(points=Decimal(6)))
    settle()
    assert page.ways.way.title.text() == "Còn thiếu gì để đạt Mức 3?"


def test_the_meter_shows_where_the_steps_lead(shown_page, sample):
    page = shown_page(ReviewPage, sample)
    (meter,) = page.ways.way.findChildren(LevelMeter)
    assert meter.value_shown.ahead == 76.5
    assert meter.accessibleName().endswith("có thể đạt 76,5 điểm")


def test_the_steps_go_into_the_plan_once_and_the_page_has_no_filled_button_left(
    shown_page, sample, settle, qtbot
):
    page = shown_page(ReviewPage, sample)
    assert page.ways.way.plan.text() == "Đưa 1 việc vào kế hoạch"

    with qtbot.waitSignal(background.signals.did) as told:
        page.ways.way.plan.click()
    settle()

    assert told.args == ["Đã đưa 1 việc vào kế hoạch cải tiến"]
    assert not page.ways.way.plan.isVisible()
    assert page.ways.way._foot.text().startswith("Đã có 1 việc trong kế hoạch cải tiến.")
    assert page.ways.tabs.tabText(page.ways.tabs.count() - 1) == "Kế hoạch cải tiến · 1"


@pytest.fixture
def planned(shown_page, sample, settle):
    """The page at the plan, with one step carried in."""
    page = shown_page(ReviewPage, sample)
    page.ways.way.plan.click()
    settle()
    page.ways.way.settle.click()
    return page


def stored(workspace):
    return [planned.step for planned in queries.review(workspace).plan]


def test_who_when_and_how_are_stored_as_they_are_typed(planned, sample, settle, type_into):
    (row,) = planned.ways.plan.rows.values()
    type_into(row.who, "Lê Thu Hà, Phạm")
    type_into(row.due.line, "5/3/27")
    row.how.setPlainText("Bồi dưỡng theo tổ")
    row.deed.setPlainText("Sửa phòng máy")
    planned.hand_over()
    settle()

    (step,) = stored(sample)
    assert (step.who, step.due_on, step.how) == ("Lê Thu Hà, Phạm", date(2027, 3, 5), "Bồi dưỡng theo tổ")
    assert step.deed == "Sửa phòng máy"
    assert step.gain == Decimal(5)


def test_names_of_the_council_are_offered_after_each_comma(planned, sample):
    (row,) = planned.ways.plan.rows.values()
    names = queries.review(sample).people
    assert [choice.text for choice in row.who.matches("")] == list(names)
    offered = [choice.text for choice in row.who.matches(f"{names[0]}, {names[1].split()[-1]}")]
    assert f"{names[0]}, {names[1]}" in offered
    assert all(choice.startswith(f"{names[0]}, ") for choice in offered)


def test_a_step_removed_comes_back_by_undo_with_all_that_was_typed(planned, sample, settle, type_into, qtbot):
    (row,) = planned.ways.plan.rows.values()
    type_into(row.who, "Lê Thu Hà")
    with qtbot.waitSignal(background.signals.did) as told:
        row.remove.click()
    settle()
    assert told.args == [f"Đã bỏ việc {row.code} khỏi kế hoạch"]
    assert planned.ways.plan.rows == {}
    assert planned.ways.tabs.hasFocus()

    background.run_action(planned, partial(undo, sample))
    settle()
    (again,) = planned.ways.plan.rows.values()
    assert again.who.text() == "Lê Thu Hà"


def test_what_is_no_date_stays_and_the_date_stored_before_too(planned, sample, settle, type_into):
    (row,) = planned.ways.plan.rows.values()
    type_into(row.due.line, "5/3/2027")
    planned.hand_over()
    settle()
    type_into(row.due.line, "31/2")
    planned.hand_over()
    settle()
    assert stored(sample)[0].due_on == date(2027, 3, 5)
    assert row.due.line.text() == "31/2"


def test_a_condition_not_met_comes_before_every_step(shown_page, sample, qtbot):
    enter_answer(sample, "2.2", Answer(met=False))
    page = shown_page(ReviewPage, sample)
    row = page.ways.way.rows[0]

    with qtbot.waitSignal(page.go_to) as asked:
        row.click()

    assert row.sentence == "Điều kiện bắt buộc 2.2 phải đạt"
    assert asked.args == ["scoring", "2.2"]


def test_below_the_width_of_two_columns_the_checks_stand_above(shown_page, sample):
    page = shown_page(ReviewPage, sample, size=(840, 460))
    assert page._right.indexOf(page.checks) == 0
    assert page.checks.width() > 700


def test_every_total_up_to_the_level_is_explained_in_a_sentence(sample, shown_page):
    page = shown_page(ReviewPage, sample)
    charts = page.charts
    charts.tabs.setCurrentIndex(charts.tabs.count() - 1)
    assert charts.workings.isVisible()
    words = [label.text().replace("\u00a0", " ") for label in charts.workings.labels]
    assert words[0].startswith("Mức chung: nhóm 1 Mức 2, nhóm 2 Mức 3; nhóm thấp nhất quyết định → Mức 2")
    assert "1.5: 1.5.1 10/15 + 1.5.2 0/5 = 10/20 điểm." in words
    assert "2.1: điều kiện bắt buộc, đạt." in words
    assert charts.workings.accessibleDescription().splitlines() == words
