"""Rà soát: checks that lead to their place, bars on one scale, the smallest way to the next level."""

from decimal import Decimal

from cds_desktop import queries
from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.ui import background
from cds_desktop.ui.pages.review.page import ReviewPage


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


def test_every_criterion_with_points_has_a_bar_and_contents_on_asking(shown_page, sample):
    page = shown_page(ReviewPage, sample)
    assert len(page.bars.rows) == 7
    assert page.bars.rows[0].accessibleName().endswith("23,5 trên 30 điểm")
    assert "; 1.4 " in page.bars._chart.accessibleDescription()

    page.bars.turn.click()

    assert len(page.bars.rows) == len(queries.review(sample).item_bars)
    assert page.bars.title.text() == "Điểm từng nội dung"


def test_points_no_content_names_have_a_dashed_box_of_their_own(shown_page, begun):
    page = shown_page(ReviewPage, begun)
    assert page.bars.rows[-1].accessibleName() == "Chưa rõ nội dung: 10 điểm chưa rõ nội dung"


def test_a_step_left_out_gives_another_set_and_can_be_taken_up_again(shown_page, sample, settle):
    page = shown_page(ReviewPage, sample)
    (first,) = page.next_level.checks
    assert page.next_level.title.text() == "Còn thiếu gì để đạt Mức 3?"

    first.setFocus()
    first.click()
    settle()
    rows = page.next_level.checks
    assert page.focusWidget() in [row for row in rows if not row.isChecked()]
    assert [row.deed for row in rows if not row.isChecked()] == [first.deed]
    assert sum(row.isChecked() for row in rows) >= 1

    next(row for row in rows if not row.isChecked()).click()
    settle()
    assert [row.deed for row in page.next_level.checks] == [first.deed]


def test_the_steps_go_into_the_plan_once_and_the_page_has_no_filled_button_left(
    shown_page, sample, settle, qtbot
):
    page = shown_page(ReviewPage, sample)
    code = queries.review(sample).next_level.steps[0].criterion_code
    assert page.next_level.plan.text() == "Đưa 1 việc vào kế hoạch"

    with qtbot.waitSignal(background.signals.did) as told:
        page.next_level.plan.click()
    settle()

    assert told.args == ["Đã đưa 1 việc vào kế hoạch"]
    assert page.next_level.checks[0].deed.split(" · ")[0] in queries.criterion_view(sample, code).text.plan
    assert not page.next_level.plan.isVisible()
    assert page.next_level._foot.text().startswith("Đã có 1 việc trong kế hoạch cải tiến.")


def test_a_condition_not_met_comes_before_every_step(shown_page, sample, qtbot):
    enter_answer(sample, "2.2", Answer(met=False))
    page = shown_page(ReviewPage, sample)
    row = page.next_level._rows.itemAt(0).widget()

    with qtbot.waitSignal(page.go_to) as asked:
        row.click()

    assert row.sentence == "Điều kiện bắt buộc 2.2 phải đạt"
    assert asked.args == ["scoring", "2.2"]


def test_below_the_width_of_two_columns_the_checks_stand_above(shown_page, sample):
    page = shown_page(ReviewPage, sample, size=(840, 460))
    assert page._right.indexOf(page.checks) == 0
    assert page.checks.width() > 700
