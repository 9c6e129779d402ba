"""Việc cần làm: the next thing to do, and every row goes to its place."""

from decimal import Decimal

from cds_desktop import queries
from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.rounds import name_council
from cds_desktop.domain.round import Answer, Member, Role
from cds_desktop.ui import background, person
from cds_desktop.ui.pages.todo.page import TodoPage
from cds_desktop.ui.widgets.buttons import Button, Kind
from cds_desktop.ui.widgets.check_row import CheckRow


def rows(rows_list) -> list[CheckRow]:
    return [row for row in rows_list.rows if isinstance(row, CheckRow)]


def test_a_new_round_asks_for_the_council_first(shown_page, begun, qtbot):
    page = shown_page(TodoPage, begun)

    with qtbot.waitSignal(page.go_to) as asked:
        page.tasks.resume.click()

    assert asked.args == ["council", ""]


def test_once_there_is_a_council_the_first_open_content_comes_next(shown_page, begun, qtbot):
    name_council(begun, [Member(id="", full_name="Trần Văn Minh", role=Role.CHAIR)])
    page = shown_page(TodoPage, begun)
    first = queries.overview(begun).tasks[0].code

    with qtbot.waitSignal(page.go_to) as asked:
        page.tasks.resume.click()

    assert asked.args == ["scoring", first]


def test_when_everything_is_scored_the_next_step_is_offered(shown_page, sample, qtbot):
    page = shown_page(TodoPage, sample)

    with qtbot.waitSignal(page.go_to) as asked:
        page.tasks.resume.click()

    assert asked.args == ["minutes", ""]
    assert page.standing.meters[0].value_shown.points == 71.5


def test_at_most_one_button_is_filled(shown_page, begun):
    page = shown_page(TodoPage, begun)

    filled = [b for b in page.findChildren(Button) if b.kind is Kind.PRIMARY and b.isVisible()]
    assert filled == [page.tasks.resume]


def test_each_finding_goes_to_the_place_where_it_is_mended(shown_page, begun, qtbot):
    page = shown_page(TodoPage, begun)
    council = next(row for row in rows(page.attention.rows) if "chủ tịch" in row.sentence.lower())

    with qtbot.waitSignal(page.go_to) as asked:
        council.click()

    assert asked.args == ["council", ""]


def test_contents_without_an_answer_are_tasks_and_not_findings_as_well(shown_page, begun):
    page = shown_page(TodoPage, begun)

    assert any(row.sentence.startswith("1.3.1 ") for row in rows(page.tasks.rows))
    assert not any(row.sentence.startswith("1.3.1") for row in rows(page.attention.rows))


def test_an_answer_given_elsewhere_moves_the_meter_at_once(shown_page, sample, settle):
    page = shown_page(TodoPage, sample)
    background.run_action(
        page, lambda: enter_answer(sample, "1.1", Answer(met=False, reason="Chưa ban hành"))
    )
    settle()
    assert "1.1 không đạt" in page.standing._failed.text()
    assert any("1.1 không đạt" in row.sentence for row in rows(page.attention.rows))

    assert "1.1" in page.standing.meters[0].value_shown.failed_condition


def test_below_the_width_of_two_columns_everything_stands_in_one(shown_page, sample):
    page = shown_page(TodoPage, sample, size=(840, 460))

    assert {page._grid.getItemPosition(i)[1] for i in range(page._grid.count())} == {0}


def test_each_person_sees_the_own_work_first_and_the_councils_on_asking(shown_page, begun):
    members = [
        Member(id="", full_name="Trần Văn Minh", role=Role.CHAIR),
        Member(id="", full_name="Lê Thu Hà", role=Role.SECRETARY),
        Member(id="", full_name="Vũ Ngọc Ánh", criteria=("1.4",)),
    ]
    name_council(begun, members)
    mine = queries.council(begun).members[2].member
    person.choose(begun, mine.id, mine.full_name)
    page = shown_page(TodoPage, begun)

    assert page.tasks.title.text() == "Việc của tôi · 1"
    assert page.tasks._resume_text.text().startswith("1.4 ·")
    assert rows(page.tasks.rows) == []
    page.tasks.whose.click()
    assert page.tasks.title.text().startswith("Việc của cả Hội đồng · ")
    assert len(rows(page.tasks.rows)) > 20
    page.tasks.whose.click()
    assert page.tasks.title.text() == "Việc của tôi · 1"


def test_work_goes_on_after_the_last_answer(shown_page, begun):
    name_council(begun, [Member(id="", full_name="Trần Văn Minh", role=Role.CHAIR)])
    enter_answer(begun, "1.4", Answer(count=Decimal(90)))
    page = shown_page(TodoPage, begun)

    assert page.tasks._resume_hint.text() == "Làm tiếp chỗ đang dở"
    assert page.tasks._resume_text.text().startswith("1.5.1 ·")


def test_before_the_first_answer_no_level_is_claimed(shown_page, begun):
    page = shown_page(TodoPage, begun)

    assert page.standing._level.text() == "Chưa chấm"
    assert page.standing._hatched.text().startswith("Phần gạch chéo: ")


def test_rows_say_until_when(shown_page, begun):
    page = shown_page(TodoPage, begun)

    assert all(row.note.endswith("hạn 31/03") for row in rows(page.tasks.rows) if row.sentence[0].isdigit())


def test_a_window_made_wide_again_lets_the_lists_scroll_and_not_the_page(shown_page, begun, settle):
    page = shown_page(TodoPage, begun)

    page.resize(700, 600)
    settle()
    assert page._scroll.verticalScrollBar().maximum() > 0
    page.resize(1150, 633)
    settle()

    assert page._scroll.verticalScrollBar().maximum() == 0
    assert page.tasks.rows.verticalScrollBar().maximum() > 0


def test_a_low_window_scrolls_as_a_whole_and_not_list_by_list(shown_page, begun, settle):
    page = shown_page(TodoPage, begun, size=(1030, 494))
    settle()

    assert page._scroll.verticalScrollBar().maximum() > 0
    assert page.tasks.rows.verticalScrollBar().maximum() == 0
    assert page.attention.rows.verticalScrollBar().maximum() == 0
