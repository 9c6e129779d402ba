"""Hội đồng và phân công: typed into the table, ticked beside it, stored."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox

from cds_desktop import queries
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui.pages.council.member_table import NAME, ROLE, MemberModel
from cds_desktop.ui.pages.council.page import CouncilPage

CHAIR = Member(id="a", full_name="Trần Văn Minh", role=Role.CHAIR, criteria=("1.1",))
SECRETARY = Member(id="b", full_name="Nguyễn Thị Hạnh", role=Role.SECRETARY)


@pytest.fixture
def model(qtmodeltester) -> MemberModel:
    model = MemberModel()
    model.show_members([CHAIR, SECRETARY])
    return model


def names(workspace) -> list[str]:
    return [row.member.full_name for row in queries.council(workspace).members]


def test_the_table_keeps_every_promise_of_a_model(model, qtmodeltester):
    qtmodeltester.check(model)
    model.add()
    model.move(0, 1)
    model.remove(0)
    qtmodeltester.check(model)


def test_a_row_without_a_name_is_not_a_member_yet(model):
    row = model.add()
    assert model.members == (CHAIR, SECRETARY)
    model.setData(model.index(row, NAME), "  Lê  Thu Trang ")

    assert [m.full_name for m in model.members] == ["Trần Văn Minh", "Nguyễn Thị Hạnh", "Lê Thu Trang"]


def test_moving_a_member_changes_the_order_both_ways(model):
    assert model.move(0, 1) == 1
    assert model.members == (SECRETARY, CHAIR)
    assert model.move(1, -1) == 0
    assert model.members == (CHAIR, SECRETARY)
    assert model.move(0, -1) == 0


def test_an_empty_council_says_what_to_do_first(shown_page, begun):
    page = shown_page(CouncilPage, begun)

    assert page.add_first.isVisible()
    assert not page.table.isVisible()


def test_tab_leads_from_each_new_name_to_the_position(shown_page, begun, settle, qtbot):
    page = shown_page(CouncilPage, begun)
    for name, position in (("Trần Văn Ẩm", "Hiệu trưởng"), ("Lê Thu Trang", "Giáo viên")):
        (page.add if page.add.isVisible() else page.add_first).click()
        for words in (name, position):
            QApplication.focusWidget().setText(words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle()
    page.leave()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    assert [member.position for member in stored] == ["Hiệu trưởng", "Giáo viên"]


def test_members_added_in_the_table_are_stored_with_their_roles(shown_page, begun, settle):
    page = shown_page(CouncilPage, begun)
    page.add_first.click()
    page.model.setData(page.model.index(0, NAME), "Trần Văn Minh")
    page.model.setData(page.model.index(0, ROLE), Role.CHAIR.value)
    page.add.click()
    page.model.setData(page.model.index(1, NAME), "Nguyễn Thị Hạnh")
    page.leave()
    settle()

    assert names(begun) == ["Trần Văn Minh", "Nguyễn Thị Hạnh"]
    assert queries.council(begun).members[0].member.role is Role.CHAIR


def test_ticking_a_criterion_assigns_it_to_the_chosen_member(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    page._choose(2)
    item = page.assignments.item(0)
    assert item.checkState() is Qt.CheckState.Unchecked
    item.setCheckState(Qt.CheckState.Checked)
    page.leave()
    settle()

    assert "1.1" in queries.council(sample).members[2].member.criteria
    assert queries.council(sample).members[0].member.criteria == ("2.1", "2.2")


def test_choosing_another_member_shows_and_keeps_each_ones_criteria(shown_page, sample):
    page = shown_page(CouncilPage, sample)
    before = [row.member.criteria for row in queries.council(sample).members]
    shown = []
    for row in range(len(before)):
        page._choose(row)
        shown.append(page.assignments.ticked)

    assert shown == before
    assert page.model.members == tuple(row.member for row in queries.council(sample).members)


def test_removing_and_reordering_are_stored(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    page._choose(1)
    page.remove.click()
    page._choose(0)
    page.down.click()
    page.leave()
    settle()

    assert names(sample) == [before[2], before[0], *before[3:]]


def test_the_decision_is_stored_and_the_plan_stays(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    page.decision.number.setText("46/QĐ-THCSMH")
    page.decision.number.textEdited.emit("46/QĐ-THCSMH")
    page.leave()
    settle()

    view = queries.round_view(sample)
    assert view.council_decision_number == "46/QĐ-THCSMH"
    assert view.plan_number == "20/KH-THCSMH"
    assert view.council_decision_date is not None


def test_what_the_council_lacks_is_said_on_its_page(shown_page, begun):
    page = shown_page(CouncilPage, begun)

    assert page.faults.isVisible()
    assert "thư ký" in page.faults.text().lower()


def test_the_role_is_chosen_from_a_list_in_the_table(shown_page, sample, qtbot):
    page = shown_page(CouncilPage, sample)
    page.table.edit(page.model.index(0, ROLE))
    box = page.table.findChild(QComboBox)

    assert [box.itemText(i) for i in range(box.count())] == [
        "Chủ tịch",
        "Phó Chủ tịch",
        "Thư ký",
        "Ủy viên",
    ]
    assert QLocale().name() == "vi_VN"


def test_a_cell_still_being_edited_is_stored_when_the_page_is_left(shown_page, sample, qtbot, settle):
    page = shown_page(CouncilPage, sample)
    page.table.setFocus()
    page._choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    page.table.indexWidget(page.table.currentIndex()).setText("Nguyễn Thị Hiền Lương")
    page.leave()
    settle()

    assert names(sample)[0] == "Nguyễn Thị Hiền Lương"
