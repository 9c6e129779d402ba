"""Hội đồng và phân công: typed into the table, ticked beside it, stored."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QLocale, QMimeData, QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QComboBox

from cds_desktop import queries
from cds_desktop.actions.rounds import name_council
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui import background, theme
from cds_desktop.ui.pages.council.member_model import NAME, ROLE, MemberModel
from cds_desktop.ui.pages.council.page import CouncilPage

CHAIR = Member(id="a", full_name="Trần Văn Minh", role=Role.CHAIR, criteria=("1.1",))
SECRETARY = Member(id="b", full_name="Nguyễn Thị Hạnh", role=Role.SECRETARY)


@pytest.fixture
def model(qtmodeltester) -> MemberModel:
    model = MemberModel()
    model.show_members([CHAIR, SECRETARY])
    return model


@pytest.fixture
def said():
    """What the window would say in its toast, with the way back."""
    words: list[str] = []
    for signal in (background.signals.did, background.signals.said):
        signal.connect(words.append)
    yield words
    for signal in (background.signals.did, background.signals.said):
        signal.disconnect(words.append)


def names(workspace) -> list[str]:
    return [row.member.full_name for row in queries.council(workspace).members]


def test_the_table_keeps_every_promise_of_a_model(model, qtmodeltester):
    qtmodeltester.check(model)
    model.add()
    model.move(0, 1)
    model.remove([0])
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


def test_a_row_dropped_between_two_others_changes_the_order(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    carried = page.model.mimeData([page.model.index(4, NAME)])
    page.model.dropMimeData(carried, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    page.leave()
    settle()

    assert names(sample) == [before[0], before[4], *before[1:4], *before[5:]]
    assert sample.history.undoable[-1].words == "đổi thứ tự Hội đồng"


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


def test_a_table_pasted_from_excel_is_one_step(shown_page, begun, settle, said, qtbot):
    page = shown_page(CouncilPage, begun)
    QApplication.clipboard().setText(
        "STT\tNhiệm vụ\tHọ và tên\tChức vụ\n"
        "1\tChủ tịch HĐ\tBà Nguyễn Thị Hiền\tHiệu trưởng\n"
        "2\tThư ký\tÔng Trần Văn Minh\tGiáo viên\n"
    )
    page.paste_first.click()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    facts = [(one.salutation, one.full_name, one.position, one.role) for one in stored]
    assert facts == [
        ("Bà", "Nguyễn Thị Hiền", "Hiệu trưởng", Role.CHAIR),
        ("Ông", "Trần Văn Minh", "Giáo viên", Role.SECRETARY),
    ]
    assert said == ["Đã đọc 2 người: họ tên, chức vụ, vai trò."]
    assert begun.history.undoable[-1].words == "thêm 2 thành viên"
    page.paste.click()
    settle()
    assert said[1].endswith("2 người đã có trong danh sách, không thêm lần nữa.")
    assert len(names(begun)) == 2


def test_enter_on_the_last_cell_makes_the_next_row(shown_page, begun, settle, qtbot):
    page = shown_page(CouncilPage, begun)
    page.add_first.click()
    for name, position in (("Trần Văn Ẩm", "Hiệu trưởng"), ("Lê Thị Trang", "Giáo viên")):
        for words in (name, position):
            QApplication.focusWidget().setText(words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page.leave()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    assert [(m.salutation, m.full_name, m.role) for m in stored] == [
        ("Ông", "Trần Văn Ẩm", Role.CHAIR),
        ("Bà", "Lê Thị Trang", Role.MEMBER),
    ]
    assert page.model.rowCount() == 2
    assert begun.history.undoable[-1].words == "thêm Lê Thị Trang"


def test_an_undo_while_the_page_is_seen_brings_the_person_back(shown_page, sample, settle, qtbot, said):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    page.table.choose_rows([1, 2])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle()
    assert said == ["Đã bỏ 2 người khỏi Hội đồng"]
    assert sample.history.undoable[-1].words == "bỏ 2 thành viên"
    background.run_action(page, partial(undo, sample))
    settle()

    assert [member.full_name for member in page.model.members] == before == names(sample)


def test_what_the_list_lacks_leads_to_where_it_is_mended(shown_page, sample, settle):
    stored = [row.member for row in queries.council(sample).members]
    name_council(sample, [replace(one, role=Role.MEMBER) for one in stored])
    page = shown_page(CouncilPage, sample)
    assert [problem.link for problem in page.problems.problems] == ["Chọn chủ tịch", "Chọn thư ký"]
    page.problems.mend_asked.emit(page.problems.problems[1])

    assert isinstance(QApplication.focusWidget(), QComboBox)


@pytest.mark.parametrize("width", [560, 820, 1150])
def test_names_are_never_cut(shown_page, sample, width):
    stored = [row.member for row in queries.council(sample).members]
    longest = replace(stored[1], full_name="Nguyễn Hoàng Trần Thị Phương Khánh Linh Chi")
    name_council(sample, [stored[0], longest])
    page = shown_page(CouncilPage, sample, size=(width, 448))
    place = page.model.index(1, NAME)
    metrics = QFontMetricsF(theme.font(theme.Type.BODY))
    room = page.table.visualRect(place).adjusted(8, 0, -8, 0)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    needed = metrics.boundingRect(QRectF(room).adjusted(0, 0, 0, 500), flags, place.data())

    assert needed.height() <= page.table.rowHeight(1)
    assert needed.width() <= room.width()


def test_removing_and_reordering_are_stored(shown_page, sample, settle, qtbot):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    page.table.choose_rows([1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.table.choose_rows([0])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
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

    assert page.problems.isVisible()
    assert page.problems.text() == "Chưa ghi số quyết định thành lập Hội đồng."


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
    page.table.choose_rows([0])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    page.table.indexWidget(page.table.currentIndex()).setText("Nguyễn Thị Hiền Lương")
    page.leave()
    settle()

    assert names(sample)[0] == "Nguyễn Thị Hiền Lương"
