"""Phân công: by dragging, by ticking, by sharing out; by person and by criterion."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt

from cds_desktop import queries
from cds_desktop.actions.rounds import name_council
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Member
from cds_desktop.ui import background
from cds_desktop.ui.pages.council.member_model import NAME
from cds_desktop.ui.pages.council.page import CouncilPage


def test_ticking_a_criterion_assigns_it_to_the_chosen_member(shown_page, sample, settle, qtbot):
    page = shown_page(CouncilPage, sample)
    page.table.choose_rows([2])
    ticks = page.side_criteria.list
    ticks.choose(("1.1",))
    assert page.criteria_model.rows[0].state is Qt.CheckState.Unchecked
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert page.criteria_model.rows[0].state is Qt.CheckState.Checked
    settle()

    assert "1.1" in queries.council(sample).members[2].member.criteria
    assert queries.council(sample).members[0].member.criteria == ("2.1", "2.2")
    assert sample.history.undoable[-1].words == "giao 1.1 cho Lê Thu Hà"


def test_several_criteria_are_ticked_for_several_people_at_once_and_taken_back_at_once(
    shown_page, sample, settle, qtbot
):
    page = shown_page(CouncilPage, sample)
    before = [row.member.criteria for row in queries.council(sample).members]
    page.table.choose_rows([0, 1])
    page.side_criteria.list.choose(("1.1", "1.3"))
    qtbot.keyClick(page.side_criteria.list, Qt.Key.Key_Space)
    settle()

    stored = queries.council(sample).members
    assert all({"1.1", "1.3"} <= set(row.member.criteria) for row in stored[:2])
    assert sample.history.undoable[-1].words == "giao 1.1, 1.3 cho 2 người"
    background.run_action(page, partial(undo, sample))
    settle()
    assert [row.member.criteria for row in queries.council(sample).members] == before
    assert [member.criteria for member in page.model.members] == before


def test_choosing_another_member_shows_and_keeps_each_ones_criteria(shown_page, sample):
    page = shown_page(CouncilPage, sample)
    before = [row.member.criteria for row in queries.council(sample).members]
    shown = []
    for row in range(len(before)):
        page.table.choose_rows([row])
        ticked = [one for one in page.criteria_model.rows if one.state is Qt.CheckState.Checked]
        shown.append(tuple(one.key for one in ticked))

    assert shown == before
    assert page.model.members == tuple(row.member for row in queries.council(sample).members)


def test_criteria_dropped_onto_a_person_are_given_to_that_person(shown_page, sample, settle, said):
    page = shown_page(CouncilPage, sample)
    carried = page.criteria_model.mimeData([page.criteria_model.index(0), page.criteria_model.index(1)])
    onto = page.model.index(3, NAME)
    assert page.model.canDropMimeData(carried, Qt.DropAction.CopyAction, -1, -1, onto)
    page.model.dropMimeData(carried, Qt.DropAction.CopyAction, -1, -1, onto)
    settle()

    assert {"1.1", "1.2"} <= set(queries.council(sample).members[3].member.criteria)
    assert said == ["Đã giao 1.1, 1.2 cho Phạm Quốc Bảo"]


def test_people_dropped_onto_a_criterion_are_in_charge_of_it(shown_page, sample, settle, said):
    page = shown_page(CouncilPage, sample)
    page.tabs.setCurrentIndex(1)
    carried = page.people_model.mimeData([page.people_model.index(0)])
    page.all_model.dropMimeData(carried, Qt.DropAction.CopyAction, -1, -1, page.all_model.index(0))
    settle()

    assert "1.1" in queries.council(sample).members[0].member.criteria
    assert page.all_model.rows[0].people == ("Nguyễn Thị Hiền", "Trần Đức Thắng")
    assert said == ["Đã giao 1.1 cho Nguyễn Thị Hiền"]


def test_what_is_dragged_in_from_elsewhere_is_not_taken(shown_page, sample):
    page = shown_page(CouncilPage, sample)
    strange = QMimeData()
    strange.setText("1.1")
    for model in (page.model, page.criteria_model, page.all_model, page.people_model):
        assert not model.dropMimeData(strange, Qt.DropAction.CopyAction, -1, -1, model.index(0, 0))


def test_by_criterion_people_are_ticked_for_several_criteria(shown_page, sample, settle, qtbot):
    page = shown_page(CouncilPage, sample)
    page.tabs.setCurrentIndex(1)
    page.all_criteria.choose(("1.1", "1.2"))
    page.side_people.list.choose((page.people_model.rows[5].key,))
    qtbot.keyClick(page.side_people.list, Qt.Key.Key_Space)
    settle()

    assert {"1.1", "1.2"} <= set(queries.council(sample).members[5].member.criteria)
    assert page.side_people.title.text() == "Người phụ trách 1.1, 1.2"


def test_a_click_on_the_box_ticks_and_a_click_on_the_words_only_chooses(shown_page, sample, settle, qtbot):
    page = shown_page(CouncilPage, sample)
    ticks = page.side_criteria.list
    area = ticks.visualRect(page.criteria_model.index(2))
    words, box = QPoint(area.left() + 100, area.center().y()), QPoint(area.left() + 20, area.center().y())
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=words)
    settle()
    assert page.criteria_model.rows[2].state is Qt.CheckState.Unchecked
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settle()

    assert "1.3" in queries.council(sample).members[0].member.criteria


def test_criteria_nobody_holds_are_marked_and_shared_out_evenly(shown_page, begun, settle, said):
    people = [Member(id=f"m{n}", full_name=f"Người Thứ {n}") for n in range(3)]
    name_council(begun, people)
    page = shown_page(CouncilPage, begun)
    count = len(queries.council(begun).criteria)
    assert page.open_criteria.words.text() == f"Chưa có người phụ trách · {count}"
    page.open_criteria.distribute.click()
    settle()

    held = [len(row.member.criteria) for row in queries.council(begun).members]
    assert sum(held) == count
    assert max(held) - min(held) <= 1
    assert said == [f"Đã chia đều {count} tiêu chí"]
    assert page.open_criteria.words.text() == "Tiêu chí nào cũng có người phụ trách."
